import { Inflate } from 'fflate';
import { NoText } from './no-text.ts';

/** A file in an archive. */
interface Entry {
  stored: boolean;
  /** Its packed bytes. */
  packed: Uint8Array;
}

/** Reads files of an archive by their names. */
export interface Archive {
  has(name: string): boolean;
  /** The bytes of a file; throws `NoText` where they are more than are left of `room`. */
  read(name: string): Uint8Array;
}

/** Packed bytes that are unpacked at once: they make at most a thousand times as many. */
const PIECE = 1 << 14;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;

/**
 * Opens a ZIP archive (PKWARE APPNOTE 6.3, sections 4.3.7 to 4.3.16, without ZIP64 and encryption). `room` is how many
 * bytes all reads together may unpack: what an archive says of its sizes is not believed.
 */
export function openZip(bytes: Uint8Array, room: number): Archive {
  const entries = entriesOf(bytes);
  let left = room;
  return {
    has: (name) => entries.has(name),
    read(name) {
      const entry = entries.get(name);
      if (!entry) throw damaged();
      const parts: Uint8Array[] = [];
      let length = 0;
      const take = (part: Uint8Array) => {
        left -= part.length;
        if (left < 0) {
          throw new NoText(
            'swollen',
            `unpacks to more than ${Math.round(room / 1024 / 1024)} MB of text; it is not opened`
          );
        }
        length += part.length;
        parts.push(part);
      };
      if (entry.stored) take(entry.packed);
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
  for (let at = 0; at < packed.length; at += PIECE) {
    inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  }
}

function entriesOf(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 22 - 0x10000 && view.getUint32(end, true) !== END) end--;
  if (end < 0 || view.getUint32(end, true) !== END) throw damaged();
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw damaged();
    if (view.getUint16(at + 8, true) & 1)
      throw new NoText('locked', 'is locked with a password; save it without');
    const method = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 20, true);
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd));
    const header = view.getUint32(at + 42, true);
    if (header + 30 > bytes.length) throw damaged();
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    if (method === 0 || method === 8) {
      entries.set(name, { stored: method === 0, packed: bytes.subarray(start, start + size) });
    }
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function damaged(): NoText {
  return new NoText('damaged', 'is damaged; open it in its own program and save it again');
}
