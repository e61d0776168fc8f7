import * as v from 'valibot';

/** The format that this program reads and writes; a later one is refused, never guessed at. */
export const FORMAT = 'warrant/1';

const Id = v.pipe(v.string(), v.minLength(1, 'is empty'));
const Day = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|[12]\d))$/,
    'is not a date like 2026-11-23'
  )
);
const Language = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'is not a language tag like "lt" or "pt-BR"')
);

/** A person or body in CSL-JSON: in parts, or as one `literal` name. */
const Name = v.object({
  family: v.optional(v.string()),
  given: v.optional(v.string()),
  'dropping-particle': v.optional(v.string()),
  'non-dropping-particle': v.optional(v.string()),
  suffix: v.optional(v.string()),
  literal: v.optional(v.string())
});

/** A date in CSL-JSON: year, month and day, as many as are known, or words. */
const CslDate = v.object({
  'date-parts': v.optional(v.array(v.array(v.union([v.number(), v.string()])))),
  literal: v.optional(v.string()),
  raw: v.optional(v.string())
});

/** A CSL-JSON item (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html) with what a debate adds. */
const Source = v.object({
  id: Id,
  type: v.string(),
  title: v.optional(v.string()),
  'title-short': v.optional(v.string()),
  author: v.optional(v.array(Name)),
  editor: v.optional(v.array(Name)),
  issued: v.optional(CslDate),
  accessed: v.optional(CslDate),
  'container-title': v.optional(v.string()),
  publisher: v.optional(v.string()),
  'publisher-place': v.optional(v.string()),
  'event-title': v.optional(v.string()),
  edition: v.optional(v.union([v.string(), v.number()])),
  volume: v.optional(v.union([v.string(), v.number()])),
  /** Of a journal; `number` is that of a report or law. */
  issue: v.optional(v.union([v.string(), v.number()])),
  number: v.optional(v.union([v.string(), v.number()])),
  page: v.optional(v.union([v.string(), v.number()])),
  /** What kind of work in words: 'PhD diss.', 'Press release'. */
  genre: v.optional(v.string()),
  ISBN: v.optional(v.string()),
  DOI: v.optional(v.string()),
  URL: v.optional(v.string()),
  archive: v.optional(v.string()),
  archive_location: v.optional(v.string()),
  language: v.optional(v.string()),
  note: v.optional(v.string()),
  /** As a judge would name it: 'ICRC'. */
  shortName: v.optional(v.string()),
  qualifications: v.optional(v.string()),
  /** What kind of voice it is: 'press agency', 'advocacy', 'primary (government)'. */
  role: v.optional(v.string()),
  /** How the source was seen. */
  access: v.optional(v.picklist(['original', 'syndicated copy', 'mirror', 'second-hand', 'not seen'])),
  accessNote: v.optional(v.string()),
  titleFrom: v.optional(v.string()),
  /** What a later reading found about this record; `from` and `to` are the record's old and suggested words. */
  corrections: v.optional(
    v.array(
      v.object({
        field: v.string(),
        from: v.optional(v.string()),
        to: v.optional(v.string()),
        seenAt: v.optional(v.string()),
        note: v.optional(v.string())
      })
    )
  )
});

/** A W3C TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector), with its translation. */
const Quote = v.object({
  exact: v.string(),
  prefix: v.optional(v.string()),
  suffix: v.optional(v.string()),
  language: v.optional(Language),
  translation: v.optional(v.string())
});

/** What a comparison of the quotation with its source's text found. */
const QuoteCheck = v.object({
  result: v.picklist(['exact', 'close', 'absent', 'unseen']),
  on: Day,
  how: v.string(),
  /** Where the text that was compared stands, where that is not the source's own address: an address, or words. */
  seenAt: v.optional(v.string()),
  /** False where the text compared did not come from the source's own address. */
  sameAddress: v.optional(v.boolean()),
  note: v.optional(v.string()),
  /** SHA-256 of the text that was compared, in hexadecimal. */
  snapshot: v.optional(v.string()),
  /** The quotation as it was when it was compared: the check speaks of these words and of no others. */
  words: v.optional(v.string())
});

