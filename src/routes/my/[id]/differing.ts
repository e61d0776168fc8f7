import type { Messages } from '$lib/messages.ts';
import { fieldsBetween } from '$lib/model/compare.ts';
import type { Difference } from '$lib/model/difference.ts';
import type { ArgumentMap, Citation, Claim, ClaimId, Reason, Source } from '$lib/model/map.ts';
import { openNotes } from '$lib/model/notes.ts';
import { type Relations, relate } from '$lib/model/relations.ts';
import { same } from '$lib/model/same.ts';
import { sentence, shortName } from '$lib/scene/sentence.ts';
import type { Words } from '$lib/scene/words.ts';
import { sourceLabel } from '$lib/sources/label.ts';

/** Differences in the groups in which they are read, in this order. */
export const GROUPS = [
  'added',
  'removed',
  'reworded',
  'moved',
  'reversed',
  'cited',
  'described',
  'sources',
  'map'
] as const;
export type Group = (typeof GROUPS)[number];

export function groupOf({ kind }: Difference): Group {
  switch (kind) {
    case 'reordered':
    case 'used':
    case 'unused':
    case 'premises':
      return 'moved';
    case 'source added':
    case 'source changed':
    case 'source removed':
      return 'sources';
    default:
      return kind;
  }
}

export function groupWords(group: Group, say: Messages): string {
  const words: Record<Group, string> = {
    added: say.diff_added({}),
    removed: say.diff_removed({}),
    reworded: say.diff_reworded({}),
    moved: say.diff_moved({}),
    reversed: say.diff_reversed({}),
    cited: say.diff_cited({}),
    described: say.diff_described({}),
    sources: say.diff_sources({}),
    map: say.diff_map({})
  };
  return words[group];
}

/** What stands on the card of a claim that differs: what was done first of all that was done. */
export function badges(differences: readonly Difference[], say: Messages): ReadonlyMap<ClaimId, string> {
  const words: Readonly<Partial<Record<Group, string>>> = {
    added: say.badge_added({}),
    reworded: say.badge_reworded({}),
    moved: say.badge_moved({}),
    reversed: say.badge_reversed({}),
    cited: say.badge_cited({}),
    described: say.badge_described({})
  };
  const found = new Map<ClaimId, string[]>();
  for (const each of differences) {
    const said = words[groupOf(each)];
    if (!said || !('claim' in each)) continue;
    const all = found.get(each.claim) ?? [];
    if (!all.includes(said)) found.set(each.claim, [...all, said]);
  }
  return new Map([...found].map(([claim, all]) => [claim, all.join(', ')]));
}

/** A part of what is told of a difference: under a label, words that stand or that stand no more. */
export interface Line {
  label?: string;
  text: string;
  language?: string;
  gone?: boolean;
}

/** The map before and after, as they are asked for names. */
export class Between {
  readonly before: Relations;
  readonly after: Relations;
  readonly #words: Words;
  readonly #say: Messages;

  constructor(before: ArgumentMap, after: ArgumentMap, words: Words, say: Messages) {
    this.before = relate(before);
    this.after = relate(after);
    this.#words = words;
    this.#say = say;
  }

  /** What a difference is about, in few words. */
  nameOf(difference: Difference): string {
    if ('claim' in difference) return this.#claim(difference.claim);
    if ('source' in difference) return this.#source(difference.source);
    return this.#field(difference.field);
  }

