import type { Words } from './scene/words.ts';
import { contained } from './text/contained.ts';

/**
 * The same words, in which a name or a quotation that a sentence has in it turns nothing round of what the sentence says
 * after it.
 */
export function containing<W extends Words>(words: W): W {
  return {
    ...words,
    reason: (effect, target, move) => words.reason(effect, contained(target), move),
    stepTo: (to) => words.stepTo(contained(to)),
    quoted: (text) => words.quoted(contained(text)),
    translated: (text) => words.translated(contained(text)),
    picture: (title, claims, sources) => words.picture(contained(title), claims, sources),
    partOf: (name, title) => words.partOf(contained(name), contained(title)),
    editedBy: (names) => words.editedBy(contained(names)),
    authors: (names) => words.authors(contained(names)),
    licence: (name) => words.licence(contained(name))
  };
}
