import type { ClaimId, Source } from '../model/map.ts';
import type { Relations } from '../model/relations.ts';
import { sourceLabel } from '../sources/label.ts';

/** Where words of a claim stand, the place that tells most about it first. */
export const FIELDS = ['heading', 'text', 'sources', 'authors', 'quotations', 'notes', 'tags'] as const;
export type Field = (typeof FIELDS)[number];

/** All that a claim is found by, in every language of its map. */
export interface Entry extends Readonly<Record<Field, string>> {
  readonly id: ClaimId;
}

/** One entry for each claim, in the order of the map. A source's words are given with each claim that rests on it. */
export function entriesOf(relations: Relations): Entry[] {
  const { map } = relations;
  const translations = Object.values(map.translations ?? {});
  const named = new Map(map.sources.map((source) => [source.id, sourceWords(source)]));
  const written = new Map(map.sources.map((source) => [source.id, authorWords(source)]));
  return map.claims.map((claim) => {
    const translated = translations.filter((table) => Object.hasOwn(table, claim.id));
    const citations = claim.citations ?? [];
    const cited = [...new Set(citations.map(({ source }) => source))];
    return {
      id: claim.id,
      heading: lines([claim.heading, ...translated.map((table) => table[claim.id]!.heading)]),
      text: lines([claim.text, ...translated.map((table) => table[claim.id]!.text)]),
      sources: lines(cited.map((id) => named.get(id))),
      authors: lines(cited.map((id) => written.get(id))),
      quotations: lines(
        citations.flatMap(({ quote, passage }) => [quote?.exact, quote?.translation, passage?.text])
      ),
      notes: lines([claim.note, ...relations.uses(claim.id).map(({ note }) => note)]),
      tags: lines(claim.tags ?? [])
    };
  });
}

/** The names and titles under which a source is looked for. */
export function sourceWords(source: Source): string {
  return lines([
    sourceLabel(source),
    source.title,
    source['title-short'],
    source['container-title'],
    source.publisher
  ]);
}

/** The people and bodies that wrote or edited a source. */
export function authorWords({ author = [], editor = [] }: Source): string {
  return lines(
    [...author, ...editor].flatMap((name) => [
      name.given,
      name['dropping-particle'],
      name['non-dropping-particle'],
      name.family,
      name.suffix,
      name.literal
    ])
  );
}

function lines(texts: readonly (string | undefined)[]): string {
  return texts.filter(Boolean).join('\n');
}

/** A word of a text, as it is compared and where it stands. */
export interface Word {
  term: string;
  from: number;
  to: number;
}

/** Scripts that set no spaces between words: each of their signs is a word. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const WORD = new RegExp(`(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+|[${UNSPACED}]`, 'gu');

/** Longer words differ early or not at all; comparing them whole may take any time. */
const LONGEST = 40;

/** The words of a text, in whatever script. */
export function termsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const term = folded(word).slice(0, LONGEST);
    if (term) words.push({ term, from: index, to: index + word.length });
  }
  return words;
}

/** Letters that no mark makes out of others. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ĸ: 'k',
  ς: 'σ'
};
const ODD = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');
const ASCII = /^[a-z0-9]*$/;

/** A word without capitals and without the marks that set letters apart. */
export function folded(word: string): string {
  const lower = word.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{Script=Inherited}/gu, '')
    .toLowerCase()
    .replace(ODD, (letter) => PLAIN[letter]!);
}
