import type * as Docx from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { escapeXml } from '../svg/xml.ts';
import { baseDirection } from '../text/measure.ts';
import {
  DEEPEST,
  type Handout,
  type Item,
  type Mention,
  type Note,
  type NoteRun,
  type Quotation,
  type Said,
  type Told,
  type Whole
} from './outline.ts';

/** Twentieths of a point. */
const INDENT = 227;
const HANGING = 567;
const SERIF = 'Georgia';
const SANS = 'Arial';
const GREY = '505050';

/**
 * A handout as a Word document on A4: headings, numbers and the list of sources are Word's own, and what names a number
 * is a field, so that numbers stay right when the document is changed. The same bytes for the same handout.
 */
export async function docx(handout: Handout): Promise<Uint8Array> {
  const library = await import('docx');
  const { Document, Packer, Footer, Paragraph, TextRun, PageNumber, AlignmentType } = library;
  const { language } = handout;
  const file = new Document({
    styles: {
      default: {
        document: {
          run: { font: SERIF, size: 21, language: { value: proofing(language) } },
          paragraph: { spacing: { line: 276 } }
        },
        title: {
          run: { font: SERIF, size: 36, bold: true },
          paragraph: { spacing: { after: 120 }, keepNext: true }
        },
        heading1: {
          run: { font: SERIF, size: 28, bold: true, color: '000000' },
          paragraph: { spacing: { before: 400, after: 120 }, keepNext: true }
        }
      },
      paragraphStyles: [
        style('Facts', SANS, 18, { spacing: { after: 160 } }),
        style('Deed', SANS, 18, { spacing: { before: 140, after: 0 }, keepNext: true }, GREY),
        style('Claim', SERIF, 21, { spacing: { after: 40 } }),
        style('Reference', SANS, 18, { spacing: { before: 100 } }),
        style('Quotation', SERIF, 18, { spacing: { before: 20 }, indent: { left: HANGING } })
      ]
    },
    numbering: { config: numbering(library) },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 }
          }
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({
                    children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
                    font: SANS,
                    size: 18
                  })
                ]
              })
            ]
          })
        },
        children: new Writer(library, handout).paragraphs()
      }
    ]
  });
  return settled(new Uint8Array(await Packer.pack(file, 'arraybuffer')), handout);
}

function style(
  name: string,
  font: string,
  size: number,
  paragraph: Docx.IParagraphStyleOptions['paragraph'],
  color?: string
): Docx.IParagraphStyleOptions {
  return {
    id: name,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: { font, size, ...(color && { color }) },
    ...(paragraph && { paragraph })
  };
}

function numbering({
  AlignmentType,
  LevelFormat,
  LevelSuffix
}: typeof Docx): Docx.INumberingOptions['config'] {
  return [
    {
      reference: 'claims',
      levels: Array.from({ length: DEEPEST }, (_, level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text: Array.from({ length: level + 1 }, (_, at) => `%${at + 1}`).join('.'),
        suffix: LevelSuffix.SPACE,
        alignment: AlignmentType.LEFT,
        style: {
          paragraph: { indent: { left: INDENT * level, firstLine: 0 } },
          run: { bold: true, color: '000000' }
        }
      }))
    },
    {
      reference: 'sources',
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '[%1]',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: HANGING, hanging: HANGING } }, run: { bold: true } }
        }
      ]
    }
  ];
}

/** Makes the paragraphs of a handout, with the library that was loaded. */
class Writer {
  readonly #docx: typeof Docx;
  readonly #handout: Handout;

  constructor(library: typeof Docx, handout: Handout) {
    this.#docx = library;
    this.#handout = handout;
  }

