import { Parser } from 'htmlparser2';

/** What a paragraph is in a file of Verbatim; `text` is all that is none of the others. */
export type Level = 'pocket' | 'hat' | 'block' | 'tag' | 'analytic' | 'undertag' | 'cite' | 'text';

/** What the style of a run says of it; what it does not say is missing. */
export interface RunStyle {
  cite?: boolean;
  /** The character half of the style of a heading, with which cites are made by mistake. */
  heading?: boolean;
  emphasised?: boolean;
  underlined?: boolean;
}

interface Style {
  id: string;
  /** Its name and its aliases, each as `folded`. */
  names: string[];
  basedOn?: string;
  outline?: number;
  underline?: boolean;
}

/** The styles of a document by what they mean to a debater. */
export interface Styles {
  /** Of a paragraph by the id of its style and the outline level that it has itself. */
  level(style: string | undefined, outline: number | undefined): Level;
  run(style: string | undefined): RunStyle;
  /** The language of text that names none. */
  language: string | undefined;
}

const HEADINGS: readonly Level[] = ['pocket', 'hat', 'block', 'tag'];
/** Names of paragraph styles: those of Verbatim, then those of older templates. */
const LEVELS: ReadonlyMap<string, Level> = new Map<string, Level>([
  ...HEADINGS.map((level, at): [string, Level] => [`heading${at + 1}`, level]),
  ...HEADINGS.map((level): [string, Level] => [level, level]),
  ['undertag', 'undertag'],
  ['tags', 'tag'],
  ['blockheadings', 'block'],
  ['blocktitle', 'block'],
  ['cites', 'cite'],
  ['cards', 'text'],
  ['nothing', 'text']
]);
const CITES = new Set(
  'style13ptbold cite oldcite authordate stylestylebold12pt style12ptbold style11ptbold stylebold12pt'.split(
    ' '
  )
);
const UNDERLINES = new Set('styleunderline underline debateunderline styleboldunderline'.split(' '));
/** No chain of styles that are based on each other is as long. */
const LONGEST = 30;

/** Reads the styles of a document (word/styles.xml), by their ids, names and aliases, never by their look. */
export function readStyles(xml: string): Styles {
  const { styles, language } = parsed(xml);
  const levels = new Map<string, Level>();
  const runs = new Map<string, RunStyle>();
  const chain = (id: string): Style[] => {
    const found: Style[] = [];
    for (let at: string | undefined = id; at !== undefined && found.length < LONGEST; ) {
      const style: Style = styles.get(at) ?? { id: at, names: [] };
      found.push(style);
      at = style.basedOn;
    }
    return found;
  };
  return {
    language,
    level(style, outline) {
      if (style === undefined) return HEADINGS[outline ?? -1] ?? 'text';
      const known = levels.get(style) ?? levelOf(chain(style));
      levels.set(style, known);
      return known === 'text' ? (HEADINGS[outline ?? -1] ?? 'text') : known;
    },
    run(style) {
      if (style === undefined) return {};
      const known = runs.get(style) ?? runOf(chain(style));
      runs.set(style, known);
      return known;
    }
  };
}

function levelOf(chain: readonly Style[]): Level {
  for (const { id, names, outline } of chain) {
    for (const name of [folded(id), ...names]) {
      const level = LEVELS.get(name);
      if (level) return level;
    }
    if (names.concat(folded(id)).some((name) => name.includes('analytic'))) return 'analytic';
    if (outline !== undefined) return HEADINGS[outline] ?? 'text';
  }
  return 'text';
}

function runOf(chain: readonly Style[]): RunStyle {
  const called = chain.flatMap(({ id, names }) => [folded(id), ...names]);
  const isNamed = (set: ReadonlySet<string>) => called.some((name) => set.has(name));
  const cite = isNamed(CITES);
  const underline = chain.find((style) => style.underline !== undefined)?.underline;
  return {
    ...(cite && { cite }),
    ...(called.some((name) => /^heading\d(char)?$|^tagchar$/.test(name)) && { heading: true }),
    ...(called.includes('emphasis') && { emphasised: true }),
    ...((underline ?? isNamed(UNDERLINES)) && { underlined: true })
  };
}

/** A name without its spaces, capitals and signs: 'Style 13 pt Bold' is also the id 'Style13ptBold'. */
function folded(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function parsed(xml: string): { styles: Map<string, Style>; language: string | undefined } {
  const styles = new Map<string, Style>();
  let style: Style | undefined;
  let language: string | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const local = name.slice(name.indexOf(':') + 1);
        const value = attributes['w:val'] ?? '';
        if (local === 'style') {
          style = { id: attributes['w:styleId'] ?? '', names: [] };
          styles.set(style.id, style);
        } else if (local === 'lang' && !style) language ??= value || undefined;
        else if (!style) return;
        // Word itself writes suffixes and second names behind commas.
        else if (local === 'name' || local === 'aliases')
          style.names = style.names.concat(value.split(',').map(folded));
        else if (local === 'basedOn') style.basedOn = value;
        else if (local === 'outlineLvl') style.outline = Number(value);
        else if (local === 'u') style.underline = value !== 'none';
      },
      onclosetag(name) {
        if (name.endsWith('style')) style = undefined;
      }
    },
    { xmlMode: true }
  );
  parser.end(xml);
  return { styles, language };
}
