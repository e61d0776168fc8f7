import type { ArgumentMap, Citation, Claim, ClaimId, Reason, Source } from '../model/map.ts';
import type { Loss, LossCode } from './format.ts';

/** Fields by their names; ids, and what joins parts of a map, are held by every format. */
type Fields = readonly string[] | 'all';
/** Where it depends on the part which of its fields are held, what says so of one. */
type FieldsOf<T> = Fields | ((part: T) => Fields);

/** What of a map a format can hold. What is not named is lost. */
export interface Holds {
  /** Fields of the map itself, such as its title. */
  map?: Fields;
  /** Fields of a claim besides its id, text and citations. */
  claim?: FieldsOf<Claim>;
  /** Fields of a citation besides its source; without them no citations are held. */
  citation?: Fields;
  /** Fields of a quotation besides its words, where not all are held; without words it is none. */
  quote?: Fields;
  /**
   * Fields of a source besides its id and type, or what becomes of it; nothing where it and what cites it cannot be held.
   * Without them no sources are held.
   */
  source?: Fields | ((source: Source) => Fields | Omit<Source, 'id'> | undefined);
  /** Fields of a reason besides its id, side, premises and target. */
  reason?: FieldsOf<Reason>;
  /** Whether reasons for something are held; those against are by every format that holds reasons. */
  supports?: boolean;
  undercuts?: boolean;
  /** Premises that hold only together. */
  joint?: boolean;
  /** What becomes of the words of a field, where the format cannot hold all of them. */
  words?: (text: string, field: string) => string;
}

/** A language that is not known (BCP 47), which is nothing to lose. */
const UNKNOWN = 'und';

const OF_MAP = ['format', 'id'];
const OF_CLAIM = ['id', 'text', 'citations'];
const OF_REASON = ['id', 'side', 'premises', 'target'];
const OF_SOURCE = ['id', 'type'];
/** Fields that name a part of the map, whose words are never changed. */
const IDS: ReadonlySet<string> = new Set([
  ...['id', 'source', 'sources', 'motion', 'premises', 'claim', 'reason', 'facing', 'copyOf', 'format']
]);

/**
 * A map as a format can hold it, and everything that is lost on the way, each loss with its place. What a writer writes is
 * this map, so that reading it gives this map again: a report of losses that is right by construction.
 */
