import { createContext } from 'svelte';
import { type FirstMessages, type Language, loadMessages, type Messages, messagesIn } from '../messages.ts';

export { inLanguage, languageOf, withoutLanguage } from './path.ts';

/** The language of the page and its words. */
export interface Tongue {
  readonly locale: Language;
  readonly say: Messages;
}

/** The language of the page and as many words as its first sight needs. */
export interface FirstTongue {
  readonly locale: Language;
  readonly say: FirstMessages;
}

/** For what is in sight first: `useFirstTongue`. Its parts and the pages beside the map have every word: `useTongue`. */
const [useFirstTongue, provideTongue] = createContext<FirstTongue>();

export { provideTongue, useFirstTongue };

export function useTongue(): Tongue {
  const first = useFirstTongue();
  return {
    get locale() {
      return first.locale;
    },
    get say() {
      return messagesIn(first.locale);
    }
  };
}

/** A part of the page that is loaded when it is first used, once its words are there too. */
export async function withWords<T>(part: Promise<T>, language: Language): Promise<T> {
  const [loaded] = await Promise.all([part, loadMessages(language)]);
  return loaded;
}
