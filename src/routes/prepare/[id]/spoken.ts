import { cardAt } from '$lib/preparation/card.ts';
import { type Respect, wordsOfClash } from '$lib/preparation/clash-sheet.ts';
import { answerText, type Clash, entryOf, type Item, type Weighing } from '$lib/preparation/preparation.ts';
import { textOf } from '$lib/preparation/speeches.ts';
import type { PreparingMessages } from '$lib/preparation-words.ts';
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
  if (kind === 'card') return cut(cardName(here, ref)) || say.speech_gone({});
  if (kind === 'slot') return saying(say, 'prep_slot_', ref.slice(ref.indexOf('.') + 1));
  if (kind === 'clash') return cut(clashName(here, ref)) || say.speech_gone({});
  if (kind === 'words') return cut(text);
  if (kind === 'answer')
    return cut(
      answerText(preparing.relations, ref) ?? entryOf(preparing.now.answers, ref)?.was ?? say.speech_gone({})
    );
  return cut(words) || say.speech_gone({});
}

/** 'Lee 2024: what it is read for' */
function cardName(here: Here, key: string): string {
  const { preparing } = here;
  const card = cardAt(preparing.relations, preparing.now, key, (claim) => claimWords(here, claim).text);
  return card ? `${card.spoken}: ${card.tag}` : '';
}

/** All of its words as they will be said, in the reader's language where nothing else is written. */
export function itemText(here: Here, item: Item): string {
  const { preparing } = here;
  const { kind, ref = '' } = item;
  const claim = kind === 'claim' ? preparing.relations.claim.get(ref) : undefined;
  if (claim && !entryOf(preparing.now.claims, ref)?.spoken) return claimWords(here, claim).text;
  return textOf(preparing.now, preparing.relations, item, (clash) => sayClash(here, clash));
}

/** What a clash is called: by its name, or by its two claims. */
function clashName(here: Here, id: string): string {
  const clash = here.preparing.now.clashes?.find((each) => each.id === id);
  if (!clash) return '';
  if (clash.name) return clash.name;
  const words = (claim: string, was = '') => {
    const found = here.preparing.relations.claim.get(claim);
    // Half the letters for each, so that both are named.
    return cut(found ? claimWords(here, found).text : was, LONG / 2 - 6);
  };
  const [ours, theirs] = [words(clash.ours, clash.wasOurs), words(clash.theirs, clash.wasTheirs)];
  return here.tongue.say.clash_against({ ours, theirs });
}

/** A clash as it will be said, in the reader's language. */
export function sayClash({ tongue: { say } }: Here, clash: Clash): string {
  return wordsOfClash(clash, {
    weighs: (respect, weighing) => sayWeighing(say, respect, weighing),
    evenIf: (words) => {
      const lead = say.clash_even_if({});
      const isLed = words.toLocaleLowerCase().startsWith(lead.toLocaleLowerCase());
      return isLed ? words : `${lead} ${words}`;
    }
  });
}

/** What is written of a clash, by its id. */
export function clashText(here: Here, id: string): string {
  const clash = here.preparing.now.clashes?.find((each) => each.id === id);
  return clash ? sayClash(here, clash) : '';
}

/** 'Scale: ours weighs more. Three countries.' */
export function sayWeighing(say: PreparingMessages, respect: Respect, { who, why }: Weighing): string {
  const words = { respect: saying(say, 'clash_', respect), why };
  if (who === 'ours') return say.clash_says_ours(words).trim();
  if (who === 'theirs') return say.clash_says_theirs(words).trim();
  return (who === 'even' ? say.clash_says_even(words) : say.clash_says_none(words)).trim();
}

function cut(text: string, most = LONG): string {
  const letters = [...text];
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : text;
}
