import { clean } from '../text/clean.ts';

/** Attributes in the order given; one that is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;'
};

/** Text that XML can hold as it is; most text is. */
const PLAIN = /^[ !#-%'-;=?-~\u00A0-\uD7FF\uE000-\uFFFD]*$/;

/** Text as XML 1.0 content or as the value of an attribute in double quotes, whatever it holds. */
export function escapeXml(text: string): string {
  if (PLAIN.test(text)) return text;
  return clean(text).replace(/[&<>"\t\n]/g, (character) => ESCAPES[character]!);
}

/** An element; without children it closes itself. Numbers are written with at most two decimals. */
export function element(name: string, attributes: Attributes, children = ''): string {
  let open = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value === undefined) continue;
    open += ` ${key}="${typeof value === 'number' ? number(value) : escapeXml(value)}"`;
  }
  return children ? `${open}>${children}</${name}>` : `${open}/>`;
}

/** A number as SVG needs it: with at most two decimals. */
export function number(value: number): string {
  return String(Number.isInteger(value) ? value : Math.round(value * 100) / 100);
}
