import PDFDocument from 'pdfkit';
import type { About } from '../svg/map-inside.ts';
import { escapeXml } from '../svg/xml.ts';
import { contained } from '../text/contained.ts';
import type { Pdf } from './letters.ts';

/**
 * A day as PDF writes it: when the map was last changed, not when it was drawn, so that the file is the same each time.
 * pdfkit asks it for its time, to make the file's own number of it.
 */
function dayOf(date: string): object {
  return Object.assign(new String(`D:${date.replaceAll('-', '')}000000Z`), { getTime: () => date });
}

/** A document to be written, and its bytes once it is ended. */
export function opened(about: About): { pdf: Pdf; bytes: Promise<Uint8Array> } {
  const { authors, date, language } = about;
  const chunks: Uint8Array[] = [];
  let end = () => {};
  const bytes = new Promise<Uint8Array>((resolve) => {
    end = () => resolve(joined(chunks));
  });
  /** Out of pdfkit's own queue chunks are taken so slowly that a file of many pages would wait longest for that. */
  class Collected extends PDFDocument {
    push(chunk: Uint8Array | null): boolean {
      if (chunk) chunks.push(chunk);
      else end();
      return true;
    }
  }
  const pdf = new Collected({
    autoFirstPage: false,
    // The bundled fonts are all that is written in; the usual one would be loaded otherwise.
    font: null as never,
    pdfVersion: '1.7',
    lang: language,
    tagged: true,
    displayTitle: true,
    info: {
      Title: contained(about.title),
      Creator: 'Warrant',
      ...(authors?.length && { Author: authors.map(contained).join(', ') }),
      CreationDate: dayOf(date ?? '') as never
    }
  });
  if (date === undefined) delete pdf.info.CreationDate;
  // pdfkit writes it unescaped, and knows no licence.
  Object.assign(pdf, { _addInfo: () => (pdf as unknown as Metadata).appendXML(xmp(about)) });
  return { pdf, bytes };
}

interface Metadata {
  appendXML(xml: string): void;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** What the file says of itself to programs, in the terms of Dublin Core and of XMP (ISO 16684). */
function xmp({ title, authors = [], date, licence, language }: About): string {
  const listed = (items: readonly string[]) =>
    items.map((item) => `<rdf:li>${escapeXml(contained(item))}</rdf:li>`).join('');
  const worded = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(contained(text))}</rdf:li></rdf:Alt>`;
  return `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title>${worded(title)}</dc:title>
${authors.length ? `<dc:creator><rdf:Seq>${listed(authors)}</rdf:Seq></dc:creator>\n` : ''}${licence ? `<dc:rights>${worded(licence)}</dc:rights>\n` : ''}<dc:language><rdf:Bag>${listed([language])}</rdf:Bag></dc:language>
${date ? `<xmp:CreateDate>${escapeXml(date)}</xmp:CreateDate>\n` : ''}<xmp:CreatorTool>Warrant</xmp:CreatorTool>
</rdf:Description>
`;
}