const Unit = v.pipe(v.number(), v.integer('is not a whole number'));

/** The longer text of an evidence card; marks count UTF-16 units. */
const Passage = v.object({
  text: v.string(),
  marks: v.array(v.object({ start: Unit, end: Unit, level: v.string() }))
});

const Citation = v.object({
  source: Id,
  locator: v.optional(v.string()),
  quote: v.optional(Quote),
  passage: v.optional(Passage),
  check: v.optional(QuoteCheck)
});

const Claim = v.object({
  id: Id,
  /** One sentence. */
  text: v.string(),
  /** At most 40 characters, for small scales. */
  heading: v.optional(v.string()),
  /** What the sentence rests on; 'inference' goes beyond the words of its sources. */
  basis: v.optional(v.picklist(['source', 'inference', 'reasoning', 'own knowledge'])),
  note: v.optional(v.string()),
  tags: v.optional(v.array(v.string())),
  citations: v.optional(v.array(Citation))
});

const Target = v.union(
  [v.object({ claim: Id }), v.object({ reason: Id })],
  'expected {"claim": …} or {"reason": …}'
);

const Reason = v.object({
  id: Id,
  /** For ('pro') or against ('con') its target; a con reason aimed at a reason is an undercut. */
  side: v.picklist(['pro', 'con']),
  /** One claim, or several that hold only together. */
  premises: v.pipe(v.array(Id), v.minLength(1, 'names no claim')),
  target: Target,
  /** How an attack works, as debaters say it. */
  move: v.optional(v.picklist(['denies', 'mitigates', 'outweighs', 'turns', 'concedes'])),
  note: v.optional(v.string())
});

/** A remark about one part of a map, for those who make it. */
const Note = v.object({
  on: v.union(
    [v.object({ claim: Id }), v.object({ reason: Id }), v.object({ source: Id })],
    'expected {"claim": …}, {"reason": …} or {"source": …}'
  ),
  text: v.string(),
  by: v.optional(v.string()),
  at: v.optional(Day),
  done: v.optional(v.boolean())
});

const Translation = v.object({ text: v.optional(v.string()), heading: v.optional(v.string()) });

/** The document. Fields that this program does not know are kept as they are. */
export const ArgumentMap = v.object({
  format: v.literal(FORMAT),
  id: Id,
  title: v.string(),
  language: Language,
  motion: v.optional(Id),
  background: v.optional(v.object({ text: v.string(), sources: v.optional(v.array(Id)) })),
  authors: v.optional(v.array(v.string())),
  licence: v.optional(v.string()),
  edited: v.optional(Day),
  claims: v.array(Claim),
  /** In the order in which siblings stand. */
  reasons: v.array(Reason),
  sources: v.array(Source),
  /** Pairs of claims that clash and are drawn opposite each other. */
  facing: v.optional(v.array(v.strictTuple([Id, Id]))),
  translations: v.optional(v.record(v.string(), v.record(v.string(), Translation))),
  /** By ids of their own. Files that are given away have none unless that is asked for. */
  notes: v.optional(v.record(v.string(), Note)),
  /** Fingerprints of the maps that this one is a copy of, the latest last, by which copies find what they share. */
  copyOf: v.optional(v.array(v.string()))
});

export type ArgumentMap = v.InferOutput<typeof ArgumentMap>;
export type Claim = v.InferOutput<typeof Claim>;
export type Reason = v.InferOutput<typeof Reason>;
export type Source = v.InferOutput<typeof Source>;
export type Citation = v.InferOutput<typeof Citation>;
export type Note = v.InferOutput<typeof Note>;
export type QuoteCheck = v.InferOutput<typeof QuoteCheck>;
export type ClaimId = string;
export type ReasonId = string;
export type SourceId = string;
export type NoteId = string;
