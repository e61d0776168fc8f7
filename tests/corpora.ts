import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Beside a checkout of those who make Warrant, and in no other, unless their folder is named: files of other programs. */
export const CORPORA =
  process.env.CORPORA ?? fileURLToPath(new URL('../../shared/corpora/', import.meta.url));

export const hasCorpora = existsSync(CORPORA);

/** The files of one kind, with what is listed that must be found in them. */
export function corpus(kind: string) {
  const [, ...rows] = readFileSync(`${CORPORA}MANIFEST.tsv`, 'utf8').trim().split('\n');
  return rows
    .map((row) => row.split('\t'))
    .filter(([, format]) => format === kind)
    .map((cells) => ({
      name: cells[0]!,
      bytes: new Uint8Array(readFileSync(`${CORPORA}${cells[0]}`)),
      expected: JSON.parse(cells.at(-1)!)
    }));
}
