import { type PngTask, png } from '../png/png.ts';

/** A task, and where the program is that draws. */
export type Request = PngTask & { wasm: string };
export type Answer = { bytes: Uint8Array<ArrayBuffer> } | { problem: string };

addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  const answer = await drawn(data);
  postMessage(answer, { transfer: 'bytes' in answer ? [answer.bytes.buffer] : [] });
});

async function drawn(request: Request): Promise<Answer> {
  try {
    const bytes = await png(request, async () => {
      const answer = await fetch(request.wasm);
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
      return answer.arrayBuffer();
    });
    return { bytes };
  } catch (problem) {
    return { problem: problem instanceof Error ? problem.message : String(problem) };
  }
}
