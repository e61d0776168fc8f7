import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import type { ArgumentMap, Claim } from '../model/map.ts';
import { relate } from '../model/relations.ts';
import { sides } from '../model/sides.ts';
import { tree } from '../model/tree.ts';
import { picture } from '../picture.ts';
import { draw, LAYOUTS, type LayoutName } from '../scene/draw.ts';
import { shortName } from '../scene/sentence.ts';
import { TYPE } from '../scene/type.ts';
import { wordsIn } from '../words.ts';
import { escapeXml } from './xml.ts';

const words = await wordsIn('en');

/** The same words the other way round, so that most claims need as many lines as before. */
function reworded(map: ArgumentMap, claim: Claim): ArgumentMap {
  const text = claim.text.split(' ').reverse().join(' ');
  return { ...map, claims: map.claims.map((each) => (each === claim ? { ...each, text } : each)) };
}

function heights(map: ArgumentMap, layout: LayoutName): number[] {
  const relations = relate(map);
  const served = sides(relations);
  return draw(tree(relations, served), relations, served, words, { layout }).cards.map(
    ({ height }) => height
  );
}

/** The lines of a file that are no part of some groups, each of which begins and ends with a line. */
function outside(svg: string, isMeant: (start: string) => boolean): string[] {
  let depth = 0;
  return svg.split('\n').filter((line) => {
    if (!depth && !isMeant(line)) return true;
    depth += line.startsWith('<g') ? 1 : line === '</g>' ? -1 : 0;
    return false;
  });
}

/** Whether a line holds a claim of the map inside. */
function holds(line: string, { id }: Claim): boolean {
  return /^,?\{"id":/.test(line) && JSON.parse(line.replace(/^,/, '')).id === id;
}

test('another wording of a claim changes the lines of its own cards, and where others name it its name', async () => {
  let [changed, named] = [0, 0];
  const lawful = fc.asyncProperty(
    maps({ largest: 8 }),
    fc.nat(),
    fc.constantFrom(...(Object.keys(LAYOUTS) as LayoutName[])),
    fc.constantFrom('light' as const, 'mono' as const),
    async (given, at, layout, theme) => {
      // Each has a name of its own.
      const claims = given.claims.map((claim) => ({ ...claim, text: `${claim.id} ${claim.text}` }));
      const map = { ...given, claims };
      const claim = claims[at % claims.length];
      fc.pre(claim !== undefined);
      const after = reworded(map, claim);
      fc.pre(String(heights(map, layout)) === String(heights(after, layout)));
      const options = { layout, theme, language: 'en', letters: 'plain' } as const;
      const [was, is] = await Promise.all([picture(map, options), picture(after, options)]);
      const isOwn = (line: string) =>
        line.startsWith(`<g data-claim="${escapeXml(claim.id)}"`) ||
        // What the picture is about stands over it.
        (claim.id === map.motion && line.includes(` font-size="${TYPE.title.size}"`));
      const [before, now] = [outside(was, isOwn), outside(is, isOwn)];
      expect(now.length).toBe(before.length);
      const [old, fresh] = [map, after].map((each) =>
        escapeXml(words.quoted(shortName(relate(each), claim.id, 'en')))
      ) as [string, string];
      for (const [nth, line] of before.entries()) {
        if (line === now[nth] || (holds(line, claim) && holds(now[nth]!, claim))) continue;
        expect(now[nth]).toBe(line.replaceAll(old, fresh));
        expect(line).toMatch(/^<(desc>|g data-reason=|title )/);
        named++;
      }
      changed++;
      const ids = [...is.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(['title', 'description', 'exact', 'unproven', 'reference', 'hatch']).toEqual(
        expect.arrayContaining(ids)
      );
    }
  );
  await fc.assert(lawful, { seed: 20261202, numRuns: 150 });
  expect(changed).toBe(150);
  expect(named).toBeGreaterThan(20);
}, 60_000);
