import { realpathSync, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { because, Failure } from './files.ts';

/** Milliseconds for which a file rests before it counts as written: programs write in several steps. */
const REST = 150;

/**
 * Calls back with the files that have changed, whenever some have, once the call before has ended. Folders are watched,
 * since most programs put another file in the place of the one that they save. Ends the process with 0 at Ctrl-C; throws
 * `Failure` (2) where a folder cannot be watched.
 */
export async function watchFiles(
  paths: readonly string[],
  changed: (paths: readonly string[]) => Promise<void>
): Promise<never> {
  /** The files by folder and name; one that is reached by a link stands in two folders. */
  const folders = new Map<string, Map<string, string>>();
  for (const path of paths) {
    for (const place of new Set([resolve(path), targetOf(path)])) {
      const files = folders.get(dirname(place)) ?? new Map<string, string>();
      folders.set(dirname(place), files.set(basename(place), path));
    }
  }
  const waiting = new Set<string>();
  let rest: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();
  const notice = (path: string) => {
    waiting.add(path);
    clearTimeout(rest);
    rest = setTimeout(() => {
      const due = [...waiting];
      waiting.clear();
      turn = turn.then(() => changed(due));
    }, REST);
  };
  process.on('SIGINT', () => process.exit(0));
  return new Promise((_, fail) => {
    for (const [folder, files] of folders) {
      const [first] = files.values();
      const failed = (error: unknown) =>
        fail(new Failure(`The folder of ${first} cannot be watched: ${because(error)}.`, 2));
      try {
        watch(folder, (_, name) => {
          for (const [file, path] of files) if (name === null || name === file) notice(path);
        }).on('error', failed);
      } catch (error) {
        failed(error);
      }
    }
    process.stderr.write(`Watching ${paths.join(', ')}; Ctrl-C ends it.\n`);
  });
}

function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
