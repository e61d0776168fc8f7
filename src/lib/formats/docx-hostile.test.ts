import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { map } from '../../../tests/map-notation.ts';
import { check } from '../model/check.ts';
import { readBytes, write } from './docx.ts';
import { readAny } from './recognise.ts';

describe('a file that is no file of cards', () => {
  const zip = (files: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  test.each([
    ['a spreadsheet', zip({ 'xl/workbook.xml': 'x' }), 'is a spreadsheet, not a Word document'],
    ['a presentation', zip({ 'ppt/presentation.xml': 'x' }), 'is a presentation, not a Word document'],
    ['OpenDocument', zip({ 'content.xml': 'x' }), 'is an OpenDocument file; save it as .docx'],
    ['an archive', zip({ 'a.txt': 'x' }), 'is an archive, not a Word document; unpack it first'],
    ['cut off', new Uint8Array([0x50, 0x4b, 3, 4]), 'is damaged; open it in Word and save it again']
  ])('%s', async (_, bytes, message) => {
    const { map: read, problems } = await readAny(bytes);
    expect(read).toBeUndefined();
    expect(problems.map((problem) => problem.message)).toEqual([message]);
    expect(problems[0]!.code).toBe('format');
  });

  test('one that unpacks to too much is refused, whatever it says of its size', { timeout: 30_000 }, () => {
    const file = zipSync({ 'word/document.xml': new Uint8Array(60 * 1024 * 1024) });
    const view = new DataView(file.buffer);
    const central = view.getUint32(file.length - 22 + 16, true);
    for (const said of [view.getUint32(central + 24, true), 100]) {
      view.setUint32(central + 24, said, true);
      expect(readBytes(file).problems.map(({ message }) => message)).toEqual([
        'unpacks to more than 50 MB of text; it is not opened'
      ]);
    }
  });

  test.each([
    ['one letter', 'x'.repeat(3_000_000)],
    ['openers', '<w:p>'.repeat(600_000)],
    ['deep elements', '<a>'.repeat(1_000_000)],
    ['closers', '</w:p></w:r>'.repeat(250_000)],
    [
      'runs',
      `<w:p><w:pPr><w:pStyle w:val="Heading4"/></w:pPr></w:p><w:p>${'<w:r><w:rPr><w:u/></w:rPr><w:t>a “ </w:t></w:r>'.repeat(65_000)}</w:p>`
    ],
    [
      'a cite of runs',
      `<w:p><w:pPr><w:pStyle w:val="Heading4"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p><w:p>${'<w:r><w:rPr><w:rStyle w:val="Cite"/></w:rPr><w:t>A and “ (, </w:t></w:r>'.repeat(45_000)}</w:p>`
    ],
    [
      'cites of people and hyphens',
      `<w:p><w:pPr><w:pStyle w:val="Heading4"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p><w:p><w:r><w:rPr><w:rStyle w:val="Cite"/></w:rPr><w:t>Za, Zb, Zc, Zd</w:t></w:r><w:r><w:t>, ${'A-'.repeat(1950)}${'“'.repeat(50)}</w:t></w:r></w:p>`.repeat(
        700
      )
    ],
    ['tags', '<w:p><w:pPr><w:pStyle w:val="Heading4"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>'.repeat(38_000)],
    [
      'blocks that answer',
      '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>AT: T</w:t></w:r></w:p>'.repeat(36_000)
    ],
    [
      'bookmarks of a deleted paragraph',
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${'<w:bookmarkStart w:name="a"/>'.repeat(100_000)}</w:p>`
    ],
    ['bookmarks', '<w:bookmarkStart w:name="claim_1"/>'.repeat(85_000)],
    [
      'an entity',
      `<!DOCTYPE x [<!ENTITY a "${'lol'.repeat(1_000_000)}">]><w:p><w:r><w:t>&a;</w:t></w:r></w:p>`
    ]
  ])('3 MB of %s are read to an end', { timeout: 60_000 }, (_, body) => {
    const file = zip({ 'word/document.xml': `<w:document xmlns:w="x"><w:body>${body}` });
    const { problems } = readBytes(file);
    expect(problems.length).toBeGreaterThan(0);
  });

  test('names of a style by the million, and reasons for one claim by the hundred thousand', {
    timeout: 60_000
  }, () => {
    const styles = `<w:styles><w:style w:styleId="a"><w:name w:val="${'x,'.repeat(1_500_000)}Tag"/></w:style></w:styles>`;
    const body = '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>';
    const { map: read } = readBytes(zip({ 'word/styles.xml': styles, 'word/document.xml': body }));
    expect(read!.claims.map(({ text }) => text)).toEqual(['T']);
  });

  test('an entity of its own is not resolved, nor a name of JavaScript’s taken for a style', () => {
    const { map: read } = readBytes(
      zip({
        'word/styles.xml':
          '<w:styles><w:style w:styleId="__proto__"><w:name w:val="heading 4"/></w:style><w:style w:styleId="constructor"><w:basedOn w:val="constructor"/></w:style></w:styles>',
        'word/document.xml':
          '<!DOCTYPE x [<!ENTITY a "lol">]><w:p><w:pPr><w:pStyle w:val="__proto__"/></w:pPr><w:r><w:t>Tag &a; &amp; &#x41;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="constructor"/></w:pPr></w:p>'
      })
    );
    expect(read!.claims).toEqual([{ id: 'c1', text: 'Tag &a; & A' }]);
  });

  test('nothing throws, and what is read is a map', { timeout: 30_000 }, () => {
    const debate = { ...map('A + M', 'B - M', 'C - A') };
    const parts = unzipSync(write(debate).text as Uint8Array);
    const junk = [
      '<w:p>',
      '</w:p>',
      '<w:r>',
      '</w:r>',
      '<w:del>',
      '<w:pPr>',
      '</w:t>',
      '&',
      '<',
      '"',
      '<w:hyperlink>',
      '\u0000'
    ];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.nat(20), fc.constantFrom(...junk)), { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(255), { maxLength: 4 }),
        (changes, flips) => {
          let xml = strFromU8(parts['word/document.xml']!);
          for (const [at, length, put] of changes) {
            const start = at % xml.length;
            xml = xml.slice(0, start) + put + xml.slice(start + length);
          }
          const file = zipSync({ ...parts, 'word/document.xml': strToU8(xml) });
          const { map: read } = readBytes(file);
          expect(check(read).map).toBeDefined();
          for (const [nth, flip] of flips.entries()) file[(flip * 7919 + nth) % file.length]! ^= flip;
          const { map: other, problems } = readBytes(file);
          expect(other !== undefined || problems.length > 0).toBe(true);
        }
      ),
      { seed: 7, numRuns: 120 }
    );
  });
});
