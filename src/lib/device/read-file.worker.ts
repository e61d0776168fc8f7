import { readAny } from '../formats/recognise.ts';

addEventListener('message', async ({ data }: MessageEvent<{ bytes: ArrayBuffer; name: string }>) => {
  postMessage(await readAny(new Uint8Array(data.bytes), data.name));
});
