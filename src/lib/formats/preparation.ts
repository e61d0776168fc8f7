import * as v from 'valibot';
import { isHostile } from '../model/check.ts';
import { formatFaults } from '../preparation/debate-format.ts';
import { FORMAT, Preparation } from '../preparation/preparation.ts';
import { textOf } from './warrant.ts';

/** What was read of a file that should hold a preparation: 'newer' is one of a later format, 'map' is a map, 'other' is something else. */
export type ReadPreparation =
  | { preparation: Preparation; fault?: undefined }
  | { preparation?: undefined; fault: 'text' | 'map' | 'other' | 'newer' | 'damaged'; place?: string };

/** Reads a preparation from the bytes of a file. Never throws; fields that this program does not know are kept. */
export function read(bytes: Uint8Array): ReadPreparation {
  const { text } = textOf(bytes);
  if (text === undefined) return { fault: 'text' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What does not even begin as one is a file of something else.
    return { fault: text.trim() === '' || text.trimStart().startsWith('{') ? 'text' : 'other' };
  }
  return check(value);
}

/** Checks any value. Never throws. */
export function check(value: unknown): ReadPreparation {
  if (typeof value !== 'object' || value === null) return { fault: 'other' };
  const format = 'format' in value ? value.format : undefined;
  if (typeof format === 'string' && format.startsWith('warrant/')) return { fault: 'map' };
  if (typeof format !== 'string' || !format.startsWith('warrant-preparation/')) return { fault: 'other' };
  if (format !== FORMAT) return { fault: 'newer' };
  if (isHostile(value)) return { fault: 'damaged' };
  const found = v.safeParse(Preparation, value, { abortEarly: true });
  if (!found.success) return { fault: 'damaged', place: v.getDotPath(found.issues[0]) ?? '' };
  const preparation = value as Preparation;
  if (formatFaults(preparation.debate).length) return { fault: 'damaged', place: 'debate' };
  const round = preparation.rounds?.findIndex(({ debate }) => formatFaults(debate).length) ?? -1;
  if (round >= 0) return { fault: 'damaged', place: `rounds.${round}.debate` };
  const place = doubled(preparation);
  if (place !== undefined) return { fault: 'damaged', place };
  return { preparation };
}

/** Where two of a list have one id: they could not be told apart. */
function doubled({
  debate,
  speakers,
  speeches = {},
  rounds = [],
  claims,
  blocks
}: Preparation): string | undefined {
  const lists: [place: string, ids: readonly string[]][] = [
    ['debate.steps', debate.steps.map(({ id }) => id)],
    ['debate.teams', debate.teams.map(({ id }) => id)],
    ['speakers', speakers?.map(({ id }) => id) ?? []],
    ['speeches', Object.values(speeches).flatMap(({ items }) => items.map(({ id }) => id))],
    ['rounds', rounds.map(({ id }) => id)],
    ...rounds.map(({ said }, at) => [`rounds.${at}.said`, said.map(({ id }) => id)] as [string, string[]]),
    ...Object.entries(claims).map(
      ([claim, { questions = [] }]) =>
        [`claims.${claim}`, questions.map(({ id }) => id)] as [string, string[]]
    ),
    ...Object.entries(blocks).map(([claim, { picks }]) => [`blocks.${claim}`, picks] as [string, string[]])
  ];
  return lists.find(([, ids]) => new Set(ids).size < ids.length)?.[0];
}

/** Whether a file says of itself that it is a preparation, be it a damaged one or one of a later format. */
export function isPreparation(bytes: Uint8Array): boolean {
  const { fault } = read(bytes);
  return fault === undefined || fault === 'newer' || fault === 'damaged';
}

/** Writes a preparation as a file: the same preparation gives the same bytes. */
export function write(preparation: Preparation): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${JSON.stringify(preparation, null, 1)}\n`) as Uint8Array<ArrayBuffer>;
}
