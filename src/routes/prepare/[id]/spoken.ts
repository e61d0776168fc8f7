import { answerText, entryOf, type Item } from '$lib/preparation/preparation.ts';
import { textOf } from '$lib/preparation/speeches.ts';
import { saying } from '../words.ts';
import { claimWords, type Here } from './here.ts';

/** So many letters name something that is said. */
const LONG = 80;

/** A name for something that is planned, or can be: its first words, or whose words it is. */
export function itemName(here: Here, { kind, ref = '', text = '' }: Omit<Item, 'id'>): string {
  const { preparing, tongue } = here;
  const { say } = tongue;
  const claim = preparing.relations.claim.get(ref);
  const words = claim ? claimWords(here, claim).text : (entryOf(preparing.now.claims, ref)?.was ?? '');
  if (kind === 'block') return say.speech_block_of({ words: cut(words) || say.speech_gone({}) });
  if (kind === 'slot') return saying(say, 'prep_slot_', ref.slice(ref.indexOf('.') + 1));
  if (kind === 'words') return cut(text);
  if (kind === 'answer')
    return cut(
      answerText(preparing.relations, ref) ?? entryOf(preparing.now.answers, ref)?.was ?? say.speech_gone({})
    );
  return cut(words) || say.speech_gone({});
}

/** All of its words as they will be said, in the reader's language where nothing else is written. */
export function itemText(here: Here, item: Item): string {
  const { preparing } = here;
  const { kind, ref = '' } = item;
  const claim = kind === 'claim' ? preparing.relations.claim.get(ref) : undefined;
  if (claim && !entryOf(preparing.now.claims, ref)?.spoken) return claimWords(here, claim).text;
  return textOf(preparing.now, preparing.relations, item);
}

function cut(text: string): string {
  const letters = [...text];
  return letters.length > LONG
    ? `${letters
        .slice(0, LONG - 1)
        .join('')
        .trimEnd()}…`
    : text;
}
