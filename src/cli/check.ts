import { isUnsourced } from '../lib/model/standing.ts';
import type { CheckCall } from './arguments.ts';
import { counted, forEach, listed, readMap } from './files.ts';

/**
 * Says every problem of each map with its place; a map without errors is counted instead, and its quotations and
 * addresses checked where that is asked for. Returns the exit code.
 */
export function check({ maps, ...asked }: CheckCall): Promise<0 | 1 | 2> {
  return forEach(maps, (map) => checkFile(map, asked));
}

async function checkFile(
  path: string,
  { sources, links }: Pick<CheckCall, 'sources' | 'links'>
): Promise<0 | 1 | 2> {
  const { map, warnings } = readMap(path);
  if (warnings.length) process.stderr.write(`${listed(path, warnings)}\n`);
  const claims = map.claims.filter(({ id }) => id !== map.motion);
  const counts = [
    map.motion === undefined ? 'no motion' : 'a motion',
    counted(claims.length, 'claim'),
    counted(map.reasons.length, 'reason'),
    counted(map.sources.length, 'source')
  ];
  const open = claims.filter((claim) => isUnsourced(claim, map)).length;
  const unsourced = open ? `; ${counted(open, 'claim')} without a source` : '';
  process.stdout.write(`${path}: ${counts.join(', ')}${unsourced}. No errors.\n`);
  const codes: number[] = [];
  if (sources !== undefined) {
    codes.push(await (await import('./sources.ts')).checkQuotations(path, map, sources));
  }
  if (links) codes.push(await (await import('./links.ts')).checkLinks(path, map));
  return codes.includes(1) ? 1 : codes.includes(2) ? 2 : 0;
}
