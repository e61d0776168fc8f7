import type { ArgumentMap, ClaimId } from '../model/map.ts';
import { termsOf } from './entries.ts';

/** Words of a claim as they are compared, worked out once for each claim. */
const WORDS = new WeakMap<object, ReadonlySet<string>>();
/** Shorter words are in too many claims to say anything. */
const SHORTEST = 4;

/**
 * Claims that may say what is being written, the likeliest first: those that hold the most of its words, the last of
 * which may not be finished. With `all`, only those that hold every word, as for who looks for a claim. Needs no index:
 * one pass over the claims, the words of which are kept.
 */
export function suggest(
  map: ArgumentMap,
  written: string,
  { most = 5, all = false }: { most?: number; all?: boolean } = {}
): ClaimId[] {
  const terms = termsOf(written).map(({ term }) => term);
  const wanted = [...new Set(all ? terms : terms.filter((term) => term.length >= SHORTEST))];
  if (!wanted.length) return [];
  const last = terms.at(-1);
  const found: { id: ClaimId; score: number }[] = [];
  for (const claim of map.claims) {
    const words = wordsOf(claim);
    let held = 0;
    for (const term of wanted) {
      const isHeld =
        words.has(term) || ((all || term === last) && [...words].some((word) => word.startsWith(term)));
      if (isHeld) held++;
    }
    if (all ? held < wanted.length : held < Math.min(wanted.length, Math.max(2, wanted.length / 2))) continue;
    // Of two that hold as much, the shorter one says less besides.
    found.push({ id: claim.id, score: held - words.size / 1000 });
  }
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ id }) => id);
}

/** A claim that says just that, but for capitals, spaces and stops. */
export function sayingThat({ claims }: ArgumentMap, written: string): ClaimId | undefined {
  const wanted = bare(written);
  if (!wanted) return undefined;
  const first = firstWord(written);
  // Few claims begin with the same word: only those are looked at whole.
  return claims.find(({ text }) => firstWord(text) === first && bare(text) === wanted)?.id;
}

function firstWord(text: string): string {
  return bare(/[^\s\p{P}]+/u.exec(text)?.[0] ?? '');
}

function bare(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function wordsOf(claim: ArgumentMap['claims'][number]): ReadonlySet<string> {
  let words = WORDS.get(claim);
  if (!words) {
    words = new Set(termsOf(`${claim.heading ?? ''} ${claim.text}`).map(({ term }) => term));
    WORDS.set(claim, words);
  }
  return words;
}
