import type { Source } from '../model/map.ts';
import { bareDoi } from './label.ts';

/** Parameters that say where a reader came from, not what is read. */
const TRACKING =
  /^(utm_.*|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|msclkid|yclid|igshid|mc_cid|mc_eid|_ga|_gl|ref_src)$/i;

/** `https://web.archive.org/web/20240718120000id_/https://…`, and `archive.ph/2024/https://…` of archive.today. */
const ARCHIVED =
  /^(?:https?:\/\/)?(?:(?:web|www)\.)?archive\.(?:org\/web|today|ph|is|li|fo|md|vn)\/(?:\d{1,14}(?:[a-z]{2}_)?\*?|\*)\/(.+)$/i;

/** The address that an archive's wrapper is about; any other address as it is. */
export function withoutArchive(address: string): string {
  let inside = address.trim();
  for (let layers = 0; layers < 3; layers++) {
    const found = ARCHIVED.exec(inside)?.[1];
    if (!found) break;
    inside = /^https?:\//i.test(found) ? found.replace(/^(https?:)\/+/i, '$1//') : `http://${found}`;
  }
  return inside;
}

/** The DOI in small letters, without 'https://doi.org/' or 'doi:'; also of an address at doi.org. Nothing for none. */
export function doiOf({ DOI, URL }: Pick<Source, 'DOI' | 'URL'>): string | undefined {
  const address = URL?.trim() ?? '';
  return (
    doiIn(DOI) ?? (/^https?:/i.test(address) && bareDoi(address) !== address ? doiIn(address) : undefined)
  );
}

function doiIn(text = ''): string | undefined {
  const bare = bareDoi(text);
  const name = /^https?:/i.test(text.trim()) ? decoded(bare.replace(/[?#].*$/, '')) : bare;
  return /^10\.[^/\s]+\/\S/.test(name) ? name.toLowerCase() : undefined;
}

/**
 * What two addresses of the same page have in common: without scheme, `www.`, port, fragment, tracking parameters, the
 * slash at the end and an archive's wrapper; parameters in alphabetical order. Nothing where it is no web address.
 */
export function addressKey(address: string): string | undefined {
  const inside = withoutArchive(address);
  if (!/^https?:\/\//i.test(inside) || !URL.canParse(inside)) return undefined;
  const { hostname, port, pathname, search } = new URL(inside);
  const parameters = search
    .slice(1)
    .split('&')
    .filter((each) => each && !TRACKING.test(each.split('=')[0]!))
    .map(decoded)
    .sort();
  const host = hostname.replace(/^www\./, '') + (/^(80|443)?$/.test(port) ? '' : `:${port}`);
  const path = decoded(pathname).replace(/(?<!\/)\/+$/, '');
  return host + path + (parameters.length ? `?${parameters.join('&')}` : '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether two records are of one source: the same DOI, or the same page where not both have a DOI. */
export function sameSource(a: Source, b: Source): boolean {
  const [one, other] = [doiOf(a), doiOf(b)];
  if (one && other) return one === other;
  const key = a.URL && addressKey(a.URL);
  return Boolean(key) && key === (b.URL && addressKey(b.URL));
}

/**
 * The sources that stand more than once in a list, in groups of two or more, in the order in which they first stand. No
 * group holds two DOIs; where a page belongs to two of them, it goes with the first.
 */
export function duplicates(sources: readonly Source[]): Source[][] {
  const groups = sources.map((source, at): Group => ({ doi: doiOf(source), members: [at] }));
  unite(groups, (at) => groups[at]!.doi);
  unite(groups, (at) => sources[at]!.URL && addressKey(sources[at]!.URL));
  return groups
    .filter(({ into, members }) => !into && members.length > 1)
    .map(({ members }) => members.sort((a, b) => a - b))
    .sort(([a], [b]) => a! - b!)
    .map((members) => members.map((at) => sources[at]!));
}

/** Joins the groups of sources with the same key, the earlier first, unless their DOIs differ. */
function unite(groups: readonly Group[], keyOf: (at: number) => string | undefined): void {
  /** More than one for a key only where their DOIs differ. */
  const holders = new Map<string, Group[]>();
  const keys = groups.map((_, at) => keyOf(at));
  for (const [at, key] of keys.entries()) {
    if (!key) continue;
    const known = holders.get(key) ?? [];
    holders.set(key, known);
    const own = whole(groups[at]!);
    const fit = known
      .map(whole)
      .find((group) => group === own || !group.doi || !own.doi || group.doi === own.doi);
    if (!fit) known.push(own);
    else if (fit !== own) join(fit, own);
  }
}

interface Group {
  doi: string | undefined;
  /** Places in the list. */
  members: number[];
  /** The group into which this one went. */
  into?: Group;
}

function whole(group: Group): Group {
  let top = group;
  while (top.into) top = top.into;
  return top;
}

function join(into: Group, from: Group): void {
  into.doi ??= from.doi;
  into.members.push(...from.members);
  from.into = into;
}
