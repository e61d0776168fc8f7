import { fileURLToPath } from 'node:url';
import { defineConfig, devices } from '@playwright/test';
import { CHROMIUM_ARGS, systemChromium } from './tools/browser.js';
import { writeEdgeMaps } from './tools/edge-maps.js';

const executablePath = systemChromium();
/**
 * Parts of the browser's own window that it would load for every page: they cost a third of the time. The last list
 * counts, so those that Playwright turns off are named again.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch'
];
const port = Number(process.env.BROWSER_TEST_PORT ?? 4173);
const edgeMaps = fileURLToPath(new URL('../test-results/maps', import.meta.url));
if (process.env.TEST_WORKER_INDEX === undefined) writeEdgeMaps(edgeMaps);

/** A built server at a port; the second also reads the maps at the edges of what can be read. */
const serverAt = (port: number, env: Record<string, string> = {}) => ({
  command: 'node start.js',
  cwd: '..',
  env: { PORT: String(port), HOST: '127.0.0.1', ORIGIN: `http://127.0.0.1:${port}`, ...env },
  url: `http://127.0.0.1:${port}/`,
  timeout: 60_000,
  stdout: 'ignore' as const,
  stderr: 'pipe' as const
});

export default defineConfig({
  testDir: './browser',
  outputDir: '../test-results/browser',
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  workers: 2,
  // On a machine that others use too a key may come late; what passes only then is named by .ci/sum.js.
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/browser.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    baseURL: `http://127.0.0.1:${port}`,
    actionTimeout: 10_000,
    trace: process.env.TRACE ? 'on' : 'off',
    screenshot: 'only-on-failure',
    // Each test would fetch the whole program once more; tests/browser/offline.spec.ts allows them.
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [...CHROMIUM_ARGS, `--disable-features=${FEATURES_OFF.join(',')}`]
    }
  },
  webServer: [serverAt(port), serverAt(port + 1, { WARRANT_MAPS: edgeMaps })]
});
