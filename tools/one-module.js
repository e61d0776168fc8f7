import { build } from 'vite';

const NAME = '\0one-module:';

/**
 * A Vite plugin that makes each of these packages, with all that it needs, one module before it goes into the page. What
 * turns CommonJS into modules is then in there: else it stands in a chunk that every page loads first.
 *
 * @param {readonly string[]} names
 * @returns {import('vite').Plugin}
 */
export function oneModule(names) {
  return {
    name: 'one-module',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    resolveId: (name) => (names.includes(name) ? NAME + name : null),
    async load(id) {
      if (!id.startsWith(NAME)) return null;
      const entry = (await this.resolve(id.slice(NAME.length), undefined, { skipSelf: true }))?.id ?? '';
      const made = await build({
        configFile: false,
        logLevel: 'warn',
        build: {
          write: false,
          lib: { entry, formats: ['es'] },
          rolldownOptions: { output: { codeSplitting: false } }
        }
      });
      const [{ output }] = /** @type {[import('vite').Rolldown.RolldownOutput]} */ (made);
      return output[0].code;
    }
  };
}
