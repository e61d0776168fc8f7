import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** All that the built program is made of. */
export const MADE_OF = [
  'messages',
  'package.json',
  'package-lock.json',
  'paraglide.config.js',
  'src',
  'static',
  'svelte.config.js',
  'tools/no-colour.js',
  'tools/no-transition.js',
  'vite.config.ts'
];

/**
 * A name for the program in a folder, made from the contents of its files: two builds of the same files have the same
 * name, so that browsers are offered a new version only where something has changed.
 */
export function versionOf(/** @type {string} */ root) {
  const hash = createHash('sha256');
  for (const path of MADE_OF.flatMap((each) => filesIn(root, each))) {
    hash.update(`${path}\0`);
    hash.update(readFileSync(join(root, path)));
    hash.update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/** The files at or below a path, in an order that is the same everywhere; generated ones and tests are left out. */
function filesIn(/** @type {string} */ root, /** @type {string} */ path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
    .map((name) => `${path}/${name.split(sep).join('/')}`)
    .filter((name) => !/\.test\.ts$|^src\/(cli|lib\/paraglide)(\/|$)|\.inlang\/(?!settings\.json)/.test(name))
    .filter((name) => statSync(join(root, name)).isFile())
    .sort();
}
