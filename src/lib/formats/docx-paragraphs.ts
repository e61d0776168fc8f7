import { Parser } from 'htmlparser2';
import { type DocumentParts, Unreadable } from './docx-package.ts';
import { type Level, type RunStyle, readStyles, type Styles } from './docx-styles.ts';

/** A piece of a paragraph in one look. */
export interface TextRun extends RunStyle {
  text: string;
  /** It is highlighted: read aloud. */
  read?: boolean;
  /** The bookmark to which it is linked. */
  anchor?: string;
  /** The address to which it is linked. */
  address?: string;
}

export interface Paragraph {
  /** Which paragraph of the document it is, from 1. */
  at: number;
  level: Level;
  runs: TextRun[];
  /** Names of the bookmarks that begin in it. */
  bookmarks: string[];
}

/** What a document holds: its paragraphs, and what of it is no text. */
export interface Document {
  title: string;
  language: string | undefined;
  paragraphs: Paragraph[];
  besides: { at: number; what: string }[];
  /** Why not all of it was read. */
  fault?: string;
}

/** Elements nested deeper than in any document. */
const DEEPEST = 500;
/** More paragraphs than in any file that was cut by hand. */
const MOST = 200_000;

/**
 * What has no part in the text: settings, how they were before a change, field codes, what was deleted or moved away, a second
 * form of a drawing.
 */
const UNSEEN = new Set(
  'rPrChange pPrChange sectPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr instrText delText delInstrText del moveFrom Fallback'.split(
    ' '
  )
);
const BESIDES: ReadonlyMap<string, string> = new Map([
  ['footnoteReference', 'a footnote'],
  ['endnoteReference', 'an endnote'],
  ['commentReference', 'a comment'],
  ['drawing', 'a drawing'],
  ['pict', 'a drawing'],
  ['object', 'an embedded object']
]);
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['br', '\n'],
  ['cr', '\n'],
  ['noBreakHyphen', '\u2011'],
  ['softHyphen', '\u00AD']
]);

/** A paragraph that is not yet read to its end. */
interface Open {
  style?: string;
  outline?: number;
  inSettings: boolean;
  isMarkDeleted: boolean;
  runs: TextRun[];
  bookmarks: string[];
}

/** A run that is not yet read to its end. */
interface OpenRun {
  text: string[];
  inSettings: boolean;
  style?: string;
  underline?: boolean;
  highlight?: boolean;
  shaded?: boolean;
}

/**
 * The paragraphs of a document (WordprocessingML, ECMA-376 part 1) with what a debater's styles say of them. Changes that are
 * tracked count as accepted, content controls and links are unwrapped. Throws `Unreadable`.
 */
export function readDocument(parts: DocumentParts): Document {
  const styles = readStyles(parts.styles);
  const { title, language } = readProperties(parts.properties);
  const reading = new Reading(styles, readLinks(parts.links));
  reading.read(parts.document);
  return {
    title,
    language: language || styles.language,
    paragraphs: reading.paragraphs,
    besides: reading.besides,
    ...(reading.fault !== undefined && { fault: reading.fault })
  };
}

class Reading {
  readonly paragraphs: Paragraph[] = [];
  readonly besides: { at: number; what: string }[] = [];
  fault: string | undefined;
  readonly #styles: Styles;
  readonly #links: ReadonlyMap<string, string>;
  /** Text boxes stand inside of paragraphs and hold paragraphs. */
  readonly #open: Open[] = [];
  readonly #openRuns: OpenRun[] = [];
  readonly #hyperlinks: Pick<TextRun, 'anchor' | 'address'>[] = [];
  #bookmarks: string[] = [];
  /** What stood before the mark of a paragraph that was deleted. */
  #carried: TextRun[] = [];
  #depth = 0;
  #unseen = 0;
  #inText = 0;

  constructor(styles: Styles, links: ReadonlyMap<string, string>) {
    this.#styles = styles;
    this.#links = links;
  }

