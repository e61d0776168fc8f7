import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const file = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url));

interface Icon {
  src: string;
  sizes: string;
  type: string;
  purpose?: string;
}
const manifest = JSON.parse(file('static/manifest.webmanifest').toString());
const icons: Icon[] = manifest.icons;

/** Width and height from the head of a PNG file. */
function sizeOf(png: Buffer): string {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

describe('the installed program', () => {
  test.each(icons.filter(({ type }) => type === 'image/png'))('has an icon $src of $sizes', (icon) => {
    expect(sizeOf(file(`static${icon.src}`))).toBe(icon.sizes);
  });

  test('has icons of the sizes that browsers ask for, for any place and under a mask', () => {
    const given = icons.map(({ sizes, purpose = 'any' }) => `${purpose} ${sizes}`);
    for (const each of ['any 192x192', 'any 512x512', 'maskable 192x192', 'maskable 512x512'])
      expect(given).toContain(each);
    expect(sizeOf(file('static/icons/apple-touch-icon.png'))).toBe('180x180');
  });

  test('has the colours of the page', () => {
    const css = file('src/routes/app.css').toString();
    const [, light] = css.match(/--paper: (#\w+);/)!;
    const [, dark] = css.match(/\[data-theme="dark"\] \{\s*--paper: (#\w+);/)!;
    expect([manifest.theme_color, manifest.background_color]).toEqual([light, light]);
    const page = file('src/app.html').toString();
    expect(page).toContain(`content="${light}" media="(prefers-color-scheme: light)"`);
    expect(page).toContain(`content="${dark}" media="(prefers-color-scheme: dark)"`);
  });
});
