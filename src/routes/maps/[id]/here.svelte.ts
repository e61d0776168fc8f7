import { innerWidth } from 'svelte/reactivity/window';
import { goto } from '$app/navigation';
import { page } from '$app/state';
import { LARGE } from '$lib/editor/drawing.ts';
import { useFirstTongue } from '$lib/editor/language.ts';
import { Session } from '$lib/editor/session.svelte.ts';
import type { ArgumentMap, ClaimId } from '$lib/model/map.ts';
import type { Texts } from '$lib/model/outdated.ts';
import { Aside, provideAside } from './aside.ts';
import { screenFor } from './screen.ts';

/** What a page is given to open. */
export interface Opened {
  map: ArgumentMap;
  handheld: boolean;
  texts?: Texts | undefined;
}

/** A map that is being changed is handed over when it has rested for so many ms. */
const REST = 2000;

/** Does something after so many ms, when the page has nothing else to do; what is returned gives it up. */
function whenIdle(act: () => void, ms: number): () => void {
  let idle: number | undefined;
  const waiting = setTimeout(() => {
    if ('requestIdleCallback' in globalThis) idle = requestIdleCallback(act);
    else act();
  }, ms);
  return () => {
    clearTimeout(waiting);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}

/**
 * The session of the page that is open. `wholePath` is the address of the full page, without parameters, where this
 * one shows the map alone; `differing` gives the claims that are marked, each with a word.
 */
export function sessionHere(
  opened: () => Opened,
  wholePath?: () => string,
  differing?: () => ReadonlyMap<ClaimId, string> | undefined
): Session {
  const tongue = useFirstTongue();
  // The same object through all of a reader's ways about the map, unlike the data of a page.
  const map = $derived(opened().map);
  const texts = $derived(opened().texts);
  const marked = $derived(differing?.());
  const screen = $derived(screenFor(innerWidth.current, opened().handheld));
  const aside = new Aside(() => map);
  provideAside(aside);
  $effect(() => {
    const { locale } = tongue;
    if (map.claims.length > LARGE)
      return whenIdle(() => aside.prepare(locale), aside.knows(map.id) ? REST : 0);
    aside.forget();
  });
  $effect(() => () => aside.close());
  return new Session({
    get map() {
      return map;
    },
    get texts() {
      return texts;
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
    get differing() {
      return marked;
    },
    get screen() {
      return screen;
    },
    plan: (drawing, signal, told) => aside.plan(drawing, signal, told),
    go: (address, replaceState) => goto(address, { noScroll: true, keepFocus: true, replaceState })
  });
}
