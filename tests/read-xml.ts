/** An element of an XML file, with its children in order; text stands among them with its references resolved. */
export interface Element {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly (Element | string)[];
}

const CHARACTERS = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
const TOKEN =
  /<\?xml version="1\.0" encoding="UTF-8"\?>|<([A-Za-z][\w:-]*)((?:\s+[A-Za-z][\w:-]*="[^<"]*")*)\s*(\/?)>|<\/([A-Za-z][\w:-]*)>|[^<]+/gy;
const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads an XML 1.0 file as strictly as its grammar asks, without what our files do not have: comments, processing
 * instructions, CDATA, document types. Throws where a file is not well-formed.
 */
export function readXml(text: string): Element {
  if (!CHARACTERS.test(text)) throw new Error('a character that XML forbids');
  const roots: Element[] = [];
  const open: { name: string; attributes: Map<string, string>; children: (Element | string)[] }[] = [];
  const put = (child: Element | string) => {
    const inside = open.at(-1)?.children;
    if (inside) inside.push(child);
    else if (typeof child !== 'string') roots.push(child);
    else if (child.trim()) throw new Error(`text outside the root: ${child}`);
  };
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text);
    if (!token) throw new Error(`not XML from here on: ${text.slice(at, at + 60)}`);
    const [whole, start, attributes, closed, end] = token;
    if (whole.startsWith('<?xml')) {
      if (at > 0) throw new Error('an XML declaration that is not at the start');
    } else if (start !== undefined) {
      const element = { name: start, attributes: attributesIn(attributes!), children: [] };
      put(element);
      if (!closed) open.push(element);
    } else if (end !== undefined) {
      const last = open.pop();
      if (last?.name !== end) throw new Error(`</${end}> where </${last?.name}> is due`);
    } else {
      if (whole.includes(']]>')) throw new Error(']]> in text');
      put(resolved(whole));
    }
  }
  if (open.length || roots.length !== 1) throw new Error('not one whole root');
  return roots[0]!;
}

/** All elements from one down, itself first, in the order of the file. */
export function allIn(element: Element): Element[] {
  const all: Element[] = [];
  const stack: Element[] = [element];
  for (let next = stack.pop(); next; next = stack.pop()) {
    all.push(next);
    for (const child of [...next.children].reverse()) if (typeof child !== 'string') stack.push(child);
  }
  return all;
}

export function textIn(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

function attributesIn(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, value] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (attributes.has(name!)) throw new Error(`attribute ${name} stands twice`);
    attributes.set(name!, resolved(value!.replace(/[\t\n\r]/g, ' ')));
  }
  return attributes;
}

function resolved(text: string): string {
  return text.replace(/&(#x?[\dA-Fa-f]+|\w+)?;?/g, (reference, name: string | undefined) => {
    if (!name || !reference.endsWith(';')) throw new Error(`a bare & at ${reference}`);
    if (!name.startsWith('#')) {
      if (!Object.hasOwn(REFERENCES, name)) throw new Error(`an unknown reference: ${reference}`);
      return REFERENCES[name]!;
    }
    const character = String.fromCodePoint(Number(name.replace('#', name[1] === 'x' ? '0' : '')));
    if (!CHARACTERS.test(character))
      throw new Error(`a reference to a character that XML forbids: ${reference}`);
    return character;
  });
}
