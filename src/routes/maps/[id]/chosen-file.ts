import { docxOf, pdfOf } from '$lib/device/draw-paper.ts';
import { pngOf } from '$lib/device/draw-png.ts';
import type { Tongue } from '$lib/editor/language.ts';
import {
  type FileKind,
  formatOf,
  htmlOf,
  isOther,
  isPaper,
  isText,
  type OtherFile,
  optionsOf,
  pagesOf,
  textOf
} from '$lib/editor/picture-choice.ts';
import { FORMATS } from '$lib/formats/registry.ts';
import type { HandoutKind } from '$lib/handout.ts';
import { fingerprint } from '$lib/model/fingerprint.ts';
import { fileOf, pictured, pictureName } from '$lib/picture.ts';
import { pngTooLarge } from '$lib/png/size.ts';
import { TooLarge } from '$lib/scene/too-large.ts';
import type { Draft } from './draft.svelte.ts';

/** A file as it is offered. */
export interface ChosenFile {
  name: string;
  content: string | Uint8Array<ArrayBuffer>;
  type: string;
}

const TYPES = {
  svg: 'image/svg+xml',
  png: 'image/png',
  pdf: 'application/pdf',
  html: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown'
} as const;

/** Types of files of other programs that are not plain text. */
const OTHER_TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.docx': TYPES.docx,
  '.json': 'application/json',
  '.md': TYPES.md,
  '.mup': 'application/json',
  '.opml': 'application/xml',
  '.graphml': 'application/xml'
};
/** Ends of names that say nothing of the program that the file is for. */
const COMMON = ['.docx', '.json', '.txt'];

/** What kind of file a picture, a PDF or a text becomes, by the end of its name. */
function endOf(file: Exclude<FileKind, OtherFile>): keyof typeof TYPES {
  return isPaper(file) ? 'pdf' : file;
}

const KINDS = { svg: 'SVG', png: 'PNG', pdf: 'PDF', html: 'HTML', docx: 'DOCX', md: 'Markdown' } as const;

/** What a kind of file is called on what saves it. */
export function kindOf(file: FileKind): string {
  return isOther(file) ? FORMATS[formatOf(file)].title : KINDS[endOf(file)];
}

/** The file of what is chosen now. What takes long is made beside the page, and ends with the signal. */
export async function chosenFile(draft: Draft, tongue: Tongue, signal: AbortSignal): Promise<ChosenFile> {
  const { debate, options, choice } = draft;
  const { file } = choice;
  if (isOther(file)) return otherFile(draft, file, signal);
  const end = endOf(file);
  const pages = file === 'tiles' || file === 'leaflet' ? tongue.say[`export_name_${file}`]({}) : '';
  const { path, view } = options;
  const claims = path ?? (view.root === undefined ? [] : [view.root]);
  const name = pictureName(debate.map, claims, `.${end}`, pages);
  const made = { name, type: TYPES[end] };
  if (isText(choice.file)) return { ...made, content: await text(draft, tongue, choice.file, signal) };
  if (isPaper(choice.file)) return { ...made, content: await pdf(draft, tongue, signal) };
  if (choice.file === 'png') return { ...made, content: await png(draft, tongue, signal) };
  return { ...made, content: (await draft.picture()).svg };
}

async function otherFile(draft: Draft, file: OtherFile, signal: AbortSignal): Promise<ChosenFile> {
  const end = FORMATS[formatOf(file)].endings[0]!;
  const name = pictureName(draft.debate.map, [], end, COMMON.includes(end) ? file : '');
  const { text } = await draft.written(signal);
  return { name, content: text, type: OTHER_TYPES[end] ?? 'text/plain' };
}

/** What is chosen as a PDF; of a picture, the page on which it is printed. */
export function pdf(draft: Draft, { locale }: Tongue, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const { chosen, debate, sight } = draft;
  return pdfOf(debate.map, pagesOf(chosen, debate, sight, locale), signal);
}

/** The picture that is chosen as a PNG, whatever kind of file it is to be. */
export async function png(
  draft: Draft,
  { locale }: Tongue,
  signal: AbortSignal
): Promise<Uint8Array<ArrayBuffer>> {
  const { chosen, debate, sight } = draft;
  const { scale } = chosen;
  const options = optionsOf({ ...chosen, file: 'png' }, debate, sight, locale);
  // Its size is known before its letters are drawn as shapes, which takes long.
  const limit = pngTooLarge(await pictured(debate.map, { ...options, letters: 'plain' }), scale);
  if (limit) throw new TooManyPixels(limit);
  const picture =
    chosen.file === 'png' ? (await draft.picture()).picture : await pictured(debate.map, options);
  const { width, height, unit, about } = picture;
  return pngOf({ svg: fileOf(picture), about, shown: { width, height, unit }, scale }, signal);
}

/** The picture that is chosen as HTML; the caption stands beside it, not in it. */
export async function figure({ debate, options, choice }: Draft): Promise<string> {
  const { caption: _, ...around } = options.around ?? {};
  const svg = fileOf(await pictured(debate.map, { ...options, around }));
  return htmlOf(svg, choice.caption, `warrant-${fingerprint(debate.map).slice(0, 8)}-`);
}

/** The text that is chosen, as some kind of file. */
export async function text(
  draft: Draft,
  { locale }: Tongue,
  kind: HandoutKind,
  signal: AbortSignal
): Promise<string | Uint8Array<ArrayBuffer>> {
  const { chosen, debate, sight } = draft;
  const options = textOf(chosen, debate, sight, locale);
  if (kind === 'docx') return docxOf(debate.map, options, signal);
  const { handout } = await import('$lib/handout.ts');
  return handout(debate.map, options, kind);
}

/** A PNG that is too large, with what can be made. */
class TooManyPixels extends Error {
  readonly limit: NonNullable<ReturnType<typeof pngTooLarge>>;
  constructor(limit: TooManyPixels['limit']) {
    super('too many pixels');
    this.limit = limit;
  }
}

/** Why something could not be made, and what could. */
export function sentenceOf(problem: unknown, { locale, say }: Tongue): string {
  const number = (value: number) => value.toLocaleString(locale);
  if (problem instanceof TooManyPixels) {
    const { limit } = problem;
    return 'scale' in limit
      ? say.export_png_scale({ most: Math.floor(limit.scale) })
      : say.export_png_width({ most: limit.width });
  }
  if (problem instanceof TooLarge) {
    const most = number(problem.most);
    if (problem.of === 'branches') return say.export_branches({ most });
    const sizes = { would: number(problem.would), most };
    return problem.of === 'sheets' ? say.export_sheets(sizes) : say.export_inches(sizes);
  }
  return say.export_failed({ problem: problem instanceof Error ? problem.message : String(problem) });
}
