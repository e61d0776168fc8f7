import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map as notation } from '../../../tests/map-notation.ts';
import type { ArgumentMap } from '../model/map.ts';
import { relate } from '../model/relations.ts';
import { sides } from '../model/sides.ts';
import { tree, type View } from '../model/tree.ts';
import { sourceLabel, sourceLink } from '../sources/label.ts';
import { clean } from '../text/clean.ts';
import { wordsIn } from '../words.ts';
import { draw, LAYOUTS, type LayoutName } from './draw.ts';
import { type Around, frame } from './frame.ts';
import type { Scene, SceneText } from './scene.ts';
import { sourcesUsed } from './sources-used.ts';
import { TYPE } from './type.ts';

const seed = { seed: 20261123, numRuns: 60 };

const words = await wordsIn('en');

function framed(map: ArgumentMap, view: View = {}, layout: LayoutName = 'two-sided') {
  const relations = relate(map);
  const served = sides(relations);
  const inner = draw(tree(relations, served, view), relations, served, words, { layout });
  const scene = frame(inner, relations, words);
  return { map, relations, inner, scene };
}

function everywhere(law: (pictured: ReturnType<typeof framed>) => void): void {
  const pictures = fc.record({
    map: maps({ hostile: true }),
    depth: fc.constantFrom(undefined, 0, 1),
    layout: fc.constantFrom(...(Object.keys(LAYOUTS) as LayoutName[]))
  });
  fc.assert(
    fc.property(pictures, ({ map, depth, layout }) => {
      law(framed(map, { depth }, layout));
    }),
    seed
  );
}

describe('the frame of any picture', { timeout: 30_000 }, () => {
  test('is around it, and leaves it as it is', () =>
    everywhere(({ inner, scene }) => {
      expect(scene).toEqual({ ...inner, ...bounds(scene), frame: scene.frame });
      expect(scene.x).toBeLessThanOrEqual(inner.x);
      expect(scene.y).toBeLessThan(inner.y);
      expect(scene.x + scene.width).toBeGreaterThanOrEqual(inner.x + inner.width);
      expect(scene.y + scene.height).toBeGreaterThan(inner.y + inner.height);
    }));

  test('everything of it lies inside the picture, outside the map', () =>
    everywhere(({ inner, scene }) => {
      const { texts, rules, legend } = scene.frame!;
      for (const text of texts) {
        const { left, right, top, bottom } = extent(text);
        expect(left).toBeGreaterThanOrEqual(scene.x);
        expect(right).toBeLessThanOrEqual(scene.x + scene.width);
        expect(top).toBeGreaterThanOrEqual(scene.y);
        expect(bottom).toBeLessThanOrEqual(scene.y + scene.height);
        expect(bottom <= inner.y || top >= inner.y + inner.height).toBe(true);
      }
      for (const { x, y, width } of rules) {
        expect(x >= scene.x && x + width <= scene.x + scene.width).toBe(true);
        expect(y > inner.y + inner.height && y < scene.y + scene.height).toBe(true);
      }
      for (const { x, y } of legend) {
        expect(x >= scene.x && x + 30 <= scene.x + scene.width).toBe(true);
        expect(y > inner.y + inner.height && y < scene.y + scene.height).toBe(true);
      }
    }));

  test('no two lines of it lie on each other', () =>
    everywhere(({ scene }) => {
      const all = scene.frame!.texts.map(extent);
      for (const [at, a] of all.entries()) {
        for (const b of all.slice(at + 1)) {
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          expect(Math.min(across, down)).toBeLessThan(1);
        }
      }
    }));

  test('the legend holds what occurs, and nothing else', () =>
    everywhere(({ scene, inner }) => {
      const { cards, links } = inner;
      const whole = cards.filter(({ kind }) => kind !== 'reference');
      const sided = cards.filter(({ kind }) => kind !== 'motion');
      const occurs = {
        affirmative: sided.some(({ side }) => side === 'affirmative'),
        negative: sided.some(({ side }) => side === 'negative'),
        both: sided.some(({ side }) => side === 'both'),
        supports: links.some(({ effect }) => effect === 'supports'),
        attacks: links.some(({ effect }) => effect === 'attacks'),
        undercuts: links.some(({ effect }) => effect === 'undercuts'),
        exact: cards.some(({ marks }) => marks.some(({ filled }) => filled)),
        unproven: cards.some(({ marks }) => marks.some(({ filled }) => !filled)),
        unsourced: whole.some(({ sourced }) => !sourced),
        reference: whole.length < cards.length
      };
      const samples = Object.entries(occurs).flatMap(([sample, there]) => (there ? [sample] : []));
      expect(scene.frame!.legend.map(({ sample }) => sample)).toEqual(samples);
      for (const { x, y } of scene.frame!.legend) {
        const said = scene.frame!.texts.find((text) => text.x === Math.round(x + 30) && near(text, y));
        expect(said).toBeDefined();
      }
    }));

  test('lists the sources of the cards drawn whole, each once, with its address', () =>
    everywhere(({ map, inner, relations, scene }) => {
      const drawn = new Set(
        inner.cards.flatMap(({ kind, claim }) =>
          kind === 'reference'
            ? []
            : (relations.claim.get(claim)!.citations ?? []).map(({ source }) => source)
        )
      );
      const section = scene.frame!.texts.findIndex(({ role }) => role === 'section');
      expect(section >= 0).toBe(drawn.size > 0);
      if (!drawn.size) return;
      expect(scene.frame!.texts[section]!.text).toBe(`${words.sources} (${drawn.size})`);
      const list = scene.frame!.texts.slice(section + 1);
      const sources = map.sources.filter(({ id }) => drawn.has(id));
      const said = (text: string) => letters(clean(text));
      for (const source of sources) {
        const start = said(sourceLabel(source)).slice(0, 12);
        expect(list.some(({ text }) => start.startsWith(said(text)) || said(text).startsWith(start))).toBe(
          true
        );
      }
      const links = new Set(list.flatMap(({ href }) => (href === undefined ? [] : [href])));
      const addresses = new Set(sources.flatMap((source) => sourceLink(source) ?? []).map(clean));
      expect(links).toEqual(addresses);
    }));
});

