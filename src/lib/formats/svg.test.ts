import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import { allIn, readXml, textIn } from '../../../tests/read-xml.ts';
import { sayProblem } from '../model/check.ts';
import type { ArgumentMap } from '../model/map.ts';
import { picture } from '../picture.ts';
import { mapElement } from '../svg/map-inside.ts';
import { readAny } from './recognise.ts';
import { read } from './svg.ts';
import { LARGEST, tooLarge, write } from './warrant.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const says = (text: string) => read(text).problems.map(sayProblem);

function drawn(of: ArgumentMap, inside = true): Promise<string> {
  return picture(of, { layout: 'two-sided', theme: 'light', language: 'en', letters: 'plain', map: inside });
}

const sound: ArgumentMap = { ...map('A + M', 'B - A'), title: 'Tom & <b>Jerry</b> "said"' };
const json = JSON.stringify(sound);

describe('what a picture carries is read back', () => {
  test('any map, lone surrogates and all, from a file that is XML', { timeout: 60_000 }, async () => {
    const same = fc.asyncProperty(maps({ hostile: true, largest: 6 }), async (map) => {
      const svg = await drawn(map);
      expect((await readAny(bytes(svg))).map).toEqual(map);
      const inside = allIn(readXml(svg)).filter(({ name }) => name === 'map');
      expect(inside.map((element) => JSON.parse(textIn(element)))).toEqual([map]);
    });
    await fc.assert(same, { seed: 20261124, numRuns: 80 });
  });

  test('any text of JSON', () => {
    const values = fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const element = mapElement(JSON.stringify(value));
      const [inside] = allIn(readXml(element)).filter(({ name }) => name === 'map');
      expect(JSON.parse(textIn(inside!))).toEqual(JSON.parse(JSON.stringify(value)));
    });
    fc.assert(values, { seed: 20261124, numRuns: 1000 });
  });

  test('the bundled debate, to the byte of its own file', async () => {
    const file = readFileSync(
      new URL('../../../static/maps/lithuania-cluster-munitions.json', import.meta.url)
    );
    const svg = await drawn((await readAny(file)).map!);
    expect(file.equals(write((await readAny(bytes(svg))).map!))).toBe(true);
  });
});

const XMLNS = 'xmlns="urn:warrant:map"';
const entities = json.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const numbers = [...json]
  .map((letter) => (/[\w ]/.test(letter) ? letter : `&#${letter.codePointAt(0)};`))
  .join('');

describe('a picture that another program has saved', () => {
  test.each([
    ['with entities', `<svg><metadata><map ${XMLNS}>${entities}</map></metadata></svg>`],
    ['with numbers', `<svg><metadata><map ${XMLNS}>${numbers}</map></metadata></svg>`],
    ['with a prefix', `<svg xmlns:ns1='urn:warrant:map'><ns1:map>${entities}</ns1:map></svg>`],
    ['with white space', `<?xml version="1.0"?>\r\n<svg>\n <map\n  ${XMLNS} >\n${entities}\n</map ></svg>`],
    ['after a byte order mark', `\uFEFF<svg><map ${XMLNS}>${entities}</map></svg>`],
    ['beside other maps', `<svg><mapping/><map>no</map ><m:map xmlns:m="urn:warrant:map">${entities}</m:map>`]
  ])('%s', async (_, text) =>
    expect(await readAny(bytes(text))).toEqual({ map: sound, problems: [], format: 'svg' })
  );
});

describe('a picture that gives no map', () => {
  const none = 'is a picture without a map inside; open the file of the map itself';
  test.each([
    ['without one', '<svg/>', none],
    ['that only speaks of one', '<svg><title>xmlns="urn:warrant:map"&gt;&lt;map&gt;{}</title></svg>', none],
    ['with an empty element', `<svg><map ${XMLNS}/></svg>`, none],
    ['cut short', `<svg><map ${XMLNS}>${entities}`, none],
    ['with nothing inside', `<svg><map ${XMLNS}></map></svg>`, 'is empty'],
    [
      'with something else inside',
      `<svg><map ${XMLNS}>{"a":\nhello}</map></svg>`,
      'metadata, line 2, column 1: is not JSON from here on'
    ],
    [
      'with an entity of its own',
      `<!DOCTYPE svg [<!ENTITY x "lol">]><svg><map ${XMLNS}>{"a":&x;}</map></svg>`,
      'metadata, line 1, column 6: is not JSON from here on'
    ],
    ['with another version', `<svg><map ${XMLNS}>{"format":"warrant/2"}</map></svg>`, /^format: .*newer/],
    [
      'with a broken map',
      `<svg><map ${XMLNS}>${json.replace('"M"', '"Z"')}</map></svg>`,
      /^motion: no claim|no claim "M"/
    ]
  ])('%s', async (_, text, problem) => {
    expect((await readAny(bytes(text))).map).toBeUndefined();
    expect(says(text)[0]).toMatch(problem);
  });

  test('because it was left out', async () => {
    const bare = await drawn(sound, false);
    expect(says(bare)).toEqual([none]);
    expect((await drawn(sound)).replace(/<metadata><map [^<]*<\/map><\/metadata>\n/, '')).toBe(bare);
  });

  test.each([
    ['PDF', '%PDF-1.7\n%\u00FF'],
    ['PNG', '\u0089PNG\r\n\u001A\n'],
    ['JPEG', '\u00FF\u00D8\u00FF\u00E0'],
    ['GIF', 'GIF89a']
  ])('because it is a %s', async (kind, begin) => {
    const { problems } = await readAny(Uint8Array.from(begin, (letter) => letter.charCodeAt(0)));
    expect(problems.map(({ code, message }) => ({ code, message }))).toEqual([
      {
        code: 'picture',
        message: `is a ${kind}, which holds no map; open the file of the map itself, or an SVG picture of it`
      }
    ]);
  });

  test('because it is too large, or not in UTF-8', async () => {
    const large = new Uint8Array(LARGEST + 1).fill(0x3c);
    expect((await readAny(large)).problems).toEqual([tooLarge(large.length)]);
    expect((await readAny(new Uint8Array([0x3c, 0xff]))).problems.map(({ code }) => code)).toEqual([
      'encoding'
    ]);
  });
});

test('a file that speaks of maps without end is no trouble', () => {
  expect(says('<svg>'.concat(' xmlns="urn:warrant:map"<map'.repeat(400_000)))).toHaveLength(1);
  expect(says('<svg>'.concat('<map '.repeat(2_000_000), XMLNS))).toHaveLength(1);
});

test('what does not begin like XML is read as a map of its own', async () => {
  expect((await readAny(bytes(`\n\uFEFF ${json}`))).problems.map(({ code }) => code)).toEqual(['json']);
  expect((await readAny(bytes(`\uFEFF\n ${json}`))).map).toEqual(sound);
  expect((await readAny(new Uint8Array())).problems.map(sayProblem)).toEqual(['is empty']);
});
