import { readAny } from '../formats/recognise.ts';

addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
  postMessage(readAny(new Uint8Array(data)));
});
