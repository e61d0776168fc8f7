import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { paged } from '../src/lib/paged.ts';
import { picture } from '../src/lib/picture.ts';
import { page } from './gallery/page.ts';
import { PAPER_MAP, PAPERS } from './gallery/papers.ts';
import { PICTURES, type Picture } from './gallery/pictures.ts';

/** `npm run gallery` draws all of them anew. */
const writing = import.meta.env.MODE === 'write';
const file = (name: string) => new URL(`./gallery/${name}`, import.meta.url);

test.each(PICTURES)('$name: $shows', async (each) => {
  expectFile(`${each.name}.svg`, `${each.name}.new.svg`, await drawn(each));
});

test.each(PAPERS)('$name: $shows', { timeout: 30_000 }, async ({ name, options }) => {
  const usual = { layout: 'two-sided', theme: 'light', language: 'en' } as const;
  expectFile(
    `${name}.pdf`,
    `${name}.new.pdf`,
    await (await paged(PAPER_MAP, { ...usual, ...options })).bytes()
  );
});

test('the page shows all pictures', () => {
  expectFile('index.html', 'index.new.html', page(PICTURES, PAPERS));
});

test('every picture in the folder is one of these', () => {
  const named = (all: readonly { name: string }[], end: string) =>
    all.flatMap(({ name }) => [`${name}.${end}`, `${name}.new.${end}`]);
  const known = new Set([...named(PICTURES, 'svg'), ...named(PAPERS, 'pdf')]);
  const others = readdirSync(file('.')).filter((name) => /\.(svg|pdf)$/.test(name) && !known.has(name));
  if (writing) for (const name of others) rmSync(file(name));
  expect(writing ? [] : others).toEqual([]);
});

/** Without the font, where letters are text, and without the map inside, to keep the files small. */
function drawn({ map, options }: Picture): Promise<string> {
  return picture(map, {
    layout: 'two-sided',
    theme: 'light',
    language: 'en',
    letters: 'plain',
    ...options,
    map: false
  });
}

function expectFile(name: string, beside: string, now: string | Uint8Array): void {
  if (writing) writeFileSync(file(name), now);
  const same = existsSync(file(name)) && readFileSync(file(name)).equals(Buffer.from(now));
  if (same) rmSync(file(beside), { force: true });
  else writeFileSync(file(beside), now);
  expect(
    same,
    `tests/gallery/${name} has changed. Compare it with ${beside}, which stands beside it; if the new one is right, run \`npm run gallery\`.`
  ).toBe(true);
}
