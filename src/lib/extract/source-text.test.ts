import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { docx, latin, paragraph, pdf } from '../../../tests/source-files.ts';
import { type SourceText, sourceText } from './source-text.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = async (bytes: Uint8Array) => said(await sourceText(bytes));
/** The text, or what is wrong with it. */
const said = (read: SourceText) => ('problem' in read ? `${read.problem}: ${read.message}` : read.text);

const LITHUANIAN = 'Lietuvos žmonės sąžiningai gynė šalį nuo priešų.';
const UKRAINIAN = 'Україна захищає своє небо';

describe('plain text in', () => {
  test.each<[string, Uint8Array, string]>([
    ['UTF-8', utf8(LITHUANIAN), LITHUANIAN],
    ['UTF-8 with a mark', utf8(`\uFEFF${LITHUANIAN}`), LITHUANIAN],
    ['UTF-16 with a mark', Uint8Array.from(Buffer.from(`\uFEFF${LITHUANIAN}`, 'utf16le')), LITHUANIAN],
    [
      'UTF-16, big end first',
      Uint8Array.from(Buffer.from(`\uFEFF${LITHUANIAN}`, 'utf16le')).map(swapped),
      LITHUANIAN
    ],
    [
      'UTF-16 without a mark',
      Uint8Array.from(Buffer.from('Plain words, no mark.', 'utf16le')),
      'Plain words, no mark.'
    ],
    [
      'windows-1257',
      latin('Lietuvos \xFEmon\xEBs s\xE0\xFEiningai gyn\xEB \xF0al\xE1 nuo prie\xF0\xF8.'),
      LITHUANIAN
    ],
    [
      'windows-1252',
      latin('L\x92arm\xE9e fran\xE7aise, d\xE9j\xE0 l\xE0 \x96 voil\xE0'),
      'L’armée française, déjà là – voilà'
    ],
    ['windows-1252, German', latin('\x84Gr\xFC\xDFe aus K\xF6ln\x93'), '„Grüße aus Köln“'],
    [
      'windows-1251',
      latin('\xD3\xEA\xF0\xE0\xBF\xED\xE0 \xE7\xE0\xF5\xE8\xF9\xE0\xBA \xF1\xE2\xEE\xBA \xED\xE5\xE1\xEE'),
      UKRAINIAN
    ]
  ])('%s', async (_, bytes, text) => expect(await sourceText(bytes)).toEqual({ text, kind: 'text' }));

  function swapped(_: number, at: number, bytes: Uint8Array): number {
    return bytes[at ^ 1]!;
  }
});

describe('a page of HTML', () => {
  test.each([
    ['blocks break lines', '<!doctype html><p>One</p><p>two<br>three<div>four', 'One\ntwo\nthree\nfour'],
    ['emphasis does not', '<p>Clus<b>ter</b> muni<a href="#">tions</a></p>', 'Cluster munitions'],
    ['white space is shown as one', '<p>\n  One\n\t two </p>\n\n<p> three', 'One two\nthree'],
    ['but in pre', '<p>a</p><pre>b  c\n d</pre>', 'a\nb  c\n d'],
    ['entities', '<p>Tom &amp; &#381;yg&#x117; &ldquo;x&rdquo; &#146; &nbsp;', 'Tom & Žygė “x” ’'],
    ['cells', '<table><tr><td>1<td>2<tr><td>3</table>', '1\t2\n3'],
    [
      'what is not shown',
      '<html><head><title>T</title><style>p{}</style><script>if(1<2)"</p>"</script></head><body>x<noscript>y</noscript><template>z</template>',
      'x'
    ],
    ['quotations have their marks', '<p>He said <q>no</q>.', 'He said "no".'],
    ['comments and broken tags', '<p>a<!-- b --><b <i>c</p></p></div>d', 'ac\nd'],
    ['no markup after a sign', '<p>1 < 2 and 3 > 2', '1 < 2 and 3 > 2']
  ])('%s', async (_, html, text) => expect(await sourceText(utf8(html))).toEqual({ text, kind: 'html' }));

  test.each<[string, Uint8Array, string]>([
    ['says its encoding', latin('<html><meta charset="windows-1257"><p>\xFEmon\xEBs'), 'žmonės'],
    [
      'says it the older way',
      latin(
        '<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>\xCA\xE8\xBF\xE2'
      ),
      'Київ'
    ],
    ['says a wrong one', utf8('<html><meta charset="utf-16"><p>žmonės'), 'žmonės'],
    ['says one that is not known', utf8('<html><meta charset="x-none"><p>žmonės'), 'žmonės'],
    ['says none', utf8('<html><p>žmonės'), 'žmonės'],
    [
      'is XHTML',
      utf8('<?xml version="1.0" encoding="utf-8"?>\n<!-- x --><!DOCTYPE html><html><p>žmonės</p></html>'),
      'žmonės'
    ]
  ])('%s', async (_, bytes, text) => expect(await sourceText(bytes)).toEqual({ text, kind: 'html' }));
});

/** An archive of a few kilobytes that unpacks to 60 MB, whatever size it names. */
const swollen = (size: number) => {
  const packed = Uint8Array.from(deflateRawSync(new Uint8Array(60 * 1024 * 1024)));
  const bytes = zipSync({ 'word/document.xml': packed }, { level: 0 });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const central = view.getUint32(bytes.length - 6, true);
  view.setUint16(central + 10, 8, true);
  view.setUint32(central + 24, size, true);
  return bytes;
};

