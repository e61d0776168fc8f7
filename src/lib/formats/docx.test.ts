import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { alike } from '../../../tests/alike.ts';
import { maps } from '../../../tests/arbitrary-map.ts';
import { lines, map } from '../../../tests/map-notation.ts';
import { readXml } from '../../../tests/read-xml.ts';
import type { ArgumentMap, Citation } from '../model/map.ts';
import { passageOf } from '../preparation/card.ts';
import { LEVELS } from '../preparation/marks.ts';
import { held, readBytes, write } from './docx.ts';
import { hold } from './holding.ts';

const bytesOf = (of: ArgumentMap) => write(of).text as Uint8Array<ArrayBuffer>;
const again = (of: ArgumentMap) => readBytes(bytesOf(of)).map!;

/** Citations with passages as the preparation makes them: marks of any levels, also such as do not join or are unknown. */
const passages = fc
  .record({
    words: fc.array(
      fc.constantFrom(
        'mines',
        ' ',
        '\n',
        '\n\n',
        '\t',
        '¶ ',
        '“q”',
        '[x]',
        'http://e.org ',
        'e\u0301',
        '🦊',
        '\r\n',
        '\u0000',
        '\uD800',
        '<&>'
      ),
      {
        minLength: 1,
        maxLength: 12
      }
    ),
    marks: fc.array(fc.tuple(fc.nat(40), fc.nat(20), fc.constantFrom(...LEVELS, 'other')), { maxLength: 5 })
  })
  .map(({ words, marks }) => ({
    text: words.join(''),
    marks: marks.map(([start, length, level]) => ({ start, end: start + length, level }))
  }));

/** Any maps, some of their citations with passages. */
const debates = (hostile: boolean) =>
  fc
    .record({
      any: maps({ hostile, notes: true }),
      some: fc.array(fc.option(passages), { minLength: 6, maxLength: 6 })
    })
    .map(({ any, some }): ArgumentMap => {
      let at = 0;
      const claims = any.claims.map((claim) => ({
        ...claim,
        ...(claim.citations && {
          citations: claim.citations.map((citation): Citation => {
            const passage = some[at++ % some.length];
            return passage ? { ...citation, passage } : citation;
          })
        })
      }));
      return { ...any, claims };
    });

