import { isUnsourced } from '../lib/model/standing.ts';
import { listed, readMap } from './files.ts';

/** Says every problem of a map with its place; a map without errors is counted instead. */
export function checkFile(path: string): void {
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
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
