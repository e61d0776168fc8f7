import fc from 'fast-check';
import type { ArgumentMap, Citation, Claim, Note, Reason, Source } from '../src/lib/model/map.ts';

export interface MapOptions {
  /** No claim stands, over any number of steps, for or against itself. */
  acyclic?: boolean;
  /** There is a motion, and every claim reaches it. */
  rooted?: boolean;
  /** Texts and ids of every script, with control characters, lone surrogates and what means something in XML. */
  hostile?: boolean;
  largest?: number;
  /** There are notes on some parts. */
  notes?: boolean;
}

/** Any map that `check` passes: shared claims, co-premises, undercuts of undercuts, circles, several trees. */
export function maps(options: MapOptions = {}): fc.Arbitrary<ArgumentMap> {
  const { rooted = false, hostile = false, largest = 12, notes = false } = options;
  const words = hostile ? hostileText : plainText;
  return fc
    .record({
      claims: fc.array(rawClaim(words), { minLength: rooted ? 1 : 0, maxLength: largest }),
      reasons: fc.array(rawReason(words), { maxLength: 2 * largest }),
      sources: fc.array(rawSource(words), { maxLength: 4 }),
      prefix: hostile ? hostileText : fc.constant(''),
      motion: fc.option(fc.nat(), { nil: undefined }),
      title: words,
      background: fc.option(words, { nil: undefined }),
      edited: fc.option(fc.constantFrom('2026-11-23', '2024-02-29'), { nil: undefined }),
      translated: fc.array(fc.record({ claim: fc.nat(), text: some(words), heading: some(words) }), {
        maxLength: 3
      }),
      facing: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 2 }),
      notes: notes ? some(fc.array(rawNote(words), { maxLength: 3 })) : fc.constant(undefined)
    })
    .map((raw): ArgumentMap => {
      const claimId = (at: number) => `${raw.prefix}c${at}`;
      const sourceId = (at: number) => `${raw.prefix}s${at}`;
      const any = (at: number) => claimId(at % raw.claims.length);
      const claims = raw.claims.map(({ rank, link: _, citations, ...claim }, at) => ({
        rank,
        value: bare<Claim>({
          id: claimId(at),
          ...claim,
          citations: raw.sources.length
            ? citations.map(({ source, ...rest }) =>
                bare<Citation>({ source: sourceId(source % raw.sources.length), ...rest })
              )
            : undefined
        })
      }));
      const nonempty = raw.claims.length > 0;
      const reasons = nonempty ? reasonsFrom(raw.claims, raw.reasons, raw.prefix, options) : [];
      return bare<ArgumentMap>({
        format: 'warrant/1',
        id: `${raw.prefix}map`,
        title: raw.title,
        language: 'en',
        motion: rooted ? claimId(0) : nonempty && raw.motion !== undefined ? any(raw.motion) : undefined,
        background:
          raw.background === undefined
            ? undefined
            : { text: raw.background, sources: raw.sources.map((_, at) => sourceId(at)) },
        edited: raw.edited,
        claims: ranked(claims),
        reasons,
        sources: raw.sources.map((source, at) => bare<Source>({ id: sourceId(at), ...source })),
        facing: nonempty ? raw.facing.map(([one, other]) => [any(one), any(other)]) : undefined,
        translations: nonempty
          ? {
              lt: Object.fromEntries(raw.translated.map(({ claim, ...words }) => [any(claim), bare(words)]))
            }
          : undefined,
        notes:
          raw.notes &&
          Object.fromEntries(
            raw.notes.flatMap(({ part, ...rest }, at): [string, Note][] => {
              const reason = reasons[part % (reasons.length + 1)];
              const on = reason ? { reason: reason.id } : nonempty && { claim: any(part) };
              return on ? [[`${raw.prefix}n${at}`, bare<Note>({ on, ...rest })]] : [];
            })
          )
      });
    });
}

function rawNote(words: fc.Arbitrary<string>) {
  return fc.record({ part: fc.nat(), text: words, by: some(words), done: some(fc.boolean()) });
}

interface RawReason {
  rank: number;
  con: boolean;
  /** Aimed at an earlier reason rather than at a claim. */
  onStep: boolean;
  target: number;
  premises: number[];
  move?: Reason['move'];
  note?: string;
}