describe('a Word document', { timeout: 60_000 }, () => {
  test('with what Word puts between the words', async () => {
    const body =
      '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>One </w:t></w:r>' +
      '<w:r><w:t xml:space="preserve">two &amp; </w:t><w:tab/><w:t>three</w:t><w:br/><w:t>non</w:t><w:noBreakHyphen/><w:t>state</w:t></w:r></w:p>' +
      '<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>' +
      '<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>' +
      `<w:tbl><w:tr><w:tc>${paragraph('cell')}</w:tc></w:tr></w:tbl>`;
    const bytes = docx(body, `<w:footnote>${paragraph('a note, žmonės')}</w:footnote>`);
    expect(await sourceText(bytes)).toEqual({
      text: 'One two & \tthree\nnon\u2011state\nnew\ncell\na note, žmonės',
      kind: 'docx'
    });
  });

  test('that calls its main part by another name', async () => {
    const rels =
      '<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>';
    const bytes = zipSync({
      '_rels/.rels': latin(rels),
      'word/document2.xml': latin('<w:p><w:t>here</w:t></w:p>')
    });
    expect(await read(bytes)).toBe('here');
  });

  test('that is stored, not packed', async () => {
    const bytes = zipSync({ 'word/document.xml': latin('<w:p><w:t>here</w:t></w:p>') }, { level: 0 });
    expect(await read(bytes)).toBe('here');
  });

  test.each([
    ['and says so', 60 * 1024 * 1024],
    ['and says nothing of it', 1000]
  ])('that unpacks to more than it may, %s', async (_, size) => {
    const bytes = swollen(size);
    expect(bytes.length).toBeLessThan(100_000);
    expect(await read(bytes)).toBe('swollen: unpacks to more than 50 MB of text; it is not opened');
  });

  test.each([
    ['a spreadsheet', 'xl/workbook.xml', 'kind: is a spreadsheet; save what is quoted as text'],
    ['an OpenDocument file', 'content.xml', 'kind: is an OpenDocument file; save it as .docx or PDF'],
    ['any archive', 'a.txt', 'kind: is a packed file, not a Word document; unpack it first']
  ])('%s is none', async (_, name, problem) =>
    expect(await read(zipSync({ [name]: latin('x') }))).toBe(problem)
  );
});

describe('a PDF', () => {
  test('line by line, page by page', async () => {
    const bytes = pdf([['One two (three)', 'a con-', 'vention, \x9Emones'], ['next page']]);
    expect(await sourceText(bytes)).toEqual({
      text: 'One two (three)\na con-\nvention, žmones\nnext page',
      kind: 'pdf'
    });
    expect(bytes.length).toBeGreaterThan(0);
  });
  test.each<[string, Uint8Array, string]>([
    [
      'without text',
      pdf([[]]),
      'empty: holds pictures of pages and no text; run text recognition (OCR) on it first'
    ],
    [
      'cut short',
      pdf([['One two']]).subarray(0, 60),
      'damaged: is damaged; open it in its own program and save it again'
    ],
    [
      'with a password',
      pdf(
        [['One']],
        `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'1'.repeat(64)}> /U <${'2'.repeat(64)}> >>`
      ),
      'locked: is locked with a password; save it without'
    ]
  ])('%s', async (_, bytes, problem) => expect(await read(bytes)).toBe(problem));

  test('stops when it is told to', async () => {
    const bytes = pdf(Array.from({ length: 3 }, () => ['One']));
    expect(said(await sourceText(bytes, { signal: AbortSignal.abort() }))).toBe(
      'stopped: takes too long to read; save the pages that are quoted'
    );
  });
});

describe('no text in', () => {
  test.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'empty: is empty'],
    ['white space', utf8(' \n\t'), 'empty: is empty'],
    [
      'a page of scripts',
      utf8('<html><script>draw()</script>'),
      'empty: shows no text without its scripts; open the page in a browser and save it as PDF or its text as plain text'
    ],
    ['a picture', latin('\x89PNG\r\n\x1A\n'), 'kind: is a picture; run text recognition (OCR) on it first'],
    [
      'rich text',
      latin('{\\rtf1 x}'),
      'kind: is rich text (RTF); open it and save it as .docx or as plain text'
    ],
    [
      'an old Word file',
      latin('\xD0\xCF\x11\xE0\xA1\xB1'),
      'kind: is an old or locked Office file; open it and save it as .docx without a password'
    ],
    [
      'other bytes',
      Uint8Array.from({ length: 99 }, (_, at) => at % 9),
      'kind: is not text, HTML, .docx or PDF; save the source as one of these'
    ],
    [
      'an archive that is cut',
      latin('PK\x03\x04 and no more'),
      'damaged: is damaged; open it in its own program and save it again'
    ],
    [
      'too large a file',
      new Uint8Array(100 * 1024 * 1024 + 1),
      'large: is 101 MB large; sources of up to 100 MB are read'
    ]
  ])('%s', async (_, bytes, problem) => expect(await read(bytes)).toBe(problem));
});

test('never throws, whatever is changed in a file', async () => {
  const files = [
    pdf([['One two'], ['three']]),
    docx(paragraph('One'), paragraph('two')),
    utf8('<!doctype html><p>One<b>two</p>'),
    utf8(LITHUANIAN)
  ];
  const change = fc.tuple(fc.nat(), fc.nat(255));
  const holds = fc.asyncProperty(
    fc.constantFrom(...files),
    fc.array(change, { maxLength: 8 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    async (file, changes, kept) => {
      const bytes = file.slice(0, Math.ceil(file.length * (kept > 0.5 ? 1 : kept)));
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      const result = await sourceText(bytes);
      if ('problem' in result) expect(result.message).toMatch(/^[a-z]/);
      else expect(result.text).toMatch(/\S/);
    }
  );
  await fc.assert(holds, { seed: 21, numRuns: 100 });
}, 60_000);
