import { textsOf } from '../scene/paper.ts';
import type { Scene } from '../scene/scene.ts';
import { TYPE } from '../scene/type.ts';
import type { Face } from '../text/measure.ts';
import { RANGES } from '../text/metrics.ts';
import { type Subset, subsetOf } from '../text/subsets.ts';

/** One file of a bundled font: a face and the part of Unicode that it holds. */
export interface FontFile {
  family: string;
  weight: number;
  /** As in CSS. */
  range: string;
  /** The WOFF2 file as a data address. */
  address: string;
}

/** What of a line says which letters of which font it needs. */
export interface Written {
  face: Face;
  text: string;
}

/** A part of a bundled font as the bytes of its file. */
export interface FontBytes {
  face: Face;
  subset: Subset;
  bytes: Uint8Array;
}

/** The families as CSS names them; what the bundled fonts lack falls to the reader's own. */
export const CSS_FONTS: Readonly<Record<Face, { family: string; fallback: string; weight: number }>> = {
  serif: {
    family: 'Source Serif 4',
    fallback: "'Source Serif 4', Georgia, 'Times New Roman', serif",
    weight: 400
  },
  'serif-semibold': {
    family: 'Source Serif 4',
    fallback: "'Source Serif 4', Georgia, 'Times New Roman', serif",
    weight: 600
  },
  sans: { family: 'Source Sans 3', fallback: "'Source Sans 3', 'Segoe UI', Arial, sans-serif", weight: 400 },
  'sans-semibold': {
    family: 'Source Sans 3',
    fallback: "'Source Sans 3', 'Segoe UI', Arial, sans-serif",
    weight: 600
  }
};

const FILES = import.meta.glob<string>(
  [
    '/node_modules/@fontsource/source-serif-4/files/source-serif-4-*-{400,600}-normal.{woff,woff2}',
    '/node_modules/@fontsource/source-sans-3/files/source-sans-3-*-{400,600}-normal.{woff,woff2}'
  ],
  { query: '?inline', import: 'default' }
);

/** Loads the files that the letters of a scene need, always in the same order. */
export async function fontsFor(scene: Scene): Promise<FontFile[]> {
  return Promise.all(
    neededFiles(Array.from(textsOf(scene), ({ role, text }) => ({ face: TYPE[role].face, text }))).map(
      async ({ face, subset }): Promise<FontFile> => {
        const { family, weight } = CSS_FONTS[face];
        return { family, weight, range: RANGES[subset], address: await addressOf(face, subset, 'woff2') };
      }
    )
  );
}

/** The files that some lines need as WOFF, which other programs than browsers read too. */
export async function fontBytesFor(texts: Iterable<Written>): Promise<FontBytes[]> {
  return Promise.all(
    neededFiles(texts).map(async ({ face, subset }): Promise<FontBytes> => {
      return { face, subset, bytes: await fontBytes(face, subset) };
    })
  );
}

/** One of these files. */
export async function fontBytes(face: Face, subset: Subset): Promise<Uint8Array> {
  const address = await addressOf(face, subset, 'woff');
  const packed = atob(address.slice(address.indexOf(',') + 1));
  return Uint8Array.from(packed, (unit) => unit.charCodeAt(0));
}

function addressOf(face: Face, subset: Subset, kind: 'woff' | 'woff2'): Promise<string> {
  const { family, weight } = CSS_FONTS[face];
  const name = family.toLowerCase().replaceAll(' ', '-');
  return FILES[`/node_modules/@fontsource/${name}/files/${name}-${subset}-${weight}-normal.${kind}`]!();
}

function neededFiles(texts: Iterable<Written>): { face: Face; subset: Subset }[] {
  const needed = new Set<string>();
  /** For each face, the UTF-16 units that were looked at. */
  const seen = new Map<Face, Uint8Array>();
  const add = ({ face, text }: Written) => {
    const known = seen.get(face) ?? new Uint8Array(0x10000);
    seen.set(face, known);
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (known[unit]) continue;
      if (unit < 0xd800 || unit > 0xdfff) known[unit] = 1;
      const subset = subsetOf(text.codePointAt(at)!, face);
      if (subset) needed.add(`${face} ${subset}`);
    }
  };
  for (const text of texts) add(text);
  return [...needed].sort().map((key) => {
    const [face, subset] = key.split(' ') as [Face, Subset];
    return { face, subset };
  });
}
