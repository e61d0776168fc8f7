/** The part of fontkit that is used here; it has no types of its own. */
declare module 'fontkit' {
  export interface Font {
    unitsPerEm: number;
    glyphForCodePoint(codePoint: number): Glyph;
    layout(text: string): { glyphs: Glyph[]; positions: Position[]; advanceWidth: number };
  }

  /** In font units, y up. */
  export interface Glyph {
    advanceWidth: number;
    path: { commands: readonly PathCommand[] };
  }

  export interface Position {
    xAdvance: number;
    yAdvance: number;
    xOffset: number;
    yOffset: number;
  }

  export interface PathCommand {
    command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
    /** Points, x and y in turn. */
    args: readonly number[];
  }

  /** Reads a font file of any kind. */
  export function create(bytes: Uint8Array): Font;
}
