import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { map } from '../../../tests/map-notation.ts';
import { check, write } from '../formats/preparation.ts';
import type { ArgumentMap, Citation, Source } from '../model/map.ts';
import { relate } from '../model/relations.ts';
import {
  cardAt,
  cardKey,
  cardsOf,
  claimOfCard,
  fullCite,
  passageAt,
  readAloud,
  withoutPassage,
  withPassage,
  wordsRead
} from './card.ts';
import { accept, changesUnder } from './changes.ts';
import { debateFormats } from './debate-format.ts';
import { marked, piecesRead, runsOf } from './marks.ts';
import { begin, type Preparation, withCard, withClaim } from './preparation.ts';
import { redone, stepBetween, taken } from './step.ts';

const LEE: Source = {
  id: 'lee',
  type: 'report',
  title: 'Duds',
  author: [{ family: 'Lee', given: 'Ann' }],
  issued: { 'date-parts': [[2024, 7, 18]] }
};

function cited(...citations: Citation[]): ArgumentMap {
  const debate = map('A + M');
  const claims = debate.claims.map((claim) => (claim.id === 'A' ? { ...claim, citations } : claim));
  return { ...debate, claims, sources: [LEE, { ...LEE, id: 'ray' }] };
}

const fresh = (debate: ArgumentMap): Preparation =>
  begin(debate, { id: 'p', kept: false, side: 'negative', debate: debateFormats()[0]! });

/** The one card of a citation. */
function only(citation: Omit<Citation, 'source'>) {
  const debate = cited({ source: 'lee', ...citation });
  return cardsOf(relate(debate), fresh(debate))[0]!;
}

const shown = ({ passage, marks }: ReturnType<typeof only>) =>
  runsOf(passage, marks)
    .map(({ text, levels }) =>
      levels.length ? `[${levels.map((level) => level[0]).join('')}:${text}]` : text
    )
    .join('');

describe('a card', () => {
  test('for each citation, with a key of its own', () => {
    const quote = (exact: string) => ({ quote: { exact } });
    const debate = cited(
      { source: 'lee', ...quote('One.') },
      { source: 'ray' },
      { source: 'lee', ...quote('Two.'), locator: 'p. 3' }
    );
    const cards = cardsOf(relate(debate), fresh(debate));
    expect(cards.map(({ key, passage }) => [key, passage])).toEqual([
      ['A/lee/1', 'One.'],
      ['A/ray/1', ''],
      ['A/lee/2', 'Two.']
    ]);
    expect(cards[2]).toMatchObject({ tag: 'A.', spoken: 'Lee 2024', note: '' });
    expect(fullCite(cards[2]!).text).toBe('Ann Lee, 7-18-2024, "Duds," p. 3');
  });

  test('its tag is the claim as it will be said', () => {
    const debate = cited({ source: 'lee' });
    const relations = relate(debate);
    const said = withClaim(fresh(debate), relations, 'A', { spoken: 'Ours.' });
    expect(cardsOf(relations, said)[0]!.tag).toBe('Ours.');
    expect(cardsOf(relations, fresh(debate), ({ text }) => `${text}!`)[0]!.tag).toBe('A.!');
  });

  test('keys of any map are stable, each of one card', () =>
    fc.assert(
      fc.property(maps({ hostile: true }), (debate) => {
        const relations = relate(debate);
        const preparation = fresh(debate);
        const cards = cardsOf(relations, preparation);
        expect(new Set(cards.map(({ key }) => key)).size).toBe(cards.length);
        for (const card of cards) {
          expect(claimOfCard(card.key)).toBe(card.claim.id);
          expect(cardAt(relations, preparation, card.key)).toEqual(card);
          expect(passageAt(relations, card.key)).toBe(card.passage);
        }
      }),
      { seed: 3, numRuns: 100 }
    ));

  test('keys hold any id', () => {
    expect(cardKey('a/1', 'b')).toBe('a~11/b/1');
    expect(cardKey('a/1', 'b')).not.toBe(cardKey('a', '1/b'));
    expect(cardAt(relate(map('A + M')), fresh(map('A + M')), 'toString/x/1')).toBeUndefined();
  });
});