  paragraphs(): Docx.Paragraph[] {
    const { HeadingLevel } = this.#docx;
    const { title, titled, facts, root, sections, caption, sources, cite } = this.#handout;
    const all: Docx.Paragraph[] = [];
    if (titled)
      all.push(
        this.#paragraph(title.text, { heading: HeadingLevel.TITLE }, [
          ...(root ? this.#marked([root.id], [this.#run(title)]) : [this.#run(title)])
        ])
      );
    if (facts.length) all.push(this.#line(facts.join(' · '), { style: 'Facts' }));
    if (root && !titled) all.push(this.#claim(root, 0, '', [root.id]));
    else if (root && (root.notes.length || root.remarks.length))
      all.push(this.#paragraph('', { style: 'Claim' }, this.#footing(root)));
    for (const { heading, items } of sections) {
      if (heading) all.push(this.#line(heading, { heading: HeadingLevel.HEADING_1 }));
      for (const item of items) all.push(...this.#item(item, 0));
    }
    if (caption) all.push(this.#line(caption, { style: 'Facts', spacing: { before: 400 } }));
    if (sources) {
      all.push(this.#line(sources.heading, { heading: HeadingLevel.HEADING_1 }));
      for (const each of sources.notes) all.push(...this.#note(each));
    }
    if (cite) all.push(this.#line(cite, { style: 'Facts', spacing: { before: 400 } }));
    return all;
  }

  #item({ number, deed, claims, items }: Item, level: number): Docx.Paragraph[] {
    const marks = claims.flatMap((each) => ('see' in each ? [] : each.id));
    const lead = this.#paragraph(deed, { style: 'Deed', numbering: { reference: 'claims', level } }, [
      ...this.#marked(marks, [this.#text(deed)])
    ]);
    const told = claims.map((each) => {
      const letter = claims.length > 1 ? each.number.slice(number.length) : '';
      return 'see' in each ? this.#mention(each, level, letter) : this.#claim(each, level, letter);
    });
    return [lead, ...told, ...items.flatMap((each) => this.#item(each, level + 1))];
  }

  #claim(whole: Whole, level: number, letter: string, marks: readonly string[] = []): Docx.Paragraph {
    const { heading, text } = whole;
    return this.#paragraph(text.text, { style: 'Claim', indent: { left: INDENT * level } }, [
      ...this.#letter(letter),
      ...(heading ? [this.#run(heading, { bold: true }), this.#text(' ')] : []),
      ...this.#marked(marks, [this.#run(text)]),
      ...this.#footing(whole, ' ')
    ]);
  }

  #mention({ name, see }: Mention, level: number, letter: string): Docx.Paragraph {
    const where =
      typeof see === 'string'
        ? [this.#text(see, { color: GREY })]
        : [
            this.#text(see.before, { color: GREY }),
            ...this.#number(see),
            ...(see.after ? [this.#text(see.after, { color: GREY })] : [])
          ];
    return this.#paragraph(name.text, { style: 'Claim', indent: { left: INDENT * level } }, [
      ...this.#letter(letter),
      this.#run(name, { color: GREY }),
      this.#text(' (', { color: GREY }),
      ...where,
      this.#text(')', { color: GREY })
    ]);
  }

  #letter(letter: string): Docx.ParagraphChild[] {
    return letter ? [this.#text(letter, { bold: true }), this.#text(' ')] : [];
  }

  #footing({ notes, remarks }: Whole, before = ''): Docx.ParagraphChild[] {
    const parts: Docx.ParagraphChild[] = [];
    const add = (part: Docx.ParagraphChild) => {
      const space = parts.length ? ' ' : before;
      if (space) parts.push(this.#text(space));
      parts.push(part);
    };
    for (const at of notes) add(this.#field(`source_${at}`, `[${at}]`));
    if (remarks.length) add(this.#text(`(${remarks.join('; ')})`, { color: GREY, font: SANS, size: 18 }));
    return parts;
  }

  #note({ number, reference, archived, resting, quotations }: Note): Docx.Paragraph[] {
    const { ExternalHyperlink } = this.#docx;
    const said = reference.map(({ text }) => text).join('');
    const runs = reference.map((run) => this.#linked(run));
    if (archived)
      runs.push(
        this.#text(' '),
        new ExternalHyperlink({
          link: new URL(archived.link).href,
          children: [this.#text(archived.text, { style: 'Hyperlink' })]
        })
      );
    const [first, ...others] = runs;
    const head = this.#paragraph(
      said,
      { style: 'Reference', numbering: { reference: 'sources', level: 0 } },
      [...this.#marked([`source_${number}`], first ? [first] : []), ...others]
    );
    const all = [head, ...quotations.map((each) => this.#quotation(each))];
    if (resting.claims.length) {
      const claims = resting.claims.flatMap((each, at) => [
        ...(at ? [this.#text(', ')] : []),
        ...this.#number(each),
        ...(each.locator ? [this.#text(' ('), this.#run(each.locator), this.#text(')')] : [])
      ]);
      all.push(
        this.#paragraph(resting.heading, { style: 'Quotation' }, [
          this.#text(`${resting.heading}: `),
          ...claims
        ])
      );
    }
    return all;
  }

  #quotation({ claims, words, translation, locator, check }: Quotation): Docx.Paragraph {
    return this.#paragraph(words.text, { style: 'Quotation' }, [
      ...claims.flatMap((each, at) => [...(at ? [this.#text(', ')] : []), ...this.#number(each)]),
      this.#text(': '),
      this.#run(words),
      ...(translation ? [this.#text(` ${translation}`)] : []),
      ...(locator ? [this.#text(' ('), this.#run(locator), this.#text(')')] : []),
      this.#text(` (${check})`, { color: GREY })
    ]);
  }

  #linked({ text, italic, spoken, link }: NoteRun): Docx.ParagraphChild {
    const { ExternalHyperlink } = this.#docx;
    const look = { ...(italic && { italics: true }), ...(spoken && { bold: true }) };
    if (link === undefined) return this.#text(text, look);
    return new ExternalHyperlink({
      link: new URL(link).href,
      children: [this.#text(text, { ...look, style: 'Hyperlink' })]
    });
  }

  /** The number of a claim: of its paragraph, as Word counts it, and the letter that Word does not know. */
  #number({ id, number }: Told): Docx.ParagraphChild[] {
    const [, counted, letter] = /^(\d[\d.]*)([a-z]*)$/.exec(number) ?? [];
    if (counted === undefined) return [this.#text(number)];
    return [this.#field(id, counted), ...(letter ? [this.#text(letter)] : [])];
  }

  #field(bookmark: string, text: string): Docx.ParagraphChild {
    const { NumberedItemReference, NumberedItemReferenceFormat } = this.#docx;
    return new NumberedItemReference(bookmark, text, {
      referenceFormat: NumberedItemReferenceFormat.NO_CONTEXT
    });
  }

  #marked(marks: readonly string[], children: Docx.ParagraphChild[]): Docx.ParagraphChild[] {
    return marks.reduce((inside, id) => [new this.#docx.Bookmark({ id, children: inside })], children);
  }

  #line(text: string, options: Docx.IParagraphOptions): Docx.Paragraph {
    return this.#paragraph(text, options, [this.#text(text)]);
  }

  /** A paragraph in the direction of its words. */
  #paragraph(said: string, options: Docx.IParagraphOptions, children: Docx.ParagraphChild[]): Docx.Paragraph {
    const { Paragraph } = this.#docx;
    return new Paragraph({
      ...options,
      ...(baseDirection(said) === 'rtl' && { bidirectional: true }),
      children
    });
  }

  #run({ text, language }: Said, look: Docx.IRunOptions = {}): Docx.TextRun {
    const isOther = language !== this.#handout.language;
    return this.#text(text, { ...look, ...(isOther && { language: languageOf(text, language) }) });
  }

  #text(text: string, look: Docx.IRunOptions = {}): Docx.TextRun {
    const { TextRun } = this.#docx;
    return new TextRun({ ...look, ...(baseDirection(text) === 'rtl' && { rightToLeft: true }), text });
  }
}

function languageOf(text: string, language: string): { value: string; bidirectional?: string } {
  const value = proofing(language);
  return { value, ...(baseDirection(text) === 'rtl' && { bidirectional: value }) };
}

/** Word knows the dictionaries of languages by their countries. */
function proofing(language: string): string {
  return { en: 'en-GB', lt: 'lt-LT' }[language] ?? language;
}

/** When files in a ZIP archive can have been changed first; local time, as ZIP has it. */
const FIRST = '1980-01-01T00:00:00';

/**
 * The document with what the library takes from the clock and from chance put right: dates, the names of links, and the
 * numbers of bookmarks, which it counts on from one document to the next.
 */
function settled(bytes: Uint8Array, handout: Handout): Uint8Array {
  const files = unzipSync(bytes);
  const edit = (name: string, change: (text: string) => string) => {
    files[name] = strToU8(change(strFromU8(files[name]!)));
  };
  const names = new Map<string, string>();
  edit('word/_rels/document.xml.rels', (text) =>
    text.replace(/(<Relationship\b[^>]*\bId=")(rId[^"]{20,})"/g, (_, before: string, id: string) => {
      names.set(id, `rIdLink${names.size + 1}`);
      return `${before}${names.get(id)}"`;
    })
  );
  let first: number | undefined;
  edit('word/document.xml', (text) =>
    text.replace(/<w:(?:hyperlink|bookmarkStart|bookmarkEnd)\b[^>]*>/g, (tag) =>
      tag
        .replace(/\br:id="([^"]*)"/, (whole, id: string) =>
          names.has(id) ? `r:id="${names.get(id)}"` : whole
        )
        .replace(/\bw:id="(\d+)"/, (_, id: string) => {
          first ??= Number(id);
          return `w:id="${Number(id) - first + 1}"`;
        })
    )
  );
  files['docProps/core.xml'] = strToU8(core(handout));
  return zipSync(files, { mtime: FIRST });
}

function core({ title, language, about: { authors, edited } }: Handout): string {
  const day = edited && edited > '1900' ? `${edited}T00:00:00Z` : undefined;
  const date = (name: string) =>
    day ? `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}</dcterms:${name}>` : '';
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(title.text)}</dc:title>` +
    `<dc:creator>${escapeXml(authors.join(', '))}</dc:creator>` +
    `<dc:language>${escapeXml(language)}</dc:language>` +
    `${date('created')}${date('modified')}</cp:coreProperties>`
  );
}
