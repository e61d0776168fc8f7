/** So many letters of a title name a file; systems allow 255 bytes, of which some letters take four. */
const LONGEST = 60;

/** Names that mean a device to Windows, whatever follows a dot. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** So many at most name each part. */
const LONGEST_PART = 30;

/**
 * A name for a file from a title, in any script: letters, digits, dots, dashes and underscores alone, so that every
 * system takes it. `ending` begins with its dot; what `parts` say of the file stands before it, and a long title is cut
 * for them.
 */
export function fileName(title: string, ending: string, ...parts: readonly string[]): string {
  const end = parts.map((part) => cut(lettersOf(part), LONGEST_PART)).filter(Boolean);
  const room = LONGEST - end.reduce((sum, part) => sum + [...part].length + 1, 0);
  const name = cut(lettersOf(title), Math.max(1, room)) || 'map';
  const isDevice = DEVICES.test(name.split('.')[0]!);
  return [name, ...(isDevice ? ['map'] : []), ...end].join('-') + ending;
}

function lettersOf(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+/, '');
}

function cut(name: string, longest: number): string {
  return [...name]
    .slice(0, longest)
    .join('')
    .replace(/[-.]+$/, '');
}
