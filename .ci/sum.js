// Names the browser tests that passed only when they were run again, then prints 'N passed, N failed' from the JSON
// reports of the test runners. A step that failed without a report, such as the type check, counts as one failure.
import { existsSync, readFileSync } from 'node:fs';

const status = Number(process.argv[2]);
const read = (/** @type {string} */ path) =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;

const unit = read('test-results/unit.json');
const report = read('test-results/browser.json');
const browser = report?.stats;
const passed = (unit?.numPassedTests ?? 0) + (browser ? browser.expected + browser.flaky : 0);

/** @param {any} suite @returns {string[]} */
const unsure = (suite) => [
  ...(suite.suites ?? []).flatMap(unsure),
  ...(suite.specs ?? [])
    .filter((/** @type {any} */ spec) =>
      spec.tests.some((/** @type {any} */ test) => test.status === 'flaky')
    )
    .map((/** @type {any} */ spec) => `${spec.file}:${spec.line} ${spec.title}`)
];
for (const name of (report?.suites ?? []).flatMap(unsure)) console.log(`Passed only when run again: ${name}`);
let failed = (unit?.numFailedTests ?? 0) + (browser?.unexpected ?? 0);
if (status !== 0 && failed === 0) failed = 1;

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
