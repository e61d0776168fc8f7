import { Parser as CommonMark } from 'commonmark';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { maps } from '../../tests/arbitrary-map.ts';
import { map as notation } from '../../tests/map-notation.ts';
import { allIn, readXml } from '../../tests/read-xml.ts';
import { docxText } from './extract/docx.ts';
import { docx } from './handout/docx.ts';
import { html } from './handout/html.ts';
import { markdown } from './handout/markdown.ts';
import { DEEPEST, type Handout, type Item, type Mention, type Whole } from './handout/outline.ts';
import { type HandoutOptions, handout, outlined } from './handout.ts';
import { LANGUAGES } from './messages.ts';
import type { ArgumentMap } from './model/map.ts';
import { relate } from './model/relations.ts';
import { selected } from './model/selection.ts';
import { sides } from './model/sides.ts';
import { contained } from './text/contained.ts';

const EN: HandoutOptions = { language: 'en' };
const written = (options: Partial<HandoutOptions> = {}) =>
  ({ ...EN, ...options, around: { date: false, licence: false, ...options.around } }) as HandoutOptions;

const debate: ArgumentMap = {
  ...notation('A + M', 'B - M', 'C & D + A', 'U - r3', 'B - C', 'E + U', 'X'),
  title: 'Test',
  authors: ['Ada *Lee*'],
  edited: '2026-11-23',
  claims: [
    {
      id: 'A',
      text: 'Alpha stands.',
      heading: 'Alpha',
      citations: [{ source: 'z' }, { source: 'r', locator: 'p. 5' }]
    },
    { id: 'M', text: 'The motion is right.' },
    { id: 'B', text: 'Beta stands.', heading: 'Why not?', basis: 'inference' },
    {
      id: 'C',
      text: '1. <b>Gamma</b> & [more](x) stands.',
      citations: [
        {
          source: 'r',
          locator: 'p. 7',
          quote: { exact: 'word for word' },
          check: { result: 'exact', on: '2026-11-23', how: 'x' }
        }
      ]
    },
    { id: 'D', text: 'Delta.', citations: [{ source: 'r', locator: 'p. 7', quote: { exact: 'otherwise' } }] },
    { id: 'U', text: 'Undone.' },
    { id: 'E', text: 'Epsilon.' },
    { id: 'X', text: 'Alone.' }
  ],
  sources: [
    { id: 'z', type: 'webpage', title: 'Zeta', shortName: 'Zeta' },
    {
      id: 'r',
      type: 'article-journal',
      title: 'On it',
      author: [{ family: 'Ray', given: 'Ann' }],
      issued: { 'date-parts': [[2024]] },
      URL: 'https://example.org/a_b'
    }
  ]
};

/** The debate with names and sentences that open what turns round what follows, and do not close it. */
function turning(): ArgumentMap {
  const turned = '\u202Edeb\u2067ate';
  return {
    ...debate,
    title: turned,
    authors: [turned, 'Ada'],
    licence: turned,
    claims: debate.claims.map((claim) => ({
      ...claim,
      text: `${claim.text} ${turned}`,
      ...(claim.heading && { heading: `${claim.heading} ${turned}` }),
      citations: claim.citations?.map((citation) => ({
        ...citation,
        locator: turned,
        quote: { exact: turned }
      }))
    })),
    sources: debate.sources.map((source) => ({ ...source, title: turned }))
  };
}

