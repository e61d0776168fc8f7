import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documents } from '../../../tests/arbitrary-argdown.ts';
import { edits } from '../../../tests/arbitrary-edit.ts';
import { map } from '../../../tests/map-notation.ts';
import { compare } from '../model/compare.ts';
import { apply } from '../model/edit.ts';
import type { ArgumentMap, Claim, Reason } from '../model/map.ts';
import { read } from './argdown.ts';
import { asRead, type Beside, besideOf, namedOf, told, typed } from './argdown-beside.ts';
import { write } from './argdown-write.ts';

const TEXT = `===
title: Test
===

// About the motion.
[M.]: M. // of the night

  /* no list of premises */
[Next]: So.
  // first
  + [A]: People work. {cite: [s]}
    // under A
    + Unions say [so](https://x.org/t).

  * [Cost]: Dear. {note: "Ask Jonas.", basis: "reasoning"}
      - [A] // again

/* An argument. */
<C.>

(1) [C.]: C.
// second
(2) [D.]: D.
----
  // cut
  <_ [U.]: U.
(3) [A]


# Others

[X]: Alone.
// end
`;

/** A text as somebody wrote it, beside the map that it says. */
function written(text: string): Beside | undefined {
  const sources = [{ id: 's', type: 'book', title: 'Weapons' }];
  let count = 0;
  return typed(besideOf({ ...map(), title: '', sources }), text, () => `n${++count}`).beside;
}

interface Parts {
  claim: (words: string) => Claim;
  reason: (words: string) => Reason;
}

/** The text after its map was changed. */
function textAfter(change: (map: ArgumentMap, parts: Parts) => void, text = TEXT): string {
  const beside = written(text)!;
  const changed = structuredClone(beside.map);
  const claim = (words: string) => changed.claims.find(({ text }) => text === words)!;
  const reason = (words: string) => changed.reasons.find(({ premises }) => premises[0] === claim(words).id)!;
  change(changed, { claim, reason });
  return told(namedOf(beside), changed).text;
}

/** The lines in which two texts differ, those of the one with a minus, of the other with a plus. */
function differing(one: string, other: string): string[] {
  const [before, now] = [one.split('\n'), other.split('\n')];
  const left = [...now];
  const gone = before.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...gone.map((line) => `−${line}`), ...left.map((line) => `+${line}`)];
}

