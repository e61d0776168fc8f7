import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { map as notation } from '../../../tests/map-notation.ts';
import { WRITTEN } from '../formats/registry.ts';
import { picture, pictured } from '../picture.ts';
import {
  type Choice,
  deepest,
  FILES,
  formatOf,
  has,
  htmlOf,
  keptOf,
  optionsOf,
  pagesOf,
  readKept,
  remedies,
  textOf,
  whatsOf
} from './picture-choice.ts';
import { FIRST } from './sight.ts';
import { study } from './study.ts';

const debate = study(notation('A + M', 'B - M', 'C + A', 'D - C', 'E + D'));
const usual: Choice = { ...readKept({}), what: 'shown', layout: 'two-sided', caption: '' };

describe('what was kept of a choice', () => {
  test('is read whatever it is, and what is read is kept as it is', () =>
    fc.assert(
      fc.property(
        fc.anything(),
        fc.dictionary(fc.constantFrom(...Object.keys(usual)), fc.anything()),
        (any, some) => {
          for (const kept of [any, some]) {
            const read = readKept(kept);
            expect(keptOf({ ...usual, ...read })).toEqual(read);
          }
        }
      ),
      { seed: 20261129, numRuns: 300 }
    ));

  test.each([
    [null, {}],
    [{ fonts: false, letters: 7 }, {}],
    [{ letters: 'outlines' }, { letters: 'outlines' }],
    [
      { size: 'a3', legend: false, theme: 'mono' },
      { size: 'a3', legend: false, theme: 'mono' }
    ],
    [
      { file: 'leaflet', sheet: 'letter' },
      { file: 'leaflet', sheet: 'letter' }
    ],
    [{ file: 'png' }, { file: 'png' }],
    [{ file: 'argdown' }, { file: 'argdown' }],
    [{ also: { map: 'test', claims: ['A'] } }, { also: { map: 'test', claims: ['A'] } }],
    [{ also: { map: 'test', claims: 'A' } }, {}],
    [{ file: 'doc', sheet: 'a0' }, {}],
    [{ size: 'a7', legend: 0, theme: 'sepia', what: 'path' }, {}],
    [
      { size: '120mm', cite: true },
      { size: '120mm', cite: true }
    ]
  ])('%j', (kept, changed) => expect(readKept(kept)).toEqual({ ...readKept({}), ...changed }));
});

describe('what is drawn', () => {
  const drawn = (choice: Partial<Choice>, claim?: string) => {
    const sight = { ...FIRST, ...(claim && { claim }) };
    const { view, path } = optionsOf({ ...usual, ...choice }, debate, sight, 'en');
    return { ...view, ...(path && { path }) };
  };
  test.each<[Partial<Choice>, string | undefined, object]>([
    [{ what: 'whole', depth: 2 }, undefined, { depth: 2 }],
    [{ what: 'branch' }, 'A', { root: 'A' }],
    [{ what: 'path' }, 'D', { path: ['D'] }],
    [{ what: 'path', also: { map: 'test', claims: ['B', 'Z', 'D', 'M', 'B'] } }, 'D', { path: ['D', 'B'] }],
    [{ what: 'path', also: { map: 'test', claims: ['Z'] } }, 'D', { path: ['D'] }],
    [{ what: 'path', also: { map: 'other', claims: ['B'] } }, 'D', { path: ['D'] }]
  ])('%j of %s', (choice, claim, expected) => expect(drawn(choice, claim)).toMatchObject(expected));

  test('levels are counted below the root', () => {
    expect(deepest({ ...usual, what: 'whole' }, debate, FIRST)).toBe(4);
    expect(deepest({ ...usual, what: 'branch' }, debate, { ...FIRST, claim: 'C' })).toBe(2);
  });
});

describe('a file of another program', () => {
  test('is of each format that is written but a map’s own and a picture', () => {
    const formats = FILES.other.map(formatOf);
    expect([...formats, 'svg', 'warrant'].sort()).toEqual([...WRITTEN].sort());
  });

  test('holds the whole map, and nothing can be chosen of it', () => {
    for (const file of FILES.other) {
      expect(whatsOf(file, debate, { claim: 'C', view: { root: 'A' } })).toEqual(['whole']);
      expect(has(file, 'path') || has(file, 'levels') || has(file, 'look')).toBe(false);
    }
  });
});

test('what helps small letters does help, and the next level would not', async () => {
  const long = notation(
    ...Array.from({ length: 60 }, (_, at) => `X${at} + ${at < 20 ? 'M' : `X${at - 20}`}`)
  );
  const options = { ...optionsOf({ ...usual, what: 'whole', size: 'a4' }, study(long), FIRST, 'en') };
  const picture = await pictured(long, options);
  expect(picture.letter).toBeLessThan(7);
  const { depth, size } = await remedies(long, options, picture, 3);
  const letterAt = async (more: object) => (await pictured(long, { ...options, ...more })).letter;
  if (size !== undefined) expect(await letterAt({ size })).toBeGreaterThanOrEqual(7);
  if (depth !== undefined) expect(await letterAt({ view: { depth } })).toBeGreaterThanOrEqual(7);
  expect(await letterAt({ view: { depth: (depth ?? 0) + 1 } })).toBeLessThan(7);
  expect([size, depth]).not.toEqual([undefined, undefined]);
});

