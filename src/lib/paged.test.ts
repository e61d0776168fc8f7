import fc from 'fast-check';
import { unzlibSync } from 'fflate';
import { getDocument, type PDFDocumentProxy } from 'unpdf/pdfjs';
import { describe, expect, test } from 'vitest';
import { maps } from '../../tests/arbitrary-map.ts';
import { PAPER_MAP } from '../../tests/gallery/papers.ts';
import { map as notation } from '../../tests/map-notation.ts';
import type { ArgumentMap } from './model/map.ts';
import { type PagedOptions, paged } from './paged.ts';
import { tilePages } from './pdf/pages.ts';
import type { Page } from './pdf/pdf.ts';
import { pictured } from './picture.ts';
import { LAYOUTS, type LayoutName } from './scene/draw.ts';
import { tiled } from './scene/tiles.ts';
import { contained } from './text/contained.ts';

const LAYOUT_NAMES = Object.keys(LAYOUTS) as LayoutName[];

const usual: PagedOptions = { layout: 'two-sided', theme: 'light', language: 'en' };

async function read(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
}

async function pdf(map: ArgumentMap, options: Partial<PagedOptions> = {}) {
  const { bytes, ...rest } = await paged(map, { ...usual, ...options });
  const file = await bytes();
  return { file, document: await read(file), ...rest };
}

