import fc from 'fast-check';
import { graphemeSegments } from 'unicode-segmenter/grapheme';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { wish, wishes } from '../../../tests/arbitrary-wish.ts';
import { map as notation } from '../../../tests/map-notation.ts';
import { plainScene } from '../../../tests/plain-scene.ts';
import { LANGUAGES, type Language } from '../messages.ts';
import { apply } from '../model/edit.ts';
import type { ArgumentMap } from '../model/map.ts';
import { effect, type Relations, relate } from '../model/relations.ts';
import { type Sides, sides } from '../model/sides.ts';
import { type Tree, tree, type View } from '../model/tree.ts';
import { wordsIn } from '../words.ts';
import { type DrawOptions, draw, LAYOUTS, type LayoutName, planning } from './draw.ts';
import type { Scene, SceneCard, SceneText } from './scene.ts';
import { TYPE } from './type.ts';
import type { Words } from './words.ts';

const seed = { seed: 20261123, numRuns: 60 };

const WORDS: Record<Language, Words> = { en: await wordsIn('en'), lt: await wordsIn('lt') };

interface Drawn {
  map: ArgumentMap;
  relations: Relations;
  sides: Sides;
  tree: Tree;
  words: Words;
  options: DrawOptions;
  scene: Scene;
}

function drawn(map: ArgumentMap, view: View, language: Language, options: DrawOptions): Drawn {
  const relations = relate(map);
  const served = sides(relations);
  const places = tree(relations, served, view);
  const words = WORDS[language];
  return {
    map,
    relations,
    sides: served,
    tree: places,
    words,
    options,
    scene: draw(places, relations, served, words, options)
  };
}

/** Texts that no card was made for. */
const extreme = fc.constantFrom(
  '',
  ' ',
  'x'.repeat(2000),
  'W'.repeat(500),
  'ש'.repeat(300),
  'مرحبا بالعالم '.repeat(20),
  'abc שלום 123',
  '👩‍👩‍👧‍👦'.repeat(60),
  '🇱🇹 🇺🇦',
  `e${'\u0301'.repeat(300)}`,
  '\u0301',
  '\u0000\u0007\u001B[2J\uD800',
  '漢字'.repeat(100),
  '\u00AD'.repeat(50),
  'Ža\u0328zuolas Việt Київ İstanbul Łódź Αθήνα'
);

const hostileMaps = fc
  .tuple(
    maps({ hostile: true }),
    fc.array(fc.tuple(fc.nat(), extreme, fc.option(extreme, { nil: undefined })), { maxLength: 4 })
  )
  .map(([map, texts]): ArgumentMap => {
    const claims = map.claims.map((claim) => ({ ...claim }));
    for (const [at, text, heading] of claims.length ? texts : []) {
      Object.assign(claims[at % claims.length]!, { text, ...(heading !== undefined && { heading }) });
    }
    return { ...map, claims };
  });

const views: fc.Arbitrary<View> = fc.record({ depth: fc.constantFrom(undefined, undefined, 0, 1, 2) });
const drawings = (of: fc.Arbitrary<ArgumentMap>) =>
  fc
    .record({
      map: of,
      view: views,
      language: fc.constantFrom(...LANGUAGES),
      layout: fc.constantFrom(...(Object.keys(LAYOUTS) as LayoutName[])),
      screen: fc.constantFrom(undefined, { width: 1280, height: 752 }, { width: 390, height: 800 })
    })
    .map(({ map, view, language, layout, screen }) => ({ map, view, language, options: { layout, screen } }));

function everywhere(law: (drawing: Drawn) => void): void {
  fc.assert(
    fc.property(drawings(hostileMaps), ({ map, view, language, options }) => {
      law(drawn(map, view, language, options));
    }),
    seed
  );
}

