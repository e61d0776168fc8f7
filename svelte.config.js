import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-node';
import { versionOf } from './tools/version.js';

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: {
    runes: ({ filename }) => (filename.split(/[/\\]/).includes('node_modules') ? undefined : true)
  },
  kit: {
    adapter: adapter(),
    // What is served without a network stands at the address that was asked for, wherever that is.
    paths: { relative: false },
    version: { name: versionOf(fileURLToPath(new URL('.', import.meta.url))) },
    // Registered by routes/newer-version.ts: not in embedded pages, and silent where the browser refuses.
    serviceWorker: { register: false },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['none'],
        'script-src': ['self'],
        // Besides its own files that of a text for paper, which is seen in a frame before it is saved.
        'style-src': ['self', 'sha256-cR8wx4brl1HdvtUTEl5DosO8ZR3+hSrwVpINvghT1lU='],
        // The one style attribute that Kit itself makes: its announcer of page changes, which is out of sight.
        'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
        'img-src': ['self', 'data:'],
        'font-src': ['self'],
        'connect-src': ['self'],
        'worker-src': ['self'],
        // A PDF that the page has made is printed from a frame; none of another site is let in.
        'frame-src': ['blob:'],
        'manifest-src': ['self'],
        'base-uri': ['none'],
        'form-action': ['none'],
        'frame-ancestors': ['none']
      }
    }
  }
};
