import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MADE_OF, versionOf } from '../tools/version.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

describe('the version of the program', () => {
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'warrant-version-'));
    for (const path of MADE_OF) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  test('is the same for the same files', () => {
    expect(versionOf(copy)).toBe(versionOf(ROOT));
    expect(versionOf(ROOT)).toMatch(/^[0-9a-f]{16}$/);
  });

  test.each([
    'src/lib/paraglide/made.js',
    'messages/first.inlang/README.md',
    'src/lib/model/more.test.ts',
    'src/cli/more.ts'
  ])('does not depend on %s', (path) => {
    writeFileSync(join(copy, path), 'what is not in it');
    expect(versionOf(copy)).toBe(versionOf(ROOT));
  });

  test.each(['src/routes/more.ts', 'static/maps/more.json', 'messages/first/en.json', 'package-lock.json'])(
    'is another one after a change of %s',
    (path) => {
      const before = versionOf(copy);
      writeFileSync(join(copy, path), 'something else');
      expect(versionOf(copy)).not.toBe(before);
    }
  );
});
