import { describe, expect, test } from 'vitest';
import { FOREIGN } from '../../../tests/foreign-files.ts';
import type { ArgumentMap, Reason } from '../model/map.ts';
import { readAny, recognised } from './recognise.ts';

/** What a map says in words: its claims, or where it has none its sources, and its reasons. */
function inWords({ claims, reasons, sources }: ArgumentMap) {
  const words = new Map(claims.map(({ id, text }) => [id, text]));
  const said = ({ premises, side, target }: Reason): string => {
    const aim =
      'claim' in target
        ? words.get(target.claim)!
        : `(${said(reasons.find(({ id }) => id === target.reason)!)})`;
    return `${premises.map((id) => words.get(id)).join(' & ')} ${side === 'pro' ? '+' : '-'} ${aim}`;
  };
  return {
    claims: claims.length ? claims.map(({ text }) => text) : sources.map(({ title }) => title),
    reasons: reasons.map(said)
  };
}

describe('a file as it is met', () => {
  test.each(FOREIGN.map((file) => [file.title, file] as const))('%s', async (_, file) => {
    const bytes = typeof file.text === 'string' ? new TextEncoder().encode(file.text) : file.text;
    const { map, problems, format } = await readAny(bytes);
    const told = problems.filter(({ code }) => ['syntax', 'omitted', 'dangling'].includes(code));
    expect({
      format,
      ...(map && inWords(map)),
      problems: told.map(({ code, message }) => (file.problems ? code : message))
    }).toEqual({
      format: file.format,
      claims: file.claims,
      reasons: file.reasons,
      problems: file.problems ?? []
    });
  });
});

describe('a text that could be several things', () => {
  test.each([
    ['statements with what bears on them', 'Buses run.\n  + They are safe.\n  - They are dear.\n', 'argdown'],
    ['the same of Windows', 'Buses run.\r\n\r\nSo.\r\n  - They are dear.\r\n', 'argdown'],
    ['an argument first', '<Safe>: It is safe.\n\n[Buses]: Run.\n', 'argdown'],
    ['an argument first, and nothing else', '<Safe>\n  + [Buses]\n', 'argdown'],
    ['a heading and a titled claim', '# Debate\n\n[Buses]: Run.\n', 'argdown'],
    ['Argdown in Markdown', '# Debate\n\n- a\n- b\n\n```argdown\n[A]: a\n```\n', 'argdown'],
    ['other code in Markdown', '# Debate\n\n- a\n  - b\n\n```js\nx\n```\n', 'markdown'],
    ['a list at the margin', '- Buses run.\n  - They are safe.\n  + They are dear.\n', 'markdown'],
    ['a numbered list', '1. Buses run.\n   - They are safe.\n', 'markdown'],
    ['a list with links', '- see [here](https://x.org)\n  - [there](https://y.org)\n', 'markdown'],
    ['lines that are indented', 'Buses run\n  Pro: safe\n', 'markdown'],
    ['a byte order mark before a list', '\uFEFF- Buses run\n  - Safe\n', 'markdown'],
    ['a table with commas', 'id,text\n1,Buses # run\n#\n2,Safe\n', 'csv'],
    ['a table with tabs', 'id\ttext\n1\tBuses\n', 'csv'],
    ['nodes and edges', '1 Buses, run\n2 Safe\n#\n2 1 pro\n', 'tgf'],
    ['prose', 'Buses run. They are safe, as the survey says.\n\nThey are dear.\n', undefined],
    ['a web page', '<!DOCTYPE html>\n<html>\n<body><p>Buses</p></body>\n</html>\n', undefined],
    ['a web page without a declaration', '<html>\n<body>\n<p>Buses</p>\n</body>\n</html>\n', undefined],
    ['nothing', '', undefined],
    ['a byte order mark alone', '\uFEFF', undefined],
    ['a map of ours', '{"format":"warrant/1","claims":[]}', 'warrant'],
    ['JSON of nothing that is known', '{"a":1}', 'warrant'],
    ['an empty nodeset', '{"nodes":[],"edges":[],"locutions":[]}', 'aif'],
    ['an empty xAIF', '{"AIF":{"nodes":null,"edges":null}}', 'xaif'],
    ['an empty SADFace', '{"metadata":{"core":{}},"resources":[],"nodes":[],"edges":[]}', 'sadface'],
    ['a mind map', '{"id":"root","formatVersion":3,"title":"x"}', 'mindmup'],
    ['a list of sources', '[{"id":"a","type":"book"}]', 'csl']
  ])('%s', (_, text, format) => expect(recognised(text)).toBe(format));
});

describe('a text that could be anything', () => {
  const prose = 'Buses run. They are safe.\n';
  test.each<[text: string, name: string, format: string | undefined, message: string]>([
    [prose, '', undefined, 'is in no format that Warrant knows'],
    [prose, 'a.txt', undefined, 'is in no format that Warrant knows'],
    [prose, 'a.JSON', 'warrant', 'is not JSON from here on'],
    ['{"a', 'a.txt', 'warrant', 'the JSON ends too early'],
    [' \n', '-', undefined, 'is empty']
  ])('%j as %j', async (text, name, known, message) => {
    const { map, format, problems } = await readAny(new TextEncoder().encode(text), name);
    expect([map, format]).toEqual([undefined, known]);
    expect(problems.map((problem) => problem.message)).toEqual([message]);
  });
});
