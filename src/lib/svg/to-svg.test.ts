import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map as notation } from '../../../tests/map-notation.ts';
import { plainScene } from '../../../tests/plain-scene.ts';
import { allIn, type Element, readXml, textIn } from '../../../tests/read-xml.ts';
import { LANGUAGES } from '../messages.ts';
import type { ArgumentMap } from '../model/map.ts';
import { effect, relate } from '../model/relations.ts';
import { sides } from '../model/sides.ts';
import { tree } from '../model/tree.ts';
import { picture } from '../picture.ts';
import { draw, LAYOUTS, type LayoutName } from '../scene/draw.ts';
import { frame } from '../scene/frame.ts';
import type { Scene } from '../scene/scene.ts';
import { THEMES, type ThemeName } from '../scene/theme.ts';
import { sourceLink } from '../sources/label.ts';
import { clean } from '../text/clean.ts';
import { wordsIn } from '../words.ts';
import { toSvg } from './to-svg.ts';
import { element, escapeXml } from './xml.ts';

const seed = { seed: 20261123, numRuns: 60 };

const WORDS = { en: await wordsIn('en'), lt: await wordsIn('lt') };

interface Drawn {
  map: ArgumentMap;
  scene: Scene;
  theme: ThemeName;
  svg: string;
  root: Element;
}

function drawn(
  map: ArgumentMap,
  theme: ThemeName = 'light',
  layout: LayoutName = 'two-sided',
  language: 'en' | 'lt' = 'en',
  depth?: number
): Drawn {
  const relations = relate(map);
  const served = sides(relations);
  const words = WORDS[language];
  const scene = frame(
    draw(tree(relations, served, { depth }), relations, served, words, { layout }),
    relations,
    words
  );
  const svg = toSvg(scene, { theme: THEMES[theme] });
  return { map, scene, theme, svg, root: readXml(svg) };
}

const pictures = fc.record({
  map: maps({ hostile: true }),
  theme: fc.constantFrom(...(Object.keys(THEMES) as ThemeName[])),
  layout: fc.constantFrom(...(Object.keys(LAYOUTS) as LayoutName[])),
  language: fc.constantFrom(...LANGUAGES),
  depth: fc.constantFrom(undefined, 1)
});

function everywhere(law: (drawn: Drawn) => void): void {
  const lawful = fc.property(pictures, ({ map, theme, layout, language, depth }) => {
    law(drawn(map, theme, layout, language, depth));
  });
  fc.assert(lawful, seed);
}

const groups = (root: Element, attribute: string) =>
  allIn(root).filter(({ name, attributes }) => name === 'g' && attributes.has(attribute));
const elements = (within: Element) => within.children.filter((child) => typeof child !== 'string');
const numbers = ({ attributes }: Element, ...names: string[]) =>
  names.map((name) => Number(attributes.get(name)));

/** Any UTF-16, lone surrogates too. */
const units = fc
  .array(fc.nat({ max: 0xffff }), { maxLength: 20 })
  .map((codes) => String.fromCharCode(...codes));

test('any text comes back from the file as it was, but for what XML cannot hold', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), units);
  const back = fc.property(texts, (text) => {
    const read = readXml(element('a', { b: text }, escapeXml(text)));
    expect(textIn(read)).toBe(clean(text));
    expect(read.attributes.get('b')).toBe(clean(text));
  });
  fc.assert(back, { seed: 20261123, numRuns: 2000 });
});

test.each([
  ['&', '&amp;'],
  ['<b>"', '&lt;b&gt;&quot;'],
  [']]>', ']]&gt;'],
  ['\u0000\uFFFE\uD800', '\uFFFD\uFFFD\uFFFD'],
  ['a\r\nb\tc', 'a&#10;b&#9;c'],
  ['👩‍👩‍👧‍👦 žąsų', '👩‍👩‍👧‍👦 žąsų']
])('%j is written as %j', (text, written) => expect(escapeXml(text)).toBe(written));

