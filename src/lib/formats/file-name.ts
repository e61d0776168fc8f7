/** So many letters of a title name a file; systems allow 255 bytes, of which some letters take four. */
const LONGEST = 60;

/** Names that mean a device to Windows, whatever follows a dot. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A name for a file from a title, in any script: letters, digits, dots, dashes and underscores alone, so that every
 * system takes it. `ending` begins with its dot.
 */
export function fileName(title: string, ending: string): string {
  const words = title
    .toWellFormed()
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+/, '');
  const name = [...words]
    .slice(0, LONGEST)
    .join('')
    .replace(/[-.]+$/, '');
  if (!name) return `map${ending}`;
  return `${name}${DEVICES.test(name.split('.')[0]!) ? '-map' : ''}${ending}`;
}
