import fc from 'fast-check';
import { unzlibSync } from 'fflate';
import { getDocument, type PDFDocumentProxy } from 'unpdf/pdfjs';
import { describe, expect, test, vi } from 'vitest';
import { maps } from '../../tests/arbitrary-map.ts';
import type { ArgumentMap, Claim, Reason } from './model/map.ts';
import { relate } from './model/relations.ts';
import { debateFormats } from './preparation/debate-format.ts';
import { begin, type Preparation, withAnswer, withPicks } from './preparation/preparation.ts';
import { type PaperOptions, preparationPdf, printedOf } from './preparation-paper.ts';
import { sheetsOf } from './print/sheets.ts';

// A file of many pages is written and read back.
vi.setConfig({ testTimeout: 30_000 });

const LETTERS = [
  'Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų arbūzą.',
  'Pchnąć w tę łódź jeża lub ośm skrzyń fig. Zażółć gęślą jaźń.',
  'Чуєш їх, доцю, га? Кумедна ж ти, прощайся без ґольфів!'
];
const named = (letter: string, at: number) => `${letter}${String(at).padStart(3, '0')}`;

/** A debate with so many main claims of each side, each of theirs answered so often; every answer has a passage. */
function debate(ours: number, theirs: number, answers = 1): { map: ArgumentMap; preparation: Preparation } {
  const claims: Claim[] = [{ id: 'M', text: 'The motion is so.' }];
  const reasons: Reason[] = [];
  const sources: ArgumentMap['sources'] = [];
  const add = (id: string, text: string, side: Reason['side'], target: string, more: Partial<Claim> = {}) => {
    claims.push({ id, text, ...more });
    reasons.push({ id: `r-${id}`, side, premises: [id], target: { claim: target } });
  };
  for (let at = 0; at < ours; at++)
    add(
      named('A', at),
      `Ours ${named('A', at)} is said in a sentence of some length, as claims are.`,
      'pro',
      'M'
    );
  for (let at = 0; at < theirs; at++) {
    const id = named('N', at);
    add(id, `Theirs ${id}: ${LETTERS[at % 3]}`, 'con', 'M', { heading: `Name ${named('H', theirs - at)}` });
    for (let nth = 0; nth < answers; nth++) {
      const source = `s-${id}-${nth}`;
      sources.push({ id: source, type: 'book', title: `Book ${id}-${nth}.`, author: [{ family: 'Lee' }] });
      const exact = `Passage ${id}-${nth} word for word.`;
      add(`${id}-${nth}`, `Claim ${id}-${nth}.`, 'con', id, { citations: [{ source, quote: { exact } }] });
    }
  }
  const map: ArgumentMap = {
    format: 'warrant/1',
    id: 'm',
    title: 'Test',
    language: 'en',
    motion: 'M',
    claims,
    reasons,
    sources
  };
  const relations = relate(map);
  let preparation = begin(map, { id: 'p', kept: false, side: 'affirmative', debate: debateFormats()[0]! });
  for (let at = 0; at < theirs; at++) {
    const id = named('N', at);
    const picks = Array.from({ length: answers }, (_, nth) => `r-${id}-${nth}`);
    preparation = withPicks(preparation, relations, id, picks, []);
    for (const reason of picks)
      preparation = withAnswer(preparation, relations, { to: id, reason }, { spoken: spoken(reason) });
  }
  return { map, preparation };
}

const spoken = (reason: string) =>
  `Spoken ${reason} in words that take a line or two of a card that is cut out.`;
const squeezed = (text: string) => text.normalize('NFC').replace(/\s+/g, '');

async function printed(of: ReturnType<typeof debate>, options: Partial<PaperOptions> = {}) {
  const bytes = await preparationPdf(of.preparation, of.map, { paper: 'book', language: 'en', ...options });
  const document = await getDocument({ data: bytes, verbosity: 0 }).promise;
  return { document, pages: await wordsOf(document) };
}

/** The words of each page without white space. */
async function wordsOf(document: PDFDocumentProxy): Promise<string[]> {
  const pages: string[] = [];
  for (let at = 1; at <= document.numPages; at++) {
    const { items } = await (await document.getPage(at)).getTextContent();
    pages.push(squeezed(items.map((item) => ('str' in item ? item.str : '')).join('')));
  }
  return pages;
}

