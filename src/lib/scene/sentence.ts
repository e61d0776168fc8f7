import type { ArgumentMap, Citation, Claim, ClaimId, Reason } from '../model/map.ts';
import { outdated } from '../model/outdated.ts';
import { effect, type Relations } from '../model/relations.ts';
import type { Side } from '../model/sides.ts';
import { isUnsourced } from '../model/standing.ts';
import { wordsOf } from '../model/translate.ts';
import { clip } from '../text/wrap.ts';
import { TYPE } from './type.ts';
import type { Words } from './words.ts';

const SHORT = 280;
/** More characters than ever stand in so many px; a claim's text may be any length. */
export const ENOUGH = 2000;

/** A claim's heading, or its first words where it has none. */
export function shortName(relations: Relations, id: ClaimId, language: string): string {
  return shortWords(relations, id, language).text;
}

/** The same with the language that it is in. */
export function shortWords(
  { map, claim }: Relations,
  id: ClaimId,
  language: string
): { text: string; language: string } {
  const { heading, headingLanguage, text, textLanguage } = wordsOf(map, claim.get(id)!, language);
  return heading === undefined
    ? { text: clip(text.slice(0, ENOUGH), TYPE.reference, SHORT).text, language: textLanguage }
    : { text: heading, language: headingLanguage };
}

/** What a reason does in the debate: 'attacks “Deterrence”, denies it', 'undercuts the step from “…” to “…”'. */
export function sentence(relations: Relations, reason: Reason, premise: ClaimId, words: Words): string {
  const name = (id: ClaimId) => shortName(relations, id, words.language);
  const said = act(relations, reason, name, words);
  const premises = relations.premises(reason);
  if (premises.length === 1) return said;
  const others: ClaimId[] = [];
  for (const id of premises) {
    if (id !== premise && others.push(id) === FEW) break;
  }
  const more = premises.length - 1 - others.length;
  return others.length ? `${said} ${words.together(few(others, more, name, words))}` : said;
}

function act(relations: Relations, reason: Reason, name: (id: ClaimId) => string, words: Words): string {
  if (isOnMotion(relations, reason)) return words.onMotion(effect(reason), reason.move);
  if ('claim' in reason.target) return words.reason(effect(reason), name(reason.target.claim), reason.move);
  const step = relations.reason.get(reason.target.reason)!;
  const premises = relations.premises(step);
  const from = few(premises.slice(0, FEW), premises.length - FEW, name, words);
  const to = endOf(relations, step, words);
  return reason.side === 'con' ? words.undercut(from, to, reason.move) : words.backsStep(from, to);
}

/** What a reason leads to, in words: a claim, or the step to it. */
export function endOf(
  relations: Relations,
  reason: Reason,
  words: Pick<Words, 'language' | 'quoted' | 'stepTo'>
): string {
  const host = shortName(relations, relations.host(reason)!, words.language);
  return 'claim' in reason.target ? words.quoted(host) : words.stepTo(host);
}

const FEW = 3;

/** Names in quotation marks, and how many more there are: a reason may have any number of premises. */
function few(ids: readonly ClaimId[], more: number, name: (id: ClaimId) => string, words: Words): string {
  const names = ids.map((id) => words.quoted(name(id)));
  return more > 0 ? words.andMore(names.join(', '), more) : names.join(' + ');
}

/** Whether a reason is aimed at the motion itself, so that its side need not be said again. */
function isOnMotion({ map }: Relations, { target }: Reason): boolean {
  return map.motion !== undefined && 'claim' in target && target.claim === map.motion;
}

/** What a claim does and whom it serves, in one sentence: 'Attacks “Deterrence”: denies it, against the motion'. */
export function deed(
  relations: Relations,
  reason: Reason,
  premise: ClaimId,
  side: Side | undefined,
  words: Words
): string {
  return serving(relations, reason, sentence(relations, reason, premise, words), side, words);
}

/** The same of all premises of a reason, which stand together. */
export function deedOfAll(
  relations: Relations,
  reason: Reason,
  side: Side | undefined,
  words: Words
): string {
  const name = (id: ClaimId) => shortName(relations, id, words.language);
  return serving(relations, reason, act(relations, reason, name, words), side, words);
}

function serving(
  relations: Relations,
  reason: Reason,
  said: string,
  side: Side | undefined,
  words: Words
): string {
  return isOnMotion(relations, reason) ? said : `${said}, ${words.side(side)}`;
}

/** What a comparison of a citation's quotation with its source found, or that there has to be another one. */
export function checkSaid({ texts }: Relations, citation: Citation, words: Words): string {
  return words.check(citation.check, outdated(citation, texts) !== undefined);
}

/** What a claim rests on besides the sources that it names, in words: 'no source', 'inferred'. */
export function footing(claim: Claim, map: ArgumentMap, words: Words): string[] {
  const said = isUnsourced(claim, map) ? [words.noSource] : [];
  return claim.basis && claim.basis !== 'source' ? [...said, words.basis(claim.basis)] : said;
}
