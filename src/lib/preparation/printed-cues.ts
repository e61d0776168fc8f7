import type { Source, SourceId } from '../model/map.ts';
import type { Printed } from '../print/printed.ts';
import { sourceLabel } from '../sources/label.ts';
import type { Casebook, Given } from './casebook.ts';
import type { PaperWords } from './paper-words.ts';
import type { Preparation } from './preparation.ts';
import { headed, PINNED, paragraph } from './printed-book.ts';

/** Cue cards as they are printed: for each claim that is answered its answers, with the names of their sources. */
export function printedCues(
  { sections }: Casebook,
  prepared: Preparation,
  words: PaperWords,
  source: ReadonlyMap<SourceId, Source>
): Printed {
  const named = ({ claims }: Given) =>
    new Set(
      claims
        .flatMap(({ citations = [] }) => citations.flatMap((each) => source.get(each.source) ?? []))
        .map(sourceLabel)
    );
  const cards = sections
    .filter(({ answers }) => answers.length)
    .map(({ claim, answers }) => {
      const { text, language } = words.claim(claim);
      const items = answers.map((answer, at) => {
        const runs = [
          { text: `${answer.words}${answer.isPinned ? PINNED : ''}` },
          { text: ` ${[...named(answer)].join('; ')}`, isAside: true }
        ];
        return { label: `${at + 1}.`, blocks: [{ kind: 'together', blocks: [paragraph(runs)] } as const] };
      });
      return { heading: words.at(text), language, blocks: [{ kind: 'list', items } as const] };
    });
  return { ...headed(prepared, words), parts: [{ kind: 'quarters', cards, nth: words.nth }] };
}