const count = (text: string, words: string) => text.split(squeezed(words)).length - 1;

/** What is drawn, by the file's own operators. */
function* contentsOf(file: Uint8Array): Generator<string> {
  const raw = new TextDecoder('latin1').decode(file);
  for (const { index } of raw.matchAll(/stream\r?\n/g)) {
    const start = index + raw.slice(index).indexOf('\n') + 1;
    const bytes = file.slice(start, raw.indexOf('\nendstream', start));
    if ((bytes[0]! & 0x0f) === 8) yield new TextDecoder('latin1').decode(unzlibSync(bytes));
  }
}

describe('the casebook', () => {
  test('has every answer, card and source once, with all letters', async () => {
    const { pages } = await printed(debate(5, 9, 3));
    const all = pages.join('');
    for (let at = 0; at < 9; at++) {
      for (let nth = 0; nth < 3; nth++) {
        const id = `${named('N', at)}-${nth}`;
        expect(count(all, spoken(`r-${id}`)), id).toBe(1);
        expect(count(all, `Passage ${id} word for word.`), id).toBe(1);
        // In its card and in the list.
        expect(count(all, `Book ${id}`), id).toBe(2);
      }
    }
    for (const letters of LETTERS) expect(all).toContain(squeezed(letters));
  });

  test.each([
    [3, 3],
    [60, 4],
    [4, 60],
    [60, 60]
  ])('of %i and %i claims has our side on even pages and theirs on odd ones', async (ours, theirs) => {
    const { pages } = await printed(debate(ours, theirs));
    const end = pages.findIndex((page) => page.includes('Answers1.AT:'));
    const sides = pages.slice(1, end);
    expect(sides.length % 2).toBe(0);
    for (const [at, page] of sides.entries()) {
      expect(page.includes('Ours') && at % 2 === 1, `page ${at + 2}`).toBe(false);
      expect(page.includes('Theirs') && at % 2 === 0, `page ${at + 2}`).toBe(false);
      expect(page.includes('Ours') || page.includes('Theirs') || page.includes('Notes')).toBe(true);
    }
    for (let at = 0; at < ours; at++) expect(count(sides.join(''), `Ours ${named('A', at)}`)).toBe(1);
    for (let at = 0; at < theirs; at++) expect(count(sides.join(''), `Theirs ${named('N', at)}`)).toBe(1);
  });

  test('has an index and contents that say the page and lead there', async () => {
    const { document, pages } = await printed(debate(4, 40, 2));
    const answers = pages.findIndex((page) => page.includes('Answers1.AT:'));
    const index = pages.findIndex((page, at) => at > answers && page.includes('IndexofanswersAT:'));
    for (let at = 0; at < 40; at++) {
      const section = pages.findIndex(
        (page, nth) => nth >= answers && page.includes(squeezed(`${at + 1}. AT: Theirs ${named('N', at)}`))
      );
      const name = squeezed(`AT: Name ${named('H', 40 - at)}`);
      const listed = pages.slice(index).join('');
      expect(new RegExp(`${name}(${section + 1})(?!\\d)`).test(listed), name).toBe(true);
    }
    expect(pages[0]).toContain(`Answers${answers + 1}`);
    expect(pages[0]).toContain(`Indexofanswers${index + 1}`);
    const links = await (await document.getPage(index + 1)).getAnnotations();
    expect(links.length).toBeGreaterThan(10);
    for (const { dest } of links) {
      const [page] = (await document.getDestination(dest as string))!;
      expect(await document.getPageIndex(page)).toBeGreaterThanOrEqual(answers);
    }
    const outline = await document.getOutline();
    expect(outline.map(({ title }) => title)).toEqual([
      'The motion is so.',
      'The case for the motion',
      'The case against the motion',
      'Answers',
      'Index of answers',
      'Evidence cards',
      'Sources'
    ]);
    expect(outline[3]!.items).toHaveLength(40);
  });

  test('has a header with the page on every page, a language, a title and tags', async () => {
    const { document, pages } = await printed(debate(4, 6, 2), { language: 'lt' });
    for (const [at, page] of pages.entries()) expect(page).toContain(`${at + 1}/${pages.length}`);
    const { info } = (await document.getMetadata()) as unknown as { info: Record<string, unknown> };
    expect(info.Language).toBe('lt');
    expect(info.Title).toBe('Test');
    const tree = JSON.stringify(await (await document.getPage(4)).getStructTree());
    for (const role of ['H1', 'H2', 'L', 'LI', 'Lbl', 'LBody', 'P'])
      expect(tree).toContain(`"role":"${role}"`);
  });
});

