import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { picture } from '../src/lib/picture.ts';
import { PICTURES } from './gallery/pictures.ts';

const folder = new URL('./gallery/', import.meta.url);
test.each(PICTURES)('$name: $shows', async ({ name, map, options }) => {
  const svg = await picture(map, {
    layout: 'two-sided',
    theme: 'light',
    language: 'en',
    ...options,
    fonts: false
  });
  writeFileSync(new URL(`${name}.svg`, folder), svg);
  expect(1).toBe(1);
});