describe('a scene of any map', { timeout: 30_000 }, () => {
  test('every line of a card lies inside it', () =>
    everywhere(({ scene }) => {
      for (const card of scene.cards) {
        const outside = linesOf(card).filter((text) => {
          const { left, right, top, bottom } = extent(text);
          const inside = left > -0.2 && right < card.width + 0.2 && top > -0.2 && bottom < card.height + 0.2;
          return !inside && !isLone(text.text);
        });
        expect(outside).toEqual([]);
      }
    }));

  test('no two lines of a card lie on each other, nor does a mark on a line', () =>
    everywhere(({ scene }) => {
      for (const card of scene.cards) expectApart(card);
    }));

  test('every mark and every fold lies inside its card', () =>
    everywhere(({ scene }) => {
      for (const { width, height, marks, fold } of scene.cards) {
        for (const { x, y } of marks) expect(x >= 0 && y >= 0 && x + 8 < width && y + 7 <= height).toBe(true);
        if (fold) expect(fold.x + fold.width).toBeLessThanOrEqual(width);
      }
    }));

  test('cards have even heights, and lie inside the scene', () =>
    everywhere(({ scene }) => {
      for (const { x, y, width, height } of scene.cards) {
        expect(height).toBeGreaterThan(0);
        expect(height % 2).toBe(0);
        expect(x).toBeGreaterThanOrEqual(scene.x);
        expect(y).toBeGreaterThanOrEqual(scene.y);
        expect(x + width).toBeLessThanOrEqual(scene.x + scene.width);
        expect(y + height).toBeLessThanOrEqual(scene.y + scene.height);
      }
    }));

  test('the labels of the halves lie on no card and not on each other', () =>
    everywhere(({ scene }) => {
      for (const label of scene.labels) expect(extent(label).top).toBeGreaterThanOrEqual(scene.y);
      expect(coveredLabels(scene)).toEqual([]);
    }));

  test('each place is a card, in order; a claim is whole once, and a reference elsewhere', () =>
    everywhere(({ scene, tree, map }) => {
      expect(scene.cards.map(({ claim, parent, level }) => ({ claim, parent, level }))).toEqual(
        tree.map(({ claim, parent, level }) => ({ claim, parent, level: level + 1 }))
      );
      expect(scene.cards.map(({ kind }) => kind === 'reference')).toEqual(tree.map(({ whole }) => !whole));
      const whole = scene.cards.filter(({ kind }) => kind !== 'reference').map(({ claim }) => claim);
      expect(new Set(whole).size).toBe(whole.length);
      if (tree.every(({ open, children }) => open || !children)) expect(whole.length).toBe(map.claims.length);
      expect(new Set(scene.cards.map(({ key }) => key)).size).toBe(scene.cards.length);
      expect(scene.cards.filter(({ kind }) => kind === 'motion').map(({ claim }) => claim)).toEqual(
        tree.some(({ claim }) => claim === map.motion) ? [map.motion] : []
      );
    }));

  test('a mark stands beside each citation with a quotation, filled only where it was found', () =>
    everywhere(({ scene, relations, words }) => {
      for (const { kind, claim, marks, texts } of scene.cards) {
        const citations = relations.claim.get(claim)!.citations ?? [];
        const showsSources = texts.some(({ role }) => role === 'source');
        expect(showsSources || kind === 'motion' || kind === 'reference' || kind === 'pillar').toBe(true);
        expect(marks.map(({ filled, title }) => ({ filled, title }))).toEqual(
          citations
            .filter(({ quote }) => showsSources && quote)
            .map(({ check }) => ({ filled: check?.result === 'exact', title: words.check(check) }))
        );
      }
    }));

  test('a card without a source says so, but for the motion', () =>
    everywhere(({ scene, map, relations, words }) => {
      for (const { kind, claim, sourced, texts, description } of scene.cards) {
        const none = !relations.claim.get(claim)!.citations?.length && claim !== map.motion;
        expect(sourced).toBe(!none);
        expect(description.includes(words.noSource)).toBe(none);
        if (kind === 'claim') expect(texts.some(({ text }) => text === words.noSource)).toBe(none);
      }
    }));

  test('there is one link for each reason drawn, with what it does and whom it serves', () =>
    everywhere(({ scene, tree, relations, sides }) => {
      const reasons = new Set(tree.flatMap(({ reason, parent }) => (reason && parent >= 0 ? reason.id : [])));
      expect(scene.links.map(({ reason }) => reason)).toEqual([...reasons]);
      for (const link of scene.links) {
        expect(link.effect).toBe(effect(relations.reason.get(link.reason)!));
        expect(link.side).toBe(sides.reason.get(link.reason));
        expect(link.paths.join(' ')).not.toMatch(/NaN|undefined/);
        expect(link.title).not.toBe('');
      }
    }));

  test('a closed branch says how many claims it hides', () =>
    everywhere(({ scene, tree: places, relations, sides, words }) => {
      const all = tree(relations, sides);
      for (const [at, { fold, claim, kind }] of scene.cards.entries()) {
        const { children, open } = places[at]!;
        if (kind === 'motion' || !children) {
          expect(fold).toBeUndefined();
          continue;
        }
        if (open || kind === 'reference') continue;
        const place = all.findIndex((each) => each.claim === claim && each.whole);
        const below = all.filter((_, other) => isUnder(all, other, place));
        const others = new Set(below.map((each) => each.claim).filter((each) => each !== claim));
        const hidden = others.size || children;
        expect(fold?.text.text).toBe(`+${hidden}`);
        expect(fold?.label).toBe(words.unfold(hidden));
      }
    }));

  test('is the same from run to run', () =>
    everywhere(({ map, tree, sides, words, options, scene }) => {
      const again = draw(tree, relate(structuredClone(map)), sides, words, options);
      expect(plainScene(again)).toEqual(plainScene(scene));
    }));

  test('is the same from a plan that was worked out elsewhere', () =>
    everywhere(({ map, tree, sides, words, options, scene }) => {
      const steps = planning(tree, relate(structuredClone(map)), sides, words, options);
      let step = steps.next();
      let last = -1;
      for (; !step.done; step = steps.next()) {
        expect(step.value).toBeGreaterThan(last);
        expect(step.value).toBeLessThan(1);
        last = step.value;
      }
      const again = draw(tree, relate(map), sides, words, options, { plan: structuredClone(step.value) });
      expect(plainScene(again)).toEqual(plainScene(scene));
    }));

  test('has the heading of a claim on its card where another place refers to it by that', () => {
    const headed = notation('A + M', 'B + M', 'C + A', 'D + B');
    headed.claims = headed.claims.map((claim) => ({ ...claim, heading: `Head ${claim.id}` }));
    const said = (...named: string[]) => {
      const { scene } = drawn(headed, {}, 'en', { layout: 'two-sided', named: new Set(named) });
      return scene.cards
        .filter(({ kind, texts }) => kind === 'claim' && texts.some(({ text }) => text.startsWith('Head')))
        .map(({ claim }) => claim);
    };
    expect(said('C')).toEqual(['C']);
    expect(said()).toEqual([]);
  });

  test('is the same where the picture before a change lends its cards, and most of them', () => {
    let lent = 0;
    let all = 0;
    fc.assert(
      fc.property(drawings(maps()), fc.array(wishes, { minLength: 1, maxLength: 6 }), (drawing, list) => {
        const { view, language, options } = drawing;
        let { map } = drawing;
        let { scene: before } = drawn(map, view, language, options);
        for (const [at, each] of list.entries()) {
          const result = wish(relate(map), each, `${at}`);
          if ('refused' in result) continue;
          map = apply(map, 'edit' in result ? result.edit : result).map!;
          const afresh = drawn(map, view, language, options);
          const { tree, relations, sides, words } = afresh;
          const scene = draw(tree, relations, sides, words, options, { before });
          const texts = new Set(before.cards.map(({ texts }) => texts));
          lent += scene.cards.filter((card) => texts.has(card.texts)).length;
          all += scene.cards.length;
          expect(plainScene(scene)).toEqual(plainScene(afresh.scene));
          before = scene;
        }
      }),
      seed
    );
    expect(lent).toBeGreaterThan(all / 2);
  });

  test('and a plan sets no text of a card before it is asked for', () => {
    const { map, tree, relations, sides, words, options, scene } = drawn(
      notation('A + M', 'B - A', 'C + M'),
      {},
      'en',
      { layout: 'two-sided' }
    );
    const asked: string[] = [];
    const listening: Words = {
      ...words,
      get noSource() {
        asked.push('noSource');
        return words.noSource;
      }
    };
    const steps = planning(tree, relations, sides, words, options);
    let step = steps.next();
    while (!step.done) step = steps.next();
    const again = draw(tree, relate(map), sides, listening, options, { plan: step.value });
    expect(asked).toEqual([]);
    expect(again.cards[1]!.texts).toEqual(scene.cards[1]!.texts);
    expect(asked).toEqual(['noSource']);
  });
});

