import type { ArgumentMap, Claim } from './map.ts';

/** A claim's words as shown: translated as far as they are, each with the language it is in. */
export interface ClaimWords {
  text: string;
  textLanguage: string;
  heading?: string;
  headingLanguage: string;
}

/** A claim's sentence and heading in a language, each in the map's own language where it is not translated. */
export function wordsOf(map: ArgumentMap, claim: Claim, language: string): ClaimWords {
  const all = map.translations;
  const table = all && Object.hasOwn(all, language) ? all[language] : undefined;
  const translated = table && Object.hasOwn(table, claim.id) ? table[claim.id] : undefined;
  const heading = said(translated?.heading) ?? said(claim.heading);
  return {
    text: translated?.text ?? claim.text,
    textLanguage: translated?.text === undefined ? map.language : language,
    heading,
    headingLanguage: said(translated?.heading) === undefined ? map.language : language
  };
}

/** A heading without any letters is none. */
function said(heading: string | undefined): string | undefined {
  return heading?.trim() ? heading : undefined;
}
