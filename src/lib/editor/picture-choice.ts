import * as v from 'valibot';
import type { FormatName } from '../formats/format.ts';
import type { HandoutKind, HandoutOptions } from '../handout.ts';
import type { Language } from '../messages.ts';
import type { ArgumentMap, ClaimId } from '../model/map.ts';
import type { View } from '../model/tree.ts';
import type { PagedOptions } from '../paged.ts';
import { LETTERS, type Picture, type PictureOptions, pictured } from '../picture.ts';
import { AS_PNG, SCALES } from '../png/size.ts';
import type { LayoutName } from '../scene/draw.ts';
import { LEAST_POINTS, readSize, type Size } from '../scene/paper.ts';
import { THEMES, type ThemeName } from '../scene/theme.ts';
import { SHEETS } from '../scene/tiles.ts';
import { escapeXml } from '../svg/xml.ts';
import { type Sight, viewIn } from './sight.ts';
import { placesIn, type Study } from './study.ts';

const flag = (usual: boolean) => v.fallback(v.boolean(), usual);

/**
 * What a map can be saved as: a picture, a PDF in one of three forms, a text with numbers and its sources, or a file of
 * another program.
 */
export const FILES = {
  picture: ['svg', 'png'],
  paper: ['pdf', 'tiles', 'leaflet'],
  text: ['html', 'docx', 'md'],
  other: [
    'argdown',
    'kialo',
    'csv',
    'markdown',
    'opml',
    'aif',
    'xaif',
    'sadface',
    'mindmup',
    'verbatim',
    'graphml',
    'dot',
    'tgf',
    'apx',
    'af',
    'csl',
    'bibtex',
    'ris'
  ]
} as const satisfies { text: readonly HandoutKind[]; [group: string]: readonly string[] };
export type FileKind = (typeof FILES)[keyof typeof FILES][number];

export function isText(file: FileKind): file is HandoutKind {
  return FILES.text.some((text) => text === file);
}

export function isPaper(file: FileKind): file is (typeof FILES.paper)[number] {
  return FILES.paper.some((paper) => paper === file);
}

export type OtherFile = (typeof FILES.other)[number];

export function isOther(file: FileKind): file is OtherFile {
  return FILES.other.some((other) => other === file);
}

/** The format of a file of another program. Cards are in a Word document, which a text may be too. */
export function formatOf(file: OtherFile): FormatName {
  return file === 'verbatim' ? 'docx' : file;
}

/** What a reader may be asked for that not every kind of file has. `look` is all that only what is drawn can have. */
export type Aspect = 'path' | 'levels' | 'look' | 'size' | 'scale' | 'sheet' | 'inside';

/** A file of another program holds the whole map, and nothing else. */
const ASPECTS: Readonly<Record<Exclude<FileKind, OtherFile>, readonly Aspect[]>> = {
  svg: ['path', 'levels', 'look', 'size', 'inside'],
  png: ['path', 'levels', 'look', 'size', 'scale'],
  pdf: ['path', 'levels', 'look', 'size'],
  tiles: ['path', 'levels', 'look', 'size', 'sheet'],
  // It chooses by itself what is on a page, and how large.
  leaflet: ['look', 'sheet'],
  html: ['path', 'levels'],
  docx: ['path', 'levels'],
  md: ['path', 'levels']
};

/** Whether an aspect means anything for a kind of file. */
export function has(file: FileKind, aspect: Aspect): boolean {
  return !isOther(file) && ASPECTS[file].includes(aspect);
}

/** What of a choice is remembered from one picture to the next. What is not understood is as usual. */
const Kept = v.object({
  theme: v.fallback(v.optional(v.picklist(Object.keys(THEMES) as ThemeName[])), undefined),
  transparent: flag(false),
  size: v.fallback(
    v.pipe(
      v.string(),
      v.check((size) => readSize(size) !== undefined)
    ),
    'fit'
  ),
  title: flag(true),
  date: flag(true),
  authors: flag(true),
  licence: flag(true),
  legend: flag(true),
  sources: flag(true),
  quotations: flag(false),
  cite: flag(false),
  numbered: flag(false),
  map: flag(true),
  letters: v.fallback(v.picklist(LETTERS), 'font'),
  file: v.fallback(v.picklist(Object.values(FILES).flat()), 'svg'),
  /** Of a PDF on several sheets. */
  sheet: v.fallback(v.picklist(SHEETS), 'a4'),
  /** Of a PNG: pixels to a px. */
  scale: v.fallback(v.picklist([1, 2, 3, 4]), SCALES.usual),
  /** Of the way to a claim: the others to which it is drawn too, and their map, as another may have claims of these ids. */
  also: v.fallback(v.object({ map: v.string(), claims: v.array(v.string()) }), { map: '', claims: [] })
});