describe('the passage', () => {
  test.each([
    ['the quotation alone', { exact: 'duds kill' }, '[ur:duds kill]'],
    [
      'in its context',
      { prefix: 'Most', exact: 'duds kill', suffix: 'for years.' },
      'Most [ur:duds kill] for years.'
    ],
    ['as it was cut', { prefix: 'Most ', exact: 'duds kill', suffix: ' for' }, 'Most [ur:duds kill] for'],
    ['stops stand at their word', { exact: 'duds kill', suffix: ', it says' }, '[ur:duds kill], it says'],
    [
      'brackets and marks',
      { prefix: 'said: “', exact: 'duds', suffix: '” (again)' },
      'said: “[ur:duds]” (again)'
    ],
    ['marks that close before', { prefix: '„Taip“', exact: 'sako', suffix: '„ne“' }, '„Taip“ [ur:sako] „ne“'],
    ['straight ones', { prefix: 'a "', exact: 'dud', suffix: '" b' }, 'a "[ur:dud]" b'],
    [
      'a word goes on',
      { prefix: 'cluster-', exact: 'munition', suffix: '’s duds' },
      'cluster-[ur:munition]’s duds'
    ],
    ['scripts without spaces', { prefix: '我们', exact: '同意', suffix: '。' }, '我们[ur:同意]。']
  ])('%s', (_, quote, text) => expect(shown(only({ quote }))).toBe(text));

  test('of the map, with what is marked there', () => {
    const text = 'Most duds kill for years.';
    const marks = [
      { start: 5, end: 14, level: 'underlined' },
      { start: 10, end: 99, level: 'emphasised' },
      { start: 0, end: 4, level: 'of a later time' }
    ];
    expect(shown(only({ passage: { text, marks } }))).toBe('Most [u:duds ][ue:kill][e: for years.]');
    expect(shown(only({ passage: { text, marks: [] }, quote: { exact: 'duds kill' } }))).toBe(
      'Most [ur:duds kill] for years.'
    );
    expect(shown(only({ passage: { text, marks: [] } }))).toBe(text);
  });

  test.each([
    [
      'tag, cite and quotation',
      only({ quote: { exact: 'Duds kill, it says.' } }),
      ['A.', 'Lee 2024', 'Duds kill, it says.'],
      7
    ],
    ['no words', only({}), ['A.', 'Lee 2024'], 3],
    [
      'some words of a passage',
      only({
        passage: {
          text: 'One two three four',
          marks: [
            { start: 4, end: 7, level: 'read' },
            { start: 14, end: 18, level: 'read' }
          ]
        }
      }),
      ['A.', 'Lee 2024', 'two', 'four'],
      5
    ]
  ])('read aloud: %s', (_, card, read, words) => {
    expect(readAloud(card)).toEqual(read);
    expect(wordsRead(card)).toBe(words);
  });
});

describe('what is written on a card', () => {
  const debate = cited({ source: 'lee', quote: { exact: 'Duds kill for years.' } });
  const relations = relate(debate);
  const key = cardKey('A', 'lee');
  const passage = passageAt(relations, key)!;
  const marks = marked(passage, [], { start: 0, end: 4 }, 'read');
  const full = withCard(withCard(fresh(debate), key, passage, { marks }), key, passage, { note: 'Slowly.' });
  const other = relate(cited({ source: 'lee', quote: { exact: 'Few duds kill.' } }));

  test('stands over what the map marks', () => {
    expect(full.cards).toEqual({ [key]: { was: passage, marks, note: 'Slowly.' } });
    expect(cardAt(relations, full, key)).toMatchObject({ marks, note: 'Slowly.' });
    expect(check(JSON.parse(new TextDecoder().decode(write(full))))).toEqual({ preparation: full });
    const none = withCard(full, key, passage, { marks: [] });
    expect(cardAt(relations, none, key)!.marks).toEqual([]);
  });

  test('nothing is no entry', () => {
    const none = withCard(full, key, passage, { marks: undefined, note: ' ' });
    expect(none).toEqual(fresh(debate));
    expect('cards' in none).toBe(false);
  });

  test('is taken back and done again', () => {
    const step = stepBetween(fresh(debate), full);
    expect(taken(full, step)).toEqual(fresh(debate));
    expect(redone(fresh(debate), step)).toEqual(full);
  });

  test('marks of other words are set aside, and told', () => {
    const card = cardAt(other, full, key)!;
    expect(card.aside).toEqual({ was: passage, marks, note: 'Slowly.' });
    expect(piecesRead(card.passage, card.marks)).toEqual(['Few duds kill.']);
    expect(changesUnder(full, relations)).toEqual([]);
    expect(changesUnder(full, other)).toEqual([
      { change: 'reworded-card', card: key, was: passage, now: 'Few duds kill.' }
    ]);
    // A note does not make them marks of the new words.
    expect(cardAt(other, withCard(full, key, 'Few duds kill.', { note: 'n' }), key)!.aside?.marks).toEqual(
      marks
    );
    const taken = accept(full, changesUnder(full, other)[0]!);
    expect(taken.cards).toEqual({ [key]: { was: 'Few duds kill.', note: 'Slowly.' } });
    expect(changesUnder(taken, other)).toEqual([]);
  });

  test('of a citation that is gone is told, and let go', () => {
    const [change] = changesUnder(full, relate(map('A + M')));
    expect(change).toEqual({ change: 'gone-card', card: key, was: passage });
    expect(accept(full, change!).cards).toBeUndefined();
  });
});

