import { describe, expect, test } from 'vitest';
import { map } from '../../../tests/map-notation.ts';
import {
  addCitation,
  addSource,
  changeCitation,
  changeSource,
  checkCitations,
  moveCitation,
  removeCitation,
  removeSource,
  unusedSources
} from './citing.ts';
import { apply, type Edit } from './edit.ts';
import type { ArgumentMap, Citation } from './map.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import { relate } from './relations.ts';
import { uniteSources } from './unite.ts';

const found = { result: 'exact', on: '2026-11-23', how: 'compared by eye' } as const;
const quoted: Citation = { source: 's', quote: { exact: 'words' }, check: found };
const start: ArgumentMap = {
  ...map('A + M', 'B + M'),
  sources: ['s', 't', 'u', 'v'].map((id) => ({ id, type: 'book', title: id })),
  background: { text: 'Since.', sources: ['t', 'u'] }
};
start.claims[0] = { id: 'A', text: 'A.', basis: 'source', citations: [quoted, { source: 't' }] };
start.claims[2] = { id: 'B', text: 'B.', basis: 'source', citations: [{ source: 't' }] };
const relations = relate(start);

const made = (result: Edit | Refusal): ArgumentMap => {
  if (isRefusal(result)) throw new Error(JSON.stringify(result));
  return apply(start, result).map!;
};
const cited = (result: Edit | Refusal, claim = 0) =>
  isRefusal(result)
    ? Object.values(result).flat().join(' ')
    : (made(result).claims[claim]?.citations ?? [])
        .map(({ source, check }) => `${source}${check ? ' found' : ''}`)
        .join(', ');

describe('what comparisons found', () => {
  const other = { ...found, result: 'absent', words: 'words' } as const;
  const checks = (...findings: Parameters<typeof checkCitations>[1]) => checkCitations(relations, findings);
  test.each<[string, Edit | Refusal, string]>([
    ['is stored', checks({ claim: 'A', at: 0, check: other }), 'absent'],
    ['the same', checks({ claim: 'A', at: 0, check: found }), 'unchanged'],
    ['of other words', checks({ claim: 'A', at: 0, check: { ...other, words: 'others' } }), 'unchanged'],
    ['of no quotation', checks({ claim: 'A', at: 1, check: other }), 'unchanged'],
    ['of no citation', checks({ claim: 'A', at: 7, check: other }), 'unchanged'],
    ['of no claim', checks({ claim: 'Z', at: 0, check: other }), 'unchanged']
  ])('%s', (_, result, expected) => {
    const said = isRefusal(result) ? result.refused : made(result).claims[0]!.citations![0]!.check!.result;
    expect(said).toBe(expected);
  });
});

