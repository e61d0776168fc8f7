import { expect, test } from 'vitest';
import type { Card } from './card.ts';
import { cardHtml, cardText } from './card-copy.ts';
import { placed } from './marks.ts';

const passage = 'Most <duds> kill\nfor years.';
const card: Card = {
  key: 'A/lee/1',
  claim: { id: 'A', text: 'Duds kill.' },
  source: { id: 'lee', type: 'book', title: 'Duds & more', author: [{ family: 'Lee', given: 'Ann' }] },
  citation: { source: 'lee', locator: 'p. 3' },
  tag: 'Duds kill.',
  spoken: 'Lee, no date',
  quoted: passage,
  passage,
  marks: placed(passage, [
    { start: 5, end: 16, level: 'underlined' },
    { start: 12, end: 16, level: 'emphasised' },
    { start: 5, end: 16, level: 'read' }
  ]),
  note: ''
};

test('as text', () =>
  expect(cardText(card)).toBe(`Duds kill.\nAnn Lee, no date, "Duds & more," p. 3\n${passage}`));

test('as word processors take it', () =>
  expect(cardHtml(card)).toBe(
    '<h4>Duds kill.</h4><p>Ann <b>Lee</b>, <b>no date</b>, "Duds &amp; more," p. 3</p>' +
      '<p><small>Most </small><mark><u>&lt;duds&gt; </u></mark><mark><b><u>kill</u></b></mark>' +
      '<small><br>for years.</small></p>'
  ));

test('without words of the source', () =>
  expect(cardHtml({ ...card, passage: '', marks: [] })).toBe(
    '<h4>Duds kill.</h4><p>Ann <b>Lee</b>, <b>no date</b>, "Duds &amp; more," p. 3</p>'
  ));
