import { type Language, loadMessages } from './messages.ts';
import { fingerprint } from './model/fingerprint.ts';
import type { ArgumentMap } from './model/map.ts';
import type { Words } from './scene/words.ts';
import { isoDate } from './sources/reference.ts';
import { contained } from './text/contained.ts';

/** Digits that tell one version of a map from another. */
const VERSION = 8;

/** How to cite a map, with the version that it is in. */
export async function howToCite(map: ArgumentMap, words: Words, language: Language): Promise<string> {
  const say = await loadMessages(language);
  const version = fingerprint(map).slice(0, VERSION);
  const date = map.edited && words.date(isoDate(map.edited));
  return say.cite_map({
    title: contained(map.title),
    authors: map.authors?.length ? `${map.authors.map(contained).join(', ')}. ` : '',
    version: date ? say.cite_version({ version, date }) : version
  });
}
