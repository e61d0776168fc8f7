// The built page, served and opened in headless Chromium, for the benchmarks that look at it.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, systemChromium } from '../tests/tools/browser.js';

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
export const at95 = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * 0.95)];

/** Calls `measure` with a browser and the address at which the page is served, and clears up in any case. */
export async function served(port, measure, more = {}) {
  const origin = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ['start.js'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', ORIGIN: origin, ...more },
    stdio: ['ignore', 'pipe', 'inherit']
  });
  await new Promise((resolve) => server.stdout.once('data', resolve));
  const browser = await chromium.launch({ executablePath: systemChromium(), args: CHROMIUM_ARGS });
  try {
    await measure(browser, origin);
  } finally {
    await browser.close();
    server.kill();
  }
}

/** A page of a desktop that has been nowhere before. */
export async function freshPage(browser) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block'
  });
  return context.newPage();
}
