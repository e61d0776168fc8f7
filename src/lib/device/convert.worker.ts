import type { FormatName, Read, Written } from '../formats/format.ts';
import { readAny } from '../formats/recognise.ts';
import { FORMATS } from '../formats/registry.ts';
import type { ArgumentMap } from '../model/map.ts';

/** A file to be read, a Word document of which the text is wanted, or a map to be written in a format. */
export type Request =
  | { bytes: ArrayBuffer; name: string }
  | { document: ArrayBuffer }
  | { map: ArgumentMap; as: FormatName };
export type Answer = { read: Read } | { text: string } | { written: Written } | { problem: string };

addEventListener('message', async ({ data }: MessageEvent<Request>) => postMessage(await answerTo(data)));

async function answerTo(request: Request): Promise<Answer> {
  try {
    if ('bytes' in request) return { read: await readAny(new Uint8Array(request.bytes), request.name) };
    if ('document' in request) {
      const { paragraphsIn } = await import('../formats/docx.ts');
      return { text: paragraphsIn(new Uint8Array(request.document)) };
    }
    const { write } = await FORMATS[request.as].load();
    return { written: await write!(request.map) };
  } catch (problem) {
    return { problem: problem instanceof Error ? problem.message : String(problem) };
  }
}