describe('what a handout says', () => {
  const lines = async (options: Partial<HandoutOptions>, map = debate) =>
    (await handout(map, written(options), 'md')).split('\n').filter(Boolean);

  test('of a map', async () => {
    expect(await lines({ around: { quotations: true } })).toEqual([
      '# The motion is right.',
      'With work by Ada \\*Lee\\*',
      '## The case for the motion',
      '-   **1** Supports the motion',
      '    **Alpha.** Alpha stands. [1] [2]',
      '    -   **1.1** Supports “Alpha”, for the motion; only together:',
      '        **a** 1\\. \\<b\\>Gamma\\</b\\> \\& \\[more\\](x) stands. [1]',
      '        **b** Delta. [1]',
      '        -   **1.1.1** Undercuts the step from “1. \\<b\\>Gamma\\</b\\> \\& \\[more\\](x) stands.” + “Delta.” to “Alpha”, against the motion',
      '            Undone. (no source)',
      '            -   **1.1.1.1** Supports “Undone.”, against the motion',
      '                Epsilon. (no source)',
      '        -   **1.1.2** Attacks “1. \\<b\\>Gamma\\</b\\> \\& \\[more\\](x) stands.”, against the motion',
      '            Why not? (see below: 2)',
      '## The case against the motion',
      '-   **2** Attacks the motion',
      '    **Why not?** Beta stands. (no source; inferred)',
      '## Not tied to the motion',
      '-   **3**',
      '    Alone. (no source)',
      '## Sources (2)',
      '-   **[1]** Ann **Ray**, **2024**, "On it," <https://example.org/a_b>',
      '    1.1a: “word for word” (p. 7) (quotation found in the source on 23 November 2026)',
      '    1.1b: “otherwise” (p. 7) (quotation not checked)',
      '    Claims that rest on it: 1 (p. 5)',
      '-   **[2]** **no date**, "Zeta"',
      '    Claims that rest on it: 1'
    ]);
  });

  test.each(['md', 'html', 'docx'] as const)('turns nothing round but itself: %s', async (kind) => {
    for (const view of [{}, { root: 'A' }]) {
      const options = written({ view, around: { licence: true, quotations: true, cite: true } });
      const file =
        kind === 'docx'
          ? strFromU8(unzipSync(await handout(turning(), options, kind))['word/document.xml']!)
          : await handout(turning(), options, kind);
      // Each line, attribute and text between tags is shown by itself.
      const texts = file.split(kind === 'md' ? '\n' : /\n|<[^>]*?="|"[^<]*>|<[^>]*>/).filter(Boolean);
      expect(texts.filter((text) => contained(text) !== text)).toEqual([]);
      expect(file).toContain('“Alpha \u202Edeb\u2067ate\u2069\u202C”');
    }
  });

  test('of the other side first, closed, without sources', async () => {
    const around = { title: false, authors: false, sources: false, caption: 'So far.', cite: true };
    expect(await lines({ negativeFirst: true, view: { depth: 1 }, around })).toEqual([
      'The motion is right.',
      '## The case against the motion',
      '-   **1** Attacks the motion',
      '    **Why not?** Beta stands. (no source; inferred)',
      '## The case for the motion',
      '-   **2** Supports the motion',
      '    **Alpha.** Alpha stands. (5 claims below it are left out)',
      '## Not tied to the motion',
      '-   **3**',
      '    Alone. (no source)',
      'So far.',
      'To cite this map: Ada \\*Lee\\*. “Test”. Argument map, version 05566f72, 23 November 2026.'
    ]);
  });

  test('of a branch, in Lithuanian', async () => {
    const around = { sources: false, authors: false };
    expect(await lines({ language: 'lt', view: { root: 'A', depth: 1 }, around })).toEqual([
      '# Alpha stands.',
      '„Alpha“, debatų „Test“ dalis',
      '## Parama',
      '-   **1** Remia „Alpha“, už tezę; tik kartu:',
      '    **a** 1\\. \\<b\\>Gamma\\</b\\> \\& \\[more\\](x) stands. (praleisti 3 teiginiai žemiau)',
      '    **b** Delta.'
    ]);
  });

  test('of a way to a claim', async () => {
    expect(await lines({ path: ['U'], around: { sources: false, authors: false } })).toEqual([
      '# The motion is right.',
      '## The case for the motion',
      '-   **1** Supports the motion',
      '    **Alpha.** Alpha stands.',
      '    -   **1.1** Supports “Alpha”, for the motion; only together:',
      '        **a** 1\\. \\<b\\>Gamma\\</b\\> \\& \\[more\\](x) stands.',
      '        **b** Delta.',
      '        -   **1.1.1** Undercuts the step from “1. \\<b\\>Gamma\\</b\\> \\& \\[more\\](x) stands.” + “Delta.” to “Alpha”, against the motion',
      '            Undone. (no source; 1 claim below it is left out)'
    ]);
  });

  test('of claims in a circle, and of a map with nothing in it', async () => {
    expect(await lines({}, notation('A + M', 'B - A', 'A + B', 'M + B'))).toEqual([
      '# M.',
      '## The case for the motion',
      '-   **1** Supports the motion',
      '    A. (no source)',
      '    -   **1.1** Attacks “A.”, serves both sides',
      '        B. (no source)',
      '        -   **1.1.1** Supports “B.”, serves both sides',
      '            A. (see above: 1)',
      '        -   **1.1.2** Supports “B.”, serves both sides',
      '            M. (see above: The motion)'
    ]);
    expect(await lines({}, notation())).toEqual(['# Test']);
  });
});

