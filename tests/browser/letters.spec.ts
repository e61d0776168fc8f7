import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { expect, MAP_FILE, ROOT, test } from './fixtures.ts';

/** A branch as the command line draws it into a file. */
function drawn(to: string, ...options: string[]): string {
  const what = ['--root', 'P1.2', '--depth', '1', '--language', 'lt', '--no-map'];
  execFileSync(process.execPath, ['dist/warrant.cjs', 'render', MAP_FILE, '-o', to, ...what, ...options], {
    cwd: ROOT
  });
  return to;
}

for (const theme of ['light', 'dark']) {
  test(`letters as shapes are where the browser sets those of the font: ${theme}`, async ({ page }, info) => {
    const shots: string[] = [];
    await page.setViewportSize({ width: 2528, height: 1784 });
    for (const letters of ['font', 'outlines', 'plain']) {
      const file = info.outputPath(`${letters}.svg`);
      drawn(file, '--letters', letters, '--theme', theme, '--size', '2528px');
      await page.goto(pathToFileURL(file).href);
      await page.evaluate(() => document.fonts.ready);
      shots.push((await page.screenshot()).toString('base64'));
    }
    await page.goto('about:blank');
    const [same, other] = await page.evaluate(async (pngs) => {
      const [font, outlines, plain] = await Promise.all(
        pngs.map(async (png) => {
          const image = new Image();
          image.src = `data:image/png;base64,${png}`;
          await image.decode();
          const [width, height] = [image.width / 4, image.height / 4];
          const context = new OffscreenCanvas(width, height).getContext('2d')!;
          context.imageSmoothingQuality = 'high';
          context.drawImage(image, 0, 0, width, height);
          return context.getImageData(0, 0, width, height).data;
        })
      );
      const from = (shot: Uint8ClampedArray) =>
        shot.reduce((sum, value, at) => sum + Math.abs(value - outlines![at]!), 0) / shot.length;
      return [from(font!), from(plain!)];
    }, shots);
    // Of 255, seen from afar, since a browser moves the letters of a font to whole pixels, and makes them a little
    // stronger. Letters of another font, in lines of the same length, are far more.
    expect(same).toBeLessThan(2.5);
    expect(other).toBeGreaterThan(2.5 * same!);
  });
}

test('each letter that is a shape starts where the browser starts that of the font', async ({
  page
}, info) => {
  await page.goto(pathToFileURL(drawn(info.outputPath('font.svg'))).href);
  await page.evaluate(() => document.fonts.ready);
  const font = await page.evaluate(() =>
    [...document.querySelectorAll('text')].map((line) => {
      const words = [...line.childNodes].at(-1)!.textContent!;
      return [...words].flatMap((letter, at) => (/\s/.test(letter) ? [] : line.getStartPositionOfChar(at).x));
    })
  );
  await page.goto(pathToFileURL(drawn(info.outputPath('outlines.svg'), '--letters', 'outlines')).href);
  const shapes = await page.evaluate(() =>
    [...document.querySelectorAll('text')].map((line) => {
      const { e, a } = (line.previousElementSibling as SVGGElement).transform.baseVal.consolidate()!.matrix;
      return [...line.previousElementSibling!.children].map((use) => e + a * Number(use.getAttribute('x')));
    })
  );
  expect(shapes.map((line) => line.length)).toEqual(font.map((line) => line.length));
  const apart = shapes.flatMap((line, at) => line.map((x, letter) => Math.abs(x - font[at]![letter]!)));
  expect(apart.length).toBeGreaterThan(300);
  // The table of kerning has not the rarest pairs.
  expect(Math.max(...apart)).toBeLessThan(1.5);
  expect(apart.reduce((sum, each) => sum + each, 0) / apart.length).toBeLessThan(0.35);
});

test('where letters are shapes, the words are found, marked and followed', async ({ page }, info) => {
  const file = drawn(info.outputPath('outlines.svg'), '--letters', 'outlines');
  await page.goto(pathToFileURL(file).href);
  const found = await page.evaluate(() => {
    const is = (window as unknown as { find(words: string): boolean }).find('strategic message');
    return [is, getSelection()?.toString()];
  });
  expect(found).toEqual([true, 'strategic message']);
  const link = page.locator('a', { hasText: 'Euromaidan Press 2025' }).first();
  await expect(link).toHaveAttribute('href', /^https:/);
  await link.click({ trial: true });
  const { x, y, width, height } = (await page
    .locator('text', { hasText: 'to use every means to defend' })
    .first()
    .boundingBox())!;
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await page.mouse.move(x + 1, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width - 1, y + height / 2, { steps: 4 });
  await page.mouse.up();
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('every means');
});
