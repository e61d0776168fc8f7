import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documents } from '../../../tests/arbitrary-argdown.ts';
import { maps } from '../../../tests/arbitrary-map.ts';
import { broken, seeded } from '../../../tests/broken.ts';
import { corpus, hasCorpora } from '../../../tests/corpora.ts';
import { FOREIGN } from '../../../tests/foreign-files.ts';
import { check } from '../model/check.ts';
import { fileOf, pictured } from '../picture.ts';
import { linesOf } from './assembly.ts';
import type { FormatName } from './format.ts';
import { readAny, readAs } from './recognise.ts';
import { FORMATS, READ, WRITTEN } from './registry.ts';

/** How long each format is tried: `FUZZ_SECONDS=60 npx vitest run src/lib/formats/fuzz.test.ts` to look for more. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 1.5);
/** Where the tries begin; one that fails says the seed with which it fails at once. */
const SEED = Number(process.env.FUZZ_SEED ?? 20261130);
/** The formats of files of other people by the names of these in their list. */
const CORPORA: Readonly<Partial<Record<FormatName, string>>> = {
  argdown: 'argdown',
  'argdown-json': 'argdown-json',
  aif: 'aif',
  xaif: 'xaif',
  mindmup: 'mup',
  argunet: 'argunet-graphml',
  tgf: 'iccma-tgf'
};

const bytesOf = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text;

/** Whole files of a format, to be broken. */
async function wholeFiles(format: FormatName): Promise<Uint8Array[]> {
  const files = FOREIGN.filter((each) => each.format === format).map(({ text }) => bytesOf(text));
  if (format === 'argdown') files.push(...fc.sample(documents, { numRuns: 20, seed: 7 }).map(bytesOf));
  const name = CORPORA[format];
  if (hasCorpora && name) files.push(...corpus(name).map(({ bytes }) => bytes));
  if (format === 'svg')
    for (const map of fc.sample(maps({ largest: 3 }), { numRuns: 3, seed: 7 }))
      files.push(
        bytesOf(fileOf(await pictured(map, { theme: 'light', layout: 'two-sided', language: 'en' })))
      );
  const { write } = WRITTEN.includes(format) ? await FORMATS[format].load() : {};
  if (write) {
    const hostile = maps({ hostile: true, notes: true, largest: 6 });
    for (const map of fc.sample(hostile, { numRuns: 10, seed: 7 }))
      files.push(bytesOf((await write(map)).text));
  }
  return files;
}

/** What is wrong with how a file is read; nothing where it is read as far as it goes. */
async function wrongWith(
  file: Uint8Array,
  read: () => ReturnType<typeof readAny>
): Promise<string | undefined> {
  const { map, problems } = await read();
  if (!map && !problems.length) return 'there is neither a map nor a problem';
  if (map && check(map).map === undefined) return 'the map is none';
  // What is no text has paragraphs for lines.
  if (file[0] === 0x50 && file[1] === 0x4b) return undefined;
  const texts = ['utf-8', 'utf-16le', 'utf-16be'].map((encoding) => new TextDecoder(encoding).decode(file));
  const lines = Math.max(...texts.map((text) => linesOf(text).length));
  const beyond = problems.find(({ line = 1, column = 1 }) => line < 1 || line > lines || column < 1);
  return beyond && `a problem is beyond the file: ${JSON.stringify(beyond)}`;
}

describe('a file that is broken anywhere is read as far as it goes', () => {
  test.each(READ.map((format) => [format]))('%s', { timeout: SECONDS * 10_000 + 60_000 }, async (format) => {
    const files = await wholeFiles(format);
    expect(files.length).toBeGreaterThan(0);
    const end = performance.now() + SECONDS * 1000;
    let tries = 0;
    for (let seed = SEED; tries < 20 || performance.now() < end; seed++) {
      const random = seeded(seed);
      const file = broken(files[Math.floor(random() * files.length)]!, random);
      // As it comes in, and as if its format were still known.
      for (const read of [() => readAny(file), () => readAs(format, file)]) {
        let wrong: string | undefined;
        try {
          wrong = await wrongWith(file, read);
        } catch (error) {
          wrong = error instanceof Error ? error.stack : String(error);
        }
        if (wrong)
          expect.fail(
            `FUZZ_SEED=${seed}: ${wrong}\n${JSON.stringify(new TextDecoder().decode(file).slice(0, 3000))}`
          );
      }
      tries++;
    }
    if (process.env.FUZZ_SECONDS) console.log(format, files.length, 'files', tries, 'tries');
  });
});
