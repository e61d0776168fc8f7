import { useFirstTongue } from '$lib/editor/language.ts';
import type { Language } from '$lib/messages.ts';
import { type PreparingMessages, preparingIn } from '$lib/preparation-words.ts';

export { formatName, saying, sideName } from '$lib/preparation-words.ts';

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
