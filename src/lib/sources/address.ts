/**
 * A host with a name, and a path, a question or `www.` by which it is one: `report.pdf` is a file, and 'Smith.John' a
 * person. `//` before it is how pages shorten their own scheme.
 */
const BARE =
  /^(?:\/\/)?(?:[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.\p{L}{2,}(?::\d+)?[/?#]|www\.[\p{L}\p{N}_.-]+\.\p{L}{2,}$)/u;
/** A scheme and what it is about; not the number of a record in a catalogue, `WOS:000262`, nor `Box: 4`. */
const LIKE_ADDRESS = /^[a-z][a-z\d+.-]*:[^\d\s]/i;

/**
 * The address as a source may hold it so that it can be followed: `http`, `https` or `mailto`. A host without a scheme,
 * `www.example.org/x`, gets `https://`. Nothing for what is no such address.
 */
export function webAddress(text: string): string | undefined {
  const written = text.trim();
  if (/^mailto:[^\s@]+@[^\s@]/i.test(written)) return written;
  const address = BARE.test(written) ? `https://${written.replace(/^\/\//, '')}` : written;
  return /^https?:\/\/[^/?#\s]*[\p{L}\p{N}\]]/iu.test(address) && URL.canParse(address) ? address : undefined;
}

/** Whether a text that is no address is written like one: `htp:/x`, `javascript:x`, but not 'shelf 7'. */
export function isLikeAddress(text: string): boolean {
  return LIKE_ADDRESS.test(text.trim());
}
