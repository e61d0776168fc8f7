// Reads files that are made to be slow, in a thread of its own, as `formats.mjs` asks for them.
import { pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { HOSTILE } from './hostile.mjs';

const { readAny } = await import(pathToFileURL(process.argv[2]).href);

parentPort.on('message', async ({ format, name, size }) => {
  const file = HOSTILE[format][name](size);
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  // What the processor is busy with it, so that others at work on the machine do not count.
  const start = process.cpuUsage();
  const read = await readAny(bytes);
  const { user, system } = process.cpuUsage(start);
  const ms = Math.max(1, Math.round((user + system) / 1000));
  const claims = read.map?.claims.length;
  parentPort.postMessage({
    ms,
    format: read.format,
    bytes: bytes.length,
    claims,
    problems: read.problems.length
  });
});
