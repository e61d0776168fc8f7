import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { LARGEST_SOURCE, tooLargeSource } from '../lib/extract/source-text.ts';
import type { ArgumentMap, SourceId } from '../lib/model/map.ts';
import type { Run } from '../lib/sources/differences.ts';
import type { Found, Quote } from '../lib/sources/quotation.ts';
import { because, counted, Failure } from './files.ts';
import type { Answer, Task } from './source-worker.ts';

/** How long the reading of one file and the search in it may take, in milliseconds. */
const PATIENCE = 60_000;
/** Memory that it may use, in megabytes. */
const MEMORY = 2048;
/** Letters of a quotation that are named where it is not found. */
const NAMED = 100;

interface Quotation {
  claim: string;
  source: SourceId;
  quote: Quote;
}

/**
 * Looks for every quotation of a map in the texts of a folder, where a text is named by its source: `icrc-2008.pdf` for
 * the source `icrc-2008`. Of several texts of a source the best match counts. Says what was found of each in the map's
 * order, then the sum. Returns the exit code: 1 when one is close or absent, 2 when a text cannot be read, else 0.
 */
export async function checkQuotations(path: string, map: ArgumentMap, folder: string): Promise<0 | 1 | 2> {
  const quotations = map.claims.flatMap(({ id, citations = [] }) =>
    citations.flatMap(({ source, quote }): Quotation[] => (quote ? [{ claim: id, source, quote }] : []))
  );
  const files = filesOf(folder, map);
  const found = new Map<Quotation, Found>();
  let unread = false;
  const reader = new Reader();
  for (const [source, names] of files) {
    const asked = quotations.filter((each) => each.source === source);
    if (!asked.length) continue;
    for (const name of names) {
      const answer = await reader.ask(
        join(folder, name),
        asked.map(({ quote }) => quote)
      );
      if ('message' in answer) {
        process.stderr.write(`${join(folder, name)} ${answer.message}.\n`);
        unread = true;
      } else {
        asked.forEach((quotation, at) => {
          found.set(quotation, better(found.get(quotation), answer.found[at]!));
        });
      }
    }
  }
  await reader.end();

  const lines = quotations.map(
    (each) => `${each.claim} (${each.source}): ${told(each.quote, found.get(each))}`
  );
  const count = (result: Found['result'] | undefined) =>
    quotations.filter((each) => found.get(each)?.result === result).length;
  const [exact, close, absent, none] = [count('exact'), count('close'), count('absent'), count(undefined)];
  lines.push(
    `${path}: ${counted(quotations.length, 'quotation')}: ${exact} found, ${close} close, ${absent} not found, ` +
      `${none} without a text of their source.`
  );
  process.stdout.write(`${lines.join('\n')}\n`);
  if (close + absent) return 1;
  return unread ? 2 : 0;
}

/** The files of a folder by the source that they are named for; says which belong to none. */
function filesOf(folder: string, map: ArgumentMap): Map<SourceId, string[]> {
  let names: string[];
  try {
    names = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    throw new Failure(`${folder} cannot be read: ${because(error)}.`, 2);
  }
  /** A source by its id as it may stand in a file's name, where not every sign is allowed. */
  const named = new Map(
    map.sources.flatMap(({ id }) => [[id, id] as const, [encodeURIComponent(id), id] as const])
  );
  const files = new Map<SourceId, string[]>();
  for (const name of names) {
    const source = named.get(name) ?? named.get(name.replace(/\.[^.]*$/, ''));
    if (source === undefined)
      process.stderr.write(`${join(folder, name)} belongs to no source of the map.\n`);
    else files.set(source, [...(files.get(source) ?? []), name]);
  }
  return files;
}

/**
 * Reads files and searches them in a thread of its own, which is ended when a file takes too long or too much memory:
 * a text comes from anywhere.
 */
class Reader {
  #worker: Worker | undefined;

  async ask(path: string, quotes: readonly Quote[]): Promise<Answer> {
    let bytes: Uint8Array;
    try {
      const { size } = statSync(path);
      if (size > LARGEST_SOURCE) return { message: tooLargeSource(size) };
      bytes = readFileSync(path);
    } catch (error) {
      return { message: `cannot be read: ${because(error)}` };
    }
    this.#worker ??= started();
    const worker = this.#worker;
    const task: Task = { bytes, quotes };
    return new Promise<Answer>((resolve) => {
      const done = (answer: Answer) => {
        clearTimeout(timer);
        clearInterval(watch);
        worker.off('message', done).off('error', fail);
        resolve(answer);
      };
      const giveUp = (message: string) => {
        done({ message });
        this.#worker = undefined;
        void worker.terminate();
      };
      const fail = (error: NodeJS.ErrnoException) =>
        giveUp(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch('memory') : `cannot be read: ${because(error)}`
        );
      const timer = setTimeout(() => giveUp(tooMuch('time')), PATIENCE);
      // The limits of a thread leave out what it unpacks.
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() > MEMORY * 1024 * 1024) giveUp(tooMuch('memory'));
      }, 100);
      worker.on('message', done).on('error', fail);
      worker.postMessage(task);
    });
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
  }
}

function tooMuch(what: 'time' | 'memory'): string {
  return `takes too much ${what} to read; save the pages that are quoted`;
}

function started(): Worker {
  // The command line runs without V8's optimiser, which a long text does pay for.
  setFlagsFromString('--opt');
  return new Worker(join(import.meta.dirname, 'source-worker.cjs'), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY }
  });
}

const ORDER: readonly Found['result'][] = ['absent', 'close', 'exact'];

function better(one: Found | undefined, other: Found): Found {
  return one && ORDER.indexOf(one.result) >= ORDER.indexOf(other.result) ? one : other;
}

function told(quote: Quote, found: Found | undefined): string {
  if (!found) return 'no text of this source';
  const { result, differences = [] } = found;
  if (result === 'absent') {
    const { exact } = quote;
    return `not found: “${exact.length > NAMED ? `${exact.slice(0, NAMED).replace(/\s*\S*$/, '')}…` : exact}”`;
  }
  if (result === 'exact') return differences.length ? 'found, with words left out' : 'found';
  return `close: ${differences.flatMap(difference).join('; ')}`;
}

function difference({ kind, ours, theirs }: Run): string[] {
  if (kind === 'changed') return [`“${ours}” for the source's “${theirs}”`];
  if (kind === 'added') return [`“${ours}” is not in the source`];
  return kind === 'removed' ? [`the source's “${theirs}” is missing`] : [];
}
