import { describe, expect, test } from 'vitest';
import { lines } from '../../../tests/map-notation.ts';
import { p, r, verbatimFile } from '../../../tests/verbatim-file.ts';
import { readBytes } from './docx.ts';

const LIT = '<w:highlight w:val="cyan"/>';
const CITE = '<w:rStyle w:val="Style13ptBold"/>';
const tag = (text: string) => p('Heading4', r(text));
const cite = p('', r('Lee 24', CITE), r(', professor'));

function read(...paragraphs: string[]) {
  const { map, problems } = readBytes(verbatimFile(...paragraphs));
  return { map: map!, told: problems.map(({ message }) => message) };
}

describe('headings and tags', () => {
  test('are claims, each for what it stands under', () => {
    const { map, told } = read(
      p('Heading1', r('Pocket')),
      p('Heading2', r('Hat')),
      p('Heading3', r('Block')),
      tag('Tag'),
      p('Analytic', r('Analytic')),
      p('Heading3', r('Other block')),
      tag('Other tag'),
      p('Heading1', r('Other pocket')),
      tag('Last')
    );
    expect(map.claims.map(({ text }) => text)).toEqual(
      'Pocket,Hat,Block,Tag,Analytic,Other block,Other tag,Other pocket,Last'.split(',')
    );
    expect(lines(map)).toBe(
      'r1: c2 + c1, r2: c3 + c2, r3: c4 + c3, r4: c5 + c3, r5: c6 + c2, r6: c7 + c6, r7: c9 + c8'
    );
    expect(map).toMatchObject({ language: 'en-US' });
    expect(told).toEqual(['holds 0 cards, 4 tags without a card and 5 headings']);
  });

  test.each([
    ['by the id of a style', 'Heading4'],
    ['by its name with a suffix, under the id of another language', 'berschrift4'],
    ['by what it is based on', 'MyTag'],
    ['by a name of an older template', 'Tags']
  ])('are found %s', (_, id) => {
    expect(read(p(id, r('T'))).map.claims.map(({ text }) => text)).toEqual(['T']);
  });

  test('are found by the outline level of a style or of their own, and not by their look', () => {
    const look = '<w:b/><w:sz w:val="26"/>';
    const { map } = read(
      p('Level', r('Block')),
      '<w:p><w:pPr><w:outlineLvl w:val="3"/></w:pPr><w:r><w:t>Tag</w:t></w:r></w:p>',
      p('', r('Looks like a tag', look)),
      p('BlockTitle', r('Old block')),
      tag('Under it')
    );
    expect(lines(map)).toBe('r1: c2 + c1, r2: c4 + c3');
    expect(map.claims[1]!.note).toBe('Looks like a tag');
  });

  test.each([
    'AT: Deterrence',
    'A2: Deterrence',
    'A/T: Deterrence',
    'AT – Deterrence',
    'AT---Deterrence',
    'A2 Deterrence',
    'Answers to: Deterrence',
    'Answer to Deterrence'
  ])('under “%s” are against it', (heading) => {
    const { map } = read(
      p('Heading2', r('Case')),
      p('Heading3', r(heading)),
      tag('No'),
      p('Heading3', r('Ours')),
      tag('Yes')
    );
    expect(map.claims[1]!.text).toBe('Deterrence');
    expect(
      map.reasons.map(({ side, premises, target }) => [
        said(premises[0]!),
        side,
        'claim' in target && said(target.claim)
      ])
    ).toEqual([
      ['Deterrence', 'con', 'Case'],
      ['No', 'con', 'Deterrence'],
      ['Ours', 'pro', 'Case'],
      ['Yes', 'pro', 'Ours']
    ]);
    function said(id: string) {
      return map.claims.find((claim) => claim.id === id)!.text;
    }
  });

  test.each(['At home', 'ATM fees', 'AT-risk youth', 'A2', 'Answers', 'at night'])(
    '“%s” answers nothing',
    (heading) => {
      const { map } = read(p('Heading3', r(heading)), tag('T'));
      expect(lines(map)).toBe('r1: c2 + c1');
      expect(map.claims[0]!.text).toBe(heading);
    }
  );

  test('that answer what stands in the file are against that', () => {
    const { map } = read(
      p('Heading2', r('Case')),
      tag('Mines deter.'),
      p('Heading3', r('AT: mines  deter')),
      tag('No'),
      p('Heading3', r('A2: Cost')),
      tag('1'),
      p('Heading3', r('AT: Cost')),
      tag('2')
    );
    expect(map.claims.map(({ text }) => text)).toEqual(['Case', 'Mines deter.', 'No', 'Cost', '1', '2']);
    expect(lines(map)).toBe('r1: c2 + c1, r2: c3 - c2, r3: c4 - c1, r4: c5 - c4, r5: c6 - c4');
  });

  test('of several files in one, which empty headings part, do not meet', () => {
    const { map } = read(
      p('Heading1', r('One')),
      tag('1'),
      p('Heading1'),
      tag('2'),
      p('Heading1', r('Two')),
      tag('3')
    );
    expect(lines(map)).toBe('r1: c2 + c1, r2: c5 + c4, c3');
  });

  test('that are empty are none, unless a card stands under them', () => {
    expect(
      read(tag(' '), tag('T'), p('Heading4'), cite, p('', r('Text', LIT))).map.claims.map(({ text }) => text)
    ).toEqual(['T', '']);
  });
});
