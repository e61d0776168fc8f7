import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { titles } from '../../../tests/arbitrary-source.ts';
import { fromLatex, toLatex } from './latex.ts';

describe('LaTeX as plain text', () => {
  test.each<[string, string]>([
    ['plain', 'plain'],
    [String.raw`\.{e}\k{e}\k{a}\k{i}\k u\={u}\v{c}\v{s}\v z`, 'ėęąįųūčšž'],
    [String.raw`\.E\k{E}\k{A}\k{I}\k{U}\={U}\v{C}\v{S}\v{Z}`, 'ĖĘĄĮŲŪČŠŽ'],
    [String.raw`\l\'{o}d\'{z}, \.Z{\'o}\l{}\'c, \L\'{o}d\'z`, 'łódź, Żółć, Łódź'],
    [
      String.raw`G{\"o}del, Erd{\H o}s, {\AA}, na\"{\i}ve, \'\i, \c{c}, stra{\ss}e, \`{a}`,
      'Gödel, Erdős, Å, naïve, í, ç, straße, à'
    ],
    [String.raw`{\v{Z}}emai\v{c}i\={u}`, 'Žemaičiū'],
    ["{NATO}'s {{New} Role}", "NATO's New Role"],
    [String.raw`5\,\% of \$10 \& \#1 a\_b \{x\}`, '5 % of $10 & #1 a_b {x}'],
    ["``No'' -- and---`so'", "“No” – and—`so'"],
    [String.raw`\emph{War} \textbf{and} {\it peace}`, 'War and peace'],
    [String.raw`\textendash\ \textquotedblleft a\textquotedblright{} \ldots`, '– “a” …'],
    ['a~b', 'a\u00A0b'],
    [String.raw`\~{}user \^{} \textasciitilde`, '~user ^ ~'],
    [String.raw`hyphen\-ation\/`, 'hyphenation'],
    [String.raw`\unknown{x} $x^2$`, String.raw`\unknownx x^2`],
    [String.raw`CO$_2$, CO\textsubscript{2}, m$^{2}$, 10\textsuperscript{12}`, 'CO₂, CO₂, m², 10¹²'],
    [String.raw`\'{}`, ''],
    [String.raw`\v`, ''],
    ['\\', '\\']
  ])('%s', (latex, text) =>
    expect(
      fromLatex(latex)
        .replace(/\s+/g, (s) => (s === '\u00A0' ? s : ' '))
        .trim()
    ).toBe(text)
  );
});

describe('plain text as LaTeX', () => {
  test.each<[string, string]>([
    ['100 % & more_', String.raw`100 \% \& more\_`],
    ['Dėl NATO sutarties', 'Dėl {NATO} sutarties'],
    ['The iPhone of Lee', 'The {iPhone} of {Lee}'],
    ['EU', '{EU}']
  ])('%s', (text, latex) => expect(toLatex(text, { capitals: true })).toBe(latex));

  test('is read as it was', () => {
    const law = fc.property(titles, fc.boolean(), (text, capitals) => {
      expect(fromLatex(toLatex(text, { capitals }))).toBe(text);
    });
    fc.assert(law, { seed: 3, numRuns: 2000 });
  });
});
