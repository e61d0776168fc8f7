import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { is, p, r, verbatimFile } from '../../../tests/verbatim-file.ts';
import type { ArgumentMap } from '../model/map.ts';
import { relate } from '../model/relations.ts';
import { cardsOf, wordsRead } from '../preparation/card.ts';
import { debateFormats } from '../preparation/debate-format.ts';
import { begin } from '../preparation/preparation.ts';
import { readBytes, write } from './docx.ts';

const CITE = is('Style13ptBold');
const UNDERLINE = is('StyleUnderline');
const LIT = '<w:highlight w:val="cyan"/>';
const tag = (text: string) => p('Heading4', r(text));
const cite = p('', r('Lee 24', CITE), r(', professor'));
/** A card whose text has the given runs. */
const card = (...runs: string[]) => [tag('T'), cite, p('', ...runs)];

const fresh = (map: ArgumentMap) =>
  begin(map, { id: 'p', kept: false, side: 'negative', debate: debateFormats()[0]! });

function read(...paragraphs: string[]) {
  const { map, problems } = readBytes(verbatimFile(...paragraphs));
  return {
    map: map!,
    told: problems.map(({ line, message }) => (line === undefined ? message : `${line}: ${message}`))
  };
}

/** The text of the only card, what of it is marked, and the claim with its note. */
function only(...paragraphs: string[]) {
  const { map } = read(...paragraphs);
  const [claim] = map.claims;
  const found = cardsOf(relate(map), fresh(map));
  const { passage, marks } = found[0] ?? { passage: undefined, marks: [] };
  const said = marks.map(({ start, end, level }) => `${level}: ${passage!.slice(start, end)}`);
  return { passage, marks: said, note: claim?.note, cards: found.length };
}

