/** The languages of the interface; the first is the one that others fall back to. */
export const LANGUAGES = ['en', 'lt'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(text: string | undefined): text is Language {
  return LANGUAGES.includes(text as Language);
}

/** The messages of one language: every word of the interface. */
export type Messages = typeof import('./paraglide/messages/en.js');

/** Loads the messages of one language, and of no other. */
export function loadMessages(language: Language): Promise<Messages> {
  return language === 'lt' ? import('./paraglide/messages/lt.js') : import('./paraglide/messages/en.js');
}
