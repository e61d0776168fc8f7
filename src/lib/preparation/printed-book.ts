import type { Claim } from '../model/map.ts';
import type { Block, Entries, Facing, Pages, Part, Printed, Run } from '../print/printed.ts';
import { type Card, fullCite } from './card.ts';
import { type Casebook, type Given, indexOf, type Point, type Section } from './casebook.ts';
import type { OwnSide } from './debate-format.ts';
import { type Level, runsOf } from './marks.ts';
import type { PaperWords } from './paper-words.ts';
import type { Preparation } from './preparation.ts';

/** A star; the bundled fonts have no larger one. */
export const PINNED = ' *';

type Prepared = Pick<Preparation, 'title' | 'side'>;

/** A casebook as it is printed: the motion, both sides on facing pages, answers, index, evidence cards, sources. */
export function printedBook(book: Casebook, prepared: Prepared, words: PaperWords): Printed {
  const { sections, cards, sources } = book;
  const parts: Part[] = [facing(book, prepared, words)];
  if (sections.length) parts.push(answersPart(book, words));
  if (indexOf(book, words.compare).length) parts.push(indexPart(book, words));
  if (cards.length) parts.push(cardsPart(cards, words));
  if (sources.length) parts.push(sourcesPart(book, words));
  return { ...headed(prepared, words), parts: [motionPart(book, prepared, words), ...parts] };
}

/** What every paper says of itself and over its pages. */
export function headed({ title }: Prepared, words: PaperWords): Omit<Printed, 'parts'> {
  const { language, page, notes, side, format } = words;
  return { title, language, page, notes, running: [title, side, format].join(' · ') };
}

const CHAPTERS = ['answers', 'index', 'cards', 'sources'] as const;

/** Our side is read first, so it lies on the left. */
function inOrder(own: OwnSide): [OwnSide, OwnSide] {
  return own === 'affirmative' ? ['affirmative', 'negative'] : ['negative', 'affirmative'];
}

function motionPart(book: Casebook, prepared: Prepared, words: PaperWords): Pages {
  const { motion, background, slots } = book;
  const { text, language } = motion ? words.claim(motion) : { text: prepared.title, language: undefined };
  const has = {
    answers: book.sections.length,
    index: indexOf(book, words.compare).length,
    cards: book.cards.length,
    sources: book.sources.length
  };
  const contents: Entries = {
    kind: 'entries',
    entries: [
      ...inOrder(prepared.side).map((side) => ({ text: words.cases[side], to: side })),
      ...CHAPTERS.filter((name) => has[name]).map((name) => ({ text: words[name], to: name }))
    ]
  };
  return {
    kind: 'pages',
    blocks: [
      paragraph([{ text: `${words.format} · ${words.side}` }], { isSmall: true }),
      { kind: 'heading', rank: 1, text, language, bookmark: 1 },
      { kind: 'heading', rank: 3, text: words.contents },
      contents,
      ...(background.trim() ? [{ kind: 'heading', rank: 3, text: words.background } as const] : []),
      ...paragraphs(background, words.written),
      ...slots.flatMap(({ template, slots }): Block[] => [
        ...(template === 'motion'
          ? []
          : [{ kind: 'heading', rank: 2, text: words.template(template) } as const]),
        ...slots.flatMap(({ slot, text }): Block[] => [
          { kind: 'heading', rank: 3, text: words.slot(slot) },
          ...paragraphs(text)
        ])
      ])
    ]
  };
}

function facing(book: Casebook, { side }: Prepared, words: PaperWords): Facing {
  const [ours, theirs] = inOrder(side);
  const page = (of: OwnSide): Block[] => [
    chapter(of, words.cases[of]),
    {
      kind: 'list',
      items: book.sides[of].map((point, at) => ({
        label: `${at + 1}.`,
        blocks: [{ kind: 'together', blocks: pointBlocks(point, book, words) }]
      }))
    }
  ];
  return { kind: 'facing', left: page(ours), right: page(theirs) };
}

function pointBlocks({ claim, supports }: Point, book: Casebook, words: PaperWords): Block[] {
  const { text, language } = words.claim(claim);
  const numbers = { text: ` ${numbersOf(claim, book) || `[${words.noSource}]`}`, isAside: true };
  const items = supports.map((support) => {
    const { text, language } = words.named(support);
    const numbers = { text: ` ${numbersOf(support, book)}`, isAside: true };
    return { label: '–', blocks: [paragraph([{ text }, numbers], { language })] };
  });
  const said = paragraph([{ text, isStrong: true }, numbers], { language });
  return items.length ? [said, { kind: 'list', items }] : [said];
}

function answersPart(book: Casebook, words: PaperWords): Pages {
  return {
    kind: 'pages',
    blocks: [
      chapter('answers', words.answers),
      ...book.sections.flatMap((section, at) => sectionBlocks(section, at + 1, book, words))
    ]
  };
}

