import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import type { FormatName } from '../lib/formats/format.ts';
import { FORMATS, READ, WRITTEN } from '../lib/formats/registry.ts';
import type { HandoutKind } from '../lib/handout.ts';
import { isLanguage, LANGUAGES, type Language } from '../lib/messages.ts';
import type { PagedOptions } from '../lib/paged.ts';
import { type AroundPicture, LETTERS, type Letters } from '../lib/picture.ts';
import { SCALES } from '../lib/png/size.ts';
import { LAYOUTS, type LayoutName } from '../lib/scene/draw.ts';
import { PAPERS, readSize } from '../lib/scene/paper.ts';
import { THEMES, type ThemeName } from '../lib/scene/theme.ts';
import { SHEETS, type SheetName } from '../lib/scene/tiles.ts';

/** What a map can become, by the end of a file's name: a picture, or a text for paper. */
const PICTURES = ['svg', 'png', 'pdf'] as const;
const TEXTS = ['md', 'html', 'docx'] as const satisfies readonly HandoutKind[];
export type Kind = (typeof PICTURES)[number] | HandoutKind;
const KINDS: readonly Kind[] = [...PICTURES, ...TEXTS];

export const HELP = `Warrant draws and checks argument maps.

  warrant render MAP.json [options]   draw a map as a picture, or write it as a text for paper
  warrant check MAP [options]         say everything that is wrong with a map, or a file of another program
  warrant convert FILE [options]      turn a map, or a file of another program, into another format
  warrant --help                      this text
  warrant --version                   which Warrant this is
MAP and FILE are known by what is in them, not by their names; - is standard input. Render and check take several
maps; render draws them into a folder: -o DIR/

Options of render:
  -o, --output FILE     where to write; without it, to standard output; what the file becomes is said by the end of
                        its name: ${endings(PICTURES)} for a picture, ${endings(TEXTS)} for a text
                        with numbers and its sources. DIR/ is a folder, made where it is not there, in which files
                        are named as their maps
      --as KIND         what it becomes where no name says that: ${KINDS.join(', ')} (default svg)
      --watch           draw again when a map changes, until Ctrl-C
      --language NAME   ${LANGUAGES.join(', ')} (default: the map's own where it is one of them)
  What is drawn:
      --root CLAIM      only the branch of this claim
      --depth N         only N levels below the root
      --path CLAIM,…    only the ways to these claims, with a comma between them
      --negative-first  the negative on the left; in a text, first
  How a picture is drawn:
      --layout NAME     ${Object.keys(LAYOUTS).join(', ')} (default two-sided)
      --theme NAME      ${Object.keys(THEMES).join(', ')} (default light)
      --transparent     on a transparent background
      --size SIZE       fit (default), ${Object.keys(PAPERS).join(', ')}, or a width: 160mm, 1200px
      --scale N         of a PNG: pixels to a px, 96 px to the inch, from ${SCALES.least} to ${SCALES.most} (default ${SCALES.usual})
      --tile SHEET      a PDF on sheets that join: ${SHEETS.join(', ')}
      --leaflet SHEET   a PDF to leaf through: the root, then its branches, on ${SHEETS.join(', ')}
  What stands around it:
      --no-title, --no-date, --no-authors, --no-licence, --no-legend, --no-sources
                        without these
      --caption TEXT    a sentence under it
      --numbers         numbers of the sources on the cards in place of links
      --quotations      the words that are quoted, in the list of sources
      --cite            how to cite the map, with its version
  What travels inside a picture:
      --no-map          not the map; otherwise MAP.json can be such a picture
      --letters NAME    font (default: text, with the font inside), outlines (shapes, for programs that take no
                        font from a file), plain (text, without the font)

Options of check:
      --sources DIR     look for each quotation in the text of its source; DIR holds the texts, named by the
                        source's id: s12.pdf, s12.docx, s12.html or s12.txt
      --links           ask each source's address whether it still answers
      --json            say what was found as JSON: format, claims, reasons, sources, problems

Options of convert:
      --to FORMAT       ${WRITTEN.join(', ')};
                        without it, said by the end of the name after -o, else warrant
  -o, --output FILE     where to write; without it, or for -, to standard output
      --strict          write nothing where something could not be read or would be lost
      --json            say what was found and lost as JSON; without -o nothing is written
  Read are ${READ.join(', ')}.

Exit: 0 done, 1 the file has problems, a quotation differs or an address is dead, 2 something cannot be read or
written, there is no network, or the call is not understood.
`;

