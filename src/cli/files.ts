import { randomUUID } from 'node:crypto';
import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LARGEST, read, tooLarge } from '../lib/formats/warrant.ts';
import { type Problem, sayProblem } from '../lib/model/check.ts';
import type { ArgumentMap } from '../lib/model/map.ts';

/** An end that a person should read as a sentence, not as a stack of calls. */
export class Failure extends Error {
  readonly exitCode: 1 | 2;
  constructor(message: string, exitCode: 1 | 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Reads and checks a map. Throws `Failure` when it cannot be read (2) or has problems that make it unusable (1). */
export async function readMap(path: string): Promise<{ map: ArgumentMap; warnings: Problem[] }> {
  const { map, problems } = read(await bytesOf(path));
  if (map) return { map, warnings: problems };
  throw new Failure(listed(path, problems), 1);
}

/** `file: place: message`, a line for each problem. */
export function listed(path: string, problems: readonly Problem[]): string {
  return problems.map((problem) => `${path}: ${sayProblem(problem)}`).join('\n');
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST) throw new Failure(`${path}: ${tooLarge(size).message}.`, 2);
    return await readFile(path);
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`${path} cannot be read: ${because(error)}.`, 2);
  }
}

/**
 * Writes a file whole or not at all: beside it first, then by its name. A link is followed, and what is no file, such
 * as a pipe, is written to rather than replaced. Throws `Failure` (2).
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    if (await isDevice(target)) return await writeFile(target, text);
    await writeFile(beside, text, { flag: 'wx' });
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw new Failure(`${path} cannot be written: ${because(error)}.`, 2);
  }
}

async function isDevice(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of its path is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  ENAMETOOLONG: 'its name is too long'
};

/** Why the system refused, in words. */
export function because(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return CAUSES[code] ?? (error instanceof Error ? error.message.replace(/\.$/, '') : String(error));
}