/** The words of each page, as a program that copies them has them. */
async function wordsOf(document: PDFDocumentProxy): Promise<string[]> {
  const pages: string[] = [];
  for (let at = 1; at <= document.numPages; at++) {
    const { items } = await (await document.getPage(at)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  return pages;
}

const squeezed = (text: string) => text.normalize('NFC').replace(/[\s\u00AD\u200B]+/g, '');

/** What is drawn, by the file's own operators. */
function* contentsOf(file: Uint8Array): Generator<string> {
  const raw = new TextDecoder('latin1').decode(file);
  for (const { index } of raw.matchAll(/stream\r?\n/g)) {
    const start = index + raw.slice(index).indexOf('\n') + 1;
    const end = raw.indexOf('\nendstream', start);
    const bytes = file.slice(start, end);
    if ((bytes[0]! & 0x0f) === 8) yield new TextDecoder('latin1').decode(unzlibSync(bytes));
  }
}

/** What a file says its marked shapes mean. */
function actualTexts(file: Uint8Array): string[] {
  const found: string[] = [];
  for (const content of contentsOf(file)) {
    for (const [, escaped] of content.matchAll(/\/ActualText \(((?:\\[\s\S]|[^\\)])*)\)/g)) {
      const units = escaped!.replace(
        /\\([\s\S])/g,
        (_, sign: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[sign] ?? sign
      );
      const wide = Uint8Array.from(units, (unit) => unit.charCodeAt(0));
      found.push(units.startsWith('\u00FE\u00FF') ? new TextDecoder('utf-16be').decode(wide) : units);
    }
  }
  return found;
}

const PANGRAMS = {
  Lithuanian: 'Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų arbūzą.',
  Polish: 'Pchnąć w tę łódź jeża lub ośm skrzyń fig. Zażółć gęślą jaźń.',
  Ukrainian: 'Чуєш їх, доцю, га? Кумедна ж ти, прощайся без ґольфів!',
  German: 'Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.',
  Turkish: 'Pijamalı hasta yağız şoföre çabucak güvendi.',
  Vietnamese: 'Do bạch kim rất quý nên sẽ dùng để lắp vô xương.',
  Greek: 'Ξεσκεπάζω την ψυχοφθόρα βδελυγμία.'
};

function debate(): ArgumentMap {
  const map = notation('A + M', 'B - M', 'C - A', 'D - r1', 'C + B', 'E & F + C');
  const sources: ArgumentMap['sources'] = [
    {
      id: 's1',
      type: 'report',
      title: 'A report',
      URL: 'https://example.org/report',
      issued: { 'date-parts': [[2024, 5]] }
    }
  ];
  const claims = map.claims.map((claim) => ({ ...claim, text: `Claim ${claim.id} says something.` }));
  claims[1] = { ...claims[1]!, citations: [{ source: 's1' }] };
  return { ...map, title: 'A small debate', claims, sources };
}

describe('a PDF', { timeout: 60_000 }, () => {
  test.each(Object.entries(PANGRAMS))('holds all letters of %s, and needs no other font', async (_, text) => {
    const map = debate();
    map.claims[0] = { ...map.claims[0]!, text };
    const { document, file } = await pdf(map);
    expect(squeezed((await wordsOf(document)).join(''))).toContain(squeezed(text));
    expect(new TextDecoder('latin1').decode(file)).not.toContain('ActualText');
  });

  test.each([
    'Peace 和平 🕊 is meant.',
    'They say שלום 123 (and more), or سلام.',
    'Ae\u0303\u0307ė\u0303 Я\u0301 \u{1F468}\u200D\u{1F469}\u200D\u{1F467}'
  ])('draws what no font has, and gives it back to those who copy or search: %s', async (text) => {
    const map = debate();
    map.claims[0] = { ...map.claims[0]!, text };
    const { file, lacking } = await pdf(map);
    // What is drawn as shapes is given as ActualText (ISO 32000, 14.9.4); letters between are text.
    const given = actualTexts(file);
    for (const letter of lacking) expect(given.join(' ')).toContain(letter);
    expect(lacking.length).toBeGreaterThanOrEqual(text.includes('Я') ? 1 : 3);
  });

  test('is the same each time', async () => {
    const [one, other] = [await pdf(debate()), await pdf(debate())];
    expect(one.file).toEqual(other.file);
  });

  test('says what it is, and is tagged', async () => {
    const map = { ...debate(), authors: ['Ona', 'Jonas'], edited: '2026-11-30', licence: 'CC-BY-4.0' };
    const { document } = await pdf(map);
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({
      Title: 'A small debate',
      Author: 'Ona, Jonas',
      Language: 'en',
      CreationDate: 'D:20261130000000Z'
    });
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  });

  test('turns nothing round but itself in bookmarks, in tags, and in what it says of itself', async () => {
    const turned = (text: string) => `${text} \u202Eturned`;
    const [map, closed] = [debate(), '\u202Eturned\u202C'];
    map.claims = map.claims.map((claim) => ({ ...claim, text: turned(claim.text) }));
    for (const options of [{}, { leaflet: 'a4' }, { view: { root: 'A' } }] as const) {
      const { document } = await pdf(
        { ...map, title: turned('T'), authors: [turned('Ona'), 'Jonas'], edited: '2026-11-30' },
        options
      );
      const { info } = (await document.getMetadata()) as unknown as {
        info: { Title: string; Author: string };
      };
      expect(info.Title).toContain(`T ${closed}`);
      expect(info.Author).toBe(`Ona ${closed}, Jonas`);
      const alts: string[] = [];
      const walk = (node: { alt?: string; children?: unknown[] }) => {
        if (node.alt) alts.push(node.alt);
        for (const child of node.children ?? []) walk(child as never);
      };
      for (let at = 1; at <= document.numPages; at++)
        walk((await (await document.getPage(at)).getStructTree()) as never);
      const titles = (items: Awaited<ReturnType<typeof document.getOutline>>): string[] =>
        items.flatMap(({ title, items }) => [title, ...titles(items)]);
      const told = [...titles(await document.getOutline()), ...alts];
      expect(told.filter((text) => contained(text) !== text)).toEqual([]);
      expect(alts.some((alt) => alt.includes(`${closed}”`))).toBe(true);
    }
  });

  test('tells each claim under what it bears on, with what it does there', async () => {
    const { document } = await pdf(debate());
    const tree = await (await document.getPage(1)).getStructTree();
    const alts: string[] = [];
    const depths: number[] = [];
    const walk = (node: { role?: string; alt?: string; children?: unknown[] }, depth: number) => {
      if (node.role === 'LI') depths.push(depth);
      if (node.alt) alts.push(node.alt);
      for (const child of node.children ?? []) walk(child as never, depth + (node.role === 'L' ? 1 : 0));
    };
    walk(tree as never, 0);
    // M, A with C, under which E and F, and D, which undercuts; B with C, which is drawn elsewhere.
    expect(depths).toEqual([1, 2, 3, 4, 4, 3, 2, 3]);
    expect(alts.some((alt) => alt.startsWith('Undercuts the step from'))).toBe(true);
    expect(alts.filter((alt) => alt.includes('drawn elsewhere'))).toHaveLength(1);
  });

  test('has live links, and one from a claim that is drawn elsewhere to it', async () => {
    const { document } = await pdf(debate());
    const links = await (await document.getPage(1)).getAnnotations();
    const urls = links.flatMap(({ url }) => (url ? [url as string] : []));
    expect(new Set(urls)).toEqual(new Set(['https://example.org/report']));
    const inside = links.filter(({ dest, action }) => (dest || action) && !('url' in links));
    expect(inside.length).toBeGreaterThan(0);
    const place = links.find(({ dest }) => typeof dest === 'string')!;
    expect(await document.getDestination(place.dest as string)).not.toBeNull();
  });

  test('has bookmarks by pillar', async () => {
    const { document } = await pdf(debate());
    const [motion] = await document.getOutline();
    expect(motion!.title).toBe('Claim M says something.');
    expect(motion!.items.map(({ title }) => title)).toEqual([
      'Claim A says something.',
      'Claim B says something.'
    ]);
    expect(motion!.items[0]!.dest![1]).toMatchObject({ name: 'FitR' });
  });

  test.each([
    ['fit', undefined],
    ['a4', [841.89, 595.28]],
    [{ width: 160, unit: 'mm' }, [453.54, undefined]]
  ] as const)('has the size that is asked for: %j', async (size, points) => {
    const { document } = await pdf(debate(), { size });
    const [, , width, height] = (await document.getPage(1)).view;
    if (points?.[0]) expect([width, height]).toContainEqual(expect.closeTo(points[0], 1));
    else expect(width).toBeGreaterThan(400);
  });

  test('has every line where the picture has it', () =>
    fc.assert(
      fc.asyncProperty(maps({ hostile: true }), fc.constantFrom(...LAYOUT_NAMES), async (map, layout) => {
        const { scene } = await pictured(map, { ...usual, layout });
        const { document } = await pdf(map, { layout });
        const page = await document.getPage(1);
        const [, , , height] = page.view;
        const { items } = await page.getTextContent();
        const starts = items.flatMap((item) => ('str' in item && item.str.trim() ? [item.transform] : []));
        const isThere = (x: number, y: number) =>
          starts.some(([, , , , left, up]) => Math.abs(left - x) < 0.05 && Math.abs(height! - up - y) < 0.05);
        for (const card of scene.cards) {
          for (const { x, y, text, foreign, anchor, width } of card.texts) {
            if (foreign || !text.trim()) continue;
            const left = card.x + (anchor === 'end' ? x - width : x);
            expect(isThere((left - scene.x) * 0.75, (card.y + y - scene.y) * 0.75)).toBe(true);
          }
        }
      }),
      { seed: 20261130, numRuns: 20, endOnFailure: true }
    ));

  test('is refused where its page would be larger than a page may be', async () => {
    await expect(paged(debate(), { ...usual, size: { width: 9000, unit: 'mm' } })).rejects.toThrow('inches');
  });
});

describe('sheets that join', () => {
  test('show each claim, with an overview before them', async () => {
    const { document, count } = await pdf(debate(), { tile: 'a4', size: { width: 600, unit: 'mm' } });
    expect(document.numPages).toBe(count);
    const pages = await wordsOf(document);
    expect(pages[0]).toContain('sheets that join');
    const all = pages.slice(1).join('');
    for (const id of 'MABCDEF') expect(squeezed(all)).toContain(squeezed(`Claim ${id} says something.`));
  });

  test('say on a reference where its claim is drawn, under the heading that it has there', async () => {
    const map = notation('A + M', 'B + M', 'C + A', 'D + B', 'D + C');
    map.claims = map.claims.map((claim) => ({
      ...claim,
      heading: `Head ${claim.id}`,
      text: `Claim ${claim.id} says something.`
    }));
    const { document } = await pdf(map, { tile: 'a4', size: { width: 1200, unit: 'mm' } });
    const pages = (await wordsOf(document)).slice(1);
    const names = pages.map((page) => /.*([A-Z]\d+)[^·]* · page/s.exec(page)?.[1]);
    const there = pages.findIndex((page) =>
      squeezed(page).includes(squeezed('Head D Claim D says something.'))
    );
    expect(there).toBeGreaterThanOrEqual(0);
    const told = pages.flatMap((page) => page.match(/see sheet ([A-Z]+\d+)/)?.[1] ?? []);
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told)).toEqual(new Set([names[there]]));
  });

  test('are seen as large as a sheet allows, held in either way', async () => {
    const { document } = await pdf(PAPER_MAP, { tile: 'a4' });
    const [overview, first] = await Promise.all([1, 2].map(async (at) => (await document.getPage(at)).view));
    // A row of five sheets that stand is wide.
    expect(overview![2]).toBeGreaterThan(overview![3]!);
    expect(first![2]).toBeLessThan(first![3]!);
  });

  test('are painted over their edges in a dark theme', async () => {
    const { file, count } = await pdf(debate(), {
      tile: 'a4',
      size: { width: 600, unit: 'mm' },
      theme: 'dark'
    });
    const painted = [...contentsOf(file)].flatMap((content) => content.match(/^(\S+ ){4}re$/m)?.[0] ?? []);
    expect(painted).toHaveLength(count);
    for (const rect of painted) {
      const [x, y, width, height] = rect.split(' ').map(Number);
      expect([x! < -1, y! < -1, width! > 597, height! > 597]).toEqual([true, true, true, true]);
    }
  });

  test('have names that stand on plates over the picture', async () => {
    const picture = await pictured(debate(), usual);
    const tiling = tiled({ ...picture, scale: 3 * picture.scale }, 'a4');
    const words = { joined: 'Joined', page: String, elsewhere: String };
    const [{ over }] = tilePages(picture.scene, tiling, false, words) as [Page];
    const names = over!.lines.filter(({ role }) => role === 'section');
    expect(names.map(({ text }) => text)).toEqual(tiling.tiles.map(({ name }) => name));
    for (const [at, { x, y, width }] of names.entries()) {
      const plate = over!.plates![at]!;
      expect([plate.x < x, plate.x + plate.width > x + width]).toEqual([true, true]);
      expect([plate.y < y - 8, plate.y + plate.height > y]).toEqual([true, true]);
    }
  });

  test('are one page without an overview where one is enough', async () => {
    const { count } = await pdf(debate(), { tile: 'a3', size: { width: 200, unit: 'mm' } });
    expect(count).toBe(1);
  });
});

