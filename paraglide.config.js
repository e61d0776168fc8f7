/** Compiles messages/*.json; the language is always passed in, never guessed, so the only strategy is the base. */
export const paraglide = {
  project: './project.inlang',
  outdir: './src/lib/paraglide',
  strategy: /** @type {['baseLocale']} */ (['baseLocale']),
  emitReadme: false,
  emitPrettierIgnore: false
};