test('letters that no font has are drawn as boxes that mean them, in the header too', async () => {
  const of = debate(1, 1);
  const map = { ...of.map, claims: of.map.claims.map((claim) => ({ ...claim, text: `${claim.text} 文字` })) };
  for (const paper of ['book', 'cues', 'handout'] as const) {
    const preparation = { ...of.preparation, title: '論題' };
    const bytes = await preparationPdf(preparation, map, { paper, language: 'en' });
    const meant = [...contentsOf(bytes)].join('').split('/ActualText').length - 1;
    // Each of the four letters that stand in a claim or in a header is told where it is drawn.
    expect(meant).toBeGreaterThanOrEqual(paper === 'cues' ? 2 : 4);
  }
});

test('of cue cards none is cut: what does not fit goes on on a card that says so', async () => {
  const of = debate(1, 2, 40);
  const { document, pages } = await printed(of, { paper: 'cues' });
  const all = pages.join('');
  let before = -1;
  for (const { id } of of.map.reasons.filter(({ id }) => /^r-N\d+-/.test(id))) {
    const at = all.indexOf(squeezed(spoken(id)));
    expect(at, id).toBeGreaterThan(before);
    before = at;
  }
  const [, cards] = /1of(\d)/.exec(all)!;
  expect(Number(cards)).toBeGreaterThan(2);
  for (let at = 1; at <= Number(cards); at++) expect(count(all, `${at} of ${cards}`)).toBe(2);
  expect(document.numPages).toBe(Math.ceil((2 * Number(cards)) / 4));
});

describe('the hand-out', () => {
  test('leaves chosen answers empty on page one and gives them on page two', async () => {
    const { pages } = await printed(debate(1, 3, 2), {
      paper: 'handout',
      empty: new Set(['r-N000-1', 'r-N002-0'])
    });
    expect(pages).toHaveLength(2);
    for (const id of ['N000-1', 'N002-0'])
      expect(pages.map((page) => count(page, spoken(`r-${id}`)))).toEqual([0, 1]);
    for (const id of ['N000-0', 'N001-0', 'N001-1', 'N002-1'])
      expect(pages.map((page) => count(page, spoken(`r-${id}`)))).toEqual([1, 1]);
  });

  test('has room to write in: boxes as high as the page lets them be', async () => {
    const { preparation, map } = debate(1, 2, 2);
    const { sheets } = sheetsOf(await printedOf(preparation, map, { paper: 'handout', language: 'en' }));
    const boxes = sheets.flatMap(({ rows }) => rows.filter(({ row }) => row.ink === 'box'));
    expect(boxes).toHaveLength(2);
    for (const { row } of boxes) expect(row.height).toBeGreaterThan(70);
  });
});

test('the same preparation gives the same bytes', async () => {
  const { preparation, map } = debate(2, 3, 2);
  const make = () => preparationPdf(preparation, map, { paper: 'book', language: 'lt' });
  expect(await make()).toEqual(await make());
});

test('of any map each paper stays within its pages', async () => {
  await fc.assert(
    fc.asyncProperty(maps({ hostile: true }), async (map) => {
      const relations = relate(map);
      let preparation = begin(map, { id: 'p', kept: false, side: 'negative', debate: debateFormats()[0]! });
      for (const { id, side, target } of map.reasons) {
        if (side !== 'con' || !('claim' in target)) continue;
        const picks = [...(preparation.blocks[target.claim]?.picks ?? []), id];
        preparation = withPicks(preparation, relations, target.claim, picks, []);
      }
      for (const paper of ['book', 'cues', 'handout'] as const) {
        const { sheets } = sheetsOf(await printedOf(preparation, map, { paper, language: 'en' }));
        for (const { rows } of sheets)
          for (const { row, y } of rows) expect(y + row.height).toBeLessThan(830);
      }
    }),
    { seed: 8, numRuns: 60 }
  );
});
