import type { SceneCard } from '$lib/scene/scene.ts';

/** What a key asks of the map, by the WAI-ARIA tree pattern (https://www.w3.org/WAI/ARIA/apg/patterns/treeview/). */
export type Wish =
  | { go: number }
  | { fold: number; open: boolean }
  | { openSiblings: number }
  | { select: number }
  | { zoom: 'in' | 'out' | 'whole' }
  | { pan: [number, number] };

const STEP = 80;

/** The wish of a key pressed while the card at `at` has the focus; undefined when the key means nothing here. */
export function wishOf(
  { key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent,
  cards: readonly SceneCard[],
  at: number
): Wish | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (key === '+' || key === '=') return { zoom: 'in' };
  if (key === '-' || key === '_') return { zoom: 'out' };
  if (key === '0') return { zoom: 'whole' };
  if (shiftKey && PANS[key]) return { pan: PANS[key] };
  const card = cards[at];
  if (!card) return undefined;
  switch (key) {
    case 'ArrowDown':
      return goTo(at + 1);
    case 'ArrowUp':
      return goTo(at - 1);
    case 'ArrowRight':
      if (card.fold && !card.fold.open) return { fold: at, open: true };
      return cards[at + 1]?.parent === at ? { go: at + 1 } : undefined;
    case 'ArrowLeft':
      if (card.fold?.open) return { fold: at, open: false };
      return card.parent >= 0 ? { go: card.parent } : undefined;
    case 'Home':
      return { go: 0 };
    case 'End':
      return goTo(cards.length - 1);
    case 'Enter':
    case ' ':
      return { select: at };
    case '*':
      return { openSiblings: at };
  }
  return key.length === 1 ? goTo(startingWith(key, cards, at)) : undefined;

  function goTo(next: number): Wish | undefined {
    return next >= 0 && next < cards.length ? { go: next } : undefined;
  }
}

const PANS: Readonly<Record<string, [number, number]>> = {
  ArrowLeft: [STEP, 0],
  ArrowRight: [-STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP]
};

/** The next card, round the end, whose words start with a letter. */
function startingWith(letter: string, cards: readonly SceneCard[], at: number): number {
  const wanted = letter.toLocaleLowerCase();
  for (let step = 1; step <= cards.length; step++) {
    const next = (at + step) % cards.length;
    const words = cards[next]!.texts.find(({ role }) => role === 'heading')?.text ?? cards[next]!.title;
    if (words.toLocaleLowerCase().startsWith(wanted)) return next;
  }
  return -1;
}