const selections = fc.record({
  language: fc.constantFrom(...LANGUAGES),
  negativeFirst: fc.boolean(),
  style: fc.constantFrom('here' as const, 'nsda' as const, 'apa' as const, 'chicago-note' as const),
  depth: fc.option(fc.nat(3), { nil: undefined }),
  root: fc.option(fc.nat(), { nil: undefined }),
  path: fc.option(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), { nil: undefined }),
  around: fc.record({
    title: fc.boolean(),
    sources: fc.boolean(),
    quotations: fc.boolean(),
    cite: fc.boolean(),
    caption: fc.constantFrom(undefined, '', '# 1. *So* <far>')
  })
});

type Choice = typeof selections extends fc.Arbitrary<infer T> ? T : never;

function optionsFor({ claims }: ArgumentMap, { depth, root, path, around, ...rest }: Choice): HandoutOptions {
  const id = (at: number | undefined) => (at === undefined ? undefined : claims[at % claims.length]?.id);
  const { caption, ...others } = around;
  return {
    ...rest,
    view: { ...(id(root) !== undefined && { root: id(root)! }), ...(depth !== undefined && { depth }) },
    ...(claims.length && path && { path: path.map((at) => id(at)!) }),
    around: { ...others, ...(caption !== undefined && { caption }) }
  };
}

function itemsOf({ sections }: Handout): Item[] {
  const all = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...all(item.items)]);
  return sections.flatMap(({ items }) => all(items));
}
const wholes = (handout: Handout): Whole[] => [
  ...(handout.root ? [handout.root] : []),
  ...itemsOf(handout).flatMap(({ claims }) => claims.filter((claim) => !('see' in claim)) as Whole[])
];
const mentions = (handout: Handout) =>
  itemsOf(handout).flatMap(({ claims }) => claims.filter((claim): claim is Mention => 'see' in claim));

