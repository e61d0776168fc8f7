import { expect, test } from 'vitest';
import { lossKinds } from './loss-kinds.ts';

test('losses are of one kind where code and field are the same, wherever they are', () => {
  const note = (claim: string) => ({ code: 'claim-field' as const, field: 'note', message: claim, claim });
  const tags = { ...note('a'), field: 'tags' };
  const words = { code: 'words' as const, message: 'w' };
  expect(lossKinds([note('a'), tags, words, note('b')])).toEqual([
    { code: 'claim-field', field: 'note', losses: [note('a'), note('b')] },
    { code: 'claim-field', field: 'tags', losses: [tags] },
    { code: 'words', field: undefined, losses: [words] }
  ]);
});