export type KeptChoice = v.InferOutput<typeof Kept>;

/** What a reader wants of a picture. */
export interface Choice extends KeptChoice {
  what: 'shown' | 'whole' | 'branch' | 'path';
  /** Levels below the root; where it is missing, as many as are shown, or all of them. */
  depth?: number | undefined;
  layout: LayoutName;
  caption: string;
}

/** The parts of the frame that a reader can leave out. */
export const AROUND = [
  'title',
  'date',
  'authors',
  'licence',
  'legend',
  'sources',
  'quotations',
  'cite'
] as const;

/** A choice as it was kept, from whatever was kept. */
export function readKept(kept: unknown): KeptChoice {
  const known = typeof kept === 'object' && kept !== null ? kept : {};
  return v.parse(Kept, { ...NOTHING, ...known });
}

/** Names of all fields, so that one that is missing falls back too. */
const NOTHING = Object.fromEntries(Object.keys(Kept.entries).map((name) => [name, undefined]));

/** What is to be kept of a choice. */
export function keptOf(choice: Choice): KeptChoice {
  return v.parse(Kept, choice);
}

/**
 * What can be drawn as a kind of file, with a claim selected or without. What is shown now means to a leaflet the branch
 * that is shown alone, as it is drawn to its end.
 */
export function whatsOf(
  file: FileKind,
  { map }: Study,
  { claim, view }: Pick<Sight, 'claim' | 'view'>
): Choice['what'][] {
  if (isOther(file)) return ['whole'];
  const isClaim = claim !== undefined && claim !== map.motion;
  const isShown = has(file, 'levels') || (view.root !== undefined && view.root !== map.motion);
  return [
    ...(isShown ? (['shown'] as const) : []),
    'whole',
    ...(isClaim ? (['branch'] as const) : []),
    ...(isClaim && has(file, 'path') ? (['path'] as const) : [])
  ];
}

/** What is drawn of a choice: all, where its kind of file cannot be of what was chosen. */
export function whatOf({ file, what }: Choice, debate: Study, sight: Sight): Choice['what'] {
  return whatsOf(file, debate, sight).includes(what) ? what : 'whole';
}

/** The other claims to which the way is drawn too, of those that were chosen the ones that are there. */
export function alsoOf(
  { also }: Pick<Choice, 'also'>,
  { map, relations }: Study,
  { claim }: Pick<Sight, 'claim'>
): ClaimId[] {
  if (also.map !== map.id) return [];
  return [...new Set(also.claims)].filter(
    (id) => id !== claim && id !== map.motion && relations.claim.has(id)
  );
}

/**
 * How the picture of a choice is drawn; `claim` is the one whose branch, or to which the way, is asked for. What becomes
 * a PNG or pages is drawn with shapes, as it will look.
 */
export function optionsOf(
  choice: Choice,
  debate: Study,
  sight: Sight,
  language: Language
): PictureOptions & { view: View } {
  const { layout, transparent, caption, numbered, map, letters } = choice;
  const listed = choice.sources ? {} : { quotations: false };
  const around = { ...Object.fromEntries(AROUND.map((part) => [part, choice[part]])), ...listed };
  return {
    ...partOf(choice, debate, sight),
    layout,
    theme: choice.theme ?? sight.theme ?? 'light',
    language,
    negativeFirst: sight.negativeFirst ?? false,
    size: has(choice.file, 'size') ? readSize(choice.size)! : 'fit',
    transparent,
    // Numbers of a list that is not there tell nothing.
    numbered: numbered && choice.sources,
    map,
    letters,
    around: { ...around, ...(caption.trim() && { caption: caption.trim() }) },
    ...(choice.file !== 'svg' && AS_PNG),
    // So that what is seen is cut into sheets as the file is.
    ...(choice.file === 'tiles' && { leads: 'references' as const })
  };
}

