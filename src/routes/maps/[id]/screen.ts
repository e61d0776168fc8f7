import type { DrawOptions } from '$lib/scene/draw.ts';

/** The first view is drawn for the one of these sizes of screen, in px, that the window is nearest to. */
const DESK = { width: 1280, height: 752 };
const TABLET = { width: 820, height: 1100 };
const HAND = { width: 390, height: 700 };

/** The screen to draw for; before the window is known, what the request says of the device. */
export function screenFor(
  windowWidth: number | undefined,
  handheld: boolean
): NonNullable<DrawOptions['screen']> {
  const width = windowWidth ?? (handheld ? HAND : DESK).width;
  return width < 700 ? HAND : width < 1240 ? TABLET : DESK;
}
