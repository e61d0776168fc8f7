import { dayOf } from '$lib/device/day.ts';
import type { Messages } from '$lib/messages.ts';
import type { ClaimId } from '$lib/model/map.ts';
import type { NoteOn } from '$lib/model/notes.ts';
import { sourceLabel } from '$lib/sources/label.ts';
import type { Reader } from './reader.ts';

const NAME = 'warrant name';

/** What notes beside a claim can be about: it, the step by which it serves, and its sources, each with its name. */
export function notableAt(
  { session }: Reader,
  claim: ClaimId,
  say: Messages
): { on: NoteOn; name: string }[] {
  const { relations } = session.debate;
  const home = session.homeOf(claim);
  const sources = new Set(relations.claim.get(claim)?.citations?.map(({ source }) => source));
  return [
    { on: { claim }, name: say.note_on_claim({}) },
    ...(home ? [{ on: { reason: home.id }, name: say.note_on_step({}) }] : []),
    ...[...sources].map((source) => ({
      on: { source },
      name: say.note_on_source({ name: sourceLabel(relations.source.get(source)!) })
    }))
  ];
}

/** The name that a person gave last. */
export function nameGiven(): string {
  try {
    return localStorage.getItem(NAME) ?? '';
  } catch {
    return '';
  }
}

export function rememberName(name: string): void {
  try {
    if (name.trim()) localStorage.setItem(NAME, name.trim());
    else localStorage.removeItem(NAME);
  } catch {
    // Where nothing is kept it is asked again.
  }
}

export function today(): string {
  return dayOf(Date.now());
}
