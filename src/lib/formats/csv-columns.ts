/** Columns of a table of claims, and of one of sources, each by the names that it may have in a header. */
const CLAIM: Readonly<Record<string, readonly string[]>> = {
  id: ['id', 'claim id', 'number', 'no', 'nr', 'key'],
  text: ['text', 'claim', 'statement', 'argument', 'sentence', 'words', 'content', 'thesis'],
  heading: ['heading', 'short', 'label', 'headline'],
  side: ['side', 'stance', 'relation', 'polarity', 'position', 'pro/con', 'type'],
  target: ['target', 'parent', 'parent id', 'target id', 'target claim', 'about', 'replies to'],
  'target reason': ['target reason', 'undercuts'],
  reason: ['reason', 'reason id', 'joint', 'joint reason', 'group'],
  move: ['move'],
  'reason note': ['reason note'],
  order: ['order'],
  basis: ['basis'],
  tags: ['tags', 'tag', 'keywords'],
  note: ['note', 'notes', 'comment', 'remark'],
  source: ['source', 'source id', 'citation', 'reference', 'url', 'link'],
  locator: ['locator', 'page', 'pages'],
  quote: ['quote', 'quotation', 'quoted'],
  'quote before': ['quote before'],
  'quote after': ['quote after'],
  'quote language': ['quote language'],
  translation: ['translation']
};

const SOURCE: Readonly<Record<string, readonly string[]>> = {
  id: ['id', 'key', 'citation key'],
  type: ['type', 'kind', 'item type'],
  title: ['title', 'name'],
  'title-short': ['title short', 'short title'],
  author: ['author', 'authors'],
  editor: ['editor', 'editors'],
  issued: ['issued', 'date', 'year', 'published', 'publication year'],
  accessed: ['accessed', 'access date'],
  'container-title': [
    'container title',
    'journal',
    'newspaper',
    'publication',
    'website',
    'publication title'
  ],
  publisher: ['publisher'],
  'publisher-place': ['publisher place', 'place'],
  'event-title': ['event title', 'event'],
  edition: ['edition'],
  volume: ['volume'],
  issue: ['issue'],
  number: ['number'],
  page: ['page', 'pages'],
  genre: ['genre'],
  ISBN: ['isbn'],
  DOI: ['doi'],
  URL: ['url', 'address', 'link'],
  archive: ['archive'],
  archive_location: ['archive location'],
  language: ['language'],
  note: ['note', 'notes'],
  shortName: ['shortname', 'short name'],
  qualifications: ['qualifications'],
  role: ['role'],
  access: ['access'],
  accessNote: ['accessnote', 'access note'],
  titleFrom: ['titlefrom', 'title from'],
  corrections: ['corrections']
};

export const CLAIM_COLUMNS = Object.keys(CLAIM);
export const SOURCE_COLUMNS = Object.keys(SOURCE);

/** What a table is of, and for each of its columns the name by which it is known here. */
export interface Header {
  of: 'claims' | 'sources';
  columns: (string | undefined)[];
}

const named = (columns: typeof CLAIM) =>
  new Map(Object.entries(columns).flatMap(([column, names]) => names.map((name) => [name, column] as const)));
const OF_CLAIMS = named(CLAIM);
const OF_SOURCES = named(SOURCE);

/** What the cells of a row say as a header; nothing where they are none. */
export function headerOf(cells: readonly string[]): Header | undefined {
  const names = cells.map((cell) =>
    cell
      .slice(0, 50)
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, ' ')
  );
  const has = (...some: string[]) => some.some((name) => names.includes(name));
  const columns = (known: ReadonlyMap<string, string>) => once(names.map((name) => known.get(name)));
  const claims = columns(OF_CLAIMS);
  const isOfClaims =
    claims.includes('text') || claims.includes('target') || (has('title') && has('side', 'stance'));
  if (isOfClaims) {
    // A table that calls the words of its claims titles.
    if (!claims.includes('text') && has('title')) claims[names.indexOf('title')] = 'text';
    const isSure = claims.includes('text') && claims.filter((name) => name !== undefined).length > 1;
    return isSure ? { of: 'claims', columns: claims } : undefined;
  }
  const sources = columns(OF_SOURCES);
  const isSure = has('title', 'url', 'doi') && sources.filter((name) => name !== undefined).length > 1;
  return isSure ? { of: 'sources', columns: sources } : undefined;
}

/** The first column of each name counts. */
function once(columns: (string | undefined)[]): (string | undefined)[] {
  const seen = new Set<string>();
  return columns.map((name) => {
    if (name === undefined || seen.has(name)) return undefined;
    seen.add(name);
    return name;
  });
}
