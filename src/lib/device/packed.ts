/** A text in UTF-8, compressed (RFC 1951). Lone surrogates are lost. */
export async function packed(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(bytes).arrayBuffer());
}

/**
 * The bytes that were compressed. Never throws: 'broken' where they are not what `packed` makes, 'large' where they
 * would be more than `most`, which are then not made.
 */
export async function unpacked(
  content: Uint8Array<ArrayBuffer>,
  most: number
): Promise<Uint8Array<ArrayBuffer> | 'broken' | 'large'> {
  const reader = new Blob([content]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.length;
      if (length > most) {
        await reader.cancel();
        return 'large';
      }
      chunks.push(next.value);
    }
  } catch {
    return 'broken';
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
