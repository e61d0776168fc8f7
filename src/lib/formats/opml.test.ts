import { describe, expect, test } from 'vitest';
import { expectHeld, expectSteady, filled } from '../../../tests/format-law.ts';
import { lines, map } from '../../../tests/map-notation.ts';
import * as opml from './opml.ts';
import { recognised } from './recognise.ts';

const body = (outlines: string) =>
  `<?xml version="1.0"?>\n<opml version="2.0"><head><title>T &amp; U</title></head><body>\n${outlines}\n</body></opml>`;
const told = (text: string) => {
  const { map: found, problems } = opml.read(text);
  return {
    map: found && lines(found),
    problems: problems.filter(({ line }) => line).map(({ place, message }) => `${place}: ${message}`)
  };
};

describe('an outline in OPML', () => {
  test('is read with sides, notes, names and sources', () => {
    const text = body(`<outline text="Run night buses" nodeId="c1">
<outline text="Pro: Workers get home" stance="pro" nodeId="c2" _note="Ask Ona.&#10;Source: https://example.org/s"/>
<outline text="Con: Dear" category="cost, /a/b"><outline text="But: Not so" url="https://e.org"/><outline ref="c2" stance="con" text="Con: Workers get home"/></outline>
</outline>`);
    expect(told(text)).toEqual({
      map: 'r1: c2 + c1, r2: c3 - c1, r3: c4 - c3, r4: c2 - c3',
      problems: []
    });
    const { map: found } = opml.read(text);
    expect(found).toMatchObject({ title: 'T & U', motion: 'c1' });
    expect(found!.claims.slice(1)).toEqual([
      { id: 'c2', text: 'Workers get home', note: 'Ask Ona.', citations: [{ source: 's1' }] },
      { id: 'c3', text: 'Dear', tags: ['cost', '/a/b'] },
      { id: 'c4', text: 'Not so', citations: [{ source: 's2' }] }
    ]);
    expect(recognised(text)).toBe('opml');
  });

  test.each([
    [
      body('<outline text="A"><outline text="B"/></outline>'),
      'line 3, column 1: has no side; this and others like it are read as reasons for'
    ],
    [
      body('<outline text="A"><outline text="pro: B" ref="x"/></outline>'),
      'line 3, column 1: refers to “x”, which is nowhere in the file'
    ],
    [
      body('<outline text="A">words</outline>'),
      'line 3, column 1: the words “words” in an outline are left out'
    ],
    [body('<outline text="A" isComment="true"/>'), 'line 3, column 1: the comment “A” stands as a claim'],
    ['<opml><body>\n<outline text="A">', 'line 2, column 1: ends before all of its elements do'],
    [
      '<opml><body>\n<outline text="A">\n<outline text="B"\n</body></opml>',
      'line 4, column 1: stands before the end of <outline>',
      'line 3, column 1: has no side; this and others like it are read as reasons for'
    ],
    ['<other/>', 'line 1, column 1: begins with <other>, not with <opml>']
  ])('tells what of it is not taken over %#', (text, ...problems) =>
    expect(told(text).problems).toEqual(problems)
  );

  test('expands nothing, and knows no names of programs', () => {
    const { map: found } = opml.read(
      `<!DOCTYPE opml [<!ENTITY x "boom">]>${body('<outline text="&x; &lt;b&gt;" nodeId="__proto__" __proto__="a"/>')}`
    );
    expect(found!.claims).toEqual([{ id: '__proto__', text: '&x; <b>' }]);
  });
});

describe('a map that is written as OPML', () => {
  test('says sides for programs and for people', () => {
    const buses = map('A + M', 'A - A');
    buses.claims[0]!.note = 'One.\nTwo.';
    buses.sources = [{ id: 's', type: 'webpage', URL: 'https://example.org/?a&b' }];
    buses.claims[0]!.citations = [{ source: 's' }];
    expect(opml.write(buses).text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>Test</title></head>
  <body>
    <outline text="M." stance="motion" nodeId="M">
      <outline text="Pro: A." stance="pro" nodeId="A" _note="One.&#10;Two.&#10;Source: https://example.org/?a&#38;b">
        <outline text="Con: A." stance="con" ref="A"/>
      </outline>
    </outline>
  </body>
</opml>
`);
  });

  test.each(['Pro: a', 'Con: Pro: a', 'Motion: a', '<b>"&amp;\'', '&#10;', ']]>', ''])(
    'reads as it is: %j',
    (words) => {
      const one = map('A + M', 'B - M');
      one.title = words;
      for (const claim of one.claims) claim.text = words;
      const { map: back } = opml.read(opml.write(one).text as string);
      expect(back!.claims.map(({ text }) => text)).toEqual([words, words, words]);
      expect(back!.title).toBe(words);
      expect(lines(back!)).toBe('r1: A + M, r2: B - M');
    }
  );

  test('keeps the law of formats', () => expectHeld(opml, opml.holds, filled), 60_000);
  test('and a second time', () => expectSteady(opml, filled), 60_000);
});