/** As many letters as before. */
const drawn = (text: string) =>
  text
    .replace(/\r\n/g, ' \n')
    .replace(/\r/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
    .replace(/[\0-\x08\v\f\x0E-\x1F\x7F-\x9F\uD800-\uDFFF\uFFFE\uFFFF]/gu, '\uFFFD');

/** The words of each card with what is set off, by the words of its claim. */
function cards({ claims }: ArgumentMap, spoken: (text: string) => string = (text) => text) {
  return claims
    .flatMap(({ text, citations = [] }) =>
      citations.map((citation) => {
        const { passage, quote } = JSON.parse(JSON.stringify(citation), (_, value) =>
          typeof value === 'string' ? spoken(value) : value
        ) as Citation;
        const words = passageOf({ ...(passage && { passage }), ...(quote && { quote }) });
        const cut = words.text.length - words.text.trimStart().length;
        const marks = words.marks.map(({ start, end, level }) => [start - cut, end - cut, level].join(' '));
        return JSON.stringify([spoken(text), words.text.trim(), words.text.trim() ? marks : []]);
      })
    )
    .sort();
}

describe('what is written is read back', () => {
  test.each([false, true])('as what is held, hostile words: %s', { timeout: 60_000 }, (hostile) => {
    fc.assert(
      fc.property(debates(hostile), (any) => {
        const { map: whole } = held(any);
        const read = again(any);
        expect(read).toEqual(whole);
        expect(alike(read)).toEqual(alike(whole));
      }),
      { seed: 7, numRuns: 120 }
    );
  });

  test.each([false, true])(
    'claims, reasons and cards as they are, hostile words: %s',
    { timeout: 60_000 },
    (hostile) => {
      const structure = (of: ArgumentMap) => {
        const bare = of.claims.map(({ id, text }) => ({ id, text }));
        const { reasons, motion, claims } = alike({ ...of, claims: bare, sources: [] });
        return { reasons, motion, claims };
      };
      fc.assert(
        fc.property(debates(hostile), (any) => {
          const whole = hold(any, { map: ['motion'], supports: true, words: drawn }).map;
          const read = again(any);
          expect(structure(read)).toEqual(structure(whole));
          expect(cards(read)).toEqual(cards(any, drawn));
        }),
        { seed: 8, numRuns: 120 }
      );
    }
  );

  test('whole, and the same when it is written once more', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(debates(true), (any) => {
        const once = again(any);
        const twice = again(once);
        expect(cards(twice)).toEqual(cards(once));
        expect(lines(twice)).toEqual(lines(once));
        expect(twice.title).toBe(once.title);
      }),
      { seed: 9, numRuns: 80 }
    );
  });

  test('with nothing lost that is not told', () => {
    fc.assert(
      fc.property(debates(false), (any) => {
        const { map: read, losses } = held(any);
        const told = new Set(losses.map(({ field, source }) => `${source} ${field}`));
        const kept = new Map(read.claims.map((claim) => [claim.text, claim]));
        for (const { text, citations = [] } of any.claims) {
          if (any.claims.filter((claim) => claim.text === text).length > 1) continue;
          for (const [at, { source }] of citations.entries()) {
            const before = any.sources.find(({ id }) => id === source)!;
            const after = read.sources.find(({ id }) => id === kept.get(text)!.citations![at]!.source)!;
            for (const [field, value] of Object.entries(before))
              if (field !== 'id' && JSON.stringify(after[field as 'title']) !== JSON.stringify(value))
                expect([...told]).toContain(`${source} ${field}`);
          }
        }
      }),
      { seed: 10, numRuns: 120 }
    );
  });

  test('as the same bytes for the same map, which are parts of XML', () => {
    fc.assert(
      fc.property(debates(true), (any) => {
        const file = bytesOf(any);
        expect(bytesOf(structuredClone(any))).toEqual(file);
        for (const part of Object.values(unzipSync(file)))
          readXml(strFromU8(part).replace(/^<\?xml.*?\?>\s*/, ''));
      }),
      { seed: 11, numRuns: 50 }
    );
  });
});

