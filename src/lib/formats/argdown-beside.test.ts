import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { lines, map } from '../../../tests/map-notation.ts';
import { compare } from '../model/compare.ts';
import type { ArgumentMap } from '../model/map.ts';
import { type Beside, besideOf, typed } from './argdown-beside.ts';

/** New ids, counted. */
function ids(): () => string {
  let count = 0;
  return () => `new-${++count}`;
}

/** What of a map another text beside it changes, by the words of the difference. */
function changed(beside: Beside, text: string) {
  const { beside: after, problems } = typed(beside, text, ids());
  const changes =
    after &&
    compare(beside.map, after.map).map((change) => {
      if (change.what === 'map') return `${change.field} of the map`;
      if (change.what === 'translated') return `translation of ${change.claim}`;
      const { id } = change.what === 'changed' ? change.after : change.entry;
      return `${change.what} ${id}${change.what === 'changed' ? `: ${change.aspect}` : ''}`;
    });
  return { after, changes, problems: problems.map(({ place, message }) => `${place}: ${message}`) };
}

const base = (): ArgumentMap => {
  const one = map('M', 'A + M', 'B - M', 'C & D + A', 'U - r3');
  one.claims[1]!.note = 'Ask Ona.';
  one.claims[1]!.citations = [{ source: 's', locator: 'p. 3', quote: { exact: 'words' } }];
  one.reasons[1]!.move = 'denies';
  one.sources.push(
    { id: 's', type: 'book', title: 'Weapons' },
    { id: 't', type: 'webpage', URL: 'https://x.org/t' }
  );
  return one;
};
const TEXT = `===
title: "Test"
===

[M.]: M.
  + [A.]: A. {cite: ["s"]}
  - [B.]: B.

<C.>

(1) [C.]: C.
(2) [D.]: D.
----
  <_ [U.]: U.
(3) [A.]
`;

