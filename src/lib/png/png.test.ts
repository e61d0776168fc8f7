import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { crc32 } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { map as notation } from '../../../tests/map-notation.ts';
import { fileOf, type PictureOptions, pictured } from '../picture.ts';
import { png } from './png.ts';
import { AS_PNG, pngSize, pngTooLarge } from './size.ts';

const wasm = () => readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'));

describe('how many pixels', () => {
  test.each([
    [{ width: 1000, height: 500, unit: 'px' }, 1, '1000x500'],
    [{ width: 1000, height: 500.4, unit: 'px' }, 2, '2000x1001'],
    [{ width: 297, height: 210, unit: 'mm' }, 1, '1123x794'],
    [{ width: 297, height: 210, unit: 'mm' }, 4, '4490x3175'],
    [{ width: 5, height: 0.01, unit: 'px' }, 1, '5x1']
  ] as const)('%j at %d', (shown, scale, expected) => {
    const { width, height } = pngSize(shown, scale);
    expect(`${width}x${height}`).toBe(expected);
  });

  test.each([
    [[1000, 500], 4, undefined],
    [[32_767, 100], 1, undefined],
    [[32_768, 100], 1, { width: 32_766 }],
    [[100, 20_000], 4, { scale: 1.6 }],
    [[10_000, 5_000], 2, undefined],
    [[10_000, 5_000], 3, { scale: 2 }],
    [[20_000, 20_000], 1, { width: 14_141 }]
  ] as const)('%j at %d can be made, or what can', ([width, height], scale, expected) =>
    expect(pngTooLarge({ width, height, unit: 'px' }, scale)).toEqual(expected)
  );

  test('what is named can be made, and is not much less than what could', () => {
    const length = fc.double({ min: 5, max: 100_000, noNaN: true });
    fc.assert(
      fc.property(length, length, fc.constantFrom(1, 2, 3, 4), (width, height, scale) => {
        const shown = { width, height, unit: 'px' } as const;
        const limit = pngTooLarge(shown, scale);
        if (!limit) return;
        if ('scale' in limit) {
          expect(limit.scale).toBeLessThan(scale);
          expect(pngTooLarge(shown, limit.scale)).toBeUndefined();
          expect(pngTooLarge(shown, limit.scale + 0.11)).toBeDefined();
        } else {
          const as = (wide: number) =>
            ({ width: wide, height: (height * wide) / width, unit: 'px' }) as const;
          expect(pngTooLarge(as(limit.width), 1)).toBeUndefined();
          expect(pngTooLarge(as(limit.width + 4), 1)).toBeDefined();
        }
      }),
      { seed: 20261130, numRuns: 2000 }
    );
  });
});

describe('a PNG', { timeout: 60_000 }, () => {
  const map = { ...notation('A + M', 'B - A'), authors: ['Ona Ė', 'Jonas'], licence: 'CC BY 4.0' };
  map.claims[1]!.text = 'Ąžuolas 文';
  const made = async (options: Partial<PictureOptions>, scale: number) => {
    const picture = await pictured(map, {
      layout: 'two-sided',
      theme: 'light',
      language: 'lt',
      ...options,
      ...AS_PNG
    });
    const task = { svg: fileOf(picture), about: picture.about, shown: picture, scale };
    return { picture, bytes: Buffer.from(await png(task, wasm)) };
  };
  /** Its chunks by name; each has the check sum that it should. */
  const chunksOf = (bytes: Buffer) => {
    const chunks: [string, Buffer][] = [];
    for (let at = 8; at < bytes.length; ) {
      const length = bytes.readUInt32BE(at);
      expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(bytes.subarray(at + 4, at + 8 + length)));
      chunks.push([bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length)]);
      at += length + 12;
    }
    return chunks;
  };

  test('has the pixels and the real size that it should, and says what it is', async () => {
    for (const [size, scale] of [
      ['fit', 1],
      ['a4', 2],
      [{ width: 100, unit: 'mm' }, 1.5]
    ] as const) {
      const { picture, bytes } = await made({ size }, scale);
      const chunks = chunksOf(bytes);
      const { width, height } = pngSize(picture, scale);
      const [[, head]] = chunks as [[string, Buffer]];
      expect([head.readUInt32BE(0), head.readUInt32BE(4)]).toEqual([width, height]);
      const physical = chunks.find(([name]) => name === 'pHYs')![1];
      expect([physical.readUInt32BE(0), physical[8]]).toEqual([Math.round((96 * scale) / 0.0254), 1]);
      const told = chunks.filter(([name]) => name === 'iTXt').map(([, data]) => data.toString());
      expect(told).toEqual([
        `Title\0\0\0lt\0\0${picture.about.title}`,
        'Author\0\0\0lt\0\0Ona Ė, Jonas',
        'Copyright\0\0\0lt\0\0CC BY 4.0',
        'Software\0\0\0lt\0\0Warrant'
      ]);
      expect(chunks.map(([name]) => name).at(-1)).toBe('IEND');
    }
  });

  test('shows the shapes: the same pixels as another program draws from the file, without a font', async () => {
    const { picture, bytes } = await made({ theme: 'mono' }, 1);
    const svg = (file: Buffer) => new Resvg(fileOfImage(file, picture.width, picture.height));
    const other = new Resvg(fileOf(picture), { font: { loadSystemFonts: false } }).render();
    expect(svg(bytes).render().pixels.equals(other.pixels)).toBe(true);
  });

  test('is clear where it has no paper', async () => {
    const alpha = async (transparent: boolean) => {
      const { picture, bytes } = await made({ transparent }, 1);
      return new Resvg(fileOfImage(bytes, picture.width, picture.height)).render().pixels[3];
    };
    expect([await alpha(true), await alpha(false)]).toEqual([0, 255]);
  });

  function fileOfImage(file: Buffer, width: number, height: number): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:image/png;base64,${file.toString('base64')}" image-rendering="optimizeSpeed"/></svg>`;
  }
});
