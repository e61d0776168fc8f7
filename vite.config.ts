import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { paraglide } from './paraglide.config.js';

const MAP =
  /node_modules[\\/](d3|d3-\w+|unicode-segmenter)[\\/]|lib[\\/](model|text|layout|sources[\\/]label|scene[\\/](?!frame|theme)|words|svg[\\/]shapes|editor[\\/](address|study))|routes[\\/](maps[\\/]\[id\][\\/](MapView|SceneView|Toolbar|Menu|keys|camera|reader|\+page\.(svelte|ts)))/;

export default defineConfig({
  resolve: { alias: { 'd3-color': fileURLToPath(new URL('tools/no-colour.js', import.meta.url)) } },
  build: {
    rolldownOptions: {
      output: {
        // Few larger chunks compress better than many small ones: what every page runs on, and what a map needs.
        codeSplitting: {
          groups: [
            {
              name: 'core',
              test: /node_modules[\\/](svelte|@sveltejs|devalue|esm-env|clsx)[\\/]|paraglide[\\/]registry|routes[\\/]SiteHeader|editor[\\/](theme|language)|lib[\\/]messages/
            },
            { name: 'map', test: MAP }
          ]
        }
      }
    }
  },
  plugins: [paraglideVitePlugin(paraglide), sveltekit()],
  test: {
    environment: 'node',
    expect: { requireAssertions: true },
    include: ['src/**/*.test.ts', 'tests/*.test.ts']
  }
});
