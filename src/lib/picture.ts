import { howToCite } from './cite-map.ts';
import { containing } from './contained-words.ts';
import { fileName } from './formats/file-name.ts';
import type { Language } from './messages.ts';
import { asGiven } from './model/fingerprint.ts';
import type { ArgumentMap, ClaimId, SourceId } from './model/map.ts';
import { withoutNotes } from './model/notes.ts';
import { type Relations, relate } from './model/relations.ts';
import { type Selection, selected } from './model/selection.ts';
import { sides } from './model/sides.ts';
import type { Tree } from './model/tree.ts';
import { type DrawOptions, draw } from './scene/draw.ts';
import { type Around, frame } from './scene/frame.ts';
import { type Size, type Sized, sized, smallestLetter } from './scene/paper.ts';
import type { Scene } from './scene/scene.ts';
import { sourcesUsed } from './scene/sources-used.ts';
import { THEMES, type ThemeName } from './scene/theme.ts';
import { fontsFor } from './svg/fonts.ts';
import { type About, jsonInLines } from './svg/map-inside.ts';
import { boxedIn, lackingIn, outlinesFor } from './svg/outlines.ts';
import { svgParts } from './svg/to-svg.ts';
import { wordsIn } from './words.ts';

export interface PictureOptions extends Omit<DrawOptions, 'numbers' | 'named'>, Selection {
  theme: ThemeName;
  language: Language;
  /** How letters are drawn; with the font inside unless something else is asked for. */
  letters?: Letters;
  /** Whether the map, without its notes, travels inside the file, so that it can be opened again; unless this is false. */
  map?: boolean;
  /** What stands around the map. */
  around?: AroundPicture;
  /** Cards give the numbers of their sources in the list, not their addresses. */
  numbered?: boolean;
  size?: Size;
  transparent?: boolean;
}

/**
 * Letters of a picture: text that brings its font along, shapes for programs that take no font from a file, or text in
 * whatever font the reader has.
 */
export const LETTERS = ['font', 'outlines', 'plain'] as const;
export type Letters = (typeof LETTERS)[number];

/** What stands around the map of a picture; how to cite it is worked out. */
export type AroundPicture = Omit<Around, 'numbered' | 'cite' | 'signs'> & { cite?: boolean };

/** A picture that is drawn and can be written. */
export interface Picture extends Sized {
  /** What it says of itself to programs. */
  about: About;
  /** Its smallest letter, in points. */
  letter: number;
  /** The same at another size. */
  letterAt(size: Size): number;
  /**
   * Graphemes that the bundled fonts lack, each once, as they come: a reader's own font draws them, or a box with their
   * numbers where letters are outlines.
   */
  lacking: readonly string[];
  /** The SVG file in parts, which are made as they are asked for. */
  parts(): Iterable<string>;
}

/** The whole way from a map to an SVG file, the same bytes in every host: the page, the server, the command line. */
export async function picture(map: ArgumentMap, options: PictureOptions): Promise<string> {
  return fileOf(await pictured(map, options));
}

/** A picture as its file, whole. */
export function fileOf(picture: Picture): string {
  return [...picture.parts()].join('');
}

/** The same picture before it is written, with what is to know of it. */
export async function pictured(map: ArgumentMap, options: PictureOptions): Promise<Picture> {
  const relations = relate(map);
  const served = sides(relations);
  const motionless = map.motion === undefined;
  const words = containing(await wordsIn(options.language, { ...options, motionless }));
  const { around: { cite, ...around } = {}, numbered = false, transparent } = options;
  const places = selected(relations, served, options);
  const numbers = numbered ? numbersOf(places, relations) : undefined;
  const bare = draw(places, relations, served, words, { ...options, numbers, named: namedIn(places) });
  const citation = cite ? await howToCite(map, words, options.language) : undefined;
  const framed = frame(bare, relations, words, { ...around, numbered, ...(citation && { cite: citation }) });
  const at = sized(framed, options.size);
  const { scene } = at;
  const { letters = 'font' } = options;
  const fonts = letters === 'font' ? await fontsFor(scene) : [];
  const outlines = letters === 'outlines' ? await outlinesFor(scene) : undefined;
  const about = aboutOf(map, scene);
  return {
    ...at,
    about,
    letter: smallestLetter(at),
    letterAt: (size) => smallestLetter(sized(framed, size)),
    lacking: outlines ? boxedIn(scene) : lackingIn(scene),
    parts: () =>
      svgParts(scene, {
        theme: THEMES[options.theme],
        fonts,
        outlines,
        about,
        ...(transparent && { transparent }),
        ...(options.size && options.size !== 'fit' && { size: attributesOf(at) }),
        ...(options.map !== false && { map: jsonInLines(asGiven(withoutNotes(map))) })
      })
  };
}

/** What the picture of a map says of itself to programs. */
export function aboutOf({ authors, edited, licence }: ArgumentMap, { title, language }: Scene): About {
  return { title, language, authors, licence, date: edited };
}

/** The claims to which some places refer. */
export function namedIn(places: Tree): Set<ClaimId> {
  return new Set(places.flatMap(({ whole, claim }) => (whole ? [] : [claim])));
}

/** The numbers under which the sources of some places stand in a list. */
export function numbersOf(places: Tree, relations: Relations): Map<SourceId, number> {
  const claims = places.filter(({ whole }) => whole).map(({ claim }) => claim);
  return new Map(sourcesUsed(claims, relations).map(({ id }, at) => [id, at + 1]));
}

function attributesOf({ width, height, unit }: Sized): { width: string; height: string } {
  const of = (value: number) => `${value}${unit === 'px' ? '' : unit}`;
  return { width: of(width), height: of(height) };
}

/** An id that a program made says nothing to a person; a map from another program's file has one too. */
const MADE = /^([\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}|imported-[\da-f]{16})$/i;

/** So many claims name a picture. */
const NAMING = 3;

/**
 * The name under which a picture is saved: that of its map, the claims that it is of, the first of them where they are
 * many, what its pages are and the end of its kind of file.
 */
export function pictureName(
  { id, title }: ArgumentMap,
  claims: readonly ClaimId[] = [],
  end = '.svg',
  pages = ''
): string {
  const name = MADE.test(id) ? title : id;
  const named = claims.slice(0, NAMING).filter((claim) => !MADE.test(claim));
  return fileName(name, end, ...named, pages);
}
