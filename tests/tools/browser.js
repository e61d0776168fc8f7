import { existsSync } from 'node:fs';

/** A Chromium that is already on this machine; undefined where only Playwright's own can be. */
export function systemChromium() {
  const places = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome'
  ];
  return places.find((path) => path && existsSync(path));
}

/** Quiet and self-contained; the sandbox does not work for root. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run'
];
