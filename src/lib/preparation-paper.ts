import type { Language } from './messages.ts';
import type { ArgumentMap, ReasonId } from './model/map.ts';
import { relate } from './model/relations.ts';
import { sides } from './model/sides.ts';
import { wordsOf } from './model/translate.ts';
import { casebook, leftEmpty } from './preparation/casebook.ts';
import type { PaperWords } from './preparation/paper-words.ts';
import type { Preparation } from './preparation/preparation.ts';
import { printedBook } from './preparation/printed-book.ts';
import { printedCues } from './preparation/printed-cues.ts';
import { printedHandout } from './preparation/printed-handout.ts';
import {
  formatName,
  loadPreparing,
  namesIn,
  type PreparingMessages,
  saying,
  sideName
} from './preparation-words.ts';
import type { Printed } from './print/printed.ts';
import { printedPdf } from './print/write.ts';
import { referenceText } from './sources/cite.ts';
import { wordsFrom } from './words.ts';

/** What of a preparation is put on paper, in which language. */
export interface PaperOptions {
  paper: 'book' | 'cues' | 'handout';
  language: Language;
  /** The answers that a hand-out leaves empty; every second without it. */
  empty?: ReadonlySet<ReasonId> | undefined;
}

/** A preparation as a PDF of A4 pages. */
export async function preparationPdf(
  preparation: Preparation,
  map: ArgumentMap,
  options: PaperOptions
): Promise<Uint8Array> {
  return printedPdf(await printedOf(preparation, map, options));
}

/** What is printed of a preparation, before it is laid out. */
export async function printedOf(
  preparation: Preparation,
  map: ArgumentMap,
  { paper, language, empty }: PaperOptions
): Promise<Printed> {
  const words = paperWords(preparation, map, await loadPreparing(language), language);
  const relations = relate(map);
  const book = casebook(
    preparation,
    relations,
    sides(relations),
    (claim) => words.claim(claim).text,
    (claim) => words.named(claim).text
  );
  if (paper === 'book') return printedBook(book, preparation, words);
  if (paper === 'cues') return printedCues(book, preparation, words, relations.source);
  return printedHandout(book, preparation, words, empty ?? leftEmpty(book));
}

function paperWords(
  { debate, side }: Preparation,
  map: ArgumentMap,
  say: PreparingMessages,
  language: Language
): PaperWords {
  const cite = wordsFrom(say, language);
  return {
    claim(claim) {
      const { text, textLanguage } = wordsOf(map, claim, language);
      return { text, language: textLanguage };
    },
    named(claim) {
      const { heading, headingLanguage, text, textLanguage } = wordsOf(map, claim, language);
      return heading === undefined
        ? { text, language: textLanguage }
        : { text: heading, language: headingLanguage };
    },
    reference: (source) => referenceText(source, cite),
    does: (does) => saying(say, 'block_does_', does),
    template: (name) => saying(say, 'prep_template_', name),
    slot: (slot) => saying(say, 'prep_slot_', slot.slice(slot.indexOf('.') + 1)),
    at: (words) => say.paper_at({ words }),
    wanted: (words) => say.paper_wanted({ words }),
    followUp: (words) => say.paper_then({ words }),
    nth: (at, count) => say.paper_nth({ at, count }),
    page: (at, count) => say.paper_page({ at, count }),
    cases: { affirmative: say.paper_for({}), negative: say.paper_against({}) },
    side: sideName(side, say),
    format: formatName(debate, say),
    language,
    compare: namesIn(language),
    written: map.language,
    background: say.paper_background({}),
    contents: say.paper_contents({}),
    answers: say.paper_answers({}),
    index: say.paper_index({}),
    cards: say.paper_cards({}),
    sources: say.paper_sources({}),
    notes: say.paper_notes({}),
    questions: say.block_questions({}),
    theirReply: say.block_reply_theirs({}),
    ourReply: say.block_reply_ours({}),
    noSource: say.no_source({}),
    gaps: say.paper_gaps({}),
    key: say.paper_key({})
  };
}
