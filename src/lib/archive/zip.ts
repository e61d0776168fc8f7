import { Inflate } from 'fflate';

/** A file in an archive. */
interface Entry {
  isStored: boolean;
  /** Its packed bytes. */
  packed: Uint8Array;
}

/** Reads files of an archive by their names. */
export interface Archive {
  has(name: string): boolean;
  /** The bytes of a file; throws `ArchiveFault`, `swollen` where they are more than are left of `room`. */
  read(name: string): Uint8Array;
}

/** Why an archive, or a file in it, cannot be read. */
export class ArchiveFault extends Error {
  readonly fault: 'damaged' | 'locked' | 'swollen';
  constructor(fault: ArchiveFault['fault']) {
    super(fault);
    this.fault = fault;
  }
}

/** Packed bytes that are unpacked at once: they make at most a thousand times as many. */
const PIECE = 1 << 14;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;

/**
 * Opens a ZIP archive (PKWARE APPNOTE 6.3, sections 4.3.7 to 4.3.16, without ZIP64 and encryption). `room` is how many
 * bytes all reads together may unpack: what an archive says of its sizes is not believed. Throws `ArchiveFault`.
 */
export function openZip(bytes: Uint8Array, room: number): Archive {
  const entries = entriesOf(bytes);
  let left = room;
  return {
    has: (name) => entries.has(name),
    read(name) {
      const entry = entries.get(name);
      if (!entry) throw new ArchiveFault('damaged');
      const parts: Uint8Array[] = [];
      let length = 0;
      const take = (part: Uint8Array) => {
        left -= part.length;
        if (left < 0) throw new ArchiveFault('swollen');
        length += part.length;
        parts.push(part);
      };
      if (entry.isStored) take(entry.packed);
      else unpack(entry.packed, take);
      const whole = new Uint8Array(length);
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.length;
      }
      return whole;
    }
  };
}

function unpack(packed: Uint8Array, take: (part: Uint8Array) => void): void {
  const inflate = new Inflate(take);
  try {
    for (let at = 0; at < packed.length; at += PIECE)
      inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  } catch (error) {
    throw error instanceof ArchiveFault ? error : new ArchiveFault('damaged');
  }
}

/** The files of an archive by their names, as its directory lists them. */
function entriesOf(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 22 - 0x10000 && view.getUint32(end, true) !== END) end--;
  if (end < 0 || view.getUint32(end, true) !== END) throw new ArchiveFault('damaged');
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw new ArchiveFault('damaged');
    if (view.getUint16(at + 8, true) & 1) throw new ArchiveFault('locked');
    const method = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 20, true);
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd));
    const header = view.getUint32(at + 42, true);
    if (header + 30 > bytes.length) throw new ArchiveFault('damaged');
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    if (method === 0 || method === 8)
      entries.set(name, { isStored: method === 0, packed: bytes.subarray(start, start + size) });
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}
