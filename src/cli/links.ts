import { lookup } from 'node:dns/promises';
import type { ArgumentMap } from '../lib/model/map.ts';
import { archiveLink, sourceLink } from '../lib/sources/label.ts';
import { because, counted } from './files.ts';

/** What came of asking for an address; `unreached` is also what a machine without a network finds. */
export interface Reply {
  kind: 'alive' | 'dead' | 'unclear' | 'unreached';
  /** In words that go on from the address. */
  words: string;
}

export interface Asking {
  /** Milliseconds after which an address counts as silent. */
  patience: number;
  /** Addresses that are asked at the same time. */
  atOnce: number;
}

const ASKING: Asking = { patience: 15_000, atOnce: 4 };

/**
 * Asks every source's address whether it still answers, a few at a time, and says of each what it found and where a
 * copy is or can be made. Returns the exit code: 1 when one is dead, 2 when there is no network, else 0.
 */
export async function checkLinks(path: string, map: ArgumentMap, asking = ASKING): Promise<0 | 1 | 2> {
  const sources = map.sources.flatMap((source) => {
    const link = sourceLink(source);
    return link && /^https?:/i.test(link) ? [{ id: source.id, link, archived: archiveLink(source) }] : [];
  });
  const replies = await askAll([...new Set(sources.map(({ link }) => link))], asking);
  const all = [...replies.values()];
  if (all.length && all.every(({ kind }) => kind === 'unreached') && !(await hasNetwork())) {
    process.stderr.write('No address could be asked: there is no network here. Try again with one.\n');
    return 2;
  }
  const lines = sources.map(({ id, link, archived }) => {
    const { kind, words } = replies.get(link)!;
    return `${id}: ${link} ${words}${advice(kind, link, archived)}`;
  });
  const count = (...kinds: Reply['kind'][]) =>
    sources.filter(({ link }) => kinds.includes(replies.get(link)!.kind)).length;
  const dead = count('dead', 'unreached');
  lines.push(
    `${path}: ${counted(sources.length, 'address', 'addresses')}: ${count('alive')} answer, ${dead} dead, ` +
      `${count('unclear')} could not be asked.`
  );
  process.stdout.write(`${lines.join('\n')}\n`);
  return dead ? 1 : 0;
}

function advice(kind: Reply['kind'], link: string, archived: string | undefined): string {
  const save = `https://web.archive.org/save/${link}`;
  if (archived) return kind === 'alive' ? '.' : `. Its archived copy: ${archived}`;
  if (kind === 'alive' || kind === 'unclear') return `. To archive it: ${save}`;
  return `. An archived copy, if there is one: https://web.archive.org/web/${link} To try to archive it: ${save}`;
}

/** Asks for addresses, at most `atOnce` of them at the same time. */
export async function askAll(
  addresses: readonly string[],
  { patience, atOnce }: Asking
): Promise<Map<string, Reply>> {
  const replies = new Map<string, Reply>();
  const waiting = [...addresses];
  const work = async () => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      replies.set(address, await ask(address, patience));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return replies;
}

/** HEAD first, which costs a server little; GET where it does not answer that well. */
async function ask(address: string, patience: number): Promise<Reply> {
  const head = await request(address, 'HEAD', patience);
  return head.kind === 'alive' || head.kind === 'unreached' ? head : request(address, 'GET', patience);
}

async function request(address: string, method: 'HEAD' | 'GET', patience: number): Promise<Reply> {
  try {
    const response = await fetch(address, {
      method,
      signal: AbortSignal.timeout(patience),
      headers: {
        'User-Agent': `Warrant/${import.meta.env.WARRANT_VERSION ?? ''} (checks the sources of a debate)`,
        Accept: 'text/html,*/*'
      }
    });
    await response.body?.cancel();
    return answered(response.status);
  } catch (error) {
    return unanswered(error, patience);
  }
}

/** What a status says (RFC 9110): only 404 and 410 say that the page is gone. */
function answered(status: number): Reply {
  if (status < 400) return { kind: 'alive', words: 'answers' };
  if (status === 404 || status === 410) return { kind: 'dead', words: `is gone (${status})` };
  if (status === 401 || status === 403 || status === 429 || status === 451) {
    return { kind: 'unclear', words: `does not let itself be asked (${status}); look at it in a browser` };
  }
  return { kind: 'unclear', words: `answers with a fault (${status}); try again later` };
}

const UNREACHED: Readonly<Record<string, string>> = {
  ENOTFOUND: 'has a server that is not known (DNS)',
  EAI_AGAIN: 'has a server that is not known (DNS)',
  EHOSTUNREACH: 'has a server that cannot be reached',
  ENETUNREACH: 'has a server that cannot be reached',
  UND_ERR_CONNECT_TIMEOUT: 'has a server that does not answer'
};

function unanswered(error: unknown, patience: number): Reply {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return { kind: 'dead', words: `does not answer within ${counted(patience / 1000, 'second')}` };
  }
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  // Of several addresses of one server each may have failed in its own way.
  const first = cause instanceof AggregateError ? cause.errors[0] : cause;
  const code = (first as NodeJS.ErrnoException | undefined)?.code ?? '';
  if (code === 'ECONNREFUSED') return { kind: 'dead', words: 'has a server that refuses to answer' };
  const unreached = UNREACHED[code];
  if (unreached) return { kind: 'unreached', words: unreached };
  return { kind: 'unclear', words: `could not be asked: ${because(first)}` };
}

async function hasNetwork(): Promise<boolean> {
  try {
    await lookup('web.archive.org');
    return true;
  } catch {
    return false;
  }
}
