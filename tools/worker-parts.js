const MANIFEST = '.vite/manifest.json';

/**
 * A Vite plugin that names in the manifest what workers load only when they need it: fonts, words, the program that
 * writes PDF. Vite names only the workers themselves, and the service worker keeps what is named. Fonts as WOFF2 are left
 * out: nothing that a worker makes holds them.
 *
 * @returns {import('vite').Plugin}
 */
export function workerParts() {
  return {
    name: 'worker-parts',
    apply: 'build',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const manifest = bundle[MANIFEST];
        if (manifest?.type !== 'asset') return;
        const named = JSON.parse(String(manifest.source));
        for (const [file, part] of Object.entries(bundle)) {
          if (part.type !== 'asset' || !/\/workers\/.*\.js$/.test(file)) continue;
          if (!String(part.source).includes('data:font/woff2;')) named[file] = { file };
        }
        manifest.source = JSON.stringify(named, null, 2);
      }
    }
  };
}