describe('every map, however it is chosen', () => {
  const each = (law: (map: ArgumentMap, options: HandoutOptions) => Promise<void>, numRuns = 150) =>
    fc.assert(
      fc.asyncProperty(maps({ hostile: true }), selections, (map, choice) =>
        law(map, optionsFor(map, choice))
      ),
      { seed: 20261128, numRuns }
    );

  test('tells each claim of the selection whole once', () =>
    each(async (map, options) => {
      const relations = relate(map);
      const shown = selected(relations, sides(relations), options);
      const ids = wholes(await outlined(map, options)).map(({ id }) => id);
      expect(ids.sort()).toEqual(
        shown
          .filter(({ whole }) => whole)
          .map(({ index }) => `c${index}`)
          .sort()
      );
    }));

  test('has each number once, below that of what it hangs from, in the order of reading', () =>
    each(async (map, options) => {
      const handout = await outlined(map, options);
      const below = (items: readonly Item[], before: string, from: number) => {
        for (const [at, { number, claims, items: inside }] of items.entries()) {
          expect(number).toBe(`${before}${from + at}`);
          const letters = claims.length > 1 ? claims.map((_, nth) => String.fromCharCode(97 + nth)) : [''];
          expect(claims.map((claim) => claim.number)).toEqual(letters.map((letter) => number + letter));
          below(inside, `${number}.`, 1);
        }
      };
      let from = 1;
      for (const { items } of handout.sections) {
        below(items, '', from);
        from += items.length;
      }
    }));

  test('names a note for each number of a claim, and a claim for each note and mention', () =>
    each(async (map, options) => {
      const handout = await outlined(map, options);
      const { notes } = handout.sources ?? { notes: [] };
      expect(notes.map(({ number }) => number)).toEqual(notes.map((_, at) => at + 1));
      const told = new Map(wholes(handout).map(({ id, number }) => [id, number]));
      const named = new Set(wholes(handout).flatMap((claim) => claim.notes));
      expect([...named].sort((a, b) => a - b)).toEqual(notes.map(({ number }) => number));
      const pointers = [
        ...mentions(handout).flatMap(({ see }) => (typeof see === 'string' ? [] : see)),
        ...notes.flatMap(({ resting, quotations }) => [
          ...resting.claims,
          ...quotations.flatMap(({ claims }) => claims)
        ])
      ];
      for (const { id, number } of pointers) expect(told.get(id)).toBe(number);
      for (const { resting, quotations } of notes)
        expect(resting.claims.length + quotations.length).toBeGreaterThan(0);
    }));

  test('says the same words in Markdown and in HTML', () =>
    each(async (map, options) => {
      const handout = await outlined(map, options);
      expect(inMarkdown(markdown(handout))).toBe(bare(wordsOf(handout)));
      expect(inHtml(html(handout))).toBe(bare(wordsOf(handout)));
    }));

  test(
    'says them in Word, in the same bytes each time',
    () =>
      each(async (map, options) => {
        const handout = await outlined(map, options);
        const bytes = await docx(handout);
        expect(bare(docxText(bytes))).toBe(bare(wordsOf(handout, false)));
        expect(await docx(handout)).toEqual(bytes);
      }, 25),
    60_000
  );
});

/** The words of a handout in their order; those that Word counts itself may be left out. */
function wordsOf(handout: Handout, counted = true): string {
  const { title, titled, facts, root, sections, caption = '', sources, cite = '' } = handout;
  const footing = ({ notes, remarks }: Whole) =>
    notes.map((at) => `[${at}]`).join('') + (remarks.length ? `(${remarks.join('; ')})` : '');
  const claim = (of: Whole | Mention, letter: string): string => {
    if (!('see' in of)) return letter + (of.heading?.text ?? '') + of.text.text + footing(of);
    const see = typeof of.see === 'string' ? of.see : of.see.before + of.see.number + of.see.after;
    return `${letter}${of.name.text}(${see})`;
  };
  const item = ({ number, deed, claims, items }: Item): string =>
    (counted ? number : '') +
    deed +
    claims.map((each) => claim(each, claims.length > 1 ? each.number.slice(number.length) : '')).join('') +
    items.map(item).join('');
  const notes = (sources?.notes ?? []).map(({ number, reference, archived, resting, quotations }) =>
    [
      counted ? `[${number}]` : '',
      ...reference.map(({ text }) => text),
      archived?.text ?? '',
      ...quotations.map(
        ({ claims, words, translation = '', locator, check }) =>
          `${claims.map((each) => each.number).join()}:${words.text}${translation}${locator ? `(${locator.text})` : ''}(${check})`
      ),
      resting.claims.length
        ? `${resting.heading}:${resting.claims
            .map((each) => each.number + (each.locator ? `(${each.locator.text})` : ''))
            .join()}`
        : ''
    ].join('')
  );
  return [
    titled ? title.text : '',
    facts.join('·'),
    root ? (titled ? footing(root) : claim(root, '')) : '',
    ...sections.map(({ heading = '', items }) => heading + items.map(item).join('')),
    caption,
    sources?.heading ?? '',
    ...notes,
    cite
  ].join('');
}

const bare = (text: string) => text.replace(/\s/g, '');

function inMarkdown(text: string): string {
  const walker = new CommonMark().parse(text).walker();
  let words = '';
  for (let step = walker.next(); step; step = walker.next()) {
    const { type, literal } = step.node;
    expect(['html_inline', 'html_block', 'code', 'code_block', 'image', 'thematic_break']).not.toContain(
      type
    );
    if (type === 'text') words += literal;
  }
  return bare(words);
}