describe('the text of a card', () => {
  test('has the levels of its styles and what is highlighted is read', () => {
    const found = only(
      ...card(
        r('Not this. '),
        r('Under', UNDERLINE),
        r('lined', `${UNDERLINE}${LIT}`),
        r(' '),
        r('key', is('Emphasis')),
        r(' plain')
      ),
      p('', r('More.', '<w:u w:val="single"/>'))
    );
    expect(found).toEqual({
      passage: 'Not this. Underlined key plain\nMore.',
      marks: ['underlined: Underlined key', 'read: lined', 'emphasised: key', 'underlined: More.'],
      note: undefined,
      cards: 1
    });
  });

  test.each<[string, string, string[]]>([
    ['highlighted without an underline', LIT, ['read: Words']],
    ['not highlighted: none', '<w:highlight w:val="none"/>', []],
    [
      'shaded grey over a highlight, which is for reference',
      `${LIT}<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>`,
      []
    ],
    ['shaded without a highlight', '<w:shd w:val="clear" w:fill="FFFF00"/>', []],
    ['shaded with nothing', `${LIT}<w:shd w:val="clear" w:color="auto" w:fill="auto"/>`, ['read: Words']],
    ['underlined by a style, and not by itself', `${UNDERLINE}<w:u w:val="none"/>`, []],
    ['in the Cite style, which takes the underline off', CITE, []],
    ['bold, which is a look', '<w:b/>', []],
    ['in a style of an older template', is('DebateUnderline'), ['underlined: Words']],
    ['in another', is('StyleBoldUnderline'), ['underlined: Words']],
    [
      'of a style that was changed',
      `<w:rPrChange w:author="x"><w:rPr>${UNDERLINE}${LIT}</w:rPr></w:rPrChange>`,
      []
    ]
  ])('%s', (_, settings, marks) => {
    expect(only(...card(r('Before. '), r('Words', settings))).marks).toEqual(marks);
  });

  test('is as Word writes it: many runs, marks of spelling, bookmarks, breaks', () => {
    const text = [
      '<w:bookmarkStart w:id="0" w:name="_Hlk1"/>',
      r('Mi', UNDERLINE),
      '<w:proofErr w:type="spellStart"/>',
      r('nes', UNDERLINE),
      '<w:proofErr w:type="spellEnd"/><w:bookmarkEnd w:id="0"/>',
      '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve"> lie</w:t><w:tab/><w:t>in</w:t><w:br/><w:t>snow</w:t><w:noBreakHyphen/><w:br w:type="page"/><w:lastRenderedPageBreak/></w:r>'
    ];
    expect(only(...card(...text))).toMatchObject({
      passage: 'Mines lie\tin\nsnow\u2011',
      marks: ['underlined: Mines lie\tin\nsnow\u2011']
    });
  });

  test('has tracked changes accepted, and what is wrapped unwrapped', () => {
    const found = only(
      ...card(
        r('Kept. '),
        `<w:del w:id="1">${r('deleted').replace('w:t ', 'w:delText ').replace('/w:t>', '/w:delText>')}</w:del>`,
        `<w:ins w:id="2">${r('New. ')}</w:ins>`,
        `<w:moveFrom w:id="3">${r('moved away')}</w:moveFrom><w:moveTo w:id="3">${r('Moved. ')}</w:moveTo>`,
        `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${r('Control. ')}</w:sdtContent></w:sdt>`,
        `<w:hyperlink r:id="rId9">${r('Link. ', is('Hyperlink'))}</w:hyperlink>`,
        `<w:smartTag w:element="place">${r('Place. ')}</w:smartTag>`,
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "x"</w:instrText></w:r>',
        r('End.', LIT)
      )
    );
    expect(found.passage).toBe('Kept. New. Moved. Control. Link. Place. End.');
  });

  test('goes on where the mark of a paragraph was deleted', () => {
    const first = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${r('One ')}</w:p>`;
    expect(only(tag('T'), cite, first, p('', r('two.', LIT))).passage).toBe('One two.');
  });

  test('keeps pilcrows and notes of what is omitted as they stand', () => {
    const found = only(
      ...card(r('One.', LIT), r('¶ ', '<w:sz w:val="12"/>'), r('Two.', LIT)),
      p('', r('[Table Omitted]')),
      p('', r('Three.', LIT))
    );
    expect(found).toMatchObject({
      passage: 'One.¶ Two.\n[Table Omitted]\nThree.',
      marks: ['read: One.', 'read: Two.', 'read: Three.']
    });
  });

  test('may stand in a table, and in a second form only once', () => {
    const cell = `<w:tbl><w:tblPr/><w:tr><w:trPr/><w:tc><w:tcPr/>${p('', r('Cell.', LIT))}</w:tc></w:tr></w:tbl>`;
    const box = (inside: string) => `<w:txbxContent>${p('', r(inside))}</w:txbxContent>`;
    const drawing = `<w:r><mc:AlternateContent><mc:Choice><w:drawing>${box('Box.')}</w:drawing></mc:Choice><mc:Fallback>${box('Again.')}</mc:Fallback></mc:AlternateContent></w:r>`;
    const paragraphs = [tag('T'), cite, cell, p('', r('Text. '), drawing)];
    expect(only(...paragraphs).passage).toBe('Cell.\nBox.\nText.');
    expect(read(...paragraphs).told[0]).toBe('4: a drawing is left out');
  });

  test('is a quotation where that is all there is, with what stands about it', () => {
    const { map } = read(
      ...card(r('In snow,', ''), r(' '), r('mines lie', `${UNDERLINE}${LIT}`), r(' for years.'))
    );
    expect(map.claims[0]!.citations![0]).toEqual({
      source: 's1',
      cite: undefined,
      quote: { prefix: 'In snow,', exact: 'mines lie', suffix: 'for years.' }
    });
  });
});

describe('the cite of a card', () => {
  const body = p('', r('The text of the card goes on and on.', LIT));
  const rule = (...paragraphs: string[]) => {
    const { map, told } = read(tag('T'), ...paragraphs, body);
    const found = told.filter((each) => each.includes('is a cite by'));
    return [map.sources[0]?.note ?? map.sources[0]?.title ?? '', ...found];
  };

  test.each<[string, string[], string[]]>([
    [
      'the Cite style',
      [p('', r('Lee', CITE), r(' said so'))],
      ['Lee said so', '2: is a cite by the Cite style']
    ],
    [
      'its legacy names',
      [p('', r('Lee', is('Author-Date')), r(' said'))],
      ['Lee said', '2: is a cite by the Cite style']
    ],
    ['a paragraph of cites', [p('cites', r('Lee said'))], ['Lee said', '2: is a cite by the Cite style']],
    [
      'the style of a heading',
      [p('', r('Lee', is('Heading4Char')), r(' said'))],
      ['Lee said', '2: is a cite by the style of a heading']
    ],
    [
      'a bracket',
      [p('', r('[Lee said]'))],
      ['[Lee said]', '2: is a cite by the bracket or star that it begins with']
    ],
    [
      'an address',
      [p('', r('See https://example.org/x'))],
      ['See https://example.org/x', '2: is a cite by its web address']
    ],
    [
      'a link',
      [p('', `<w:hyperlink r:id="rId9">${r('here', is('Hyperlink'))}</w:hyperlink>`)],
      ['here', '2: is a cite by its web address']
    ],
    [
      'a word',
      [p('', r('Lee, table omitted'))],
      ['Lee, table omitted', '2: is a cite by a word such as “omitted” in a short line']
    ],
    [
      'a surname and a year',
      [p('', r('Lee ’24, on mines'))],
      ['Lee ’24, on mines', '2: is a cite by a surname and a year']
    ],
    [
      'two paragraphs',
      [p('', r('Lee', CITE)), p('', r('(professor of law)'))],
      ['Lee\n(professor of law)', '2: is a cite by the Cite style']
    ],
    [
      'after an empty paragraph',
      [p(''), p('', r('Lee', CITE), r(' said'))],
      ['Lee said', '3: is a cite by the Cite style']
    ]
  ])('is found by %s', (_, paragraphs, found) => expect(rule(...paragraphs)).toEqual(found));

  test('is never highlighted, nor underlined as a text is', () => {
    const lit = read(tag('T'), p('', r('Lee 24', `${CITE}${LIT}`), r(' and the text')));
    expect(lit.map.claims[0]!.citations![0]).toMatchObject({ passage: { text: 'Lee 24 and the text' } });
    expect(lit.told).toContain('2: is the text of a card without a cite');
    const set = read(tag('T'), cite, p('', r('[But] '), r('mines lie', UNDERLINE)), body);
    expect(set.map.claims[0]!.citations![0]!.passage!.text).toMatch(/^\[But\] mines lie\nThe text/);
  });

  test('names one source where several cards have it, each cite kept that says it otherwise', () => {
    const one = p(
      '',
      r('Ann '),
      r('Lee', CITE),
      r(', 7-18-'),
      r('2024', CITE),
      r(', “Mines,” https://www.example.org/a?utm_source=x')
    );
    const two = p('', r('Lee 24', CITE), r(' (see above, http://example.org/a)'));
    const { map } = read(tag('1'), one, body, tag('2'), two, body, tag('3'), one, body);
    expect(map.sources).toHaveLength(1);
    expect(map.claims.map(({ citations }) => (citations![0] as { cite?: string }).cite)).toEqual([
      undefined,
      'Lee 24 (see above, http://example.org/a)',
      undefined
    ]);
    // And is written as it stood.
    const again = readBytes(write(map).text as Uint8Array).map!;
    expect(again.sources).toEqual(map.sources);
  });

  test('without words is a card all the same; text without one is a note', () => {
    expect(only(tag('T'), p('Undertag', r('Under it.')), p('', r('Just text.')))).toMatchObject({
      note: 'Under it.\nJust text.',
      cards: 0
    });
    expect(only(tag('T'), cite)).toMatchObject({ passage: '', cards: 1 });
  });
});

describe('what is told', () => {
  test('of each card, and how many there are', () => {
    const { told } = read(
      p('', r('A title page')),
      p('Heading3', r('B')),
      ...card(r('Text', LIT)),
      tag('Analytic')
    );
    expect(told).toEqual([
      '1: “A title page” stands before the first heading and is left out',
      'holds 1 card, 1 tag without a card and 1 heading',
      '4: is a cite by the Cite style'
    ]);
  });

  test('of footnotes, comments and drawings that are left out', () => {
    const { told } = read(
      ...card(
        r('Text', LIT),
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>'
      )
    );
    expect(told.slice(0, 2)).toEqual(['3: a footnote is left out', '3: a comment is left out']);
  });

  test('of a document that only looks like cards: nothing is guessed', () => {
    const { map, told } = read(
      p('Heading1', r('An essay')),
      p('', r('A bold tag', '<w:b/><w:sz w:val="26"/>')),
      p('', r('Lee 24, https://example.org', '<w:b/>')),
      p('', r('underlined', '<w:u w:val="single"/>'), r('read', LIT))
    );
    expect(map.claims).toEqual([]);
    expect(told).toEqual([
      'has no Verbatim structure: no paragraph is a tag, and no text is a cite, by its style'
    ]);
  });

  test('of a document that is cut off', () => {
    const file = zipSync({
      'word/document.xml': strToU8(
        '<w:document><w:body><w:p><w:pPr><w:pStyle w:val="Heading4"/></w:pPr><w:r><w:t>T'
      )
    });
    const { map, problems } = readBytes(file);
    expect(map!.claims.map(({ text }) => text)).toEqual(['T']);
    expect(problems[0]).toMatchObject({ severity: 'error', message: 'the document ends too early' });
  });
});

test('what is read aloud of a card is what was highlighted, with tag and cite', () => {
  const { map } = read(...card(r('Not this. '), r('Mines lie', LIT), r(' here '), r('for years', LIT)));
  const [first] = cardsOf(relate(map), fresh(map));
  expect(wordsRead(first!)).toBe(1 + 2 + 4);
});