export function hold(map: ArgumentMap, holds: Holds): { map: ArgumentMap; losses: Loss[] } {
  const losses: Loss[] = [];
  const claims = new Map(map.claims.map((claim) => [claim.id, claim]));
  const lose = (code: LossCode, message: string, place: Omit<Loss, 'code' | 'message'> = {}) =>
    losses.push({ code, message, ...place });
  const name = (id: ClaimId) => `“${short(claims.get(id)?.heading || claims.get(id)?.text || id)}”`;

  /** The fields that are held, each other one told. */
  function kept<T extends object>(
    value: T,
    held: Fields | undefined,
    always: readonly string[],
    tell: (field: string) => void
  ): T {
    if (held === 'all') return spoken(value, '') as T;
    const entries = Object.entries(value).filter(([field, content]) => {
      if (content === undefined) return false;
      if (always.includes(field) || held?.includes(field)) return true;
      if (!isEmpty(content) && !(field === 'language' && content === UNKNOWN)) tell(field);
      return false;
    });
    return spoken(Object.fromEntries(entries), '') as T;
  }

  /** Whether words of the part that is looked at are not held as they are. */
  let isReworded = false;

  /** With every text as the format holds it, except ids. */
  function spoken(value: unknown, field: string): unknown {
    if (!holds.words) return value;
    if (typeof value === 'string') {
      if (IDS.has(field)) return value;
      const said = holds.words(value, field);
      isReworded ||= said !== value;
      return said;
    }
    if (Array.isArray(value)) return value.map((item) => spoken(item, field));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, content]) => [name, spoken(content, name)]));
  }

  /** Tells it where words of a part are changed while it is looked at. */
  function telling<T>(part: string, place: Omit<Loss, 'code' | 'message'>, look: () => T): T {
    isReworded = false;
    const found = look();
    if (isReworded) lose('words', `the words of ${part} are changed in the file`, place);
    return found;
  }

  function claimHeld(claim: Claim): Claim {
    const place = { claim: claim.id };
    const { citations = [], ...rest } = claim;
    const held = kept(rest, fieldsOf(holds.claim, claim), OF_CLAIM, (field) =>
      lose('claim-field', `the ${called(field)} of the claim ${name(claim.id)} is left out`, {
        ...place,
        field
      })
    );
    if (!citations.length) return claim.citations && holds.citation ? { ...held, citations: [] } : held;
    if (!holds.citation || !holds.source) {
      const count = citations.length === 1 ? 'a citation' : `${citations.length} citations`;
      lose('citation', `${count} of the claim ${name(claim.id)} cannot be held`, place);
      return held;
    }
    const citing = citations.filter(({ source }) => sources.has(source));
    const lost = citations.length - citing.length;
    if (lost) {
      const count = lost === 1 ? 'a citation' : `${lost} citations`;
      lose('citation', `${count} of the claim ${name(claim.id)} cannot be held`, place);
    }
    return citing.length
      ? { ...held, citations: citing.map((citation) => citationHeld(citation, claim)) }
      : held;
  }

  function citationHeld(citation: Citation, claim: Claim): Citation {
    const tell = (field: string) =>
      lose(
        'citation-field',
        `the ${called(field)} of a citation of the claim ${name(claim.id)} is left out`,
        {
          claim: claim.id,
          source: citation.source,
          field
        }
      );
    const held = kept(citation, holds.citation, ['source'], tell);
    if (!held.quote || !holds.quote) return held;
    const { quote, ...rest } = held;
    const words = kept(quote, holds.quote, ['exact'], (field) => tell(`${field} of the quotation`));
    return words.exact ? { ...rest, quote: words } : rest;
  }

  function sourceHeld(source: Source): Source | undefined {
    const known = `“${short(source['title-short'] ?? source.title ?? source.URL ?? source.id)}”`;
    const place = { source: source.id };
    const tell = (field: string) =>
      lose('source-field', `the ${called(field)} of the source ${known} is left out`, { ...place, field });
    return telling(`the source ${known}`, place, () => {
      const held = typeof holds.source === 'function' ? holds.source(source) : holds.source;
      if (held === 'all' || isList(held)) return kept(source, held, OF_SOURCE, tell);
      if (!held) {
        lose('source', `the source ${known} is left out`, place);
        return undefined;
      }
      for (const [field, content] of Object.entries(source))
        if (
          field !== 'id' &&
          !isEmpty(content) &&
          content !== (held as Partial<Source>)[field as keyof Source]
        )
          tell(field);
      return spoken({ ...held, id: source.id }, '') as Source;
    });
  }

  /** By the ids of reasons, the claim that an undercut is aimed at where a format has no undercuts. */
  const byId = new Map(map.reasons.map((reason) => [reason.id, reason]));
  function targetHeld(reason: Reason): Reason['target'] {
    if ('claim' in reason.target) return reason.target;
    const step = byId.get(reason.target.reason)!;
    if (holds.undercuts && (holds.supports || step.side === 'con')) return reason.target;
    const claim = step.premises[0]!;
    lose('undercut', `the undercut by ${name(reason.premises[0]!)} becomes a reason about ${name(claim)}`, {
      claim: reason.premises[0]!,
      reason: reason.id
    });
    return { claim };
  }

  function reasonsHeld(reason: Reason): Reason[] {
    const [first] = reason.premises;
    const place = { claim: first!, reason: reason.id };
    if (reason.side === 'pro' && !holds.supports) {
      lose('support', `the support by ${name(first!)} is left out`, place);
      return [];
    }
    const held = telling(`the reason from ${name(first!)}`, place, () =>
      kept(reason, fieldsOf(holds.reason, reason), OF_REASON, (field) =>
        lose('reason-field', `the ${called(field)} of the reason from ${name(first!)} is left out`, {
          ...place,
          field
        })
      )
    );
    const { id, premises } = reason;
    const target = targetHeld(reason);
    if (premises.length < 2 || holds.joint) return [{ ...held, id, premises, target }];
    const others = premises.slice(1).map(name).join(', ');
    lose('joint', `${name(first!)} no longer needs ${others}: each becomes a reason of its own`, place);
    const used = new Set<ClaimId>();
    return premises.flatMap((premise, at) => {
      if (used.has(premise)) return [];
      used.add(premise);
      return { ...held, id: at ? free(`${id}~${at + 1}`) : id, premises: [premise], target };
    });
  }

  /** An id that no other reason has. */
  const ids = new Set(byId.keys());
  function free(id: string): string {
    while (ids.has(id)) id += '~';
    ids.add(id);
    return id;
  }

  const { claims: _, reasons: __, sources: ___, ...head } = map;
  const own = telling('the map itself', {}, () =>
    kept(head, holds.map, OF_MAP, (field) =>
      lose('map-field', `the ${called(field)} of the map is left out`, { field })
    )
  );
  const sources = new Map<string, Source>();
  for (const source of map.sources) {
    const held = sourceHeld(source);
    if (held) sources.set(source.id, held);
  }
  return {
    map: {
      ...own,
      format: map.format,
      id: map.id,
      claims: map.claims.map((claim) =>
        telling(`the claim ${name(claim.id)}`, { claim: claim.id }, () => claimHeld(claim))
      ),
      reasons: map.reasons.flatMap(reasonsHeld),
      sources: [...sources.values()]
    },
    losses
  };
}

function fieldsOf<T>(fields: FieldsOf<T> | undefined, part: T): Fields | undefined {
  return typeof fields === 'function' ? fields(part) : fields;
}

/** Fields whose names say too little in a sentence. */
const CALLED: Readonly<Record<string, string>> = {
  authors: 'list of authors',
  edited: 'date of the last change',
  facing: 'pairing of claims that clash',
  translations: 'translation',
  notes: 'list of private notes',
  copyOf: 'origin',
  tags: 'list of tags',
  quote: 'quotation',
  check: 'check of a quotation',
  'title-short': 'short title',
  issued: 'date',
  accessed: 'date of access',
  'container-title': 'publication',
  'publisher-place': 'place of publication',
  'event-title': 'event',
  URL: 'address',
  archive_location: 'archived address',
  shortName: 'short name',
  accessNote: 'note on access',
  titleFrom: 'origin of the title',
  corrections: 'list of corrections'
};

function called(field: string): string {
  return Object.hasOwn(CALLED, field) ? CALLED[field]! : field;
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

/** So many characters tell which claim it is. */
const SHORT = 60;

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > SHORT ? `${line.slice(0, SHORT - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}
