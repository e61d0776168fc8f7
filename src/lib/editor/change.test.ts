import { expect, test } from 'vitest';
import { map as notation } from '../../../tests/map-notation.ts';
import { type Change, changeOf } from './change.ts';
import { FIRST, folded, openTo, rootedAt, type Sight, selecting } from './sight.ts';
import { study } from './study.ts';

const debate = study(notation('A + M', 'B - M', 'A1 + A', 'A2 - A', 'A3 + A2', 'B1 - B'));
const A = { claim: 'A', level: 1 };
const opened = folded(debate, FIRST, A, true);

test.each<[string, Sight, Sight, Partial<Change>]>([
  ['nothing', FIRST, { ...FIRST }, {}],
  ['a branch is opened', FIRST, opened, { more: 2 }],
  ['a branch is closed', opened, FIRST, { more: -2 }],
  ['two levels are open', FIRST, openTo(debate, FIRST, 2), { levels: true, more: 3 }],
  ['a claim that is in sight is selected', FIRST, selecting(debate, FIRST, 'A'), {}],
  ['a claim is selected for which branches open', FIRST, selecting(debate, FIRST, 'A3'), {}],
  ['the selected claim is folded away', { ...opened, claim: 'A1' }, { ...FIRST, claim: 'A' }, { more: -2 }],
  ['nothing is selected any more', { ...opened, claim: 'A1' }, opened, {}],
  ['one branch alone', FIRST, rootedAt(debate, FIRST, 'A'), { root: true }],
  ['a filter', FIRST, { ...FIRST, filter: { unanswered: true } }, { filter: true }],
  ['no filter', { ...FIRST, filter: { tag: 'x' } }, FIRST, { filter: true }],
  ['another layout', FIRST, { ...FIRST, layout: 'top-down' }, { layout: true }],
  ['the other side', FIRST, { ...FIRST, negativeFirst: true }, { left: true }],
  ['another reading', FIRST, { ...FIRST, reading: 'outline' }, { reading: true }],
  ['colours, which are seen only', FIRST, { ...FIRST, theme: 'dark' }, {}]
])('%s', (_, before, after, change) => {
  const nothing = { reading: false, layout: false, left: false, levels: false, root: false, filter: false };
  expect(changeOf(debate, before, after)).toEqual({ ...nothing, more: 0, ...change });
});
