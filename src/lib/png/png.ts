import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { About } from '../svg/map-inside.ts';
import { clean } from '../text/clean.ts';
import { INCH, pngSize, type Shown } from './size.ts';

/** A picture on its way to a PNG: its file with letters as shapes, what it says of itself, how many pixels it gets. */
export interface PngTask {
  svg: string;
  about: About;
  shown: Shown;
  scale: number;
}

/**
 * Draws a picture as a PNG, the same pixels everywhere, of which a program knows the real size. `wasm` gives the program
 * that draws (`index_bg.wasm` of `@resvg/resvg-wasm`), and is asked once. Throws where there is not enough memory.
 */
export async function png(
  { svg, about, shown, scale }: PngTask,
  wasm: () => Promise<BufferSource> | BufferSource
): Promise<Uint8Array<ArrayBuffer>> {
  await start(wasm);
  const { width, height } = pngSize(shown, scale);
  const drawn = new Resvg(inPixels(svg, width, height));
  try {
    const image = drawn.render();
    try {
      return withChunks(image.asPng(), [
        physical((scale * INCH.px) / (INCH.mm / 1000)),
        ...[
          ['Title', about.title],
          ['Author', about.authors?.join(', ')],
          ['Copyright', about.licence],
          ['Software', 'Warrant']
        ].flatMap(([name, value]) => (value ? [told(name!, value, about.language)] : []))
      ]);
    } finally {
      image.free();
    }
  } finally {
    drawn.free();
  }
}

let started: Promise<void> | undefined;

function start(wasm: () => Promise<BufferSource> | BufferSource): Promise<void> {
  started ??= (async () => initWasm(await wasm()))();
  // What was not reached is asked for again.
  started.catch(() => {
    started = undefined;
  });
  return started;
}

/** A picture of so many pixels, without its words, which without a font would only take time. */
function inPixels(svg: string, width: number, height: number): string {
  return svg
    .replace(/<text [^>]*>.*?<\/text>/gs, '')
    .replace(
      / width="[^"]*" height="[^"]*"/,
      ` width="${width}" height="${height}" preserveAspectRatio="none"`
    );
}

/** The bytes of a PNG up to the end of its first chunk, which is always as long. */
const HEAD = 33;

function withChunks(png: Uint8Array, chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const parts = [png.subarray(0, HEAD), ...chunks, png.subarray(HEAD)];
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A chunk with its length and its check sum. */
function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(data, 8);
  view.setUint32(bytes.length - 4, crc(bytes.subarray(4, -4)));
  return bytes;
}

/** CRC-32 as the PNG specification has it. */
function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** How large a pixel is, in both directions: so many to the metre. */
function physical(toMetre: number): Uint8Array {
  const data = new DataView(new ArrayBuffer(9));
  data.setUint32(0, Math.round(toMetre));
  data.setUint32(4, Math.round(toMetre));
  data.setUint8(8, 1);
  return chunk('pHYs', new Uint8Array(data.buffer));
}

/** A text in UTF-8, not compressed. */
function told(name: string, value: string, language: string): Uint8Array {
  const tag = /^[\w-]*$/.test(language) ? language : '';
  return chunk('iTXt', new TextEncoder().encode(`${name}\0\0\0${tag}\0\0${clean(value)}`));
}
