import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { defineConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { catalogues } from './paraglide.config.js';
import { samePdf } from './tools/same-pdf.js';

/**
 * Builds the command line into dist/, for plain Node: `npx warrant` works after `npm ci` alone. CommonJS, which Node 20
 * starts a fifth of a second sooner than modules. What reads the texts of sources is loaded only when it is asked for, and
 * runs in a thread with an entry of its own.
 */
export default defineConfig({
  plugins: catalogues.map((each) => paraglideVitePlugin(each)),
  publicDir: false,
  resolve: { alias: [samePdf] },
  define: { 'import.meta.env.WARRANT_VERSION': JSON.stringify(packageJson.version) },
  ssr: { noExternal: true },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'node20',
    ssr: true,
    minify: true,
    rolldownOptions: {
      input: { warrant: 'src/cli/warrant.ts', 'source-worker': 'src/cli/source-worker.ts' },
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' }
    }
  },
  logLevel: 'warn'
});
