import { innerWidth } from 'svelte/reactivity/window';
import { goto } from '$app/navigation';
import { page } from '$app/state';
import { useTongue } from '$lib/editor/language.ts';
import { Session } from '$lib/editor/session.svelte.ts';
import type { ArgumentMap } from '$lib/model/map.ts';
import type { Texts } from '$lib/model/outdated.ts';
import { screenFor } from './screen.ts';

/** What a page is given to open. */
export interface Opened {
  map: ArgumentMap;
  handheld: boolean;
  texts?: Texts | undefined;
}

/**
 * The session of the page that is open. `wholePath` is the address of the full page, without parameters, where this
 * one shows the map alone.
 */
export function sessionHere(opened: () => Opened, wholePath?: () => string): Session {
  const tongue = useTongue();
  // The same object through all of a reader's ways about the map, unlike the data of a page.
  const map = $derived(opened().map);
  const screen = $derived(screenFor(innerWidth.current, opened().handheld));
  return new Session({
    get map() {
      return map;
    },
    get texts() {
      return opened().texts;
    },
    get language() {
      return tongue.locale;
    },
    get say() {
      return tongue.say;
    },
    get path() {
      return page.url.pathname;
    },
    get wholePath() {
      return wholePath?.();
    },
    get parameters() {
      return page.url.searchParams;
    },
    get screen() {
      return screen;
    },
    go: (address, replaceState) => goto(address, { noScroll: true, keepFocus: true, replaceState })
  });
}
