import type { Claim, ClaimId, Reason } from '../model/map.ts';
import { effect, type Relations } from '../model/relations.ts';
import { wordsOf } from '../model/translate.ts';
import { clip } from '../text/wrap.ts';
import { TYPE } from './type.ts';
import type { Words } from './words.ts';

const SHORT = 280;

/** A claim's heading, or its first words where it has none. */
export function shortName(relations: Relations, id: ClaimId, language: string): string {
  const claim = relations.claim.get(id)!;
  const { heading, text } = wordsOf(relations.map, claim, language);
  return heading ?? clip(text, TYPE.reference, SHORT).text;
}

/** What a reason does in the debate: 'attacks “Deterrence”, denies it', 'undercuts the step from “…” to “…”'. */
export function sentence(relations: Relations, reason: Reason, premise: ClaimId, words: Words): string {
  const name = (id: ClaimId) => shortName(relations, id, words.language);
  const others = reason.premises.filter((id) => id !== premise).map((id) => words.quoted(name(id)));
  const said = deed(relations, reason, name, words);
  return others.length ? `${said} ${words.together(others.join(', '))}` : said;
}

function deed(relations: Relations, reason: Reason, name: (id: ClaimId) => string, words: Words): string {
  if ('claim' in reason.target) return words.reason(effect(reason), name(reason.target.claim), reason.move);
  const step = relations.reason.get(reason.target.reason)!;
  const from = step.premises.map(name).join('” + “');
  const to = name(relations.host(step)!);
  return reason.side === 'con' ? words.undercut(from, to, reason.move) : words.backsStep(from, to);
}

/** Whether a claim's sentence rests on no source at all. */
export function isUnsourced(claim: Claim): boolean {
  return !claim.citations?.length;
}