export interface RenderCall {
  command: 'render';
  /** At least one; several are drawn into the folder that `output` names. */
  maps: string[];
  output?: string;
  watch?: true;
  kind: Kind;
  /** Of a PNG: pixels to a px. */
  scale?: number;
  language?: Language;
  root?: string;
  depth?: number;
  /** The claims to which the ways are drawn, with commas between them. */
  path?: string;
  /** What was asked for of the picture itself; of a text, as far as it is for both. */
  picture: Omit<PagedOptions, 'language' | 'view' | 'path'>;
}

export interface CheckCall {
  command: 'check';
  maps: string[];
  /** A folder of the sources' texts. */
  sources?: string;
  links?: true;
  json?: true;
}

export interface ConvertCall {
  command: 'convert';
  file: string;
  to: FormatName;
  /** None for standard output. */
  output?: string;
  strict?: true;
  json?: true;
}

export type Call = RenderCall | CheckCall | ConvertCall | { command: 'help' } | { command: 'version' };

/** What a person asked for, or the sentence that says why it was not understood. */
export function readArguments(
  args: readonly string[],
  isFolder: (path: string) => boolean = () => false
): { call: Call } | { problem: string } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(joined(args));
  } catch (error) {
    return { problem: error instanceof Error ? firstSentence(error.message) : String(error) };
  }
  const { values, positionals } = parsed;
  const [command, ...maps] = positionals;
  if (values.help || command === 'help') return { call: { command: 'help' } };
  if (values.version) return { call: { command: 'version' } };
  if (command === undefined) return { problem: 'Say what to do: render, check or convert.' };
  if (command !== 'render' && command !== 'check' && command !== 'convert')
    return { problem: `There is no command "${command}".` };
  if (!maps.length || maps.includes(''))
    return { problem: `Name the map to ${command}: warrant ${command} MAP.json` };
  if (maps.filter((map) => map === '-').length > 1) return { problem: 'Standard input can be named once: -' };
  const foreign = Object.keys(values).find((option) => !Object.hasOwn(OPTIONS[command], option));
  if (foreign !== undefined) return { problem: `${command} has no option --${foreign}.` };
  if (command === 'check') {
    const { sources, links, json } = values;
    if (sources === '') return { problem: 'Name the folder of texts: --sources DIR' };
    if (json && (links || sources !== undefined))
      return { problem: '--json tells of the map alone: leave --sources and --links out.' };
    return {
      call: {
        command,
        maps,
        ...(sources !== undefined && { sources }),
        ...(links && { links }),
        ...(json && { json })
      }
    };
  }
  if (command === 'convert') return readConvert(maps, values);
  const { layout = 'two-sided', theme = 'light', letters, scale, depth, language, root, path } = values;
  if (values.output === '') return { problem: 'Name the file to write: -o FILE' };
  const { output, as, watch } = values;
  if (as !== undefined && !isKind(as)) return unknown('as', as, KINDS);
  const isInto = maps.length > 1 || (output !== undefined && !namesFile(output) && isFolder(output));
  const end = isInto ? '' : endOf(output);
  if (end && !isKind(end)) {
    const problem = `${output}: a file that is drawn ends in ${endings(KINDS)}.`;
    const other = formatOf(`.${end}`) ? ' Other formats are for warrant convert.' : '';
    return { problem: problem + other };
  }
  if (end && as && end !== as) return { problem: `-o ${output} and --as ${as} differ: choose one of them.` };
  const kind = as ?? (isKind(end) ? end : 'svg');
  const foul = isText(kind) && ONLY_PICTURES.find((option) => values[option] !== undefined);
  if (foul) return { problem: `--${foul} is for pictures, not for .${kind} files.` };
  if (maps.length > 1 && output === undefined)
    return { problem: 'Name the folder to draw several maps into: -o DIR/' };
  if (watch && output === undefined) return { problem: 'Name the file to draw again: --watch -o FILE' };
  const twin = twinsOf(maps, kind);
  if (twin) return { problem: twin };
  if (!Object.hasOwn(LAYOUTS, layout)) return unknown('layout', layout, Object.keys(LAYOUTS));
  if (!Object.hasOwn(THEMES, theme)) return unknown('theme', theme, Object.keys(THEMES));
  if (letters !== undefined && !isLetters(letters)) return unknown('letters', letters, LETTERS);
  if (letters !== undefined && kind === 'png')
    return { problem: '--letters is of SVG files; a PNG has no letters, only pixels.' };
  if (kind === 'pdf' && letters !== undefined)
    return { problem: '--letters is of SVG files; a PDF always has its letters inside.' };
  if (values['no-map'] && (kind === 'pdf' || kind === 'png'))
    return { problem: `--no-map is of SVG files; no map travels in a .${kind} file.` };
  if (scale !== undefined && kind !== 'png')
    return { problem: '--scale is of PNG files; name one: -o OUT.png' };
  if (scale !== undefined && !isScale(scale))
    return { problem: `--scale is a number from ${SCALES.least} to ${SCALES.most}, not "${scale}".` };
  if (language !== undefined && !isLanguage(language)) return unknown('language', language, LANGUAGES);
  if (depth !== undefined && !/^\d+$/.test(depth)) {
    return { problem: `--depth takes a number of levels, not "${depth}".` };
  }
  if (path !== undefined && depth !== undefined) return { problem: 'Choose one of --path and --depth.' };
  for (const part of ['numbers', 'quotations'] as const) {
    if (values[part] && values['no-sources'])
      return { problem: `--${part} is of the list of sources, which --no-sources leaves out.` };
  }
  const size = readSize(values.size ?? 'fit');
  if (size === undefined) {
    const names = ['fit', ...Object.keys(PAPERS)].join(', ');
    return { problem: `--size is one of ${names}, or a width like 160mm or 1200px, not "${values.size}".` };
  }
  const pages = pagesOf(values, kind);
  if ('problem' in pages) return pages;
  const around = aroundOf(values);
  return {
    call: {
      command,
      maps,
      kind,
      ...(output !== undefined && { output }),
      ...(watch && { watch }),
      ...(scale !== undefined && { scale: Number(scale) }),
      ...(root !== undefined && { root }),
      ...(depth !== undefined && { depth: Number(depth) }),
      ...(path !== undefined && { path }),
      ...(language !== undefined && { language }),
      picture: {
        layout: layout as LayoutName,
        theme: theme as ThemeName,
        ...pages,
        ...(size !== 'fit' && { size }),
        ...(Object.keys(around).length && { around }),
        ...(values['negative-first'] && { negativeFirst: true }),
        ...(values.numbers && { numbered: true }),
        ...(values.transparent && { transparent: true }),
        ...(values['no-map'] && { map: false }),
        ...(letters !== undefined && { letters })
      }
    }
  };
}