test('in a page of HTML a picture has ids of its own, and its caption under it', async () => {
  const svg = '<?xml version="1.0" encoding="UTF-8"?>\n<svg/>\n';
  expect(htmlOf(svg, '', 'x-')).toBe('<figure>\n<svg/>\n</figure>\n');
  expect(htmlOf(svg, ' <b> & ', 'x-')).toBe(
    '<figure>\n<svg/>\n<figcaption>&lt;b&gt; &amp;</figcaption>\n</figure>\n'
  );
  const options = { ...optionsOf({ ...usual, theme: 'mono', letters: 'plain' }, debate, FIRST, 'en') };
  const html = htmlOf(await picture(debate.map, options), '', 'x-');
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids).toEqual(['x-title', 'x-description', 'x-hatch']);
  for (const [, named] of html.matchAll(/(?:labelledby|describedby)="([^"]*)"|url\(#([^)]*)\)/g))
    if (named) expect(ids).toContain(named);
  expect(html).not.toContain('url(#hatch)');
});

test('in a page of HTML letters that are shapes have ids of their own too', async () => {
  const options = { ...optionsOf({ ...usual, letters: 'outlines' }, debate, FIRST, 'en'), map: false };
  const html = htmlOf(await picture(debate.map, options), '', 'x-');
  const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
  const named = [...html.matchAll(/ xlink:href="#([^"]*)"/g)].map(([, id]) => id);
  expect(named.length).toBeGreaterThan(20);
  expect(named.every((id) => ids.has(id))).toBe(true);
  expect([...ids].every((id) => id!.startsWith('x-'))).toBe(true);
});

test('a branch that is shown alone stays alone where fewer levels of it are drawn', () => {
  const sight = { ...FIRST, view: { root: 'A' } };
  const { view } = optionsOf({ ...usual, depth: 1 }, debate, sight, 'en');
  expect(view).toMatchObject({ root: 'A', depth: 1 });
  expect(deepest({ ...usual, what: 'shown' }, debate, sight)).toBe(3);
});

test('a PNG is drawn with shapes, and holds nothing', () => {
  const chosen = { ...usual, file: 'png', letters: 'plain', map: true } as const;
  expect(optionsOf(chosen, debate, FIRST, 'en')).toMatchObject({ letters: 'outlines', map: false });
});

test('numbers and quotations need the list of sources', () => {
  const { numbered, around } = optionsOf(
    { ...usual, numbered: true, quotations: true, sources: false },
    debate,
    FIRST,
    'en'
  );
  expect([numbered, around!.quotations]).toEqual([false, false]);
});

describe('files for paper', () => {
  const sized = { ...usual, size: 'a3', sheet: 'letter', depth: 1, what: 'whole' } as const;
  test.each([
    ['svg', { size: 'a3', view: { depth: 1 } }],
    ['pdf', { size: 'a3', view: { depth: 1 } }],
    ['tiles', { size: 'a3', view: { depth: 1 }, tile: 'letter' }],
    ['leaflet', { size: 'fit', view: { depth: undefined }, leaflet: 'letter' }]
  ] as const)('%s on its pages', (file, expected) => {
    const pages = pagesOf({ ...sized, file }, debate, FIRST, 'en');
    expect(pages).toMatchObject(expected);
    expect(['tile', 'leaflet'].filter((name) => name in pages)).toEqual(
      ['tile', 'leaflet'].filter((name) => name in expected)
    );
  });

  test('a text has what is told, and nothing of how it looks', () => {
    const choice = { ...sized, file: 'docx', caption: ' Said. ', cite: true, legend: false } as const;
    const { around, ...options } = textOf(choice, debate, FIRST, 'lt');
    expect(options).toEqual({ view: { depth: 1 }, path: undefined, language: 'lt', negativeFirst: false });
    expect(around).toMatchObject({ title: true, sources: true, cite: true, caption: 'Said.' });
    expect(around).not.toHaveProperty('legend');
  });

  test.each([
    ['svg', {}, ['shown', 'whole']],
    ['svg', { claim: 'M' }, ['shown', 'whole']],
    ['md', { claim: 'A' }, ['shown', 'whole', 'branch', 'path']],
    ['leaflet', { claim: 'A' }, ['whole', 'branch']],
    ['leaflet', { claim: 'A', view: { root: 'B' } }, ['shown', 'whole', 'branch']]
  ] as const)('%s at %j can be of %j', (file, sight, whats) =>
    expect(whatsOf(file, debate, { ...FIRST, ...sight })).toEqual(whats)
  );

  test('a leaflet is of the branch that is shown alone, or of all', () => {
    const leaflet = { ...usual, file: 'leaflet' } as const;
    const shown = { ...FIRST, view: { root: 'A', depth: 1, open: ['C'] } };
    expect(pagesOf(leaflet, debate, shown, 'en').view).toEqual({ root: 'A' });
    const path = pagesOf({ ...leaflet, what: 'path' }, debate, { ...FIRST, claim: 'D' }, 'en');
    expect([path.view, path.path]).toEqual([{ depth: undefined }, undefined]);
  });

  test('every kind of file can be chosen and kept', () => {
    for (const file of Object.values(FILES).flat()) expect(keptOf({ ...usual, file }).file).toBe(file);
  });
});
