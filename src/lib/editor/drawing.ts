import type { Language } from '../messages.ts';
import type { View } from '../model/tree.ts';
import type { DrawOptions } from '../scene/draw.ts';

/** What of a sight is drawn, and how: the picture of a debate is another only where one of these is. */
export interface Drawing extends DrawOptions {
  view: View;
  language: Language;
}

/** A picture of more places than this is worked out beside the page: wrapping their texts takes longer than a blink. */
export const LARGE = 1500;

/** Whether two drawings of one debate give the same picture. */
export function isSameDrawing(a: Drawing, b: Drawing): boolean {
  return (
    a.layout === b.layout &&
    !a.negativeFirst === !b.negativeFirst &&
    a.language === b.language &&
    a.screen?.width === b.screen?.width &&
    a.screen?.height === b.screen?.height &&
    a.view.root === b.view.root &&
    a.view.depth === b.view.depth &&
    isSameList(a.view.open, b.view.open) &&
    isSameList(a.view.closed, b.view.closed)
  );
}

function isSameList(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}