describe('a card', () => {
  const shown = (map: ArgumentMap, options?: Partial<DrawOptions>, view: View = {}) =>
    drawn(map, view, 'en', { layout: 'two-sided', ...options }).scene;
  const cardOf = (scene: Scene, claim: string) => scene.cards.find((card) => card.claim === claim)!;
  const screen = { width: 1280, height: 752 };

  test('has a sign to close its branch on a screen, none in a file', () => {
    const map = notation('A + M', 'B + A', 'C + B');
    expect(cardOf(shown(map, { screen }), 'B').fold?.text.text).toBe('−');
    expect(cardOf(shown(map), 'B').fold).toBeUndefined();
    expect(cardOf(shown(map, { screen }), 'C').fold).toBeUndefined();
  });

  test('counts a claim that serves both sides once among those it hides', () => {
    const map = notation('A + M', 'X + A', 'B - M', 'X + B', 'Y + X');
    expect(cardOf(shown(map, {}, { depth: 1 }), 'A').fold?.text.text).toBe('+2');
  });

  test('sets right-to-left text from its right edge', () => {
    const map = notation('A + M', 'B + A');
    map.claims[2]!.text = 'העיר צריכה לסגור את מרכזה למכוניות, כדי שהאוויר ברחובות יהיה נקי יותר';
    const card = cardOf(shown(map), 'B');
    const lines = card.texts.filter(({ role }) => role === 'claim');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every(({ rightToLeft, x }) => rightToLeft && x === card.width - 14)).toBe(true);
  });

  test('tells the language of words that are not in that of the picture', () => {
    const map = notation('A + M', 'B + A');
    map.translations = { lt: { B: { text: 'Lietuviškai.' } } };
    const { scene } = drawn(map, {}, 'lt', { layout: 'two-sided' });
    const languages = (claim: string) =>
      cardOf(scene, claim)
        .texts.filter(({ role }) => role === 'claim' || role === 'pillar')
        .map(({ language }) => language);
    expect([languages('A'), languages('B')]).toEqual([['en'], [undefined]]);
  });

  test('on a phone keeps how it stands clear of the sign that opens it', () => {
    const map = notation('A + M', 'B - A', 'C + A');
    map.claims.find(({ id }) => id === 'A')!.heading = 'Heading';
    const card = cardOf(shown(map, { screen: { width: 390, height: 800 } }, { depth: 1 }), 'A');
    expect(card.texts.filter(({ role }) => role === 'standing').length).toBe(2);
    expect(card.fold?.text.text).toBe('+2');
    expectApart(card);
  });

  test('has its stripe on the edge that faces the motion, the motion none', () => {
    const map = notation('A + M', 'B + A', 'C - M');
    const stripes = (layout: LayoutName) =>
      ['M', 'A', 'B', 'C'].map((claim) => cardOf(shown(map, { layout }), claim).stripe);
    expect(stripes('two-sided')).toEqual([undefined, 'right', 'right', 'left']);
    expect(stripes('left-right')).toEqual([undefined, 'left', 'left', 'left']);
    expect(stripes('top-down')).toEqual([undefined, 'top', 'top', 'top']);
  });

  test('gives supports and attacks ports of their own, in the order in which they come', () => {
    const ends = (...lines: string[]) =>
      shown(notation('A + M', ...lines), { layout: 'left-right' })
        .links.slice(1)
        .map(({ effect, end }) => ({ effect, y: end.y }))
        .sort((a, b) => a.y - b.y)
        .map(({ effect }) => effect);
    expect(ends('B + A', 'C - A')).toEqual(['supports', 'attacks']);
    expect(ends('C - A', 'B + A')).toEqual(['attacks', 'supports']);
  });
});

