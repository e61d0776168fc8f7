// Prints 'N passed, N failed' from the JSON reports of the test runners. A step that failed without a report, such
// as the type check, counts as one failure.
import { existsSync, readFileSync } from 'node:fs';

const status = Number(process.argv[2]);
const read = (/** @type {string} */ path) =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;

const unit = read('test-results/unit.json');
const browser = read('test-results/browser.json')?.stats;
const passed = (unit?.numPassedTests ?? 0) + (browser ? browser.expected + browser.flaky : 0);
let failed = (unit?.numFailedTests ?? 0) + (browser?.unexpected ?? 0);
if (status !== 0 && failed === 0) failed = 1;

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
