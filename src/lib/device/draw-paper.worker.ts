import { type HandoutOptions, handout } from '../handout.ts';
import type { ArgumentMap } from '../model/map.ts';
import { type PagedOptions, paged } from '../paged.ts';
import type { Preparation } from '../preparation/preparation.ts';
import type { PaperOptions } from '../preparation-paper.ts';
import { THEMES } from '../scene/theme.ts';
import { TooLarge } from '../scene/too-large.ts';
import { outlinesFor } from '../svg/outlines.ts';
import { toSvg } from '../svg/to-svg.ts';

/** A PDF, or what is to know of it; a Word document; or the PDF of what is prepared from a map. */
export type Request =
  | { map: ArgumentMap; pages: PagedOptions; as: 'file' | 'facts' }
  | { map: ArgumentMap; text: HandoutOptions }
  | { map: ArgumentMap; preparation: Preparation; paper: PaperOptions };

/** What is to know of a PDF before it is written. */
export interface Leafed {
  count: number;
  /** The smallest letter, in points. */
  letter: number;
  lacking: readonly string[];
  /** The picture on its first page, as SVG. */
  first: string;
}

export type Drawn = { bytes: Uint8Array<ArrayBuffer> } | { facts: Leafed };
export type Answer = Drawn | { tooLarge: Pick<TooLarge, 'would' | 'most' | 'of'> } | { problem: string };

addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  const answer = await answerTo(data);
  postMessage(answer, { transfer: 'bytes' in answer ? [answer.bytes.buffer] : [] });
});

async function answerTo(request: Request): Promise<Answer> {
  try {
    return await drawn(request);
  } catch (problem) {
    if (problem instanceof TooLarge) {
      const { would, most, of } = problem;
      return { tooLarge: { would, most, of } };
    }
    return { problem: problem instanceof Error ? problem.message : String(problem) };
  }
}

async function drawn(request: Request): Promise<Drawn> {
  const { map } = request;
  if ('text' in request) return { bytes: own(await handout(map, request.text, 'docx')) };
  if ('preparation' in request) {
    const { preparationPdf } = await import('../preparation-paper.ts');
    return { bytes: own(await preparationPdf(request.preparation, map, request.paper)) };
  }
  const { count, letter, lacking, first, bytes } = await paged(map, request.pages);
  if (request.as === 'file') return { bytes: own(await bytes()) };
  const { theme, transparent = false } = request.pages;
  const outlines = await outlinesFor(first);
  const svg = toSvg(first, { theme: THEMES[theme], outlines, transparent });
  return { facts: { count, letter, lacking, first: svg } };
}

/** Bytes that can be given away whole. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
    ? (bytes as Uint8Array<ArrayBuffer>)
    : new Uint8Array(bytes);
}
