import type { ReasonId } from '../model/map.ts';
import type { Block, Pages, Printed } from '../print/printed.ts';
import type { Casebook, Given } from './casebook.ts';
import type { PaperWords } from './paper-words.ts';
import type { Preparation } from './preparation.ts';
import { headed, paragraph } from './printed-book.ts';

/** A hand-out as it is printed: a page on which some answers are left empty, and the key on the next. */
export function printedHandout(
  book: Casebook,
  prepared: Preparation,
  words: PaperWords,
  empty: ReadonlySet<ReasonId>
): Printed {
  const page = (isKey: boolean): Pages => ({
    kind: 'pages',
    isFitted: true,
    blocks: [
      paragraph([{ text: book.motion ? words.claim(book.motion).text : prepared.title, isStrong: true }]),
      { kind: 'heading', rank: 1, text: isKey ? words.key : words.gaps, bookmark: 1 },
      ...book.sections
        .filter(({ answers }) => answers.length)
        .flatMap(({ claim, answers }, at): Block[] => {
          const { text, language } = words.claim(claim);
          const items = answers.map((answer, nth) => ({
            label: `${nth + 1}.`,
            blocks: [
              { kind: 'together', blocks: answerBlocks(answer, empty.has(answer.reason.id), isKey) } as const
            ]
          }));
          return [
            { kind: 'heading', rank: 3, text: `${at + 1}. ${text}`, language },
            { kind: 'list', items }
          ];
        })
    ]
  });

  function answerBlocks({ does, words: answer }: Given, isEmpty: boolean, isKey: boolean): Block[] {
    const name = { text: `${words.does(does)}:`, isAside: true, isStrong: true };
    if (isEmpty && !isKey) return [paragraph([name]), { kind: 'room', means: '…' }];
    return [paragraph([name, { text: ` ${answer}`, isStrong: isEmpty }])];
  }

  return { ...headed(prepared, words), parts: [page(false), page(true)] };
}
