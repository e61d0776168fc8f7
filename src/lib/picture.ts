import { fileName } from './formats/file-name.ts';
import type { Language } from './messages.ts';
import { asGiven } from './model/fingerprint.ts';
import type { ArgumentMap, ClaimId } from './model/map.ts';
import { withoutNotes } from './model/notes.ts';
import { type Relations, relate } from './model/relations.ts';
import { type Sides, sides } from './model/sides.ts';
import { span } from './model/spanning.ts';
import { alongWay, pathTo, type Tree, tree, type View } from './model/tree.ts';
import { type DrawOptions, draw } from './scene/draw.ts';
import { type Around, frame } from './scene/frame.ts';
import { type Size, type Sized, sized, smallestLetter } from './scene/paper.ts';
import { THEMES, type ThemeName } from './scene/theme.ts';
import { fontsFor } from './svg/fonts.ts';
import { svgParts } from './svg/to-svg.ts';
import { wordsIn } from './words.ts';

export interface PictureOptions extends DrawOptions {
  view?: View;
  /** Only the way from the motion, or from the root of the view, to this claim, whatever of the view is open. */
  path?: ClaimId | undefined;
  theme: ThemeName;
  language: Language;
  /** Whether the font travels inside the file, as it does unless this is false. */
  fonts?: boolean;
  /** Whether the map, without its notes, travels inside the file, so that it can be opened again; unless this is false. */
  map?: boolean;
  /** What stands around the map. */
  around?: Omit<Around, 'numbered'>;
  size?: Size;
  transparent?: boolean;
}

/** A picture that is drawn and can be written. */
export interface Picture extends Omit<Sized, 'scene'> {
  /** Its smallest letter, in points. */
  letter: number;
  /** The SVG file in parts, which are made as they are asked for. */
  parts(): Iterable<string>;
}

/** The whole way from a map to an SVG file, the same bytes in every host: the page, the server, the command line. */
export async function picture(map: ArgumentMap, options: PictureOptions): Promise<string> {
  return [...(await pictured(map, options)).parts()].join('');
}

/** The same picture before it is written, with what is to know of it. */
export async function pictured(map: ArgumentMap, options: PictureOptions): Promise<Picture> {
  const relations = relate(map);
  const served = sides(relations);
  const words = await wordsIn(options.language, options);
  const { around = {}, numbered, transparent } = options;
  const bare = draw(shown(relations, served, options), relations, served, words, options);
  const at = sized(frame(bare, relations, words, { ...around, ...(numbered && { numbered }) }), options.size);
  const { scene, ...measures } = at;
  const fonts = options.fonts === false ? [] : await fontsFor(scene);
  const { title, language } = scene;
  const { authors, edited, licence } = map;
  return {
    ...measures,
    letter: smallestLetter(at),
    parts: () =>
      svgParts(scene, {
        theme: THEMES[options.theme],
        fonts,
        about: { title, language, authors, licence, date: edited },
        ...(transparent && { transparent }),
        ...(options.size && options.size !== 'fit' && { size: attributesOf(at) }),
        ...(options.map !== false && { map: JSON.stringify(asGiven(withoutNotes(map))) })
      })
  };
}

function shown(relations: Relations, served: Sides, { view = {}, path }: PictureOptions): Tree {
  if (path === undefined) return tree(relations, served, view);
  const { root } = view;
  const open = pathTo(relations, span(relations, root), path) ?? [];
  return alongWay(tree(relations, served, { ...(root && { root }), depth: 0, open }), path);
}

function attributesOf({ width, height, unit }: Sized): { width: string; height: string } {
  const of = (value: number) => `${value}${unit === 'px' ? '' : unit}`;
  return { width: of(width), height: of(height) };
}

/** An id that a program made says nothing to a person. */
const MADE = /^[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}$/i;

/** The name under which a picture is saved. */
export function pictureName({ id, title }: ArgumentMap, root?: string): string {
  const name = MADE.test(id) ? title : id;
  const branch = root === undefined || MADE.test(root) ? '' : `-${root}`;
  return fileName(`${name}${branch}`, '.svg');
}