function inHtml(text: string): string {
  let words = '';
  let hidden = 0;
  const open: string[] = [];
  const parser = new Parser({
    onopentag(name) {
      expect(name).not.toBe('script');
      open.push(name);
      if (name === 'head') hidden++;
    },
    ontext(part) {
      if (!hidden) words += part;
    },
    onclosetag(name, implied) {
      expect([open.pop(), implied && !['meta'].includes(name)]).toEqual([name, false]);
      if (name === 'head') hidden--;
    }
  });
  parser.end(text);
  return bare(words);
}

describe('a chain of 10,000 claims', () => {
  const chain = notation(...Array.from({ length: 9_999 }, (_, at) => `c${at + 1} - c${at}`));
  const map = { ...chain, motion: 'c0' };

  test('is numbered no deeper than Word numbers, and says how deep it is', async () => {
    const all = itemsOf(await outlined(map, EN));
    expect(all.length).toBe(9_999);
    expect(Math.max(...all.map(({ number }) => number.split('.').length))).toBe(DEEPEST);
    expect(all.at(-1)).toMatchObject({
      number: '1.1.1.1.1.1.1.1.9991',
      deed: 'Level 9999 · Attacks “c9998.”, against the motion'
    });
  });

  test.each(['md', 'html'] as const)('is soon written as %s', async (kind) => {
    expect((await handout(map, EN, kind)).length).toBeLessThan(6_000_000);
  });
});

describe('a Word document', () => {
  const parts = async (map = debate, options: Partial<HandoutOptions> = {}) =>
    unzipSync(await handout(map, written(options), 'docx'));

  test('is made of XML that is well-formed', async () => {
    for (const [name, bytes] of Object.entries(await parts()))
      if (/\.(xml|rels)$/.test(name)) {
        const text = strFromU8(bytes).replace(/ standalone="yes"/, '');
        expect(() => readXml(text), name).not.toThrow();
      }
  });

  test('says its title, authors, language and day', async () => {
    const core = readXml(strFromU8((await parts())['docProps/core.xml']!));
    expect(Object.fromEntries(allIn(core).map(({ name, children }) => [name, children[0]]))).toMatchObject({
      'dc:title': 'The motion is right.',
      'dc:creator': 'Ada *Lee*',
      'dc:language': 'en',
      'dcterms:modified': '2026-11-23T00:00:00Z'
    });
  });

  test('has headings, numbers and fields that are Word’s own', async () => {
    const xml = strFromU8((await parts())['word/document.xml']!);
    const styles = [...xml.matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, style]) => style);
    expect(styles.slice(0, 5)).toEqual(['Title', 'Facts', 'Heading1', 'Deed', 'Claim']);
    const bookmarks = new Set([...xml.matchAll(/<w:bookmarkStart w:name="(\w+)"/g)].map(([, name]) => name));
    const fields = [...xml.matchAll(/w:instr="REF (\w+) /g)].map(([, name]) => name);
    expect(fields.length).toBeGreaterThan(5);
    expect(fields.filter((name) => !bookmarks.has(name))).toEqual([]);
    expect(xml).toContain('<w:ilvl w:val="2"/>');
  });

  test('marks what is in another language, and what is written from right to left', async () => {
    const map = { ...debate, language: 'he', claims: [{ id: 'M', text: 'שלום' }], reasons: [], sources: [] };
    const xml = strFromU8((await parts(map))['word/document.xml']!);
    expect(xml).toMatch(/<w:bidi\/>.*<w:rtl\/>.*<w:lang w:val="he" w:bidi="he"\/>/);
  });
});

test('an HTML file says what is in another language and links its numbers', async () => {
  const map = { ...debate, translations: { lt: { A: { text: 'Alfa.' } } } };
  const text = await handout(map, written({ language: 'lt' }), 'html');
  expect(text).toMatch(/^<!doctype html>\n<html lang="lt">/);
  expect(text).toContain('<b lang="en" dir="auto">Alpha.</b> <span dir="auto">Alfa.</span>');
  const links = [...text.matchAll(/href="#(\w+)"/g)].map(([, id]) => id);
  expect(links.length).toBeGreaterThan(5);
  for (const id of links) expect(text.split(`id="${id}"`).length).toBe(2);
});
