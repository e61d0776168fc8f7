import { describe, expect, test } from 'vitest';
import type { Scene, SceneText } from '../scene/scene.ts';
import type { Role } from '../scene/type.ts';
import { RANGES } from '../text/metrics.ts';
import { fontsFor } from './fonts.ts';

/** A scene that says only this. */
function saying(...lines: [Role, string][]): Scene {
  return {
    x: 0,
    y: 0,
    width: 1,
    height: 1,
    language: 'en',
    title: '',
    description: '',
    cards: [],
    links: [],
    labels: lines.map(([role, text]): SceneText => ({ role, x: 0, y: 0, text, width: 1 }))
  };
}

async function names(scene: Scene): Promise<string[]> {
  const subsets = new Map(Object.entries(RANGES).map(([subset, range]) => [range, subset]));
  return (await fontsFor(scene)).map(
    ({ family, weight, range }) => `${family} ${weight} ${subsets.get(range as never)}`
  );
}

describe('the fonts of a picture are those that its letters need', () => {
  test.each<[string, [Role, string][], string[]]>([
    ['none for nothing', [], []],
    ['English', [['claim', 'Deterrence']], ['Source Serif 4 400 latin']],
    ['Lithuanian', [['claim', 'Ąžuolų šakos']], ['Source Serif 4 400 latin', 'Source Serif 4 400 latin-ext']],
    ['Ukrainian', [['source', 'Київ, ґрунт']], ['Source Sans 3 400 cyrillic', 'Source Sans 3 400 latin']],
    ['Greek', [['motion', 'Αθήνα']], ['Source Serif 4 600 greek']],
    [
      'Vietnamese',
      [['heading', 'Việt Nam đường']],
      ['Source Sans 3 600 latin', 'Source Sans 3 600 latin-ext', 'Source Sans 3 600 vietnamese']
    ],
    ['what no bundled font holds', [['claim', '漢字שלום']], []],
    [
      'each face for itself',
      [
        ['claim', 'a'],
        ['source', 'a'],
        ['motion', 'ž']
      ],
      ['Source Sans 3 400 latin', 'Source Serif 4 400 latin', 'Source Serif 4 600 latin-ext']
    ]
  ])('%s', async (_, lines, expected) => expect(await names(saying(...lines))).toEqual(expected));

  test('in the same order, whatever comes first', async () => {
    const lines: [Role, string][] = [
      ['claim', 'Київ'],
      ['source', 'Žalia'],
      ['heading', 'Αθήνα']
    ];
    expect(await names(saying(...lines.toReversed()))).toEqual(await names(saying(...lines)));
  });

  test('from cards, folds, labels and the frame', async () => {
    const text = (role: Role, words: string): SceneText => ({ role, x: 0, y: 0, text: words, width: 1 });
    const scene: Scene = {
      ...saying(['half', 'ž']),
      cards: [
        {
          key: 'A',
          claim: 'A',
          kind: 'claim',
          x: 0,
          y: 0,
          width: 1,
          height: 2,
          sourced: true,
          title: '',
          description: '',
          level: 1,
          position: 1,
          siblings: 1,
          parent: -1,
          texts: [text('claim', 'a')],
          marks: [],
          fold: { x: 0, y: 0, width: 1, height: 1, open: false, label: '', text: text('fold', '+2') }
        }
      ],
      frame: { texts: [text('title', 'Київ')], rules: [], legend: [] }
    };
    expect(await names(scene)).toEqual([
      'Source Sans 3 600 latin',
      'Source Sans 3 600 latin-ext',
      'Source Serif 4 400 latin',
      'Source Serif 4 600 cyrillic'
    ]);
  });

  test('as WOFF2 inside the address', async () => {
    const [font] = await fontsFor(saying(['claim', 'a']));
    const [kind, bytes] = font!.address.split(',') as [string, string];
    expect(kind).toBe('data:font/woff2;base64');
    expect(Buffer.from(bytes, 'base64').subarray(0, 4).toString('latin1')).toBe('wOF2');
  });
});
