import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { relate } from '../src/lib/model/relations.ts';
import { sides } from '../src/lib/model/sides.ts';
import { tree } from '../src/lib/model/tree.ts';
import { draw } from '../src/lib/scene/draw.ts';
import { THEMES } from '../src/lib/scene/theme.ts';
import { toSvg } from '../src/lib/svg/to-svg.ts';
import { wordsIn } from '../src/lib/words.ts';
test('x', async () => {
  const map = JSON.parse(readFileSync('static/maps/lithuania-cluster-munitions.json', 'utf8'));
  const r = relate(map), s = sides(r);
  for (const l of ['en', 'lt'] as const) for (const [n, screen] of [['desk', { width: 1280, height: 752 }], ['phone', { width: 390, height: 700 }]] as const) {
    const sc = draw(tree(r, s, { depth: 1 }), r, s, await wordsIn(l), { layout: 'two-sided', screen });
    writeFileSync(`/tmp/g/first-${l}-${n}.svg`, toSvg(sc, { theme: THEMES.light }));
  }
  const sc = draw(tree(r, s, { depth: 1, open: ['P5', 'P3', 'P3.1'] }), r, s, await wordsIn('en'), { layout: 'two-sided', screen: { width: 1280, height: 752 } });
  writeFileSync(`/tmp/g/first-open.svg`, toSvg(sc, { theme: THEMES.light }));
  expect(1).toBe(1);
});