describe('a text beside a map', () => {
  test('says what a person reads and writes', () => expect(besideOf(base()).text).toBe(TEXT));

  test.each<[string, (text: string) => string, string[], string?]>([
    ['nothing', (text) => text, []],
    [
      'comments, empty lines, order of blocks',
      (text) => `// so\n${text.replace('[M.]: M.', '[M.]: M. // the motion\n  /* first */')}\n\n\n`,
      []
    ],
    ['the words of a claim', (text) => text.replace(']: A.', ']: A, then.'), ['changed A: words']],
    ['its heading', (text) => text.replaceAll('[A.]', '[Workers]'), ['changed A: words']],
    [
      'both, of one that stands where it stood',
      (text) => text.replace('[B.]: B.', '[Dear]: Too dear.'),
      ['changed B: words']
    ],
    ['its tags', (text) => text.replace(']: B.', ']: B. #pro #(for us)'), ['changed B: details']],
    ['what it cites', (text) => text.replace('["s"]', '[s, t]'), ['changed A: citations']],
    ['and cites no more', (text) => text.replace(' {cite: ["s"]}', ''), ['changed A: citations']],
    ['the side of a reason', (text) => text.replace('- [B.]', '+ [B.]'), ['changed r2: side']],
    [
      'what it bears on',
      (text) => text.replace('  - [B.]: B.\n', '    - [B.]: B.\n'),
      ['changed r2: target']
    ],
    [
      'the order of reasons',
      (text) => text.replace(/( {2}\+ .*\n)( {2}- .*\n)/, '$2$1'),
      ['changed r2: order']
    ],
    ['the title', (text) => text.replace('"Test"', 'Night buses'), ['title of the map']],
    [
      'a new claim',
      (text) => text.replace('  - [B.]', '  + Buses save time.\n  - [B.]'),
      ['added new-1', 'added new-2']
    ],
    ['a reason more for the same', (text) => text.replace('  - [B.]', '  - [D.]\n  - [B.]'), ['added new-1']],
    ['a claim less', (text) => text.replace('  - [B.]: B.\n', ''), ['removed B', 'removed r2']],
    ['an undercut less', (text) => text.replace('  <_ [U.]: U.\n', ''), ['removed U', 'removed r4']],
    [
      'a premise more',
      (text) => text.replace('----', '(3) [E.]: E.\n----'),
      ['added new-1', 'changed r3: premises']
    ],
    [
      'a link',
      (text) => text.replace(']: B.', ']: B, says [it](https://x.org/t).'),
      ['changed B: words', 'changed B: citations']
    ]
  ])('changes what was typed: %s', (_, change, changes) => {
    const found = changed(besideOf(base()), change(TEXT));
    expect({ changes: found.changes, problems: found.problems }).toEqual({ changes, problems: [] });
  });

  test('what the text does not say stays', () => {
    const { after } = changed(
      besideOf(base()),
      TEXT.replace(']: A.', ']: A, then.').replace('- [B.]', '+ [B.]')
    );
    expect(after!.map.claims[1]).toEqual({ ...base().claims[1], text: 'A, then.' });
    expect(after!.map.reasons[1]).toEqual({ ...base().reasons[1], side: 'pro' });
  });

  test('the map waits while the text is not right', () => {
    const half = TEXT.replace('[A.]: A.', '[Workers]: A.');
    expect(changed(besideOf(base()), half).problems).toEqual(['line 15, column 5: [A.] has words nowhere']);
    expect(changed(besideOf(base()), TEXT.replace('["s"]', '["x"]')).problems).toEqual([
      'line 6, column 5: cites the source “x”, which the map does not have'
    ]);
    expect(changed(besideOf(base()), TEXT.replace(']: B.', ']: B [sic].')).after).toBeUndefined();
  });

  test('the map waits while front matter is not whole', () => {
    const problem =
      'line 3, column 1: this is no front matter: that stands before all else, from one such line to the next';
    expect(changed(besideOf(base()), `// mine${TEXT}`).problems).toContain(problem);
    const ruled = TEXT.replace(/^===[\s\S]*?===\n/, '/*\n=====\n*/\n');
    expect(changed(besideOf(base()), ruled)).toMatchObject({ problems: [], changes: [] });
  });

  test('the map waits while a title is being typed', () => {
    const begun = (line: string) =>
      changed(besideOf(base()), TEXT.replace('  - [B.]', `${line}\n  - [B.]`)).problems;
    expect(begun('  + [Ne')).toEqual(['line 7, column 5: a title is not closed; write ] behind it, or \\[']);
    expect(begun('  + \\[Ne')).toEqual([]);
  });

  test('a title that was changed at one place can be changed at the others', () => {
    const text = TEXT.replace('[A.]: A.', '[Workers]: A.').replace('U.\n', 'U, says @[A.] too.\n');
    const found = typed(besideOf(base()), text, ids());
    const { retitled } = 'retitled' in found ? found : {};
    expect(retitled).toMatchObject({ before: '[A.]', now: '[Workers]' });
    const places = [...retitled!.places].reverse();
    const changed = places.reduce(
      (now, { from, to }) => now.slice(0, from) + retitled!.now + now.slice(to),
      text
    );
    expect(changed).toBe(text.replaceAll('[A.]', '[Workers]'));
    expect(typed(besideOf(base()), changed, ids()).beside?.map.claims[1]).toMatchObject({
      id: 'A',
      heading: 'Workers'
    });
    // A word that nobody has said yet is no new title.
    expect(typed(besideOf(base()), TEXT.replace('(3) [A.]', '(3) [Other]'), ids())).not.toHaveProperty(
      'retitled'
    );
  });

  test('letter by letter a claim stays the one that it is', () => {
    let beside = besideOf(base());
    const newId = ids();
    for (const words of ['T', 'To', 'Too', 'Too dear', 'Too dear for us', 'Dear']) {
      const next = typed(beside, TEXT.replace(']: B.', `]: ${words}.`), newId);
      beside = next.beside!;
      expect(beside.map.claims.map(({ id }) => id)).toEqual(['M', 'A', 'B', 'C', 'D', 'U']);
    }
    for (const title of ['C', 'Co', 'Cost', 'Costs']) {
      beside = typed(beside, TEXT.replace('[B.]: B.', `[${title}]: Dear.`), newId).beside!;
      expect(beside.map.claims[2]).toMatchObject({ id: 'B', heading: title, text: 'Dear.' });
    }
    expect(lines(beside.map)).toBe(lines(base()));
  });

  /** What is left of a map when one text after another has stood beside it. */
  function afterTexts(beside: Beside, ...texts: readonly string[]): ArgumentMap {
    const newId = ids();
    return texts.reduce((now, text) => typed(now, text, newId).beside!, beside).map;
  }

  test.each<[string, (text: string) => string, (text: string) => string]>([
    [
      'a claim is put in again',
      (text) => text.replace('  + [A.]: A. {cite: ["s"]}\n', '').replace('(3) [A.]', '(3) [M.]'),
      (text) => text
    ],
    ['all is', () => '', (text) => text],
    ['what a claim cites', (text) => text.replace('["s"]', '[]'), (text) => text],
    ['a reason', (text) => text.replace('  - [B.]: B.\n', ''), (text) => text]
  ])('what is typed away and comes back is what it was: %s', (_, away, back) => {
    const one = base();
    one.translations = { lt: { A: { text: 'Ą' }, B: { text: 'Bė' } } };
    one.facing = [['A', 'B']];
    one.reasons[0]!.note = 'Say it slowly.';
    const now = afterTexts(besideOf(one), away(TEXT), back(TEXT));
    const byId = ({ claims, reasons, ...rest }: ArgumentMap) => ({
      ...rest,
      claims: Object.fromEntries(claims.map((each) => [each.id, each])),
      reasons: Object.fromEntries(reasons.map((each) => [each.id, each]))
    });
    expect(byId(now)).toEqual(byId(one));
  });

  test('data that are typed letter by letter leave nothing behind', () => {
    const withData = (data: string) => TEXT.replace(']: B.', `]: B. ${data}`);
    const now = afterTexts(besideOf(base()), ...['{a: 1}', '{ab: 1}', '{ab: 12}'].map(withData));
    expect(now.claims[2]).toEqual({ ...base().claims[2], ab: 12 });
    expect(afterTexts(besideOf(base()), withData('{note: "x"}'), TEXT)).toEqual(base());
  });

  test('what is said of an argument is followed, and what is not stays', () => {
    const rule = (name: string) => TEXT.replace('----', `-- ${name} --`);
    expect(afterTexts(besideOf(base()), rule('One'), rule('Two')).reasons[2]).toEqual({
      ...base().reasons[2],
      rules: ['Two']
    });
    expect(afterTexts(besideOf(base()), rule('One'), TEXT)).toEqual(base());
    expect(afterTexts(besideOf(base()), TEXT.replace('<C.>', '<Case>')).reasons[2]).toMatchObject({
      argument: 'Case'
    });
  });

  test('a source that the front matter lists is there once, by its id', () => {
    const list = (title: string) =>
      TEXT.replace('title: "Test"', `title: "Test"\nsources: [{id: x, type: book, title: ${title}}]`);
    const now = afterTexts(
      besideOf(base()),
      list('O'),
      list('On'),
      list('One').replace('["s"]', '["s", "x"]')
    );
    expect(now.sources).toEqual([...base().sources, { id: 'x', type: 'book', title: 'One' }]);
    expect(now.claims[1]!.citations?.map(({ source }) => source)).toEqual(['s', 'x']);
  });

  test('a title that the text does not say stays', () => {
    const text = TEXT.replace(/^===[\s\S]*?===\n\n/, '# Section\n\n');
    expect(afterTexts(besideOf(base()), text).title).toBe('Test');
  });

  test('a motion that is typed first is the motion when something bears on it', () => {
    const empty: ArgumentMap = { ...map(), title: '' };
    const first = '[M]: Run them.\n';
    const now = afterTexts(besideOf(empty), first, `${first}  + [A]: A.\n`);
    expect(now.motion).toBe(now.claims[0]!.id);
  });

  test('what has no place in the map is told, and the map follows', () => {
    const found = changed(besideOf(base()), TEXT.replace('- [B.]: B.', '- [B.]: B.\n    - [A.]: Another.'));
    expect(found.problems).toEqual(['line 8, column 7: “A.” has 2 wordings; this is the one that is read']);
    expect(found.changes).toContain('changed A: words');
  });

  test('a map is begun in an empty text', () => {
    const empty: ArgumentMap = { ...map(), title: '' };
    const { after } = changed(besideOf(empty), '[Buses]: Run them.\n  + People work at night.\n');
    expect(after!.map.claims.map(({ heading, text }) => [heading, text])).toEqual([
      ['Buses', 'Run them.'],
      [undefined, 'People work at night.']
    ]);
    expect(after!.map.motion).toBe(after!.map.claims[0]!.id);
  });

  test('of any map changes nothing before something is typed', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(maps({ hostile: true, notes: true }), (any) => {
        const beside = besideOf(any);
        expect(changed(beside, beside.text)).toMatchObject({ changes: [], problems: [] });
      }),
      { seed: 7, numRuns: 400 }
    );
  });

  test('nor of the bundled debates', () => {
    const folder = new URL('../../../static/maps/', import.meta.url);
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
      const one = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as ArgumentMap;
      const beside = besideOf(one);
      expect(changed(beside, beside.text)).toMatchObject({ changes: [], problems: [] });
    }
  });
});
