import fc from 'fast-check';
import { getDocument, type PDFDocumentProxy } from 'unpdf/pdfjs';
import { describe, expect, test } from 'vitest';
import { maps } from '../../tests/arbitrary-map.ts';
import { map as notation } from '../../tests/map-notation.ts';
import type { ArgumentMap } from './model/map.ts';
import { type PagedOptions, paged } from './paged.ts';

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

  test('holds letters that no font has, for those who copy or search', async () => {
    const map = debate();
    map.claims[0] = { ...map.claims[0]!, text: 'Peace 和平 🕊 is meant.' };
    const { document } = await pdf(map);
    const tree = JSON.stringify(await (await document.getPage(1)).getStructTree());
    expect(tree).toContain('"H1"');
    const raw = new TextDecoder('latin1').decode((await pdf(map, {})).file);
    expect(raw).toContain('/Title');
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

  test('are one page without an overview where one is enough', async () => {
    const { count } = await pdf(debate(), { tile: 'a3', size: { width: 200, unit: 'mm' } });
    expect(count).toBe(1);
  });
});

describe('a leaflet', { timeout: 60_000 }, () => {
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