describe('a longer passage', () => {
  const debate = cited({ source: 'lee', quote: { prefix: 'Most', exact: 'duds kill.' } });
  const relations = relate(debate);
  const key = cardKey('A', 'lee');
  const quoted = passageAt(relations, key)!;
  const LONGER = 'Nobody knows how many.\nMost  duds\nkill. So they say.';
  const at = (preparation: Preparation) => cardAt(relations, preparation, key)!;
  const took = (preparation: Preparation) => withPassage(preparation, at(preparation), LONGER)!;
  const read = (preparation: Preparation) => piecesRead(at(preparation).passage, at(preparation).marks);
  const own = withCard(fresh(debate), key, quoted, {
    marks: marked(quoted, [], { start: 0, end: 9 }, 'read')
  });

  test('stands for the quotation, which is read of it where nothing else is marked', () => {
    const next = took(fresh(debate));
    expect(next.cards).toEqual({ [key]: { was: quoted, passage: LONGER } });
    expect(at(next)).toMatchObject({ quoted, passage: LONGER });
    expect(read(next)).toEqual(['duds\nkill.']);
    expect(check(JSON.parse(new TextDecoder().decode(write(next))))).toEqual({ preparation: next });
    expect(changesUnder(next, relations)).toEqual([]);
  });

  test('has one’s own marks on their words, and gives them back', () => {
    const next = took(own);
    expect(read(own)).toEqual(['Most duds']);
    expect(read(next)).toEqual(['Most  duds']);
    const left = withoutPassage(next, at(next));
    expect(left).toEqual(own);
    const more = withPassage(next, at(next), `${LONGER} Again.`)!;
    expect(read(more)).toEqual(['Most  duds']);
    expect(withoutPassage(took(fresh(debate)), at(took(fresh(debate))))).toEqual(fresh(debate));
  });

  test('is kept with a note and with marks outside of the quotation', () => {
    const next = withCard(took(own), key, quoted, {
      note: 'n',
      marks: marked(LONGER, [], { start: 0, end: 6 }, 'read')
    });
    expect(read(next)).toEqual(['Nobody']);
    expect(withoutPassage(next, at(next)).cards).toEqual({ [key]: { was: quoted, note: 'n', marks: [] } });
  });

  test.each(['', 'Nobody knows.', 'Most duds kil.', 'Most dudskill.'])('%j is none', (words) =>
    expect(withPassage(own, at(own), words)).toBeUndefined()
  );

  test('is set aside where the map quotes other words, and where it does not hold them', () => {
    const other = relate(cited({ source: 'lee', quote: { exact: 'Few duds kill.' } }));
    const aside = cardAt(other, took(own), key)!;
    expect(aside).toMatchObject({ passage: 'Few duds kill.', aside: { passage: LONGER } });
    expect(cardAt(other, withCard(took(own), key, aside.quoted, { note: 'n' }), key)!.aside?.passage).toBe(
      LONGER
    );
    expect(accept(took(own), changesUnder(took(own), other)[0]!).cards).toBeUndefined();
    const wrong = { ...fresh(debate), cards: { [key]: { was: quoted, passage: 'Else.' } } };
    expect(at(wrong)).toMatchObject({ passage: quoted, aside: { passage: 'Else.' } });
  });

  test('is taken back without a note that was written since', () => {
    const step = stepBetween(own, took(own));
    const since = withCard(took(own), key, quoted, { note: 'n' });
    expect(taken(since, step)).toEqual(withCard(own, key, quoted, { note: 'n' }));
  });
});