describe('the picture of any map', { timeout: 30_000 }, () => {
  test('is well-formed, and can be read by another program', () =>
    everywhere(({ svg, scene, root }) => {
      expect(root.name).toBe('svg');
      const read = new Resvg(svg, { font: { loadSystemFonts: false } });
      expect([read.width, read.height]).toEqual([scene.width, scene.height]);
    }));

  test('runs nothing, and fetches nothing', () =>
    everywhere(({ root }) => {
      for (const { name, attributes } of allIn(root)) {
        expect(['script', 'foreignObject', 'style', 'image', 'animate', 'set']).not.toContain(name);
        for (const [attribute, value] of attributes) {
          expect(attribute).not.toMatch(/^on/i);
          if (name === 'use' && attribute === 'xlink:href')
            expect(value).toMatch(/^#(exact|unproven|reference)$/);
          else if (/href/i.test(attribute)) expect(value).toMatch(/^(https?|mailto):/i);
          if (/url\(/.test(value) && attribute === 'fill') expect(value).toBe('url(#hatch)');
        }
      }
    }));

  test('is a document of graphics with a title and a description', () =>
    everywhere(({ root, scene }) => {
      const { attributes } = root;
      expect(attributes.get('role')).toBe('graphics-document');
      expect(attributes.get('xmlns')).toBe('http://www.w3.org/2000/svg');
      expect(attributes.get('lang')).toBe(scene.language);
      expect(attributes.get('viewBox')).toBe([scene.x, scene.y, scene.width, scene.height].join(' '));
      const byId = (id: string | undefined) =>
        allIn(root).filter((each) => id !== undefined && each.attributes.get('id') === id);
      expect(byId(attributes.get('aria-labelledby')).map(textIn)).toEqual([scene.title]);
      expect(byId(attributes.get('aria-describedby')).map(textIn)).toEqual([scene.description]);
    }));

  test('has a group for each card, with its title, its account and its box first', () =>
    everywhere(({ root, scene }) => {
      const cards = groups(root, 'data-claim');
      expect(cards.length).toBe(scene.cards.length);
      for (const [at, card] of scene.cards.entries()) {
        const { attributes } = cards[at]!;
        expect(attributes.get('data-claim')).toBe(clean(card.claim));
        expect(attributes.get('transform')).toBe(`translate(${card.x},${card.y})`);
        expect(attributes.get('data-side')).toBe(card.side);
        expect(attributes.has('data-reference')).toBe(card.kind === 'reference');
        const [title, account, box] = elements(cards[at]!);
        expect([title!.name, textIn(title!)]).toEqual(['title', card.title]);
        expect([account!.name, textIn(account!)]).toEqual(['desc', card.description]);
        expect(box!.name).toBe('rect');
        expect(numbers(box!, 'width', 'height')).toEqual([card.width, card.height]);
      }
    }));

  test('has a group for each link, with its reason, its side and its effect', () =>
    everywhere(({ map, root, scene }) => {
      const links = groups(root, 'data-reason').map(({ attributes }) =>
        ['data-reason', 'data-side', 'data-effect'].map((name) => attributes.get(name))
      );
      const relations = relate(map);
      const served = sides(relations);
      expect(links).toEqual(
        scene.links.map(({ reason: id }) => {
          const reason = relations.reason.get(id)!;
          return [clean(id), served.reason.get(id), effect(reason)];
        })
      );
    }));

  test('every line of text has its measured length', () =>
    everywhere(({ root, scene }) => {
      const { cards, labels } = scene;
      const frameTexts = scene.frame!.texts;
      const folds = cards.flatMap(({ fold }) => (fold && !fold.open ? [fold.text] : []));
      const expected = [...labels, ...cards.flatMap(({ texts }) => texts), ...folds, ...frameTexts];
      const lines = allIn(root).filter(({ name }) => name === 'text');
      const words = ({ children }: Element) => children.filter((child) => typeof child === 'string').join('');
      expect(lines.map(words).sort()).toEqual(expected.map(({ text }) => text).sort());
      for (const line of lines) {
        const length = line.attributes.get('textLength');
        if (length === undefined)
          expect(expected.some(({ text, width }) => text === words(line) && !(width && text[1]))).toBe(true);
        else expect(Number(length)).toBeGreaterThan(0);
        expect(line.attributes.get('lengthAdjust')).toBe(length && 'spacingAndGlyphs');
      }
    }));

  test('sources are links where they have an address', () =>
    everywhere(({ map, root, scene }) => {
      const claims = new Map(map.claims.map((claim) => [claim.id, claim]));
      const sources = new Map(map.sources.map((source) => [source.id, source]));
      for (const [at, group] of groups(root, 'data-claim').entries()) {
        const { claim, kind, texts } = scene.cards[at]!;
        const shown = kind === 'claim' || texts.some(({ role }) => role === 'source');
        const addresses = shown
          ? (claims.get(claim)!.citations ?? []).flatMap(
              ({ source }) => sourceLink(sources.get(source)!) ?? []
            )
          : [];
        const links = allIn(group).filter(({ name }) => name === 'a');
        expect(links.map(({ attributes }) => attributes.get('href'))).toEqual(addresses.map(clean));
      }
    }));

  test('is the same from run to run', () =>
    everywhere(({ scene, theme, svg }) =>
      expect(toSvg(structuredClone(plainScene(scene)), { theme: THEMES[theme] })).toBe(svg)
    ));
});

describe('sides', () => {
  const map = notation('A + M', 'X + A', 'B - M', 'X + B', 'C - B', 'E - D', 'U - r1');
  const { root } = drawn(map);
  const sideOf = (attribute: string, id: string) =>
    groups(root, attribute)
      .find(({ attributes }) => attributes.get(attribute) === id)!
      .attributes.get('data-side');

  test.each([
    ['r1', 'affirmative'],
    ['r2', 'affirmative'],
    ['r3', 'negative'],
    ['r4', 'negative'],
    ['r5', 'affirmative'],
    ['r7', 'negative']
  ])('reason %s serves the %s', (id, side) => expect(sideOf('data-reason', id)).toBe(side));

  test('a claim that serves both says so', () => expect(sideOf('data-claim', 'X')).toBe('both'));

  test('what is not tied to the motion has no side', () => {
    expect(sideOf('data-reason', 'r6')).toBeUndefined();
    expect(sideOf('data-claim', 'E')).toBeUndefined();
  });

  test('a reason on a claim that serves both serves both', () => {
    const deeper = notation('A + M', 'X + A', 'B - M', 'X + B', 'Y - X');
    const link = groups(drawn(deeper).root, 'data-reason').find(
      ({ attributes }) => attributes.get('data-reason') === 'r5'
    );
    expect(link!.attributes.get('data-side')).toBe('both');
  });
});

describe('in black and white', () => {
  const map = notation('A + M', 'B - M');
  for (const claim of map.claims) claim.citations = [{ source: 's' }];
  map.sources = [{ id: 's', type: 'report', title: 'S' }];
  const stripes = (theme: ThemeName, claim: string) => {
    const { root } = drawn(map, theme);
    const card = groups(root, 'data-claim').find(({ attributes }) => attributes.get('data-claim') === claim)!;
    const stripe = allIn(card).find(({ name }) => name === 'path')!.attributes;
    return [stripe.get('fill'), stripe.get('d')!.match(/M/g)!.length];
  };
  const link = (theme: ThemeName, reason: string) =>
    groups(drawn(map, theme).root, 'data-reason').find(
      ({ attributes }) => attributes.get('data-reason') === reason
    )!.attributes;

  test('the stripe of the negative is hatched, that of the affirmative solid', () => {
    expect([stripes('mono', 'A'), stripes('mono', 'B')]).toEqual([
      ['#000000', 1],
      ['url(#hatch)', 1]
    ]);
    expect(allIn(drawn(map, 'mono').root).filter(({ name }) => name === 'pattern').length).toBe(1);
  });

  test('the links of the negative are dashed', () => {
    expect([link('mono', 'r1').get('stroke-dasharray'), link('mono', 'r2').get('stroke-dasharray')]).toEqual([
      undefined,
      '7 3'
    ]);
  });

  test('in colour the negative has two rules, the affirmative one', () => {
    const { affirmative, negative } = THEMES.light;
    expect([stripes('light', 'A'), stripes('light', 'B')]).toEqual([
      [affirmative, 1],
      [negative, 2]
    ]);
    expect(drawn(map).svg).not.toContain('hatch');
  });
});

test('a line that reads from the right hangs by its middle', () => {
  const map = notation('A + M', 'B + A');
  map.claims[2]!.text = 'שלום';
  const { root, scene } = drawn(map);
  const line = allIn(root).find((each) => each.name === 'text' && textIn(each) === 'שלום')!;
  const { x, width } = scene.cards[2]!.texts.find(({ text }) => text === 'שלום')!;
  expect(line.attributes.get('direction')).toBe('rtl');
  expect(line.attributes.get('text-anchor')).toBe('middle');
  expect(Number(line.attributes.get('x'))).toBeCloseTo(x - width / 2, 1);
});

test('without paper nothing lies under the map; at a size of its own the scene is the same', async () => {
  const options = { layout: 'two-sided', theme: 'light', language: 'en', letters: 'plain' } as const;
  const map = notation('A + M', 'B - A', 'C - r1');
  const root = readXml(
    await picture(map, { ...options, transparent: true, size: { width: 160, unit: 'mm' } })
  );
  const paper = THEMES.light.paper;
  expect(allIn(root).some(({ attributes }) => [...attributes.values()].includes(paper))).toBe(false);
  expect(root.attributes.get('width')).toBe('160mm');
  expect(root.attributes.get('height')).toMatch(/^\d+(\.\d+)?mm$/);
  const plain = readXml(await picture(map, options));
  expect(root.attributes.get('viewBox')).toBe(plain.attributes.get('viewBox'));
});

test('what the picture is stands in it for programs', async () => {
  const map = {
    ...notation('A + M'),
    authors: ['Ona & Co', 'Jonas'],
    edited: '2026-11-23',
    licence: 'CC BY 4.0'
  };
  map.claims[0]!.text = 'A <motion>';
  const root = readXml(
    await picture(map, { layout: 'two-sided', theme: 'light', language: 'en', letters: 'plain' })
  );
  const terms = allIn(root).filter(({ name }) => name.startsWith('dc:'));
  expect(terms.map((term) => [term.name, textIn(term)])).toEqual([
    ['dc:format', 'image/svg+xml'],
    ['dc:title', map.title],
    ['dc:creator', 'Ona & Co'],
    ['dc:creator', 'Jonas'],
    ['dc:date', '2026-11-23'],
    ['dc:rights', 'CC BY 4.0'],
    ['dc:language', 'en']
  ]);
});

test('without fonts there is no style sheet; with them they travel inside, and nothing else changes', async () => {
  const options = { layout: 'two-sided', theme: 'light', language: 'en' } as const;
  const map = notation('A + M', 'B - A');
  const [bare, full, again] = await Promise.all([
    picture(map, { ...options, letters: 'plain' }),
    picture(map, options),
    picture(map, options)
  ]);
  expect(bare).not.toContain('<style');
  const [, sheet] = /\n<style>([^<]*)<\/style>/.exec(full)!;
  expect(sheet!.match(/@font-face\{/g)?.length).toBeGreaterThan(1);
  expect(sheet).toMatch(/^(\n@font-face\{[^{}]*src:url\(data:font\/woff2;base64,[\w+/=]+\)[^{}]*\})+$/);
  expect(full.replace(/\n<style>[^<]*<\/style>/, '')).toBe(bare);
  expect(again).toBe(full);
});