test.each([
  ['sheets', { tile: 'a4', size: { width: 1200, unit: 'mm' } }, /^see sheet/],
  ['a leaflet', { leaflet: 'a4' }, /^see page/]
] as const)(
  'where a card goes on is said on the card, under what else it says: %s',
  async (_, options, says) => {
    const many = Array.from({ length: 30 }, (_, at) => `C${at} + ${at % 2 ? 'A' : 'B'}`);
    const map = notation('A + M', 'B - M', ...many, 'C0 + C1', 'D + C0', 'D + C5');
    map.claims = map.claims.map((claim) => ({
      ...claim,
      text: `Claim ${claim.id} says something at length.`
    }));
    const { document } = await pdf(map, options);
    let said = 0;
    for (let at = 1; at <= document.numPages; at++) {
      const page = await document.getPage(at);
      const cards = (await page.getAnnotations())
        .filter(({ url }) => !url)
        .map(({ rect }) => rect as number[]);
      const { items } = await page.getTextContent();
      const lines = items.flatMap((item) => ('str' in item && item.str.trim() ? [item] : []));
      for (const { str, transform, width } of lines) {
        if (!says.test(str)) continue;
        said++;
        const [x, y] = [transform[4], transform[5]];
        const card = cards.find(([x1, y1, x2, y2]) => x > x1! && x + width < x2! && y > y1! + 3 && y < y2!);
        expect(card, str).toBeDefined();
        const [x1, y1, x2, y2] = card!;
        const near = lines.filter(
          ({ transform: [, , , , x, y] }) => x > x1! && x < x2! && y > y1! && y < y2!
        );
        const size = transform[0];
        expect(
          Math.min(...near.map((each) => each.transform[5]).filter((other) => other !== y)) - y
        ).toBeGreaterThan(size);
      }
    }
    expect(said).toBeGreaterThan(1);
  }
);

