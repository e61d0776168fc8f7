import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { defineConfig } from 'vite';
import { paraglide } from './paraglide.config.js';

/** Builds the command line into dist/, for plain Node: `npx warrant` works after `npm ci` alone. */
export default defineConfig({
  plugins: [paraglideVitePlugin(paraglide)],
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'node20',
    ssr: 'src/cli/warrant.ts',
    minify: true,
    rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } }
  },
  logLevel: 'warn'
});