test('the label of a half is clear of a tall card beside its first pillar', () => {
  const map = notation('A - M', 'X + A', 'X + M', 'B + M', 'U - r3');
  map.claims.find(({ id }) => id === 'U')!.text = 'Many words that run over several lines. '.repeat(8);
  const { scene } = drawn(map, {}, 'en', { layout: 'two-sided' });
  const [tall, first] = ['U', 'X'].map((id) => scene.cards.findLast(({ claim }) => claim === id)!);
  expect(first!.kind).toBe('reference');
  expect(tall!.y).toBeLessThan(first!.y);
  expect(coveredLabels(scene)).toEqual([]);
});

test.each(Object.keys(LAYOUTS) as LayoutName[])('a map of 2,000 claims is drawn %s', (layout) => {
  const claims = Array.from({ length: 2000 }, (_, at) => ({ id: `c${at}`, text: `Claim number ${at}.` }));
  const map: ArgumentMap = {
    ...notation('c0'),
    motion: 'c0',
    claims,
    reasons: claims.slice(1).map(({ id }, at) => ({
      id: `r${at}`,
      side: at % 3 ? 'pro' : 'con',
      premises: [id],
      target: { claim: `c${Math.floor(at / 4)}` }
    }))
  };
  const { scene } = drawn(map, {}, 'en', { layout });
  expect([scene.cards.length, scene.links.length]).toEqual([2000, 1999]);
});

