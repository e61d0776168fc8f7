// `npm run bench`: every benchmark, one after the other; each prints ratios taken in one run.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PARTS = ['layout', 'text', 'render', 'files', 'load', 'browse', 'edit', 'day', 'prepare', 'formats'];
const asked = process.argv.slice(2);
for (const part of asked.length ? asked : PARTS) {
  console.log(`\n== ${part} ==\n`);
  const file = fileURLToPath(new URL(`${part}.mjs`, import.meta.url));
  if (spawnSync(process.execPath, [file], { stdio: 'inherit' }).status !== 0) process.exitCode = 1;
}
