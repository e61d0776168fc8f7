import { readAny } from '../formats/recognise.ts';

addEventListener('message', async ({ data }: MessageEvent<ArrayBuffer>) => {
  postMessage(await readAny(new Uint8Array(data)));
});