  /** What was another before, and what it is now. */
  linesOf(difference: Difference): Line[] {
    const say = this.#say;
    switch (difference.kind) {
      case 'added':
      case 'removed': {
        const isGone = difference.kind === 'removed';
        const { entry, reason, claim } = difference;
        const relations = isGone ? this.before : this.after;
        const language = relations.map.language;
        return [
          ...(this.#claim(claim) === entry.text ? [] : [{ text: entry.text, language, gone: isGone }]),
          ...(reason ? [{ text: this.#sentence(relations, reason, claim) }] : []),
          ...(entry.citations ?? []).map((each) => ({ text: this.#citation(each, relations) }))
        ];
      }
      case 'reworded': {
        const { before = {}, after = {}, language } = difference;
        return (['text', 'heading'] as const).flatMap((name) =>
          before[name] === after[name]
            ? []
            : this.#pair(
                language === undefined ? this.#field(name) : `${this.#field(name)} (${language})`,
                before[name] ?? '',
                after[name] ?? '',
                language
              )
        );
      }
      case 'moved':
      case 'reversed':
      case 'premises': {
        const { before, after, claim } = difference;
        const was = this.#sentence(this.before, before, claim);
        return this.#pair(undefined, was, this.#sentence(this.after, after, claim));
      }
      case 'reordered':
        return [
          {
            label: say.diff_order({}),
            text: this.#sentence(this.after, difference.after, difference.claim)
          }
        ];
      case 'used':
        return [
          { label: say.diff_used({}), text: this.#sentence(this.after, difference.reason, difference.claim) }
        ];
      case 'unused':
        return [
          {
            label: say.diff_unused({}),
            text: this.#sentence(this.before, difference.reason, difference.claim),
            gone: true
          }
        ];
      case 'cited': {
        const [before = [], after = []] = [difference.before.citations, difference.after.citations];
        const missing = (from: readonly Citation[], others: readonly Citation[]) =>
          from.filter((each) => !others.some((other) => same(each, other)));
        const gone = missing(before, after);
        const come = missing(after, before);
        // The same ones in another order.
        const [old, now] = gone.length + come.length ? [gone, come] : [before, after];
        return [
          ...old.map((each) => ({
            label: say.diff_gone({}),
            text: this.#citation(each, this.before),
            gone: true
          })),
          ...now.map((each) => ({ label: say.diff_new({}), text: this.#citation(each, this.after) }))
        ];
      }
      case 'described':
      case 'source changed':
        return this.#fields(difference.before, difference.after);
      case 'source added':
        return [{ label: say.diff_source_added({}), text: titleOf(difference.entry) }];
      case 'source removed':
        return [{ label: say.diff_source_removed({}), text: titleOf(difference.entry), gone: true }];
      case 'map': {
        const { field, before, after } = difference;
        return this.#pair(
          undefined,
          this.#value(field, before, this.before),
          this.#value(field, after, this.after)
        );
      }
    }
  }

  #fields(before: Claim | Reason | Source, after: Claim | Reason | Source): Line[] {
    const apart = ['text', 'heading', 'citations', 'side', 'target', 'premises'];
    return fieldsBetween(before, after).flatMap(({ name }) =>
      apart.includes(name)
        ? []
        : this.#pair(
            this.#field(name),
            this.#value(name, before[name as keyof typeof before], this.before),
            this.#value(name, after[name as keyof typeof after], this.after)
          )
    );
  }

  #pair(name: string | undefined, before: string, after: string, language?: string): Line[] {
    const say = this.#say;
    const label = (words: string) => (name === undefined ? words : `${name}, ${words.toLocaleLowerCase()}`);
    const spoken = language === undefined ? {} : { language };
    return [
      { label: label(say.diff_before({})), text: before || say.diff_nothing({}), ...spoken, gone: true },
      { label: label(say.diff_after({})), text: after || say.diff_nothing({}), ...spoken }
    ];
  }

  #claim(id: ClaimId): string {
    const { language } = this.#words;
    if (this.after.claim.has(id)) return shortName(this.after, id, language);
    return this.before.claim.has(id) ? shortName(this.before, id, language) : id;
  }

  #source(id: string): string {
    const source = this.after.source.get(id) ?? this.before.source.get(id);
    return source ? sourceLabel(source) : id;
  }

  #sentence(relations: Relations, reason: Reason, claim: ClaimId): string {
    return relations.reason.has(reason.id) ? sentence(relations, reason, claim, this.#words) : '';
  }

  #citation({ source, locator, quote, check }: Citation, relations: Relations): string {
    const found = relations.source.get(source);
    return [
      found ? sourceLabel(found) : source,
      locator,
      quote && this.#words.quoted(quote.exact),
      check && this.#words.check(check)
    ]
      .filter(Boolean)
      .join(', ');
  }

  #field(name: string): string {
    const say = this.#say;
    const words: Readonly<Record<string, string>> = {
      text: say.field_text({}),
      heading: say.field_heading({}),
      title: say.field_title({}),
      motion: say.motion({}),
      language: say.field_language({}),
      background: say.background({}),
      authors: say.field_authors({}),
      licence: say.field_licence({}),
      facing: say.field_facing({}),
      translations: say.field_translations({}),
      notes: say.notes_title({}),
      note: say.field_note({}),
      basis: say.field_basis({}),
      tags: say.field_tags({}),
      move: say.field_move({})
    };
    return Object.hasOwn(words, name) ? words[name]! : name;
  }

  #value(field: string, value: unknown, { map }: Relations): string {
    if (value === undefined) return '';
    if (field === 'motion') return map.claims.find(({ id }) => id === value)?.text ?? String(value);
    if (field === 'background') return (value as { text: string }).text;
    if (field === 'notes') return this.#say.notes_count({ count: openNotes(map) });
    if (field === 'facing')
      return (value as [string, string][])
        .map((pair) => pair.map((id) => this.#claim(id)).join(' – '))
        .join('; ');
    if (field === 'move') return this.#words.move(value as NonNullable<Reason['move']>);
    if (typeof value !== 'object') return String(value);
    const isFlat = Array.isArray(value) && value.every((each) => typeof each !== 'object');
    return isFlat ? value.join(', ') : JSON.stringify(value);
  }
}

function titleOf(source: Source): string {
  return source.title ? `${sourceLabel(source)}: ${source.title}` : sourceLabel(source);
}
