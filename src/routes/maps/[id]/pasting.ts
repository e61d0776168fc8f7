import type { Messages } from '$lib/messages.ts';
import type { Source } from '$lib/model/map.ts';
import { sameSource } from '$lib/sources/duplicates.ts';
import { numberedIds } from '$lib/sources/numbered-ids.ts';
import type { PastedProblem } from '$lib/sources/pasted.ts';
import { proposedId, type ReadReferences, read } from '$lib/sources/read.ts';

/** A source that was pasted, and the known one that is the same. */
export interface Offer {
  source: Source;
  twin?: Source;
}

/** What stands in a text that was pasted, beside what the map has already. */
export function offersIn(
  text: string,
  known: readonly Source[]
): Omit<ReadReferences, 'sources'> & { offers: Offer[] } {
  const free = numberedIds(known.map(({ id }) => id));
  const { kind, sources, problems } = read(text, (source) => free(proposedId(source)));
  const offers = sources.map((source) => {
    const twin = known.find((each) => sameSource(each, source));
    return { source, ...(twin && { twin }) };
  });
  return { kind, offers, problems };
}

/** What a text is written in, as it is called. */
export function kindName(kind: NonNullable<ReadReferences['kind']>, say: Messages): string {
  if (kind === 'bibtex') return 'BibTeX';
  if (kind === 'ris') return 'RIS';
  return kind === 'csl-json' ? 'CSL-JSON' : say.kind_addresses({});
}

/** What could not be read, in a sentence. */
export function pastedWords({ code, about = '', line }: PastedProblem, say: Messages): string {
  const problem = say[`paste_${code}`]({ about });
  return line === undefined ? problem : say.at_line({ line, problem });
}
