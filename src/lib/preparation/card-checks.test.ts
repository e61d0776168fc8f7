import { describe, expect, test } from 'vitest';
import type { Citation, Source } from '../model/map.ts';
import type { Card } from './card.ts';
import { beginsInside, checksOf, endsInside, yearsIn } from './card-checks.ts';
import { placed } from './marks.ts';

const GOOD: Source = {
  id: 's',
  type: 'report',
  title: 'Duds',
  author: [{ family: 'Lee', given: 'Ann' }],
  qualifications: 'professor of law',
  issued: { 'date-parts': [[2024]] },
  accessed: { 'date-parts': [[2026, 1, 2]] },
  URL: 'https://example.org/duds',
  access: 'original'
};
const WORDS = 'Duds kill for years.';

function checks(
  source: Partial<Source>,
  citation: Partial<Citation> = {},
  { text = 'Duds kill.', marks = [{ start: 0, end: 4, level: 'read' }] } = {}
): string[] {
  const whole: Citation = {
    source: 's',
    quote: { exact: WORDS },
    check: { result: 'exact', on: '2026-01-02', how: 'by eye' },
    ...citation
  };
  const passage = whole.passage?.text ?? whole.quote?.exact ?? '';
  const card: Card = {
    key: 'c/s/1',
    claim: { id: 'c', text },
    source: { ...GOOD, ...source },
    citation: whole,
    tag: text,
    spoken: '',
    quoted: passage,
    passage,
    marks: placed(passage, marks),
    note: ''
  };
  return checksOf(card).map((each) =>
    each.check === 'older' ? `older ${each.published} ${each.named}` : each.check
  );
}

test('nothing is told of a card that lacks nothing', () => expect(checks({})).toEqual([]));

test.each<[string, Partial<Source>, string[]]>([
  ['a person without qualifications', { qualifications: ' ' }, ['qualifications']],
  ['a body needs none', { qualifications: '', author: [{ literal: 'ICRC' }] }, []],
  ['no date', { issued: undefined }, ['date']],
  ['a date in words', { issued: { literal: 'in spring' } }, []],
  ['somebody else reports it', { access: 'second-hand' }, ['second-hand']],
  ['nobody has seen it', { access: 'not seen' }, ['not-seen']],
  ['a copy is no other voice', { access: 'syndicated copy' }, []],
  ['no address', { URL: undefined, accessed: undefined }, ['address']],
  ['a book needs none', { type: 'book', URL: undefined }, []],
  ['an address that cannot be followed', { URL: 'javascript:0' }, ['address']],
  ['when it was opened is not known', { accessed: undefined }, ['address-date']]
])('source: %s', (_, source, told) => expect(checks(source)).toEqual(told));

test.each<[string, Partial<Citation>, string[]]>([
  ['nothing is quoted', { quote: undefined, check: undefined }, ['no-words']],
  ['never compared', { check: undefined }, ['not-compared']],
  ['its text was not seen', { check: { result: 'unseen', on: '2026-01-02', how: '' } }, ['not-compared']],
  ['not found', { check: { result: 'absent', on: '2026-01-02', how: '' } }, ['not-found']],
  ['only close', { check: { result: 'close', on: '2026-01-02', how: '' } }, ['close']],
  [
    'compared in other words',
    { check: { result: 'exact', on: '2026-01-02', how: '', words: 'x' } },
    ['other-words']
  ],
  ['cut on both sides', { quote: { exact: 'duds kill for' } }, ['begins-inside', 'ends-inside']],
  ['its context may be cut', { quote: { exact: WORDS, prefix: 'and so', suffix: 'But' } }, []],
  ['a passage is looked at as a whole', { passage: { text: `so ${WORDS}`, marks: [] } }, ['begins-inside']]
])('citation: %s', (_, citation, told) => expect(checks({}, citation)).toEqual(told));

test('nothing is marked to be read', () => expect(checks({}, {}, { marks: [] })).toEqual(['nothing-read']));

test.each([
  ['In 2025 duds kill.', ['older 2024 2025']],
  ['In 2024 duds kill.', []],
  ['From 2019 to 2026 duds kill.', ['older 2024 2026']],
  ['All 2,025 duds kill.', []]
])('older than what it describes: %s', (text, told) => expect(checks({}, {}, { text })).toEqual(told));

test.each([
  ['In 2010–2025, and 1914-1918', [1914, 1918, 2010, 2025]],
  ['2024 m., 2024-ieji, (2025)', [2024, 2024, 2025]],
  ['2,024 and 1.950 and 2024.5', []],
  ['1899, 2100, 2101, 20245, x2024, 2024%', [2100]],
  ['', []]
])('years in %j', (text, years) => expect(yearsIn(text)).toEqual(years));

describe('cut inside of a sentence', () => {
  test.each([
    ['Duds kill.', false, false],
    ['“Duds kill,” he said. (So it is.)', false, false],
    ['„Žuvo daug.“', false, false],
    ['žuvo daug', true, true],
    ['(duds kill.)', true, false],
    ['[…] Duds kill […]', true, true],
    ['... duds kill ...', true, true],
    ['Duds kill:', false, true],
    ['12 duds kill!', false, false],
    ['Duds kill.12', false, false],
    ['Duds kill.[3] ', false, false],
    ['Чи це так?', false, false],
    ['чи це так', true, true],
    ['我们同意。', false, false],
    ['我们同意', false, true],
    ['هل هذا صحيح؟', false, false],
    ['यह सच है।', false, false],
    ['', false, false]
  ])('%j', (text, begins, ends) => {
    expect(beginsInside(text)).toBe(begins);
    expect(endsInside(text)).toBe(ends);
  });
});