function sectionBlocks(section: Section, at: number, book: Casebook, words: PaperWords): Block[] {
  const { text, language } = words.claim(section.claim);
  const blocks: Block[] = [
    {
      kind: 'heading',
      rank: 2,
      text: `${at}. ${words.at(text)}`,
      language,
      id: `section-${at}`,
      bookmark: 2
    }
  ];
  if (section.answers.length) {
    blocks.push({
      kind: 'list',
      items: section.answers.map((answer, nth) => ({
        label: `${nth + 1}.`,
        blocks: [{ kind: 'together', blocks: answerBlocks(answer, book, words) }]
      }))
    });
  }
  if (!section.questions.length) return blocks;
  const questions = section.questions.map(({ ask, wanted, followUp }) => ({
    label: '–',
    blocks: [
      paragraph([{ text: ask }]),
      ...(wanted ? [paragraph([{ text: words.wanted(wanted) }], { isSmall: true })] : []),
      ...(followUp ? [paragraph([{ text: words.followUp(followUp) }], { isSmall: true })] : [])
    ]
  }));
  return [...blocks, { kind: 'heading', rank: 3, text: words.questions }, { kind: 'list', items: questions }];
}

function answerBlocks(answer: Given, book: Casebook, words: PaperWords): Block[] {
  const { does, isPinned, claims, note, reply } = answer;
  const numbers = claims.map((claim) => numbersOf(claim, book)).filter(Boolean);
  const against = (name: string, claim: Claim) => {
    const { text, language } = words.claim(claim);
    const sources = numbersOf(claim, book) || `[${words.noSource}]`;
    return paragraph([{ text: `${name}: `, isStrong: true }, { text: `${text} ${sources}` }], {
      isSmall: true,
      language
    });
  };
  return [
    paragraph([
      { text: `${words.does(does)}${isPinned ? PINNED : ''}:`, isAside: true, isStrong: true },
      { text: ` ${answer.words}` },
      ...(numbers.length ? [{ text: ` ${numbers.join(' ')}`, isAside: true }] : [])
    ]),
    ...paragraphs(note, undefined, true),
    ...(reply ? [against(words.theirReply, reply.claims[0]!)] : []),
    ...(reply?.back ? [against(words.ourReply, reply.back.claims[0]!)] : [])
  ];
}

function indexPart(book: Casebook, words: PaperWords): Pages {
  const entries = indexOf(book, words.compare).map(({ name, section }) => ({
    text: words.at(name),
    to: `section-${section}`
  }));
  return { kind: 'pages', blocks: [chapter('index', words.index), { kind: 'entries', entries }] };
}

function cardsPart(cards: readonly Card[], words: PaperWords): Pages {
  return {
    kind: 'pages',
    blocks: [
      chapter('cards', words.cards),
      ...cards.map((card): Block => ({ kind: 'together', isFramed: true, blocks: cardBlocks(card) }))
    ]
  };
}

function cardBlocks(card: Card): Block[] {
  const { tag, passage, marks, citation, source } = card;
  const look = (level: Level, levels: readonly Level[]) => levels.includes(level);
  return [
    { kind: 'heading', rank: 3, text: tag, bookmark: 2 },
    paragraph(
      fullCite(card).runs.map(({ text, spoken }) => ({ text, isStrong: spoken === true })),
      { isSmall: true }
    ),
    paragraph(
      runsOf(passage, marks).map(({ text, levels }) => ({
        text,
        isUnderlined: look('underlined', levels) || look('emphasised', levels),
        isStrong: look('emphasised', levels),
        isFramed: look('read', levels)
      })),
      { isOpen: true, language: citation.quote?.language ?? source.language }
    )
  ];
}

function sourcesPart({ sources }: Casebook, words: PaperWords): Pages {
  const items = sources.map((source, at) => ({
    label: `${at + 1}.`,
    blocks: [paragraph([{ text: words.reference(source) }], { isSmall: true })]
  }));
  return { kind: 'pages', blocks: [chapter('sources', words.sources), { kind: 'list', items }] };
}

function chapter(id: string, text: string): Block {
  return { kind: 'heading', rank: 1, text, id, bookmark: 1 };
}

export function paragraph(
  runs: readonly Run[],
  more: { isSmall?: boolean; isOpen?: boolean; language?: string | undefined } = {}
): Block {
  return { kind: 'paragraph', runs, ...more };
}

/** A paragraph for each line that somebody wrote. */
function paragraphs(text: string, language?: string, isSmall = false): Block[] {
  const lines = text.split(/\n+/).filter((line) => line.trim());
  return lines.map((line) => paragraph([{ text: line }], { language, isSmall }));
}

/** The numbers of a claim's sources: '[2, 5]' */
function numbersOf({ citations = [] }: Claim, { numbers }: Casebook): string {
  const own = new Set(citations.flatMap(({ source }) => numbers.get(source) ?? []));
  return own.size ? `[${[...own].join(', ')}]` : '';
}
