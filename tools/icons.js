// Draws the icons of the installed program from static/favicon.svg. Run it with: node tools/icons.js
import { readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

const folder = new URL('../static/', import.meta.url);
const mark = readFileSync(new URL('favicon.svg', folder), 'utf8');

/**
 * The mark on a ground without corners, small enough to stay whole under any mask: within a circle of four fifths of
 * the width.
 */
function maskable() {
  const [ground] = mark.match(/<rect width="32" height="32"[^>]*>/) ?? [];
  if (!ground) throw new Error('favicon.svg: no ground');
  const [before, after] = mark.split(ground);
  const drawing = after.replace('</svg>', '');
  return `${before}${ground.replace(/ rx="\d+"/, '')}<g transform="translate(16 16) scale(.8) translate(-16 -15.5)">${drawing}</g></svg>`;
}

function draw(/** @type {string} */ name, /** @type {string} */ svg, /** @type {number} */ size) {
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
  writeFileSync(new URL(name, folder), image.asPng());
}

for (const size of [192, 512]) {
  draw(`icons/icon-${size}.png`, mark, size);
  draw(`icons/maskable-${size}.png`, maskable(), size);
}
draw('icons/apple-touch-icon.png', maskable(), 180);