describe('a map as a file of cards', () => {
  const debate: ArgumentMap = {
    ...map('A + M', 'B - M', 'C - A', 'D + C', 'A + D'),
    sources: [
      {
        id: 's',
        type: 'webpage',
        title: 'Mines in the snow',
        author: [{ family: 'Lee', given: 'Ann' }],
        issued: { 'date-parts': [[2024, 7, 18]] },
        URL: 'https://example.org/mines',
        qualifications: 'professor of law'
      }
    ]
  };
  debate.claims[0]!.citations = [
    { source: 's', locator: 'p. 3', quote: { exact: 'Mines lie', prefix: 'In snow,', suffix: 'for years.' } },
    {
      source: 's',
      quote: { exact: 'stay' },
      passage: {
        text: 'Snow melts.\nMines stay where they lie.',
        marks: [
          { start: 0, end: 11, level: 'underlined' },
          { start: 12, end: 17, level: 'emphasised' },
          { start: 18, end: 22, level: 'read' }
        ]
      }
    }
  ];
  debate.claims[0]!.note = 'Ask first.';

  test('has headings, tags, cites and texts in the styles of Verbatim', () => {
    const xml = strFromU8(unzipSync(bytesOf(debate))['word/document.xml']!);
    const told = [...xml.matchAll(/<w:p>(.*?)<\/w:p>/g)].map(([, paragraph]) => {
      const style = /<w:pStyle w:val="(\w+)"/.exec(paragraph!)?.[1] ?? '-';
      return `${style} ${[...paragraph!.matchAll(/<w:t [^>]*>([^<]*)/g)].map(([, text]) => text).join('|')}`;
    });
    expect(told).toEqual([
      'Heading1 M.',
      'Heading4 A.',
      'Undertag Ask first.',
      '- Ann |Lee|, professor of law, 7-18-|2024|, &quot;Mines in the snow,&quot; p. 3, https://example.org/mines',
      '- In snow, |Mines lie| for years.',
      'Heading4 A.',
      '- Ann |Lee|, professor of law, 7-18-|2024|, &quot;Mines in the snow,&quot; https://example.org/mines',
      '- Snow melts.',
      '- Mines| |stay| where they lie.',
      'Heading3 AT: |M.',
      'Heading4 B.',
      'Heading2 A.',
      'Heading3 AT: |A.',
      'Heading4 C.',
      'Heading3 C.',
      'Heading4 D.',
      'Heading3 D.',
      'Heading4 A.'
    ]);
    expect(xml).toContain(
      '<w:rPr><w:rStyle w:val="StyleUnderline"/><w:highlight w:val="yellow"/><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">Mines lie<'
    );
    expect(xml).toContain('<w:rPr><w:rStyle w:val="Emphasis"/><w:u w:val="none"/></w:rPr>');
    expect(xml).toContain(
      '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr><w:t xml:space="preserve">In snow, <'
    );
  });

  test('comes back with its cards, and tells what does not', () => {
    const read = again(debate);
    expect(lines(read)).toBe('r1: c2 + c1, r2: c3 - c1, r3: c4 - c2, r4: c5 + c4, r5: c2 + c5');
    expect(read.claims[1]).toEqual({
      ...debate.claims[0],
      id: 'c2',
      citations: debate.claims[0]!.citations!.map((each) => ({ ...each, source: 's1' }))
    });
    expect(read.sources).toEqual([{ ...debate.sources[0], id: 's1' }]);
    expect(read).toMatchObject({ title: 'Test', language: 'en', motion: 'c1' });
    expect(write(debate).losses).toEqual([]);
    const more = structuredClone(debate);
    more.sources[0]!.title = 'A “snow” report';
    more.claims[0]!.citations![0]!.quote!.translation = 'Minos guli';
    expect(write(more).losses.map(({ message }) => message)).toEqual([
      'the title of the source “A “snow” report” does not come back from its cite',
      'the translation of a citation of the claim “A.” is left out'
    ]);
  });

  test('has the styles that Verbatim’s macros call by name and alias', () => {
    const xml = strFromU8(unzipSync(bytesOf(debate))['word/styles.xml']!);
    const told = [
      ...xml.matchAll(/w:styleId="(\w+)"><w:name w:val="([^"]*)"\/>(?:<w:aliases w:val="([^"]*)"\/>)?/g)
    ].map(([, id, name, alias = '']) => [id, name, alias].join('/'));
    expect(told).toEqual([
      'Normal/Normal/Normal/Card',
      'DefaultParagraphFont/Default Paragraph Font/',
      'Heading1/heading 1/Pocket',
      'Heading2/heading 2/Hat',
      'Heading3/heading 3/Block',
      'Heading4/heading 4/Tag',
      'Style13ptBold/Style 13 pt Bold/Cite',
      'StyleUnderline/Style Underline/Underline',
      'Emphasis/Emphasis/',
      'Undertag/Undertag/',
      'UndertagChar/Undertag Char/'
    ]);
  });

  test('keeps notes of the map’s makers to itself', () => {
    const noted: ArgumentMap = { ...debate, notes: { n: { on: { claim: 'A' }, text: 'secret plan' } } };
    const { text, losses } = write(noted);
    expect(
      Object.values(unzipSync(text as Uint8Array))
        .map((part) => strFromU8(part))
        .join()
    ).not.toContain('secret');
    expect(losses.map(({ field }) => field)).toContain('notes');
  });
});
