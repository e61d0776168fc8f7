import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CORPORA, hasCorpora } from '../../../tests/corpora.ts';
import { expectHeld, expectSteady, filled } from '../../../tests/format-law.ts';
import { lines, map } from '../../../tests/map-notation.ts';
import * as mindmup from './mindmup.ts';
import { readAny, recognised } from './recognise.ts';

const idea = (id: unknown, title: string, ideas = {}, attr = {}) => ({ id, title, attr, ideas });
const group = (kind: string, ideas: object, more = {}) =>
  idea(`g${kind}`, 'group', ideas, { group: kind, contentLocked: 'true', ...more });
const file = (ideas: object, more = {}) =>
  JSON.stringify({ title: 'T', id: 'root', formatVersion: 3, ideas, ...more });
const told = (text: string) => {
  const { map: found, problems } = mindmup.read(text);
  return {
    map: found && lines(found),
    problems: problems
      .filter(({ code }) => ['omitted', 'syntax', 'dangling'].includes(code))
      .map(({ message }) => message)
  };
};

describe('a map of MindMup', () => {
  test('has claims, groups and premises, by their ranks', () => {
    const text = file({
      1: idea(1, 'Run night buses\n', {
        '-1': group('opposing', { 1: idea('d', 'Dear') }),
        '1.5': group('supporting', { 1: idea('85.284b.9e', 'Second') }),
        1: group(
          'supporting',
          {
            2: idea(
              4,
              'It matters',
              {},
              { styleNames: ['attr_implicit_claim'], note: { index: 1, text: 'Who says?' } }
            ),
            1: idea(3, 'They get home')
          },
          { parentConnector: { width: 3, label: 'strong' } }
        )
      })
    });
    expect(told(text)).toEqual({ map: 'r2: 3 & 4 + 1, r5: 85.284b.9e + 1, r7: d - 1', problems: [] });
    const { map: found } = mindmup.read(text);
    expect(found).toMatchObject({ title: 'T', motion: '1', reasons: [{ note: 'strong' }, {}, {}] });
    expect(found!.claims[0]!.text).toBe('Run night buses');
    expect(found!.claims.find(({ id }) => id === '4')).toEqual({
      ...{ id: '4', text: 'It matters', note: 'Who says?', tags: ['implicit'] }
    });
    expect(recognised(text)).toBe('mindmup');
  });

  test.each([
    [
      'a sticky note',
      file({ 1: idea(1, 'A', { 1: idea(2, 'ask', {}, { styleNames: ['sticky_note'] }) }) }),
      '1',
      []
    ],
    ['an empty group', file({ 1: idea(1, 'A', { 1: group('supporting', {}) }) }), '1', []],
    [
      'a group in a group',
      file({
        1: idea(1, 'A', {
          1: group('supporting', { 1: idea(2, 'B'), 2: group('opposing', { 1: idea(3, 'C') }) })
        })
      }),
      'r2: 2 + 1, r4: 3 - r2',
      []
    ],
    [
      'no groups',
      file({ 1: idea(1, 'A', { 1: idea(2, 'B') }) }),
      'r2: 2 + 1',
      ['the idea “B” is in no group; it and others like it are read as reasons for']
    ],
    [
      'an older version',
      JSON.stringify({
        id: 1,
        title: 'A',
        formatVersion: 2,
        ideas: { 1: group('opposing', { 1: idea(2, 'B') }) }
      }),
      'r2: 2 - 1',
      []
    ],
    ['the same id twice', file({ 1: idea(1, 'A'), 2: idea(1, 'B') }), '1, 1~2', []],
    [
      'links and pictures',
      file(
        { 1: idea(1, 'A', {}, { icon: { url: 'data:image/png;base64,AA' } }) },
        { links: [{ ideaIdFrom: 1, ideaIdTo: 1 }] }
      ),
      '1',
      ['links across the map are left out: 1', 'pictures are left out: 1']
    ],
    ['names of programs', file({ 1: idea('__proto__', 'A') }), '__proto__', []],
    ['nothing', '{"ideas":{}}', '', []]
  ])('with %s', (_, text, found, problems) => expect(told(text)).toEqual({ map: found, problems }));

  test('is told to be broken where it is no JSON', () =>
    expect(mindmup.read('{"ideas":').problems).toMatchObject([{ code: 'json', line: 1 }]));
});

describe('a map that is written for MindMup', () => {
  test('has a group for each reason, and claims once more by their name', () => {
    const text = mindmup.write(map('A & B + M', 'C - A', 'C + B')).text as string;
    expect(told(text)).toEqual({ map: 'r2: A & B + M, r4: C - A, r7: C + B', problems: [] });
    expect(JSON.parse(text)).toMatchObject({
      ...{ title: 'Test', id: 'root', formatVersion: 3 },
      ideas: {
        1: {
          id: 'M',
          ideas: { 1: { title: 'group', attr: { group: 'supporting' }, ideas: { 1: { title: 'A.' } } } }
        }
      }
    });
    expect(recognised(text)).toBe('mindmup');
  });

  test('keeps the law of formats', () => expectHeld(mindmup, mindmup.HOLDS, filled), 60_000);
  test('and a second time', () => expectSteady(mindmup, filled), 60_000);
});

// Beside a checkout of those who make Warrant, and in no other.
const FOLDER = `${CORPORA}mup/`;

describe.skipIf(!hasCorpora)('files of other programs', () => {
  test.each([
    ['s6mike__example.mup', 5],
    ['s6mike__Example1_ClearlyFalse_WhiteSwan_simplified.mup', 4]
  ])('%s has as many claims as are listed', async (name, claims) => {
    const { map: found, format } = await readAny(new Uint8Array(readFileSync(`${FOLDER}${name}`)));
    expect([format, found!.claims.length]).toEqual(['mindmup', claims]);
    expect(found!.reasons.map(({ side }) => side).sort()).toEqual(['con', 'pro']);
  });
});
