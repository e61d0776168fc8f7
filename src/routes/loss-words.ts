import type { Loss } from '$lib/formats/format.ts';
import type { LossKind } from '$lib/formats/loss-kinds.ts';
import type { Messages } from '$lib/messages.ts';
import type { ArgumentMap } from '$lib/model/map.ts';
import { fieldNames } from './maps/[id]/source-words.ts';

/** What is lost, and how often, as a sentence. */
export function kindWords({ code, field = '', losses }: LossKind, say: Messages): string {
  const count = losses.length;
  if (code === 'map-field') return ownWords(losses, say);
  if (code === 'claim-field') return say.loss_claim_field({ count, field: claimField(field, say) });
  if (code === 'reason-field') return say.loss_reason_field({ count, field: reasonField(field, say) });
  if (code === 'citation-field') return say.loss_citation_field({ count, field: citationField(field, say) });
  if (code === 'source-field') return say.loss_source_field({ count, field: sourceField(field, say) });
  return say[`loss_${code}`]({ count });
}

/** What is lost of the map itself, as a sentence. */
export function ownWords(losses: readonly Loss[], say: Messages): string {
  return say.loss_map_field({ fields: losses.map(({ field = '' }) => mapField(field, say)).join(', ') });
}

function mapField(field: string, say: Messages): string {
  return named(field, {
    title: say.field_title({}),
    language: say.field_language({}),
    motion: say.loss_field_motion({}),
    background: say.loss_field_background({}),
    authors: say.field_authors({}),
    licence: say.field_licence({}),
    edited: say.loss_field_edited({}),
    facing: say.field_facing({}),
    translations: say.field_translations({}),
    notes: say.notes_title({}),
    copyOf: say.loss_field_copyof({})
  });
}

function claimField(field: string, say: Messages): string {
  return named(field, {
    heading: say.field_heading({}),
    basis: say.field_basis({}),
    note: say.field_note({}),
    tags: say.field_tags({})
  });
}

function reasonField(field: string, say: Messages): string {
  return named(field, { move: say.field_move({}), note: say.field_note({}) });
}

/** Fields of a quotation are named with it or without it. */
function citationField(field: string, say: Messages): string {
  return named(field.replace(/ of the quotation$/, ''), {
    locator: say.loss_field_locator({}),
    quote: say.loss_field_quote({}),
    passage: say.loss_field_passage({}),
    check: say.loss_field_check({}),
    marks: say.loss_field_marks({}),
    cite: say.loss_field_cite({}),
    prefix: say.loss_field_prefix({}),
    suffix: say.loss_field_suffix({}),
    translation: say.loss_field_translation({}),
    language: say.loss_field_quote_language({})
  });
}

function sourceField(field: string, say: Messages): string {
  return named(field, {
    ...Object.fromEntries(fieldNames(say)),
    corrections: say.loss_field_corrections({})
  });
}

/** The name of a field within a sentence; one that is not known is called what it is called in the file. */
function named(field: string, names: Readonly<Record<string, string>>): string {
  const name = Object.hasOwn(names, field) ? names[field]! : undefined;
  return name === undefined ? field : name.charAt(0).toLowerCase() + name.slice(1);
}

/** What tells which claim or source a loss is about; nothing where it is about all of the map. */
export function placesIn(map: ArgumentMap): (loss: Loss) => string | undefined {
  const claims = new Map(map.claims.map((claim) => [claim.id, claim]));
  const sources = new Map(map.sources.map((source) => [source.id, source]));
  return ({ claim, source }) => {
    if (claim !== undefined) return claims.get(claim)?.heading || claims.get(claim)?.text || claim;
    if (source === undefined) return undefined;
    const { 'title-short': short, title, URL } = sources.get(source) ?? {};
    return short || title || URL || source;
  };
}
