import { useFirstTongue } from '$lib/editor/language.ts';
import type { Language } from '$lib/messages.ts';
import type { DebateFormat, OwnSide } from '$lib/preparation/debate-format.ts';
import { debateFormats } from '$lib/preparation/debate-format.ts';
import { type PreparingMessages, preparingIn } from '$lib/preparation-words.ts';

/** The language of the page with the words of preparing. */
export interface PreparingTongue {
  readonly locale: Language;
  readonly say: PreparingMessages;
}

export function usePreparingTongue(): PreparingTongue {
  const first = useFirstTongue();
  return {
    get locale() {
      return first.locale;
    },
    get say() {
      return preparingIn(first.locale);
    }
  };
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

/** Seconds as they are said of a speech: '7:30'. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Seconds from '8', '7:30' or '0:45'; nothing where it is no time. */
export function secondsFrom(text: string): number | undefined {
  const [, minutes, seconds] = /^\s*(\d{1,3})(?::([0-5]\d))?\s*$/.exec(text) ?? [];
  return minutes === undefined ? undefined : Number(minutes) * 60 + Number(seconds ?? 0);
}
