/**
 * Compiles messages/*.json into one module for each language, so that a reader loads only the one that is read. The
 * language is always known from the address, never guessed: Paraglide's own strategies are not used.
 */
export const paraglide = {
  project: './project.inlang',
  outdir: './src/lib/paraglide',
  strategy: /** @type {['baseLocale']} */ (['baseLocale']),
  outputStructure: /** @type {const} */ ('locale-modules'),
  emitReadme: false,
  emitPrettierIgnore: false
};