describe('citations', () => {
  const put = (citation: Citation, at = 0) => changeCitation(relations, { claim: 'A', at, citation });
  test.each<[string, Edit | Refusal, string]>([
    ['one more', addCitation(relations, { claim: 'A', citation: { source: 'u' } }), 's found, t, u'],
    [
      'another, new source',
      changeCitation(relations, {
        claim: 'A',
        at: 1,
        citation: { source: 'n' },
        source: { id: 'n', type: 'map' }
      }),
      's found, n'
    ],
    [
      'one more, first',
      addCitation(relations, { claim: 'A', citation: { source: 'u' }, at: 0 }),
      'u, s found, t'
    ],
    ['of nothing', addCitation(relations, { claim: 'A', citation: { source: 'z' } }), 'unknown sources z'],
    [
      'of a new source',
      addCitation(relations, { claim: 'A', citation: { source: 'n' }, source: { id: 'n', type: 'map' } }),
      's found, t, n'
    ],
    [
      'of a source that is there',
      addCitation(relations, { claim: 'A', citation: { source: 't' }, source: { id: 't', type: 'map' } }),
      'taken sources t'
    ],
    ['another place in the source', put({ ...quoted, locator: 'p. 5' }), 's found, t'],
    ['other words', put({ ...quoted, quote: { exact: 'other words' } }), 's, t'],
    ['another source', put({ ...quoted, source: 'u' }), 'u, t'],
    [
      'other words, compared anew',
      put({ ...quoted, quote: { exact: 'other words' }, check: { ...found, on: '2026-11-24' } }),
      's found, t'
    ],
    ['the same', put({ ...quoted }), 'unchanged'],
    ['one that is not there', put(quoted, 2), 'unchanged'],
    ['one less', removeCitation(relations, { claim: 'A', at: 0 }), 't'],
    ['none less', removeCitation(relations, { claim: 'A', at: 2 }), 'unchanged'],
    ['another order', moveCitation(relations, { claim: 'A', at: 1, to: 0 }), 't, s found'],
    ['the same order', moveCitation(relations, { claim: 'A', at: 1, to: 1 }), 'unchanged'],
    ['no such place', moveCitation(relations, { claim: 'A', at: 1, to: 2 }), 'unchanged'],
    ['no such claim', moveCitation(relations, { claim: 'Z', at: 1, to: 2 }), 'unknown claims Z']
  ])('%s', (_, result, found) => expect(cited(result)).toBe(found));

  test('a claim that names no source any more does not say that it rests on one', () => {
    const { claims } = made(removeCitation(relations, { claim: 'B', at: 0 }));
    expect(claims[2]).toEqual({ id: 'B', text: 'B.' });
  });
});

describe('sources', () => {
  test('are added in their place', () => {
    const { sources } = made(addSource(relations, { source: { id: 'n', type: 'map' }, before: 't' }));
    expect(sources.map(({ id }) => id)).toEqual(['s', 'n', 't', 'u', 'v']);
    expect(addSource(relations, { source: { id: 's', type: 'map' } })).toMatchObject({ refused: 'taken' });
  });

  test('are changed', () => {
    const fields = { title: null, publisher: 'Seimas', note: ' ' };
    const { sources } = made(changeSource(relations, { source: 's', fields }));
    expect(sources[0]).toEqual({ id: 's', type: 'book', publisher: 'Seimas' });
    expect(changeSource(relations, { source: 's', fields: { note: null } })).toEqual({
      refused: 'unchanged'
    });
  });

  test('on which something rests are removed only with their citations', () => {
    const refused = removeSource(relations, { source: 't' });
    expect(refused).toEqual({ refused: 'cited', source: 't', claims: ['A', 'B'], background: true });
    const { claims, sources, background } = made(
      removeSource(relations, { source: 't', withCitations: true })
    );
    expect(claims.map(({ citations }) => citations?.length)).toEqual([1, undefined, undefined]);
    expect(sources.map(({ id }) => id)).toEqual(['s', 'u', 'v']);
    expect(background).toEqual({ text: 'Since.', sources: ['u'] });
  });

  test('on which nothing rests are removed', () => {
    expect(unusedSources(start)).toEqual(['v']);
    expect(made(removeSource(relations, { source: 'v' })).sources).toHaveLength(3);
  });

  test('that are the same become one', () => {
    const united = made(uniteSources(relations, { keep: 'u', gone: ['t', 's', 'u'] }));
    expect(united.sources.map(({ id }) => id)).toEqual(['u', 'v']);
    expect(united.claims[0]?.citations).toEqual([{ ...quoted, source: 'u' }, { source: 'u' }]);
    expect(united.claims[2]).toEqual({ id: 'B', text: 'B.', basis: 'source', citations: [{ source: 'u' }] });
    expect(united.background?.sources).toEqual(['u']);
    expect(uniteSources(relations, { keep: 'u', gone: ['u'] })).toEqual({ refused: 'unchanged' });
    const folded = made(addCitation(relations, { claim: 'B', citation: { source: 'v' } }));
    const edit = uniteSources(relate(folded), { keep: 't', gone: ['v'] }) as Edit;
    expect(apply(folded, edit).map?.claims[2]?.citations).toEqual([{ source: 't' }]);
  });
});
