/** What a character does to the line that it stands in. One from SPACE on may let the line break beside it. */
export const KIND = {
  /** Joins its neighbours or is not in the font: its whole grapheme has to be looked at. */
  COMPLEX: 0,
  LETTER: 1,
  DIGIT: 2,
  /** An opening bracket: no break after it. */
  OPENING: 3,
  /** A closing bracket, full stop, comma …: no break before it. */
  CLOSING: 4,
  /** A no-break space, word joiner or quotation mark: no break on either side. */
  GLUE: 5,
  SPACE: 8,
  /** A hyphen or slash: a break after it, but not before a digit. */
  HYPHEN: 9,
  DASH: 10,
  SOFT_HYPHEN: 11,
  ZERO_WIDTH_SPACE: 12,
  /** A word of its own: Han, Kana, Hangul, an emoji. */
  IDEOGRAPH: 13
} as const;

const SPACES =
  '\t\n\v\f\r \u0085\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200A\u2028\u2029\u205F\u3000';
const HAS_SPACE = new RegExp(`[${SPACES}]`);

const CHARACTERS: readonly [kind: number, characters: string][] = [
  [KIND.SPACE, SPACES],
  [KIND.DIGIT, '0123456789'],
  [KIND.HYPHEN, '-/\u2010'],
  [KIND.DASH, '–—'],
  [KIND.SOFT_HYPHEN, '\u00AD'],
  [KIND.ZERO_WIDTH_SPACE, '\u200B'],
  [KIND.GLUE, '\u00A0\u2007\u2011\u202F\u2060\uFEFF"\'«»‘’“”‹›'],
  [KIND.OPENING, '([{¡¿‚„〈《「『【〔〖〘〚（［｛'],
  [
    KIND.CLOSING,
    ')]}!%,.:;?…‥、。〉》」』】〕〗〙〛！），．：；？］｝％・ー々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ'
  ]
];

let kinds: Map<number, number> | undefined;

function kindsOfCharacters(): Map<number, number> {
  const found = new Map<number, number>();
  for (const [kind, characters] of CHARACTERS) {
    for (const character of characters) found.set(character.codePointAt(0)!, kind);
  }
  return found;
}

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}]/u;

/** Whether a character is set in a square of 1 em: Han, Kana, Hangul and full-width forms. */
export function isWide(codePoint: number): boolean {
  return codePoint >= 0x1100 && WIDE.test(String.fromCodePoint(codePoint));
}

/** What a character does when it stands alone; never COMPLEX. */
export function kindOf(codePoint: number): number {
  kinds ??= kindsOfCharacters();
  return kinds.get(codePoint) ?? (isWide(codePoint) ? KIND.IDEOGRAPH : KIND.LETTER);
}

const RUN = new RegExp(`[${SPACES}\\u00AD\\u200B]+`, 'g');

/** Makes one space of every run of white space, with the soft hyphens and zero-width spaces in it. */
export function collapse(text: string): string {
  return text.replace(RUN, (run) => (HAS_SPACE.test(run) ? ' ' : run));
}

/** Takes out the soft hyphens and the zero-width spaces, which have said where a line may break. */
export function withoutInvisible(text: string): string {
  return text.replace(/[\u00AD\u200B]/g, '');
}
