/** The languages of the interface; the first is the one that others fall back to. */
export const LANGUAGES = ['en', 'lt'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(text: string | undefined): text is Language {
  return LANGUAGES.includes(text as Language);
}

/** The words of the first sight of a page: the frame of every page, the map and its menus. */
export type FirstMessages = typeof import('./paraglide/first/messages/en.js');
/** Every word of the interface in one language. */
export type Messages = FirstMessages & typeof import('./paraglide/parts/messages/en.js');

const whole = new Map<Language, Messages>();

/**
 * Loads the words of the first sight of a page in one language, and of no other. Once the words of parts have been
 * asked for, these are loaded too: a part that is open stays open when the language changes. For one language it is
 * always the same object, so that what was drawn with its words need not be drawn anew.
 */
export async function loadFirstMessages(language: Language): Promise<FirstMessages> {
  if (whole.size) await loadMessages(language);
  return first(language);
}

/** Loads every word in one language. */
export async function loadMessages(language: Language): Promise<Messages> {
  const known = whole.get(language);
  if (known) return known;
  const messages = Object.assign({}, ...(await Promise.all([first(language), parts(language)]))) as Messages;
  whole.set(language, messages);
  return messages;
}

/** Every word in one language, which `loadMessages` has brought before. Throws where it has not been asked. */
export function messagesIn(language: Language): Messages {
  const messages = whole.get(language);
  if (!messages) throw new Error(`The words of the parts of a page are not loaded: ${language}`);
  return messages;
}

function first(language: Language): Promise<FirstMessages> {
  return language === 'lt'
    ? import('./paraglide/first/messages/lt.js')
    : import('./paraglide/first/messages/en.js');
}

function parts(language: Language): Promise<Omit<Messages, keyof FirstMessages>> {
  return language === 'lt'
    ? import('./paraglide/parts/messages/lt.js')
    : import('./paraglide/parts/messages/en.js');
}
