/** The namespace of the element in which a map travels inside its picture. */
export const MAP_NAMESPACE = 'urn:warrant:map';

/** What XML reads as markup, cannot hold, or advises against. */
const STRANGE = /[<>&\u007F-\u009F\uFFFE\uFFFF]/g;

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