function readConvert(
  [file = '', ...more]: readonly string[],
  { output, to, strict, json }: ReturnType<typeof parse>['values']
): { call: ConvertCall } | { problem: string } {
  if (more.length) return { problem: 'Convert takes one file at a time.' };
  if (output === '') return { problem: 'Name the file to write: -o FILE' };
  if (/[\\/]$/.test(output ?? ''))
    return { problem: `${output} is a folder; name the file to write: -o FILE` };
  const end = output === undefined || output === '-' ? '' : extname(output).toLowerCase();
  const kind = to ?? end.slice(1);
  if (isKind(kind) && !isWritten(kind) && !formatOf(`.${kind}`))
    return { problem: `A .${kind} file is drawn: warrant render ${file} -o OUT.${kind}` };
  if (to !== undefined && !isWritten(to)) return unknown('to', to, WRITTEN);
  if (to === undefined && end === '.tsv')
    return { problem: `${output}: a table is written with commas, not tabs: name a file that ends in .csv.` };
  const format = to ?? (end ? formatOf(end) : 'warrant');
  if (format === undefined)
    return { problem: `No format is known by the end of ${output}: name one, --to FORMAT.` };
  return {
    call: {
      command: 'convert',
      file,
      to: format,
      ...(output !== undefined && output !== '-' && { output }),
      ...(strict && { strict }),
      ...(json && { json })
    }
  };
}

/** The format that is written to files whose names end so. */
function formatOf(end: string): FormatName | undefined {
  return WRITTEN.find((format) => FORMATS[format].endings.includes(end));
}

function isWritten(name: string): name is FormatName {
  return WRITTEN.some((format) => format === name);
}

/** The end of a file's name without its dot; nothing where there is none, as in that of a pipe, or of a folder. */
function endOf(output = ''): string {
  return /[\\/]$/.test(output) ? '' : extname(output).slice(1).toLowerCase();
}

/** Whether a path ends as a file does that is drawn. */
export function namesFile(output: string): boolean {
  return isKind(endOf(output));
}

function isKind(name: string): name is Kind {
  return KINDS.some((kind) => kind === name);
}

function isText(kind: Kind): kind is HandoutKind {
  return TEXTS.some((text) => text === kind);
}

function endings(kinds: readonly Kind[]): string {
  return kinds.map((kind) => `.${kind}`).join(', ');
}

