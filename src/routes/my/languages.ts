import type { Language } from '$lib/messages.ts';

/** Languages in which debates are likely to be written here; a map can be in any other. */
const CODES =
  'ar be bg cs da de el en es et fi fr ga he hi hr hu id is it ja ka ko lt lv mt nl no pl pt ro ru sk sl sq sr sv tr uk vi zh'.split(
    ' '
  );

/** Languages for a debate, by their names in the reader's own and in the order of these. */
export function debateLanguages(reader: Language): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([reader], { type: 'language' });
  return CODES.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) =>
    a.name.localeCompare(b.name, reader)
  );
}
