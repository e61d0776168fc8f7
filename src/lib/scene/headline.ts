import type { ArgumentMap, Claim } from '../model/map.ts';
import { wordsOf } from '../model/translate.ts';
import { isoDate } from '../sources/reference.ts';
import type { Words } from './words.ts';

/** What of the head of a file is there, as it is unless this is false. */
export interface AtHead {
  title?: boolean;
  /** Day, authors and licence, under the title. */
  date?: boolean;
  authors?: boolean;
  licence?: boolean;
}

/** What stands at the head of a file. */
export interface Headline {
  /** The sentence of the claim that the file is about, or the map's title; with the language that it is in. */
  title: string;
  language: string;
  /** Of what the branch is a part, then day, authors and licence, as far as they are known and wanted. */
  facts: string[];
}

/** The head of a file about a claim, the motion or the root of a branch, or about a map without a motion. */
export function headline(
  map: ArgumentMap,
  root: Claim | undefined,
  words: Words,
  { title: isTitled = true, date = true, authors = true, licence = true }: AtHead
): Headline {
  const { text, textLanguage, heading } = root
    ? wordsOf(map, root, words.language)
    : { text: map.title, textLanguage: map.language, heading: undefined };
  const facts = [
    isTitled && root && root.id !== map.motion && words.partOf(heading ?? text, map.title),
    date && map.edited && words.edited(words.date(isoDate(map.edited))),
    authors && map.authors?.length && words.authors(map.authors.join(', ')),
    licence && map.licence && words.licence(map.licence)
  ];
  return { title: text, language: textLanguage, facts: facts.flatMap((fact) => fact || []) };
}