describe('the title', () => {
  const titled = (text: string, language = 'en') => {
    const map = notation('A + M');
    map.language = language;
    map.claims.find(({ id }) => id === 'M')!.text = text;
    const { scene } = framed(map);
    return { scene, lines: scene.frame!.texts.filter(({ role }) => role === 'title') };
  };

  test('wraps within the picture', () => {
    const { scene, lines } = titled(
      'A motion of so many words that it has to run over several lines. '.repeat(5)
    );
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(extent(line).right).toBeLessThanOrEqual(scene.x + scene.width - 24);
  });

  test('is set from the right where its language is', () => {
    const { scene, lines } = titled('העיר צריכה לסגור את מרכזה למכוניות', 'he');
    expect(lines).toMatchObject([{ rightToLeft: true, language: 'he', x: scene.x + scene.width - 24 }]);
  });

  test('is the title of the map where there is no motion', () => {
    const { scene } = framed({ ...notation('A + B'), title: 'No motion' });
    expect(scene.frame!.texts[0]!.text).toBe('No motion');
  });
});

describe('what stands around a map', () => {
  const map: ArgumentMap = {
    ...notation('A + M', 'B - M'),
    title: 'A debate',
    edited: '2026-11-23',
    authors: ['Ona', 'Jonas'],
    licence: 'CC BY 4.0',
    sources: [
      { id: 's', type: 'report', title: 'First', shortName: 'X' },
      { id: 't', type: 'report', title: 'Second', shortName: 'Y' }
    ]
  };
  map.claims.find(({ id }) => id === 'A')!.citations = [
    { source: 't', quote: { exact: 'word for word' }, locator: 'p. 3' },
    { source: 's' }
  ];
  map.claims.find(({ id }) => id === 'B')!.citations = [{ source: 't', quote: { exact: 'word for word' } }];
  const said = (around: Around) => {
    const relations = relate(map);
    const served = sides(relations);
    const numbers = around.numbered
      ? new Map(sourcesUsed(['A', 'B'], relations).map(({ id }, at) => [id, at + 1]))
      : undefined;
    const options = { layout: 'two-sided', numbers } as const;
    const scene = frame(
      draw(tree(relations, served), relations, served, words, options),
      relations,
      words,
      around
    );
    const { texts, legend, rules } = scene.frame!;
    return { scene, texts: texts.map(({ text }) => text), legend, rules };
  };

  test('can all be left out', () => {
    const nothing = {
      title: false,
      date: false,
      authors: false,
      licence: false,
      legend: false,
      sources: false
    };
    const { texts, legend, rules } = said(nothing);
    expect([texts, legend, rules]).toEqual([[], [], []]);
    expect(said({ ...nothing, title: true }).texts).toEqual(['M.']);
    expect(said({ ...nothing, authors: true, licence: true }).texts).toEqual([
      'With work by Ona, Jonas · Licence: CC BY 4.0'
    ]);
  });

  test('numbers on the cards are those of the list', () => {
    const { scene, texts } = said({ numbered: true });
    const onCards = scene.cards.flatMap((card) => card.texts).filter(({ role }) => role === 'source');
    expect(onCards.map(({ text }) => text)).toEqual(expect.arrayContaining(['X [1]', 'Y [2]']));
    expect(onCards.every(({ href }) => href === undefined)).toBe(true);
    expect(texts.filter((text) => text.startsWith('['))).toEqual(['[1] “First”.', '[2] “Second”.']);
  });

  test('what is quoted stands once under its source', () =>
    expect(said({ quotations: true }).texts.filter((text) => text.includes('word for word'))).toEqual([
      '“word for word” (p. 3)'
    ]));

  test('how to cite the map stands last', () =>
    expect(said({ cite: 'To cite this: X' }).texts.at(-1)).toBe('To cite this: X'));

  test('a caption stands first under the map', () => {
    const { scene, texts } = said({
      caption: 'Figure 1',
      title: false,
      date: false,
      authors: false,
      licence: false
    });
    expect(texts[0]).toBe('Figure 1');
    const bottom = Math.max(...scene.cards.map(({ y, height }) => y + height));
    expect(scene.frame!.texts[0]!.y).toBeGreaterThan(bottom);
  });
});

