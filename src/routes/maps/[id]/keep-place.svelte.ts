import { tick } from 'svelte';
import { afterNavigate } from '$app/navigation';
import { page } from '$app/state';
import type { Session } from '$lib/editor/session.svelte.ts';
import type { Reading } from '$lib/editor/sight.ts';
import type { ClaimId } from '$lib/model/map.ts';

/** The parts of a page among which the keyboard and the eye may be lost. */
export interface Parts {
  /** What is read, and what is told of the selected claim beside it. */
  readonly content: HTMLElement;
  readonly panel: HTMLElement | undefined;
  /** Gives the keyboard to a claim on the map. */
  focusClaim(claim: ClaimId): void;
}

/**
 * Keeps a reader's place while the page changes: what is newly shown begins at its top, or at the selected claim, and
 * the keyboard goes on from the claim where what had it is gone.
 */
export function keepPlace(session: Session, parts: Parts): void {
  let before: ClaimId | undefined;
  let started = false;
  $effect(() => {
    const { claim } = session;
    const next = claim ?? before;
    const changed = started && before !== claim;
    started = true;
    before = claim;
    if (!changed || next === undefined) return;
    // Where the page is laid out anyway: asked for at once, it would be laid out twice.
    requestAnimationFrame(() => {
      if (parts.panel) parts.panel.scrollTop = 0;
    });
    tick().then(() => {
      if (session.sight.reading !== 'map' && claim !== undefined) look(claim);
      giveKeyboard(next);
    });
  });

  // The router takes the keyboard away going back and forward, and a link may lead to where it is not any more.
  afterNavigate(({ type }) => {
    const next = session.claim ?? session.debate.map.motion;
    if (type !== 'enter' && next !== undefined) tick().then(() => giveKeyboard(next));
  });

  let readBefore: Reading | undefined;
  $effect(() => {
    const { sight, claim } = session;
    if (sight.reading === readBefore) return;
    readBefore = sight.reading;
    if (page.url.hash) return;
    tick().then(() => {
      const place = claim !== undefined && sight.reading !== 'table' ? told(claim)[0] : undefined;
      if (place) place.scrollIntoView({ block: 'center' });
      else parts.content.scrollTop = 0;
    });
  });

  function giveKeyboard(claim: ClaimId): void {
    if (document.activeElement !== document.body) return;
    const inPanel = parts.panel?.querySelector<HTMLElement>('h2');
    if (!inPanel && session.sight.reading === 'map') {
      parts.focusClaim(claim);
      return;
    }
    const next = inPanel ?? linkTo(claim) ?? parts.content;
    next.focus({ preventScroll: true });
    // Who goes by keys sees where; who does not keeps what is looked at.
    if (next.matches(':focus-visible')) next.scrollIntoView({ block: 'nearest' });
  }

  /** The places in what is read, but for the map, that tell a selected claim. */
  function told(claim: ClaimId): Element[] {
    const line = outlined(claim);
    if (line?.checkVisibility()) return [line];
    return [...parts.content.querySelectorAll('.column.shown a[aria-current="true"]')];
  }

  /** Has a claim that was selected elsewhere in sight where it is told. */
  function look(claim: ClaimId): void {
    const places = told(claim);
    const { top, bottom } = parts.content.getBoundingClientRect();
    const isInSight = (place: Element) => {
      const box = place.getBoundingClientRect();
      return box.bottom > top && box.top < bottom;
    };
    if (!places.some(isInSight)) places[0]?.scrollIntoView({ block: 'center' });
  }

  /** Where a claim is told in what is read, or else the first link to it. */
  function linkTo(claim: ClaimId): HTMLElement | undefined {
    const item = outlined(claim)?.closest<HTMLElement>('[role="treeitem"]');
    if (item?.checkVisibility()) return item;
    const links = parts.content.querySelectorAll<HTMLAnchorElement>('.shown a[href*="claim="]');
    return [...links].find(({ search }) => new URLSearchParams(search).get('claim') === claim);
  }
}

const outlined = (claim: ClaimId) => document.getElementById(`outline-${claim}`);
