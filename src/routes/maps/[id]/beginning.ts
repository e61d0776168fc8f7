/** The beginning of some words, of so many characters at most; a mark says that they go on. */
export function beginning(words: string, most: number): string {
  if (words.length <= most) return words;
  // A letter of two units is not cut in half.
  return `${words.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}