test('a map with nothing in it has a frame', () => {
  const { scene } = framed(notation());
  expect(scene.frame!.legend).toEqual([]);
  expect(scene.frame!.texts.map(({ text }) => text)).toEqual(['Test']);
  expect(scene.width).toBeGreaterThan(400);
});

test('columns of sources are filled evenly, the first ones first', () => {
  const map = notation('A + M', 'B + A', 'C + B', 'D - M');
  map.sources = Array.from({ length: 5 }, (_, at) => ({
    id: `s${at}`,
    type: 'report',
    title: `Source ${at}`
  }));
  map.claims[0]!.citations = map.sources.map(({ id }) => ({ source: id }));
  const { scene } = framed(map);
  const columns = new Map<number, number>();
  for (const { x, text } of scene.frame!.texts)
    if (text.startsWith('Source ')) columns.set(x, (columns.get(x) ?? 0) + 1);
  expect([...columns.values()]).toEqual([2, 2, 1]);
});

function bounds({ x, y, width, height }: Scene) {
  return { x, y, width, height };
}

/** Where a line stands: its measured width, from its ascenders to its descenders. */
function extent({ x, y, width, rightToLeft, role }: SceneText) {
  const left = rightToLeft ? x - width : x;
  const { size } = TYPE[role];
  return { left, right: left + width, top: y - 0.75 * size, bottom: y + 0.21 * size };
}

function near(text: SceneText, middle: number): boolean {
  const { top, bottom } = extent(text);
  return top < middle && middle < bottom;
}

/** As it may be broken into lines. */
function letters(text: string): string {
  return text.normalize('NFC').replace(/[\s\u00AD\u200B]+/g, '');
}
