import * as v from 'valibot';
import { type At, all, type Edit, type Field } from './edit.ts';
import { ArgumentMap, type Claim, type ClaimId, type Reason, type ReasonId, type SourceId } from './map.ts';
import { type Refusal, unknown } from './refusal.ts';
import type { Relations } from './relations.ts';
import { same } from './same.ts';

/** Words of a claim: what is not named stays, and a heading or translation without any words is taken away. */
export interface Wording {
  text?: string | null;
  heading?: string | null;
}

/**
 * Gives a claim another sentence or heading, in the map's own language or, with another one, in translation. White
 * space at the ends falls away. Refused: a claim without words, what is not a language tag.
 */
export function reword(
  relations: Relations,
  wish: Wording & { claim: ClaimId; language?: string }
): Edit | Refusal {
  const { claim: id, language = relations.map.language, text, heading } = wish;
  const strange = unknown(relations, { claims: [id] });
  if (strange) return strange;
  if (!isLanguageTag(language)) return { refused: 'language', language };
  const wording = { text: text?.trim() ?? text, heading: heading?.trim() ?? heading };
  if (language !== relations.map.language) return translate(relations.map, language, id, wording);
  if (wording.text !== undefined && !wording.text) return { refused: 'empty' };
  return change(['claims', id], relations.claim.get(id)!, wording);
}

function translate(map: ArgumentMap, language: string, id: ClaimId, wording: Wording): Edit | Refusal {
  const before = translationOf(map, language, id) ?? {};
  const after: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(wording)) {
    if (isNothing(value)) delete after[name];
    else if (value !== undefined) after[name] = value;
  }
  if (same(before, after)) return { refused: 'unchanged' };
  return all(translationEdits(map, language, id, Object.keys(after).length ? after : undefined));
}

/** A claim's words in another language. */
export function translationOf(
  { translations }: ArgumentMap,
  language: string,
  id: ClaimId
): Wording | undefined {
  const table = translations && Object.hasOwn(translations, language) ? translations[language]! : {};
  return Object.hasOwn(table, id) ? table[id] : undefined;
}

/** Sets a claim's words in another language, or takes them away; makes room for the language where there is none. */
export function translationEdits(
  { translations }: ArgumentMap,
  language: string,
  id: ClaimId,
  value: object | undefined
): Edit[] {
  const edits: Edit[] = [];
  const room = (at: At, name: string) =>
    edits.push({ do: 'set', at, fields: [{ name, value: {}, only: 'absent' }] });
  if (!translations) room([], 'translations');
  if (!translations || !Object.hasOwn(translations, language)) room(['translations'], language);
  edits.push({ do: 'set', at: ['translations', language], fields: [{ name: id, ...(value && { value }) }] });
  return edits;
}

/** What is said of the map as a whole; null, no words or an empty list takes a field away. */
export interface MapDetails {
  title?: string;
  language?: string;
  motion?: ClaimId | null;
  background?: { text: string; sources?: readonly SourceId[] } | null;
  authors?: readonly string[] | null;
  licence?: string | null;
  /** A day like '2026-11-23'. */
  edited?: string | null;
  facing?: readonly (readonly [ClaimId, ClaimId])[] | null;
}

/** Sets what is said of the map as a whole. Refused: a title without words. */
export function describeMap(relations: Relations, details: MapDetails): Edit | Refusal {
  const { title, language, motion, background, facing } = details;
  const strange = unknown(relations, {
    claims: [...(typeof motion === 'string' ? [motion] : []), ...(facing?.flat() ?? [])],
    sources: background?.sources ?? []
  });
  if (strange) return strange;
  if (title !== undefined && !title.trim()) return { refused: 'empty' };
  if (language !== undefined && !isLanguageTag(language)) return { refused: 'language', language };
  const blank = background && !background.text.trim() && !background.sources?.length;
  return change([], relations.map, { ...details, ...(blank && { background: null }) });
}

/** What is said of a claim besides its words and citations; null, no words or an empty list takes a field away. */
export interface ClaimDetails {
  basis?: Claim['basis'] | null;
  note?: string | null;
  tags?: readonly string[] | null;
}

/** Sets what is said of a claim besides its words and citations. */
export function describeClaim(
  relations: Relations,
  { claim: id, ...details }: ClaimDetails & { claim: ClaimId }
): Edit | Refusal {
  const strange = unknown(relations, { claims: [id] });
  return strange ?? change(['claims', id], relations.claim.get(id)!, details);
}

/** How a reason works, in the words of debaters, and a note about it; null takes a field away. */
export interface ReasonDetails {
  move?: Reason['move'] | null;
  note?: string | null;
}

/** Sets how a reason works and the note about it. */
export function describeReason(
  relations: Relations,
  { reason: id, ...details }: ReasonDetails & { reason: ReasonId }
): Edit | Refusal {
  const strange = unknown(relations, { reasons: [id] });
  return strange ?? change(['reasons', id], relations.reason.get(id)!, details);
}

/** Sets the fields that are wished otherwise than they are. */
export function change(at: At, object: object, wish: object): Edit | Refusal {
  const fields = fieldsFor(object, wish);
  return fields.length ? { do: 'set', at, fields } : { refused: 'unchanged' };
}

/** The fields in which an object is not as it is wished; what is wished to be nothing is taken away. */
export function fieldsFor(object: object, wish: object): Field[] {
  return Object.entries(wish).flatMap(([name, value]): Field[] => {
    if (value === undefined) return [];
    const had = Object.hasOwn(object, name) ? object[name as keyof object] : undefined;
    if (isNothing(value)) return had === undefined ? [] : [{ name }];
    return same(had, value) ? [] : [{ name, value }];
  });
}

function isNothing(value: unknown): boolean {
  if (typeof value === 'string') return !value.trim();
  return value === null || (Array.isArray(value) && !value.length);
}

/** Whether a text is a language tag as a map may hold it: 'lt', 'pt-BR'. */
export function isLanguageTag(tag: string): boolean {
  return v.is(ArgumentMap.entries.language, tag);
}
