import { createContext } from 'svelte';
import type { Language, Messages } from '../messages.ts';

export { inLanguage, languageOf, withoutLanguage } from './path.ts';

/** The language of the page and its messages. */
export interface Tongue {
  readonly locale: Language;
  readonly say: Messages;
}

const [useTongue, provideTongue] = createContext<Tongue>();

export { provideTongue, useTongue };