function isUnder(places: Tree, at: number, over: number): boolean {
  let place = places[at]!.parent;
  while (place > over) place = places[place]!.parent;
  return place === over;
}

function linesOf({ texts, fold }: SceneCard): SceneText[] {
  return fold ? [...texts, fold.text] : texts;
}

interface Extent {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** By how many px two things lie on each other, below 0 for the gap between them. */
function overlap(a: Extent, b: Extent): number {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return Math.min(across, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
}

function expectApart(card: SceneCard): void {
  const lines = linesOf(card).filter(({ text }) => !isLone(text));
  const marks = card.marks.map(({ x, y }) => ({ left: x, right: x + 8, top: y, bottom: y + 7 }));
  const all: Extent[] = [...lines.map(extent), ...marks];
  for (const [at, a] of all.entries()) {
    for (const b of all.slice(at + 1)) expect(overlap(a, b)).toBeLessThan(0.3);
  }
}

/** The labels that lie on a card or on another label. */
function coveredLabels({ labels, cards }: Scene): SceneText[] {
  const boxes = cards.map(({ x, y, width, height }) => ({
    left: x,
    right: x + width,
    top: y,
    bottom: y + height
  }));
  return labels.filter((label, at) =>
    [...boxes, ...labels.slice(at + 1).map(extent)].some((other) => overlap(extent(label), other) > 0)
  );
}

/** Where a line stands: its measured width, from its ascenders to its descenders. */
function extent({ x, y, width, anchor, rightToLeft, role }: SceneText): Extent {
  const left = anchor === 'end' || rightToLeft ? x - width : x;
  const { size } = TYPE[role];
  return { left, right: left + width, top: y - 0.75 * size, bottom: y + 0.21 * size };
}

/** A single grapheme cannot be broken, however wide it is. */
function isLone(text: string): boolean {
  return [...graphemeSegments(text)].length < 2;
}