/** The name of a map's file in a folder: of each kind of PDF another. */
export function fileNameFor(map: string, kind: Kind, pages?: 'sheets' | 'leaflet'): string {
  return `${basename(map, extname(map))}${pages ? `-${pages}` : ''}.${kind}`;
}

/** Which two maps would be one file in a folder, also where capitals make no difference. */
function twinsOf(maps: readonly string[], kind: Kind): string | undefined {
  const first = new Map<string, string>();
  for (const map of maps) {
    const name = fileNameFor(map, kind);
    const other = first.get(name.toLowerCase());
    if (other !== undefined) return `${other} and ${map} would both be ${name}: draw them into two folders.`;
    first.set(name.toLowerCase(), map);
  }
  return undefined;
}

/** Options that mean nothing to a text. */
const ONLY_PICTURES = [
  'layout',
  'theme',
  'size',
  'transparent',
  'numbers',
  'no-legend',
  'no-map',
  'letters'
] as const;

/** On which sheets a PDF is; nothing for one page. */
function pagesOf(
  { tile, leaflet, size, path, depth }: ReturnType<typeof parse>['values'],
  kind: Kind
): Pick<PagedOptions, 'tile' | 'leaflet'> | { problem: string } {
  for (const [name, value] of Object.entries({ tile, leaflet })) {
    if (value === undefined) continue;
    if (kind !== 'pdf') return { problem: `--${name} is for PDF files, not for .${kind} files.` };
    if (!SHEETS.some((sheet) => sheet === value)) return unknown(name, value, SHEETS);
  }
  if (tile !== undefined && leaflet !== undefined) return { problem: 'Choose one of --tile and --leaflet.' };
  if (leaflet === undefined) return tile === undefined ? {} : { tile: tile as SheetName };
  for (const [name, value] of Object.entries({ size, path, depth })) {
    if (value !== undefined)
      return { problem: `--leaflet chooses by itself what is on a page: leave --${name} out.` };
  }
  return { leaflet: leaflet as SheetName };
}

/** Parts of the frame that are there unless they are left out. */
const USUAL = ['title', 'date', 'authors', 'licence', 'legend', 'sources'] as const;

function aroundOf(values: ReturnType<typeof parse>['values']): AroundPicture {
  const around: AroundPicture = {};
  for (const part of USUAL) if (values[`no-${part}`]) around[part] = false;
  for (const part of ['quotations', 'cite'] as const) if (values[part]) around[part] = true;
  if (values.caption) around.caption = values.caption;
  return around;
}

const ANY = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } } as const;
const TEXT = { type: 'string' } as const;
const SWITCH = { type: 'boolean' } as const;
const OPTIONS = {
  render: {
    output: { type: 'string', short: 'o' },
    as: TEXT,
    watch: SWITCH,
    language: TEXT,
    root: TEXT,
    depth: TEXT,
    path: TEXT,
    layout: TEXT,
    theme: TEXT,
    'negative-first': SWITCH,
    transparent: SWITCH,
    size: TEXT,
    tile: TEXT,
    leaflet: TEXT,
    'no-title': SWITCH,
    'no-date': SWITCH,
    'no-authors': SWITCH,
    'no-licence': SWITCH,
    'no-legend': SWITCH,
    'no-sources': SWITCH,
    caption: TEXT,
    numbers: SWITCH,
    quotations: SWITCH,
    cite: SWITCH,
    scale: TEXT,
    'no-map': SWITCH,
    letters: TEXT
  },
  check: { sources: TEXT, links: SWITCH, json: SWITCH },
  convert: { output: { type: 'string', short: 'o' }, to: TEXT, strict: SWITCH, json: SWITCH }
} as const;

/** `--depth -1` as `--depth=-1`: what is wrong is then the number, not that it looks like an option. */
function joined(args: readonly string[]): string[] {
  const result: string[] = [];
  for (const arg of args) {
    if (/^-\d/.test(arg) && /^--[a-z]+$/.test(result.at(-1) ?? '')) result.push(`${result.pop()}=${arg}`);
    else result.push(arg);
  }
  return result;
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: { ...ANY, ...OPTIONS.render, ...OPTIONS.check, ...OPTIONS.convert }
  });
}

function isScale(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text) && Number(text) >= SCALES.least && Number(text) <= SCALES.most;
}

function isLetters(name: string): name is Letters {
  return LETTERS.some((each) => each === name);
}

function unknown(option: string, value: string, known: readonly string[]): { problem: string } {
  return { problem: `--${option} is one of ${known.join(', ')}, not "${value}".` };
}

function firstSentence(text: string): string {
  return text.split(/\.\s/)[0]!.replace(/\.?$/, '.');
}
