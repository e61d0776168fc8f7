import MiniSearch, { type Query } from 'minisearch';
import type { ClaimId } from '../model/map.ts';
import { type Entry, FIELDS, type Field, folded, termsOf } from './entries.ts';

/** A claim that was found. */
export interface Hit {
  id: ClaimId;
  score: number;
  /** Where it was found best. */
  field: Field | 'id';
  /** The words that were found there and elsewhere in the claim, folded. */
  terms: readonly string[];
}

export interface Searcher {
  /** The claims that a query finds, the best first. */
  find(query: string): Hit[];
}

const BOOST: Readonly<Record<Field, number>> = {
  heading: 5,
  text: 3,
  sources: 2,
  authors: 2,
  quotations: 1.5,
  notes: 1,
  tags: 1
};
/** A term without its ending counts for less than the term. */
const STEM = 0.3;
/** A query may be a pasted page. */
const MOST_TERMS = 24;
/** In a map with more claims than this, two letters begin some word of nearly every claim: they are no beginning. */
const LARGE = 2000;

/**
 * Makes entries ready to be searched: without regard to capitals and diacritics, by the beginnings of words, with a
 * letter or two wrong, and with other endings. What holds all terms of a query is found; where nothing does, what
 * holds any of them. A claim is found by its id too.
 */
export function indexEntries(entries: readonly Entry[]): Searcher {
  const uses = new Map<string, number>();
  const index = new MiniSearch<Entry>({
    fields: [...FIELDS],
    tokenize: (text) => termsOf(text).map(({ term }) => term),
    processTerm(term) {
      uses.set(term, (uses.get(term) ?? 0) + 1);
      return term;
    }
  });
  index.addAll(entries);
  const named = new Map<string, ClaimId[]>();
  for (const { id } of entries) {
    const name = nameOf(id);
    const same = named.get(name);
    if (same) same.push(id);
    else named.set(name, [id]);
  }

  const large = entries.length > LARGE;
  /** Whether a word is in so many claims that what is like it would only cost time. */
  const isCommon = (term: string) => large && (uses.get(term) ?? 0) > entries.length / 2;
  const search = (terms: readonly string[], combineWith: 'AND' | 'OR') =>
    index.search(
      { combineWith, queries: terms.map((term) => (isCommon(term) ? term : forms(term))) },
      {
        tokenize: (term) => [term],
        processTerm: (term) => term,
        boost: BOOST,
        prefix: (term) => !large || (term.length > 2 && !isCommon(term)),
        // A long word that is there is no misspelling of another.
        fuzzy: (term) => (term.length > 3 && !(endingOf(term) && uses.has(term)) ? 0.2 : false),
        maxFuzzy: 3
      }
    );

  return {
    find(query) {
      if (!query.trim()) return [];
      const terms = [...new Set(termsOf(query).map(({ term }) => term))].slice(0, MOST_TERMS);
      const ids = named.get(nameOf(query)) ?? [];
      let found = search(terms, 'AND');
      if (!found.length && !ids.length && terms.length > 1) found = search(terms, 'OR');
      const best = found[0]?.score ?? 0;
      const exact = new Set(ids);
      return [
        ...ids.map((id): Hit => ({ id, score: best + 1, field: 'id', terms: [] })),
        ...found
          .filter(({ id }) => !exact.has(id))
          .map(
            ({ id, score, match }): Hit => ({
              id,
              score,
              field: bestField(match as Record<string, Field[]>, terms),
              terms: Object.keys(match)
            })
          )
      ];
    }
  };
}

function nameOf(id: string): string {
  return folded(id.trim());
}

/** A term, and what is left of it without an ending: 'saugumas' and 'saugumą' have 'saugu' in common. */
function forms(term: string): Query {
  const ending = endingOf(term);
  if (!ending) return term;
  const stem = { queries: [term.slice(0, -ending)], prefix: true, fuzzy: false, boostTerm: () => STEM };
  return { combineWith: 'OR', queries: [term, stem] };
}

/** How many letters at the end of a term may be another ending. */
function endingOf({ length }: string): number {
  return length >= 8 ? 3 : length >= 6 ? 2 : 0;
}

/** The first field with a word that begins as one that was asked for, else the first with any. */
function bestField(match: Readonly<Record<string, Field[]>>, asked: readonly string[]): Field {
  let best = 2 * FIELDS.length - 1;
  for (const term of Object.keys(match)) {
    const far = asked.some((each) => term.startsWith(each)) ? 0 : FIELDS.length;
    for (const field of match[term]!) best = Math.min(best, far + FIELDS.indexOf(field));
  }
  return FIELDS[best % FIELDS.length]!;
}