  read(xml: string): void {
    const parser = new Parser(
      {
        onopentag: (name, attributes) => this.#opened(localName(name), attributes),
        onclosetag: (name) => this.#closed(localName(name)),
        ontext: (text) => {
          if (this.#inText && !this.#unseen) this.#openRuns.at(-1)?.text.push(text);
        }
      },
      { xmlMode: true }
    );
    parser.write(xml);
    if (this.#depth > 0) this.fault ??= 'the document ends too early';
    parser.end();
  }

  #opened(local: string, attributes: Record<string, string>): void {
    if (++this.#depth > DEEPEST)
      throw new Unreadable(`is nested more than ${DEEPEST} levels deep; it is not opened`);
    const paragraph = this.#open.at(-1);
    if (local === 'del' && paragraph?.inSettings) paragraph.isMarkDeleted = true;
    if (UNSEEN.has(local)) this.#unseen++;
    if (local === 't') this.#inText++;
    if (this.#unseen) return;
    const run = this.#openRuns.at(-1);
    const value = attributes['w:val'];
    const sign = SIGNS.get(local);
    const what = BESIDES.get(local);
    if (what) this.besides.push({ at: this.paragraphs.length + 1, what });
    if (local === 'p')
      this.#open.push({ inSettings: false, isMarkDeleted: false, runs: [], bookmarks: this.#taken() });
    else if (local === 'pPr') {
      if (paragraph) paragraph.inSettings = true;
    } else if (local === 'r') this.#openRuns.push({ text: [], inSettings: false });
    else if (local === 'hyperlink') this.#linked(attributes);
    else if (local === 'bookmarkStart')
      (paragraph?.bookmarks ?? this.#bookmarks).push(attributes['w:name'] ?? '');
    else if (paragraph?.inSettings) {
      if (local === 'pStyle' && value !== undefined) paragraph.style = value;
      else if (local === 'outlineLvl') paragraph.outline = Number(value);
    } else if (local === 'rPr' && run) run.inSettings = true;
    else if (run?.inSettings) setting(run, local, value, attributes);
    else if (sign !== undefined) {
      // Where a page or column ends is no part of the text.
      if (!/^(page|column)$/.test(attributes['w:type'] ?? '')) run?.text.push(sign);
    } else if (local === 'sym') run?.text.push(symbol(attributes['w:char']));
  }

  #closed(local: string): void {
    this.#depth--;
    if (UNSEEN.has(local)) this.#unseen--;
    if (local === 't') this.#inText--;
    if (this.#unseen) return;
    const paragraph = this.#open.at(-1);
    if (local === 'pPr' && paragraph) paragraph.inSettings = false;
    else if (local === 'rPr' && this.#openRuns.length) this.#openRuns.at(-1)!.inSettings = false;
    else if (local === 'hyperlink') this.#hyperlinks.pop();
    else if (local === 'r') {
      const run = this.#openRuns.pop();
      const text = run?.text.join('');
      if (run && text) paragraph?.runs.push(this.#runOf(run, text));
    } else if (local === 'p') this.#finish(this.#open.pop());
  }

  #finish(paragraph: Open | undefined): void {
    if (!paragraph) return;
    const runs = this.#carried.length ? [...this.#carried, ...paragraph.runs] : paragraph.runs;
    this.#carried = [];
    if (paragraph.isMarkDeleted) {
      this.#carried = runs;
      this.#bookmarks = this.#bookmarks.concat(paragraph.bookmarks);
      return;
    }
    if (this.paragraphs.length >= MOST) {
      this.fault ??= `has more than ${MOST} paragraphs; those after them are not read`;
      return;
    }
    this.paragraphs.push({
      at: this.paragraphs.length + 1,
      level: this.#styles.level(paragraph.style, paragraph.outline),
      runs,
      bookmarks: paragraph.bookmarks
    });
  }

  #runOf({ style, underline, highlight, shaded }: OpenRun, text: string): TextRun {
    const { underlined, ...named } = this.#styles.run(style);
    return {
      ...named,
      ...this.#hyperlinks.at(-1),
      ...((underline ?? underlined) && { underlined: true }),
      // By convention what is shaded grey is for reference and not read.
      ...(highlight && !shaded && { read: true }),
      text
    };
  }

  #linked(attributes: Record<string, string>): void {
    const anchor = attributes['w:anchor'];
    const address = this.#links.get(attributes['r:id'] ?? '');
    const link = { ...(anchor !== undefined && { anchor }), ...(address !== undefined && { address }) };
    this.#hyperlinks.push(link);
    // A claim without words is linked all the same.
    if (anchor !== undefined) this.#open.at(-1)?.runs.push({ ...link, text: '' });
  }

  #taken(): string[] {
    const bookmarks = this.#bookmarks;
    this.#bookmarks = [];
    return bookmarks;
  }
}

function setting(run: OpenRun, local: string, value: string | undefined, attributes: Record<string, string>) {
  if (local === 'rStyle' && value !== undefined) run.style = value;
  else if (local === 'u') run.underline = value !== 'none';
  else if (local === 'highlight') run.highlight = value !== 'none';
  else if (local === 'shd') run.shaded = !/^(auto|ffffff)?$/i.test(attributes['w:fill'] ?? '');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** A sign of a symbol font; those of the private area mean nothing outside it. */
function symbol(code = ''): string {
  const point = Number.parseInt(code, 16);
  return point > 0x20 && point < 0xd800 ? String.fromCharCode(point) : '';
}

/** The addresses of links by their ids. */
function readLinks(xml: string): Map<string, string> {
  const links = new Map<string, string>();
  const onopentag = (_: string, { Id, Target, Type = '' }: Record<string, string>) => {
    if (Id !== undefined && Target !== undefined && Type.endsWith('/hyperlink')) links.set(Id, Target);
  };
  new Parser({ onopentag }, { xmlMode: true }).end(xml);
  return links;
}

/** The title and the language that a document says of itself. */
function readProperties(xml: string): { title: string; language: string } {
  const found = { title: '', language: '' };
  let field: keyof typeof found | undefined;
  const parser = new Parser(
    {
      onopentag(name) {
        field = name === 'dc:title' ? 'title' : name === 'dc:language' ? 'language' : undefined;
      },
      ontext(text) {
        if (field) found[field] += text;
      },
      onclosetag() {
        field = undefined;
      }
    },
    { xmlMode: true }
  );
  parser.end(xml);
  return found;
}
