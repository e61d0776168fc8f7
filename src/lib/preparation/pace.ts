/** A word as a speaker counts it: letters and digits, with what joins them ('don't', '2,000', 'cluster-munition'). */
const WORD = /[\p{L}\p{N}]+(?:['’.,:/-][\p{L}\p{N}]+)*/gu;
/** A letter of a script that is written without spaces, of which two make about a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** How many words a text has when it is read aloud. */
export function wordsIn(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  return (text.replace(UNSPACED, ' ').match(WORD)?.length ?? 0) + Math.ceil(unspaced / 2);
}

/** How long so many words take, in seconds, at a pace in words a minute. */
export function secondsFor(words: number, pace: number): number {
  return (words * 60) / pace;
}

/** The pace of somebody who has read so many words in so many seconds, in words a minute, as far as a pace is taken. */
export function measuredPace(words: number, seconds: number): number | undefined {
  const pace = Math.round((words * 60) / seconds);
  return seconds >= 5 && pace >= SLOWEST && pace <= FASTEST ? pace : undefined;
}

export const SLOWEST = 40;
export const FASTEST = 500;

/** How full a speech is: up to 75 % there is room, up to all of its time it is tight, more is too much. */
export function fullness(seconds: number, limit: number): 'room' | 'tight' | 'over' {
  if (seconds > limit) return 'over';
  return seconds > limit * 0.75 ? 'tight' : 'room';
}
