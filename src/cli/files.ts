import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Read } from '../lib/formats/format.ts';
import { readAny } from '../lib/formats/recognise.ts';
import { LARGEST, tooLarge } from '../lib/formats/warrant.ts';
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

/** Says on standard error why something ended, and returns its exit code. */
export function tell(error: unknown): 1 | 2 {
  const { message, exitCode } =
    error instanceof Failure ? error : new Failure(`Warrant failed: ${because(error)}.`, 2);
  process.stderr.write(`${message}\n`);
  return exitCode;
}

/** Does something with each map; one that fails is told and keeps no other back. Returns the highest exit code. */
export async function forEach<T>(maps: readonly T[], act: (map: T, at: number) => Promise<0 | 1 | 2>) {
  let code: 0 | 1 | 2 = 0;
  for (const [at, map] of maps.entries()) {
    const ended = await act(map, at).catch(tell);
    if (ended > code) code = ended;
  }
  return code;
}

/** Whether a path is that of a folder that is there. */
export function isFolder(path: string): boolean {
  return found(path)?.isDirectory() ?? false;
}

/** What is at a path; nothing where nobody can tell, which is said when it is read or written. */
function found(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Makes a folder, with those above it, where it is not there. Throws `Failure` (2). */
export function makeFolder(path: string): void {
  try {
    mkdirSync(resolve(path), { recursive: true });
  } catch (error) {
    throw new Failure(`${path} cannot be made: ${because(error)}.`, 2);
  }
}

/** Reads and checks a map. Throws `Failure` when it cannot be read (2) or has problems that make it unusable (1). */
export async function readMap(path: string): Promise<{ map: ArgumentMap; problems: Problem[] }> {
  const { map, problems } = await readFile(path);
  if (map) return { map, problems };
  throw new Failure(listed(path, problems), 1);
}

/** Reads a file in whatever format it is; `-` is standard input. Throws `Failure` (2) when it cannot be read. */
export function readFile(path: string): Promise<Read> {
  return readAny(bytesOf(path), path);
}

/** `file: place: message`, a line for each problem. */
export function listed(path: string, problems: readonly Problem[]): string {
  return problems.map((problem) => `${path}: ${sayProblem(problem)}`).join('\n');
}

function bytesOf(path: string): Uint8Array {
  try {
    if (path === '-') return piped();
    const { size } = statSync(path);
    if (size > LARGEST) throw new Failure(`${path}: ${tooLarge(size).message}.`, 2);
    return readFileSync(path);
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`${path} cannot be read: ${because(error)}.`, 2);
  }
}

/** All of standard input, which may come in pieces, and late. */
function piped(): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const part = Buffer.allocUnsafe(TOGETHER);
    const count = readPart(part);
    if (count === 0) return Buffer.concat(parts);
    parts.push(part.subarray(0, count));
    length += count;
    if (length > LARGEST) throw new Failure(`Standard input: ${tooLarge(length).message}.`, 2);
  }
}

function readPart(into: Uint8Array): number {
  for (;;) {
    try {
      return readSync(0, into);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/**
 * Writes a file whole or not at all: beside it first, then by its name. A link is followed, and what is no file, such
 * as a pipe, is written to rather than replaced. The parts are made while they are written, so that the whole is never
 * held at once. Throws `Failure` (2).
 */
export function writeWhole(path: string, parts: Iterable<string | Uint8Array>): void {
  let beside: string | undefined;
  try {
    const target = targetOf(path);
    if (isDevice(target)) writeParts(target, 'w', parts);
    else {
      const name = join(dirname(target), `.warrant-${Math.random().toString(36).slice(2)}.tmp`);
      writeParts(name, 'wx', parts, found(target)?.mode, () => {
        beside = name;
      });
      renameSync(name, target);
    }
  } catch (error) {
    if (beside) rmSync(beside, { force: true });
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new Failure(`${path} cannot be written: ${because(error)}.`, 2);
  }
}

/** Bytes that are written together, so that the system is not called for each part. */
const TOGETHER = 1 << 18;

function writeParts(
  path: string,
  flag: 'w' | 'wx',
  parts: Iterable<string | Uint8Array>,
  mode?: number,
  opened?: () => void
): void {
  const file = openSync(path, flag, mode);
  opened?.();
  try {
    const waiting = Buffer.allocUnsafe(TOGETHER);
    let length = 0;
    for (const part of parts) {
      const most = typeof part === 'string' ? 3 * part.length : Number.POSITIVE_INFINITY;
      if (length + most > TOGETHER) {
        writeAll(file, waiting.subarray(0, length));
        length = 0;
      }
      if (typeof part !== 'string') writeAll(file, part);
      else if (most > TOGETHER) writeAll(file, Buffer.from(part));
      else length += waiting.write(part, length);
    }
    writeAll(file, waiting.subarray(0, length));
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

/** The file that a path leads to, through links, whether it is there yet or not. */
function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const link = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink();
    return link ? resolve(dirname(path), readlinkSync(path)) : path;
  }
}

/** Whether two paths lead to one file. */
export function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map(found);
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

function isDevice(path: string): boolean {
  const there = found(path);
  return there !== undefined && !there.isFile() && !there.isDirectory();
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EEXIST: 'there is a file of this name',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of its path is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle'
};

/** Why the system refused, in words. */
export function because(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return CAUSES[code] ?? (error instanceof Error ? error.message.replace(/\.$/, '') : String(error));
}

/** A number with its word: '1 claim', '2 claims'. */
export function counted(count: number, word: string, words = `${word}s`): string {
  return `${count} ${count === 1 ? word : words}`;
}
