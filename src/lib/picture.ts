import { fileName } from './formats/file-name.ts';
import type { Language } from './messages.ts';
import { asGiven } from './model/fingerprint.ts';
import type { ArgumentMap } from './model/map.ts';
import { withoutNotes } from './model/notes.ts';
import { relate } from './model/relations.ts';
import { sides } from './model/sides.ts';
import { tree, type View } from './model/tree.ts';
import { type DrawOptions, draw } from './scene/draw.ts';
import { frame } from './scene/frame.ts';
import type { Scene } from './scene/scene.ts';
import { THEMES, type ThemeName } from './scene/theme.ts';
import { fontsFor } from './svg/fonts.ts';
import { type SvgOptions, svgParts, toSvg } from './svg/to-svg.ts';
import { wordsIn } from './words.ts';

export interface PictureOptions extends DrawOptions {
  view?: View;
  theme: ThemeName;
  language: Language;
  /** Whether the font travels inside the file, as it does unless this is false. */
  fonts?: boolean;
  /** Whether the map, without its notes, travels inside the file, so that it can be opened again; unless this is false. */
  map?: boolean;
}

/** The whole way from a map to an SVG file, the same bytes in every host: the page, the server, the command line. */
export async function picture(map: ArgumentMap, options: PictureOptions): Promise<string> {
  return toSvg(...(await drawn(map, options)));
}

/** The same in parts that are made as they are asked for. */
export async function pictureParts(map: ArgumentMap, options: PictureOptions): Promise<Iterable<string>> {
  return svgParts(...(await drawn(map, options)));
}

async function drawn(map: ArgumentMap, options: PictureOptions): Promise<[Scene, SvgOptions]> {
  const relations = relate(map);
  const served = sides(relations);
  const words = await wordsIn(options.language, options);
  const scene = frame(
    draw(tree(relations, served, options.view), relations, served, words, options),
    relations,
    words
  );
  const fonts = options.fonts === false ? [] : await fontsFor(scene);
  const inside = options.map === false ? {} : { map: JSON.stringify(asGiven(withoutNotes(map))) };
  return [scene, { theme: THEMES[options.theme], fonts, ...inside }];
}

/** An id that a program made says nothing to a person. */
const MADE = /^[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}$/i;

/** The name under which a picture is saved. */
export function pictureName({ id, title }: ArgumentMap, root?: string): string {
  const name = MADE.test(id) ? title : id;
  const branch = root === undefined || MADE.test(root) ? '' : `-${root}`;
  return fileName(`${name}${branch}`, '.svg');
}
