/** Answers once every so many ms as it is told: browsers let the clock of a page that is not seen run late, not this one. */
addEventListener('message', ({ data }: MessageEvent<number>) => {
  setInterval(() => postMessage(undefined), data);
});
