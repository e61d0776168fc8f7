import { expect, test } from 'vitest';
import type { Citation } from './map.ts';
import { isFound, outdated } from './outdated.ts';

const quote = { exact: 'a wide area' };
const check = {
  result: 'exact',
  on: '2030-01-02',
  how: 'compared',
  words: quote.exact,
  snapshot: 'aa'
} as const;
const cited: Citation = { source: 's', quote, check };
const { words: _, ...wordless } = check;
const { snapshot: __, ...textless } = check;

test.each<[string, Citation, [string, string][], string | undefined]>([
  ['nothing changed', cited, [['s', 'aa']], undefined],
  ['no text is here', cited, [], undefined],
  ['the text of another source is here', cited, [['t', 'bb']], undefined],
  ['no hash of the text is known', cited, [['s', '']], undefined],
  ['the text is another', cited, [['s', 'bb']], 'text'],
  ['the words are others', { ...cited, quote: { exact: 'a wider area' } }, [['s', 'aa']], 'words'],
  ['both are others', { ...cited, quote: { exact: 'a wider area' } }, [['s', 'bb']], 'words'],
  ['the check does not say its words', { ...cited, quote: { exact: 'b' }, check: wordless }, [], undefined],
  ['the check does not say its text', { ...cited, check: textless }, [['s', 'bb']], undefined],
  ['there is no quotation', { source: 's', check }, [['s', 'bb']], undefined],
  ['there is no check', { source: 's', quote }, [['s', 'bb']], undefined]
])('%s', (_name, citation, texts, said) => {
  expect(outdated(citation, new Map(texts))).toBe(said);
});

test.each<[Citation['check'], string, boolean]>([
  [check, 'aa', true],
  [check, 'bb', false],
  [{ ...check, result: 'close' }, 'aa', false],
  [undefined, 'aa', false]
])('a quotation is found while its check holds: %o, %s', (found, text, is) => {
  expect(isFound({ source: 's', quote, ...(found && { check: found }) }, new Map([['s', text]]))).toBe(is);
});