/** How the pages of a choice are drawn; of a picture, the one page on which it is printed. */
export function pagesOf(choice: Choice, debate: Study, sight: Sight, language: Language): PagedOptions {
  const { file, sheet } = choice;
  const paper = isPaper(file) ? file : 'pdf';
  return {
    ...optionsOf({ ...choice, file: paper }, debate, sight, language),
    ...(paper === 'tiles' && { tile: sheet }),
    ...(paper === 'leaflet' && { leaflet: sheet })
  };
}

/** How a choice is written as a text. */
export function textOf(choice: Choice, debate: Study, sight: Sight, language: Language): HandoutOptions {
  const { view, path, negativeFirst = false, around } = optionsOf(choice, debate, sight, language);
  const { legend: _, ...told } = around ?? {};
  return { view, path, language, negativeFirst, around: told };
}

function partOf(choice: Choice, debate: Study, sight: Sight): { view: View; path?: ClaimId[] } {
  const { claim } = sight;
  const what = whatOf(choice, debate, sight);
  const depth = has(choice.file, 'levels') ? choice.depth : undefined;
  if (!has(choice.file, 'levels') && what === 'shown') return { view: { root: sight.view.root } };
  if (what === 'shown') {
    const view = viewIn(debate, { ...sight, reading: 'map' });
    return { view: depth === undefined ? view : { root: view.root, depth } };
  }
  if (what === 'path') return { view: {}, path: [claim!, ...alsoOf(choice, debate, sight)] };
  return { view: { ...(what === 'branch' && claim !== undefined && { root: claim }), depth } };
}

/** How many levels lie below the root of what is drawn whole. */
export function deepest(choice: Choice, debate: Study, sight: Sight): number {
  const { root } = partOf({ ...choice, depth: undefined }, debate, sight).view;
  return placesIn(debate, { root }).reduce((most, { level }) => Math.max(most, level), 0);
}

/** What would make the letters of a picture large enough to be read. */
export interface Remedies {
  depth?: number;
  size?: Size;
}

/**
 * The most levels with which a picture can be read at its size, and the smallest sheet on which all of it can; neither
 * where there is none. Gives up when it is not wanted any more.
 */
export async function remedies(
  map: ArgumentMap,
  options: PictureOptions,
  picture: Picture,
  levels: number,
  isWanted: () => boolean = () => true
): Promise<Remedies> {
  const size = POSTERS.find((sheet) => picture.letterAt(sheet) >= LEAST_POINTS);
  let most = 0;
  while (isWanted() && options.path === undefined && most < levels - 1) {
    const view = { root: options.view?.root, depth: most + 1 };
    const { letter } = await pictured(map, { ...options, view, letters: 'plain' });
    if (letter < LEAST_POINTS) break;
    most++;
  }
  return { ...(most && { depth: most }), ...(size && { size }) };
}

/** Sheets of paper, the smallest first. */
const POSTERS = ['a4', 'a3', 'a2', 'a0'] as const;

/**
 * A picture to stand in a page of HTML, with its caption beside it, not in it. `ids` begins the ids in it, which no
 * others in the page may have.
 */
export function htmlOf(svg: string, caption: string, ids: string): string {
  const inside = svg
    .replace(/^<\?xml[^>]*\?>\s*/, '')
    .replace('aria-labelledby="title"', `aria-labelledby="${ids}title"`)
    .replace('aria-describedby="description"', `aria-describedby="${ids}description"`)
    .replace('<title id="title">', `<title id="${ids}title">`)
    .replace('<desc id="description">', `<desc id="${ids}description">`)
    .replace('<pattern id="hatch"', `<pattern id="${ids}hatch"`)
    .replaceAll('fill="url(#hatch)"', `fill="url(#${ids}hatch)"`)
    .replaceAll('<path id="', `<path id="${ids}`)
    .replaceAll('<use xlink:href="#', `<use xlink:href="#${ids}`);
  const said = caption.trim() && `<figcaption>${escapeXml(caption.trim())}</figcaption>\n`;
  return `<figure>\n${inside}${said}</figure>\n`;
}
