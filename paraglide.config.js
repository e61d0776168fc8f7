/**
 * Compiles the JSON in messages/ into one module for each catalogue and language, so that a reader loads only the language
 * that is read, and with the first sight of a page only the words of that. The language is always known from the
 * address, never guessed: Paraglide's own strategies are not used.
 */
export const catalogues = ['first', 'parts', 'preparing'].map((name) => ({
  project: `./messages/${name}.inlang`,
  outdir: `./src/lib/paraglide/${name}`,
  strategy: /** @type {['baseLocale']} */ (['baseLocale']),
  outputStructure: /** @type {const} */ ('locale-modules'),
  emitReadme: false,
  emitPrettierIgnore: false
}));
