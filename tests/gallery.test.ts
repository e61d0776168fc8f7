import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { picture } from '../src/lib/picture.ts';
import { page } from './gallery/page.ts';
import { PICTURES, type Picture } from './gallery/pictures.ts';

/** `npm run gallery` draws all of them anew. */
const writing = import.meta.env.MODE === 'write';
const file = (name: string) => new URL(`./gallery/${name}`, import.meta.url);

test.each(PICTURES)('$name: $shows', async (each) => {
  expectFile(`${each.name}.svg`, `${each.name}.new.svg`, await drawn(each));
});

test('the page shows all pictures', () => {
  expectFile('index.html', 'index.new.html', page(PICTURES));
});

test('every picture in the folder is one of these', () => {
  const known = new Set(PICTURES.flatMap(({ name }) => [`${name}.svg`, `${name}.new.svg`]));
  const others = readdirSync(file('.')).filter((name) => name.endsWith('.svg') && !known.has(name));
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

function expectFile(name: string, beside: string, now: string): void {
  if (writing) writeFileSync(file(name), now);
  const before = existsSync(file(name)) ? readFileSync(file(name), 'utf8') : undefined;
  const same = now === before;
  if (same) rmSync(file(beside), { force: true });
  else writeFileSync(file(beside), now);
  expect(
    same,
    `tests/gallery/${name} has changed. Compare it with ${beside}, which stands beside it; if the new one is right, run \`npm run gallery\`.`
  ).toBe(true);
}
