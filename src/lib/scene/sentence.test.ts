import { expect, test } from 'vitest';
import { map } from '../../../tests/map-notation.ts';
import type { LANGUAGES } from '../messages.ts';
import { relate } from '../model/relations.ts';
import { wordsIn } from '../words.ts';
import { sentence } from './sentence.ts';

test('what is aimed at an undercut is told apart from the undercut', async () => {
  const debate = map('A + M', 'B - r1', 'C - r2', 'D + r2');
  const relations = relate(debate);
  const said = async (language: (typeof LANGUAGES)[number]) => {
    const words = await wordsIn(language);
    return debate.reasons.map((reason) => sentence(relations, reason, reason.premises[0]!, words));
  };
  expect(await said('en')).toEqual([
    'Supports the motion',
    'Undercuts the step from “A.” to “M.”',
    'Undercuts the step from “B.” to the step to “M.”',
    'Supports the step from “B.” to the step to “M.”'
  ]);
  expect((await said('lt')).slice(1)).toEqual([
    'Pakerta žingsnį nuo „A.“ prie „M.“',
    'Pakerta žingsnį nuo „B.“ prie žingsnio prie „M.“',
    'Remia žingsnį nuo „B.“ prie žingsnio prie „M.“'
  ]);
});
