import type { Checked, Problem } from '../model/check.ts';
import { MAP_NAMESPACE } from '../svg/map-inside.ts';
import { readText } from './warrant.ts';

/** So many mentions of the namespace are looked at: a picture of ours has one. */
const MOST_MENTIONS = 100;
/** Within so many characters before the namespace stands what declares it. */
const DECLARATION = 200;

/**
 * Reads the map that travels inside a picture that Warrant saved, also where another program has saved the picture
 * again. Never throws: what is wrong comes back as problems. The text is searched, not parsed: nothing in the file is
 * expanded, fetched or run, and only the references that every XML file has are resolved.
 */
export function read(text: string): Checked {
  const json = inside(text);
  if (json === undefined) {
    const message = 'is a picture without a map inside; open the file of the map itself';
    return { problems: [{ code: 'picture', severity: 'error', place: '', message }] };
  }
  const checked = readText(json);
  return checked.map ? checked : { problems: checked.problems.map(inMetadata) };
}

function inMetadata(problem: Problem): Problem {
  return problem.code === 'json' ? { ...problem, place: `metadata, ${problem.place}` } : problem;
}

/** What stands in the element that holds a map, whatever prefix its name has. */
function inside(text: string): string | undefined {
  const tried = new Set<string>();
  let at = -1;
  for (let mention = 0; mention < MOST_MENTIONS; mention++) {
    at = text.indexOf(MAP_NAMESPACE, at + 1);
    if (at < 0) return undefined;
    const before = text.slice(Math.max(0, at - DECLARATION), at);
    const declared = /\sxmlns(?::([A-Za-z_][\w.-]*))?\s*=\s*["']$/.exec(before);
    const name = declared && (declared[1] === undefined ? 'map' : `${declared[1]}:map`);
    if (!name || tried.has(name)) continue;
    tried.add(name);
    const content = contentOf(text, name);
    if (content !== undefined) return content;
  }
  return undefined;
}

function contentOf(text: string, name: string): string | undefined {
  for (let at = text.indexOf(`<${name}`); at >= 0; at = text.indexOf(`<${name}`, at + 1)) {
    if (!/[\s>]/.test(text[at + name.length + 1] ?? '')) continue;
    const start = text.indexOf('>', at);
    const end = text.indexOf(`</${name}`, start);
    return start < 0 || end < 0 ? undefined : resolved(text.slice(start + 1, end));
  }
  return undefined;
}

const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** With the references of XML resolved; any other stays as it stands. */
function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\dA-Fa-f]{1,6}));/g,
    (whole, name?: string, decimal?: string, hexadecimal?: string) => {
      if (name !== undefined) return REFERENCES[name]!;
      const code = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    }
  );
}