describe('a text whose map was changed elsewhere', () => {
  test.each<[string, Parameters<typeof textAfter>[0], string[]]>([
    ['nothing', () => {}, []],
    [
      'words',
      (_, { claim }) => {
        claim('M.').text = 'Run them.';
      },
      ['−[M.]: M. // of the night', '+[Run them.]: Run them. // of the night']
    ],
    [
      'a heading, in all its places',
      (_, { claim }) => {
        claim('People work.').heading = 'Work';
      },
      [
        '−  + [A]: People work. {cite: [s]}',
        '−      - [A] // again',
        '−(3) [A]',
        '+  + [Work]: People work. {cite: [s]}',
        '+      - [Work] // again',
        '+(3) [Work]'
      ]
    ],
    [
      'tags',
      (_, { claim }) => {
        claim('Dear.').tags = ['money', 'for us'];
      },
      [
        '−  * [Cost]: Dear. {note: "Ask Jonas.", basis: "reasoning"}',
        '+  * [Cost]: Dear. #money #(for us) {note: "Ask Jonas.", basis: "reasoning"}'
      ]
    ],
    [
      'sources',
      (_, { claim }) => {
        claim('Alone.').citations = [{ source: 's' }];
        delete claim('People work.').citations;
      },
      [
        '−  + [A]: People work. {cite: [s]}',
        '−[X]: Alone.',
        '+  + [A]: People work.',
        '+[X]: Alone. {cite: ["s"]}'
      ]
    ],
    [
      'the side of a reason',
      ({ reasons }) => {
        reasons[0]!.side = 'con';
      },
      ['−  + [A]: People work. {cite: [s]}', '+  - [A]: People work. {cite: [s]}']
    ],
    [
      'a claim less: its comments stay',
      (changed, { claim, reason }) => {
        const { id } = claim('Unions say so.');
        changed.reasons.splice(changed.reasons.indexOf(reason('Unions say so.')), 1);
        changed.claims = changed.claims.filter((each) => each.id !== id);
      },
      ['−    + Unions say [so](https://x.org/t).']
    ],
    [
      'a claim more, where it belongs',
      (changed, { claim }) => {
        changed.claims.push({ id: 'new', text: 'Night is dark.', heading: 'Dark' });
        const target = { claim: claim('People work.').id };
        changed.reasons.push({ id: 'more', side: 'con', premises: ['new'], target });
      },
      ['+    - [Dark]: Night is dark.']
    ],
    [
      'a claim elsewhere, with what is under it',
      (_, { claim, reason }) => {
        reason('People work.').target = { claim: claim('Alone.').id };
      },
      []
    ],
    [
      'a premise less',
      (_, { reason }) => {
        reason('C.').premises.splice(1, 1);
      },
      ['−(2) [D.]: D.', '−(3) [A]', '+(2) [A]', '+[D.]: D.', '+']
    ],
    [
      'an undercut of a reason on a line, which becomes an argument',
      (changed, { claim, reason }) => {
        changed.claims.push({ id: 'new', text: 'So what?' });
        const target = { reason: reason('Unions say so.').id };
        changed.reasons.push({ id: 'more', side: 'con', premises: ['new'], target });
        claim('Unions say so.').heading = 'Unions';
      },
      [
        '−    // under A',
        '−    + Unions say [so](https://x.org/t).',
        '+<Unions>',
        '+// under A',
        '+(1) [Unions]: Unions say [so](https://x.org/t).',
        '+  <_ So what?',
        '+(2) [A]',
        '+----',
        '+',
        '+'
      ]
    ],
    [
      'a note that data say',
      (_, { claim }) => {
        claim('Dear.').note = 'Ask Ona.';
        delete claim('Dear.').basis;
      },
      ['−  * [Cost]: Dear. {note: "Ask Jonas.", basis: "reasoning"}', '+  * [Cost]: Dear. {note: "Ask Ona."}']
    ],
    [
      'a source less, to which words have a link',
      (changed, { claim }) => {
        changed.sources = changed.sources.filter(({ URL }) => URL === undefined);
        delete claim('Unions say so.').citations;
      },
      ['−    + Unions say [so](https://x.org/t).', '+    + Unions say so.']
    ],
    [
      'a claim less, whose title another has',
      (changed, { claim, reason }) => {
        const { id } = claim('Unions say so.');
        changed.reasons.splice(changed.reasons.indexOf(reason('Unions say so.')), 1);
        changed.claims = changed.claims.filter((each) => each.id !== id && each.text !== 'Alone.');
        claim('Dear.').heading = 'X';
      },
      [
        '−    + Unions say [so](https://x.org/t).',
        '−  * [Cost]: Dear. {note: "Ask Jonas.", basis: "reasoning"}',
        '−[X]: Alone.',
        '−',
        '+  * [X]: Dear. {note: "Ask Jonas.", basis: "reasoning"}'
      ]
    ],
    [
      'the title',
      (changed) => {
        changed.title = 'Night: buses';
      },
      ['−title: Test', '+title: "Night: buses"']
    ]
  ])('changes where the map is changed: %s', (_, change, lines) => {
    expect(differing(TEXT, textAfter(change))).toEqual(lines);
  });

  test('what is moved is indented as what it is moved to', () => {
    const text = textAfter((_, { claim, reason }) => {
      reason('People work.').target = { claim: claim('Dear.').id };
    });
    expect(text).toContain(`  * [Cost]: Dear. {note: "Ask Jonas.", basis: "reasoning"}
      // first
      + [A]: People work. {cite: [s]}
        // under A
        + Unions say [so](https://x.org/t).
      - [A] // again
`);
  });

  test('a text of which is not known what it says leaves its comments', () => {
    const beside = written(TEXT)!;
    const { text, map: said } = told(
      { text: `[New]: n. // kept\n\n${TEXT}`, claims: ['x'], reasons: [] },
      beside.map
    );
    expect(text).toContain('// kept');
    expect(text).toContain('// About the motion.');
    expect(text).not.toContain('[New]');
    expect(said).toBe(beside.map);
  });

  test('reasons on one claim stand in their order', () => {
    const beside = written('[M]: M.\n  + [A]: A.\n    // on A\n    - [B]: B.\n  + [C]: C.\n')!;
    const turned = { ...beside.map, reasons: [...beside.map.reasons].reverse() };
    expect(told(namedOf(beside), turned).text).toBe(
      '[M]: M.\n  + [C]: C.\n  + [A]: A.\n    // on A\n    - [B]: B.\n'
    );
  });

  test.each<[string, string, (map: ArgumentMap, parts: Parts) => void, string[]]>([
    [
      'an argument that is undercut stays where another thing changes',
      '<A>: Says so.\n  +> [M]: M.\n  <_ [U]: No.\n',
      (_, { claim }) => {
        claim('No.').tags = ['x'];
      },
      ['−  <_ [U]: No.', '+  <_ [U]: No. #x']
    ],
    [
      'an argument stands elsewhere by its own brackets',
      '[M]: M.\n  + <A>: Says so.\n\n[N]: N.\n',
      (changed, { claim }) => {
        const target = { claim: claim('N.').id };
        changed.reasons.push({ id: 'more', side: 'con', premises: [claim('Says so.').id], target });
      },
      ['+  - <A>']
    ],
    [
      'an argument becomes a statement where it is one of two premises',
      '[M]: M.\n  + <A>: Says so. // mine\n',
      (changed, { reason }) => {
        changed.claims.push({ id: 'new', text: 'And so.', heading: 'B' });
        reason('Says so.').premises.push('new');
      },
      [
        '−  + <A>: Says so. // mine',
        '+<A>',
        '+',
        '+(1) [A]: Says so. // mine',
        '+(2) [B]: And so.',
        '+----',
        '+(3) [M]',
        '+'
      ]
    ],
    [
      'a text without a title has none where the motion is reworded',
      '[M]: M.\n  + A.\n',
      (_, { claim }) => {
        claim('M.').text = 'Run them.';
      },
      ['−[M]: M.', '+[M]: Run them.']
    ]
  ])('%s', (_, text, change, lines) => {
    expect(differing(text, textAfter(change, text))).toEqual(lines);
  });

  test('of any text, whatever is changed: it says the map, and no comment is lost', {
    timeout: 120_000
  }, () => {
    const comments = (text: string) => text.match(/a comment|to the end/g)?.length ?? 0;
    let count = 0;
    let kept = 0;
    fc.assert(
      fc.property(
        documents
          .map((document) => written(document.replaceAll('\r\n', '\n')))
          .filter((beside) => beside !== undefined)
          .chain((beside) => fc.tuple(fc.constant(beside), edits(beside.map))),
        ([beside, edit]) => {
          const changed = apply(beside.map, edit).map;
          if (!changed) return;
          const next = told(namedOf(beside), changed);
          const again = typed(next, next.text, () => 'none').beside!;
          expect(compare(changed, again.map)).toEqual([]);
          expect(comments(next.text)).toBeGreaterThanOrEqual(comments(beside.text));
          count++;
          const lines = new Set(next.text.split('\n'));
          const stay = beside.text.split('\n').filter((line) => lines.has(line)).length;
          if (stay * 2 > beside.text.split('\n').length) kept++;
        }
      ),
      { seed: 7, numRuns: 200 }
    );
    // The texts are wild; of nearly all most lines stay as they are.
    expect(kept / count).toBeGreaterThan(0.8);
    expect(count).toBeGreaterThan(30);
  });

  test('of a file stands beside the map that is read from it as its author wrote it', {
    timeout: 60_000
  }, () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { map: one, problems } = read(document);
        if (!one) return;
        const text = document.replaceAll('\r\n', '\n');
        const kept = asRead(document, one)!;
        const isRight = problems.every(({ severity }) => severity !== 'error');
        const beside = told(kept, one);
        expect(beside.map).toBe(one);
        expect(isRight ? beside.text : kept.words).toBe(text);
      }),
      { seed: 7, numRuns: 300 }
    );
    expect(asRead('# Notes\n\n```argdown\n[A]: a\n```\n', map())).toBeUndefined();
    expect(asRead(String(write(map('M', 'A + M')).text), map())).toBeUndefined();
  });

  test('what has words nowhere has them where it first stands', () => {
    const text = '// mine\n<A>\n  + [B]: b\n\n[C]\n  - <A>\n';
    const { map: one } = read(text);
    const changed = structuredClone(one!);
    Object.assign(changed.claims.find(({ id }) => id === 'A')!, { text: 'So it is.', heading: 'A' });
    expect(told(asRead(text, one!)!, changed).text).toBe(text.replace('<A>', '<A>: So it is.'));
  });
});