function reasonsFrom(
  claims: readonly { rank: number; link: number }[],
  raw: readonly RawReason[],
  prefix: string,
  { acyclic = false, rooted = false }: MapOptions
): Reason[] {
  const reasons: { rank: number; host: number; value: Reason }[] = [];
  const add = ({ rank, con, onStep, target, premises, move, note }: RawReason) => {
    const step = onStep && reasons.length ? reasons[target % reasons.length] : undefined;
    const host = step ? step.host : target % claims.length;
    const first = acyclic ? host + 1 : 0;
    if (first >= claims.length) return;
    const value = bare<Reason>({
      id: `${prefix}r${reasons.length}`,
      side: con ? 'con' : 'pro',
      premises: [...new Set(premises.map((at) => first + (at % (claims.length - first))))].map(
        (at) => `${prefix}c${at}`
      ),
      target: step ? { reason: step.value.id } : { claim: `${prefix}c${host}` },
      move,
      note
    });
    reasons.push({ rank, host, value });
  };
  for (const each of raw) add(each);
  if (rooted) {
    for (const [at, { rank, link }] of claims.entries()) {
      if (at === 0) continue;
      const host = link % at;
      const value: Reason = {
        id: `${prefix}l${at}`,
        side: link % 2 ? 'con' : 'pro',
        premises: [`${prefix}c${at}`],
        target: { claim: `${prefix}c${host}` }
      };
      reasons.push({ rank, host, value });
    }
  }
  return ranked(reasons);
}

function rawClaim(words: fc.Arbitrary<string>) {
  return fc.record({
    rank: fc.nat({ max: 1000 }),
    link: fc.nat(),
    text: words,
    heading: some(words),
    basis: some(fc.constantFrom('source', 'inference', 'reasoning', 'own knowledge')),
    note: some(words),
    tags: some(fc.array(words, { maxLength: 2 })),
    citations: fc.array(
      fc.record({
        source: fc.nat(),
        locator: some(words),
        quote: some(
          fc.record({ exact: words, translation: words, language: fc.constantFrom('de', 'lt', 'uk') })
        ),
        check: some(
          fc.record({
            result: fc.constantFrom('exact', 'close', 'absent', 'unseen'),
            on: fc.constant('2026-11-23'),
            how: words
          })
        )
      }),
      { maxLength: 3 }
    )
  });
}

function rawReason(words: fc.Arbitrary<string>): fc.Arbitrary<RawReason> {
  return fc.record({
    rank: fc.nat({ max: 1000 }),
    con: fc.boolean(),
    onStep: fc.boolean(),
    target: fc.nat(),
    premises: fc.oneof(
      { weight: 3, arbitrary: fc.array(fc.nat(), { minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: fc.array(fc.nat(), { minLength: 2, maxLength: 3 }) }
    ),
    move: some(fc.constantFrom('denies', 'mitigates', 'outweighs', 'turns', 'concedes')),
    note: some(words)
  });
}

function rawSource(words: fc.Arbitrary<string>) {
  return fc.record({
    type: fc.constantFrom('article-newspaper', 'report', 'webpage', 'treaty'),
    title: some(words),
    author: some(fc.array(fc.record({ family: words, given: words }), { maxLength: 2 })),
    issued: some(
      fc.constantFrom([2024, 7, 18], [2024, 7], [2024]).map((parts) => ({ 'date-parts': [[...parts]] }))
    ),
    'container-title': some(words),
    publisher: some(words),
    page: some(fc.oneof(fc.nat(), words)),
    DOI: some(words),
    URL: some(
      fc.oneof(fc.webUrl(), words, fc.constantFrom('javascript:alert(1)', 'https://example.org/a b?q="<&>"'))
    ),
    archive_location: some(fc.webUrl()),
    shortName: some(words),
    access: some(fc.constantFrom('original', 'syndicated copy', 'mirror', 'second-hand', 'not seen'))
  });
}

const plainText = fc
  .array(fc.constantFrom('deterrence', 'weapon', 'civilians', 'treaty', 'Lithuania', 'war', 'a', 'of'), {
    minLength: 1,
    maxLength: 14
  })
  .map((words) => `${words.join(' ')}.`);

/** Letters, and whatever has broken a program somewhere. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        ...[
          '<svg onload="x">',
          ']]>',
          '<!--',
          '&amp;',
          '&#0;',
          "'",
          '"',
          '\\',
          '\u0000',
          '\u0007',
          '\u001B[2J'
        ],
        ...[
          '\u007F',
          '\u0085',
          '\uD800',
          '\uDC00',
          '\uFFFE',
          '\uFFFF',
          '\u{1FFFF}',
          '\u2028',
          '\u202E',
          '\u200F'
        ],
        ...[
          'שלום',
          'مرحبا',
          '👩‍👩‍👧‍👦',
          '🇱🇹',
          'e\u0301\u0323',
          'İıŞğ',
          'žąsų',
          'Київ',
          '\t',
          '\r\n',
          '\n',
          ' ',
          '\u00AD'
        ],
        ...['__proto__', 'constructor', '{{x}}', 'x'.repeat(80), 'javascript:alert(1)']
      )
    ),
    { maxLength: 6 }
  )
  .map((parts) => parts.join(' '));

function some<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

function ranked<T>(items: readonly { rank: number; value: T }[]): T[] {
  return [...items].sort((a, b) => a.rank - b.rank).map(({ value }) => value);
}

/** Without the fields that are undefined, as JSON has none. */
function bare<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}
