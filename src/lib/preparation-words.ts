import { type Language, loadMessages, type Messages } from './messages.ts';
import { type DebateFormat, debateFormats, type OwnSide } from './preparation/debate-format.ts';

type Own = typeof import('./paraglide/preparing/messages/en.js');
/** Every word of the pages on which a debate is prepared. */
export type PreparingMessages = Messages & Own;

const loaded = new Map<Language, PreparingMessages>();

/** Loads the words of preparing in one language; always the same object for one language. */
export async function loadPreparing(language: Language): Promise<PreparingMessages> {
  const known = loaded.get(language);
  if (known) return known;
  const [rest, own] = await Promise.all([
    loadMessages(language),
    language === 'lt'
      ? import('./paraglide/preparing/messages/lt.js')
      : import('./paraglide/preparing/messages/en.js')
  ]);
  const messages = Object.assign({}, rest, own) as PreparingMessages;
  loaded.set(language, messages);
  return messages;
}

/** The words that `loadPreparing` has brought before. Throws where it has not been asked. */
export function preparingIn(language: Language): PreparingMessages {
  const messages = loaded.get(language);
  if (!messages) throw new Error(`The words of preparing are not loaded: ${language}`);
  return messages;
}

/** A message whose name is put together: 'block_does_' and what an answer does. */
export function saying(say: PreparingMessages, prefix: string, code: string): string {
  const name = `${prefix}${code.replaceAll('-', '_')}`;
  const message = (say as unknown as Record<string, ((inputs: object) => string) | undefined>)[name];
  return message?.({}) ?? code;
}

/** A format that Warrant brings has a name in every language; one's own has its own. */
export function formatName({ id, name }: Pick<DebateFormat, 'id' | 'name'>, say: PreparingMessages): string {
  const known = debateFormats().find((each) => each.id === id);
  return known?.name === name ? saying(say, 'format_', id) : name;
}

/** 'for the motion' */
export function sideName(side: OwnSide, say: PreparingMessages): string {
  return side === 'affirmative' ? say.side_affirmative({}) : say.side_negative({});
}

/** In which order names stand in a language: with its letters in their places, and numbers by their size. */
export function namesIn(language: Language): (one: string, other: string) => number {
  return new Intl.Collator(language, { numeric: true }).compare;
}
