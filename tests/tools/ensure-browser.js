// Makes sure that some Chromium is there for the browser tests: Debian's own package where it may be installed,
// Playwright's download elsewhere.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { systemChromium } from './browser.js';

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
function run(command, args, env = {}) {
  const options = /** @type {const} */ ({ stdio: 'inherit', shell: process.platform === 'win32' });
  return spawnSync(command, args, { ...options, env: { ...process.env, ...env } }).status === 0;
}

const playwrightOwn = () => existsSync(chromium.executablePath());

if (!systemChromium() && !playwrightOwn()) {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  if (process.getuid?.() === 0 && /^ID=debian$/m.test(release)) {
    const quiet = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    if (run('apt-get', [...quiet, 'update'], env)) {
      run('apt-get', [...quiet, 'install', '-y', '--no-install-recommends', 'chromium'], env);
    }
  }
  if (!systemChromium()) run('npx', ['playwright', 'install', 'chromium']);
}
if (!systemChromium() && !playwrightOwn()) {
  console.error('There is no Chromium. Install one, or set CHROMIUM_PATH to where one is.');
  process.exit(1);
}
console.log(`Browser: ${systemChromium() ?? chromium.executablePath()}`);
