import { zipSync } from 'fflate';

/** Latin-1 bytes of a text. */
export const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A PDF of pages of lines, in Helvetica with the letters of windows-1252; `extra` goes into its trailer. */
export function pdf(pages: readonly (readonly string[])[], extra = ''): Uint8Array {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', ''];
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  const kids = pages.map((lines) => {
    const shown = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n');
    const content = `BT /F1 12 Tf 14 TL 72 720 Td\n${shown}\nET`;
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    const resources = '<< /Font << /F1 3 0 R >> >>';
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources ${resources} /Contents ${objects.length} 0 R >>`
    );
    return `${objects.length} 0 R`;
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`;
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = file.length;
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${extra} >>\nstartxref\n${start}\n%%EOF\n`;
  return latin(file);
}

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word document with this body and, where given, these footnotes, both in WordprocessingML. */
export function docx(body: string, footnotes?: string): Uint8Array {
  const part = (name: string, content: string) =>
    new TextEncoder().encode(
      `<?xml version="1.0" encoding="UTF-8"?><w:${name} ${NAMESPACE}>${content}</w:${name}>`
    );
  return zipSync({
    '[Content_Types].xml': latin('<Types/>'),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...(footnotes !== undefined && { 'word/footnotes.xml': part('footnotes', footnotes) })
  });
}

/** A paragraph of a Word document. */
export const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