test.each([
  ['sheets', { tile: 'a4', size: { width: 600, unit: 'mm' } }],
  ['a leaflet', { leaflet: 'a4' }]
] as const)('a long title leaves room for the number of the page: %s', async (_, options) => {
  const map = { ...debate(), title: 'A question that is asked at some length. '.repeat(20) };
  const { document, count } = await pdf(map, options);
  const page = await document.getPage(count);
  const { items } = await page.getTextContent();
  const foot = items.flatMap((item) => ('str' in item ? [item] : [])).filter(({ str }) => str.includes('…'));
  expect(foot.map(({ str }) => str)).toEqual([
    expect.stringMatching(new RegExp(`^A question .*… · page ${count} of ${count}$`))
  ]);
  const [, , width] = page.view;
  const [{ transform, width: own }] = foot as [(typeof foot)[0]];
  expect(transform[4]).toBeGreaterThan(0);
  expect(transform[4] + own).toBeLessThan(width! - 28);
  expect(own).toBeGreaterThan(0.6 * width!);
});

describe('a leaflet', { timeout: 60_000 }, () => {
  test('takes more sheets where more hangs under a claim than one of them can show', async () => {
    const many = Array.from({ length: 60 }, (_, at) => `C${at} ${at % 3 ? '+' : '-'} M`);
    const map = notation(...many);
    map.claims = map.claims.map((claim) => ({
      ...claim,
      text: `Claim ${claim.id} says something at length.`
    }));
    const { document, count, letter } = await pdf(map, { leaflet: 'a4' });
    expect(count).toBeGreaterThan(2);
    expect(letter).toBeGreaterThanOrEqual(7);
    const all = squeezed((await wordsOf(document)).join(''));
    for (const { id, text } of map.claims) if (id !== 'M') expect(all.split(squeezed(text))).toHaveLength(2);
  });

  test('tells on its first page what the signs of all pages mean, and of no others', async () => {
    const [first, ...others] = await wordsOf((await pdf(PAPER_MAP, { leaflet: 'a4' })).document);
    for (const told of ['undercuts', 'drawn elsewhere', 'attacks', 'no source'])
      expect(first).toContain(told);
    expect(others.join('')).not.toContain('undercuts');
    const map = { ...PAPER_MAP, reasons: PAPER_MAP.reasons.filter(({ target }) => !('reason' in target)) };
    expect((await wordsOf((await pdf(map, { leaflet: 'a4' })).document))[0]).not.toContain('undercuts');
  });

  test.each([
    ['en', '“Head A”, part of the debate “A small debate” · page 1 of'],
    ['lt', '„Galva A“, debatų „A small debate“ dalis · 1 psl. iš']
  ] as const)(
    'of a branch has the name of the branch on its pages, in the language asked for: %s',
    async (language, foot) => {
      const map = debate();
      map.claims = map.claims.map((claim) => ({ ...claim, heading: `Head ${claim.id}` }));
      map.translations = { lt: { A: { heading: 'Galva A' } } };
      const { document } = await pdf(map, { leaflet: 'a4', language, view: { root: 'A' } });
      const pages = await wordsOf(document);
      expect(pages[0]).toContain(foot);
    }
  );

  test('shows each claim whole once, and is never lost', () =>
    fc.assert(
      fc.asyncProperty(maps(), async (map) => {
        const { count, bytes } = await paged(map, { ...usual, leaflet: 'a4' });
        const document = await read(await bytes());
        expect(document.numPages).toBe(count);
        const all = squeezed((await wordsOf(document)).join(''));
        for (const { text } of map.claims) expect(all).toContain(squeezed(text));
      }),
      { seed: 20261130, numRuns: 15, endOnFailure: true }
    ));
});
