import { escapeXml } from './xml.ts';

/** The namespace of the element in which a map travels inside its picture. */
export const MAP_NAMESPACE = 'urn:warrant:map';

/** What XML reads as markup, cannot hold, or advises against. */
const STRANGE = /[<>&\u007F-\u009F\uFFFE\uFFFF]/g;

/** What a picture says of itself to programs. */
export interface About {
  title: string;
  authors?: readonly string[] | undefined;
  /** ISO day. */
  date?: string | undefined;
  licence?: string | undefined;
  language: string;
}

/**
 * The element of a picture that says what it is, in RDF with the terms of Dublin Core
 * (https://www.w3.org/TR/SVG11/metadata.html).
 */
export function aboutElement({ title, authors = [], date, licence, language }: About): string {
  const term = (name: string, value: string | undefined) =>
    value ? `<dc:${name}>${escapeXml(value)}</dc:${name}>` : '';
  const terms = [
    term('format', 'image/svg+xml'),
    term('title', title),
    ...authors.map((name) => term('creator', name)),
    term('date', date),
    term('rights', licence),
    term('language', language)
  ];
  return `<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about="">${terms.join('')}</rdf:Description></rdf:RDF></metadata>`;
}

/**
 * The text of JSON, with a line for each entry of its lists, so that a change of one changes no other line. Commas stand
 * before entries, since most are added at the end.
 */
export function jsonInLines(value: object): string {
  const fields = Object.entries(value).flatMap(([name, field]) => {
    if (field === undefined) return [];
    const isList = Array.isArray(field) && field.length;
    const entries = isList && field.map((entry) => JSON.stringify(entry)).join('\n,');
    return `\n${JSON.stringify(name)}:${entries ? `[\n${entries}\n]` : JSON.stringify(field)}`;
  });
  return `{${fields}\n}`;
}

/**
 * The element of a picture in which its map travels, given as the text of a JSON value. What XML could not carry is
 * written as JSON escapes it (`\u003C`), so that the text comes back as it was, and stands in the file as it is.
 */
export function mapElement(json: string): string {
  const text = json.replace(
    STRANGE,
    (found) => `\\u${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  );
  return `<metadata><map xmlns="${MAP_NAMESPACE}">${text}</map></metadata>`;
}
