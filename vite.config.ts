import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { catalogues } from './paraglide.config.js';
import { oneModule } from './tools/one-module.js';
import { samePdf } from './tools/same-pdf.js';
import { workerParts } from './tools/worker-parts.js';

/** What a map needs when it opens; the other readings, the panel, search and overviews come when they are first used. */
const MAP = new RegExp(
  [
    'node_modules/(d3|d3-(?!hierarchy|shape|path)\\w+|unicode-segmenter)/',
    'lib/(model/(filter|outdated|relations|sides|spanning|standing|translate|tree)|text/(?!placed|visual|contained)|layout|words|svg/shapes|sources/label|scene/(?!frame|theme|paper|tiles|too-large)|editor/(address|study|sight|session|drawing|path|pause|language))',
    'routes/maps/\\[id\\]/(MapPage|MapReading|MapView|SceneView|Told|keep-place|Toolbar|CommandItems|Commands|commands|sharing|parts|Menu|Find|FilterMenu|keys|camera|glide|culling|reader|here|aside|pieces|screen|\\+page\\.(svelte|ts))'
  ]
    .join('|')
    .replaceAll('/', '[\\\\/]')
);

const besides = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ command }) => ({
  resolve: {
    alias: [
      samePdf,
      // The server of `vite dev` bundles all of d3, the parts that animate and colour too.
      ...(command === 'build'
        ? [
            { find: 'd3-color', replacement: besides('tools/no-colour.js') },
            { find: 'd3-transition', replacement: besides('tools/no-transition.js') }
          ]
        : [])
    ]
  },
  build: {
    rolldownOptions: {
      output: {
        // Few larger chunks compress better than many small ones: what every page runs on, what a map needs, and pieces
        // that several parts share, whose names the map's own chunk would have to list.
        codeSplitting: {
          groups: [
            {
              name: 'core',
              test: /node_modules[\\/](svelte|@sveltejs|devalue|esm-env|clsx)[\\/]|paraglide[\\/]first[\\/]registry|routes[\\/](SiteHeader|open-file|telling)|editor[\\/](theme|language)|lib[\\/]messages/
            },
            { name: 'map', test: MAP },
            { name: 'changes', test: /lib[\\/]model[\\/](author|removal|support|unite)\.ts/ },
            {
              name: 'kept',
              test: /node_modules[\\/]idb[\\/]|lib[\\/](device[\\/](catalog|typed\.svelte|packed|room|versions)|editor[\\/]history|formats[\\/](file-name|warrant|json-fault))\.ts|routes[\\/](my[\\/](copy|map-file|when)|prepare[\\/]bring)\.ts/
            },
            {
              name: 'formats',
              test: /lib[\\/](device[\\/](convert|one-task|read-file)|formats[\\/](registry|loss-kinds|recognise|csv-columns|csv-table))\.ts/
            },
            {
              name: 'preparing',
              test: /lib[\\/](preparation-words|preparation[\\/]block)\.ts|routes[\\/]prepare[\\/]words\.ts/
            },
            {
              name: 'small',
              test: /lib[\\/](editor[\\/]bearing|model[\\/](notes|fingerprint)|sources[\\/](cite|dates)|svg[\\/]map-inside|device[\\/]day|text[\\/]contained)\.ts|routes[\\/](my[\\/]\[id\][\\/]version-words|maps[\\/]\[id\][\\/](noting|matches|beginning|source-words))\.ts/
            }
          ]
        }
      }
    }
  },
  // Its chunks are loaded when they are needed, as those of the page are.
  worker: { format: 'es' },
  plugins: [
    ...catalogues.map((each) => paraglideVitePlugin(each)),
    oneModule(['fontkit']),
    workerParts(),
    sveltekit()
  ],
  test: {
    environment: 'node',
    expect: { requireAssertions: true },
    include: ['src/**/*.test.ts', 'tests/*.test.ts']
  }
}));
