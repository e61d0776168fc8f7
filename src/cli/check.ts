import { FORMATS } from '../lib/formats/registry.ts';
import { isUnsourced } from '../lib/model/standing.ts';
import type { CheckCall } from './arguments.ts';
import { counted, Failure, forEach, listed, readFile } from './files.ts';
import { reportOf } from './report.ts';

/**
 * Says every problem of each file with its place; a map that was read is counted, and its quotations and addresses checked
 * where that is asked for. Returns the exit code.
 */
export async function check({ maps, json, ...asked }: CheckCall): Promise<0 | 1 | 2> {
  if (json) return checkAsJson(maps);
  return forEach(maps, (map) => checkFile(map, asked));
}

async function checkFile(
  path: string,
  { sources, links }: Pick<CheckCall, 'sources' | 'links'>
): Promise<0 | 1 | 2> {
  const { map, problems, format = 'warrant' } = await readFile(path);
  if (!map) throw new Failure(listed(path, problems), 1);
  if (problems.length) process.stderr.write(`${listed(path, problems)}\n`);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const claims = map.claims.filter(({ id }) => id !== map.motion);
  const counts = [
    ...(format === 'warrant' ? [] : [FORMATS[format].title]),
    map.motion === undefined ? 'no motion' : 'a motion',
    counted(claims.length, 'claim'),
    counted(map.reasons.length, 'reason'),
    counted(map.sources.length, 'source')
  ];
  const open = claims.filter((claim) => isUnsourced(claim, map)).length;
  const unsourced = open ? `; ${counted(open, 'claim')} without a source` : '';
  const found = errors ? `${counted(errors, 'part')} not read` : 'No errors';
  process.stdout.write(`${path}: ${counts.join(', ')}${unsourced}. ${found}.\n`);
  const codes: number[] = [errors ? 1 : 0];
  if (sources !== undefined) {
    codes.push(await (await import('./sources.ts')).checkQuotations(path, map, sources));
  }
  if (links) codes.push(await (await import('./links.ts')).checkLinks(path, map));
  return codes.includes(1) ? 1 : codes.includes(2) ? 2 : 0;
}

/** One report, or a list of as many as there are files, each with the file's name. */
async function checkAsJson(paths: readonly string[]): Promise<0 | 1 | 2> {
  const reports: object[] = [];
  const code = await forEach(paths, async (file) => {
    const read = await readFile(file);
    const report = reportOf(read);
    reports.push(paths.length > 1 ? { file, ...report } : report);
    return read.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  });
  const said = paths.length > 1 ? reports : reports[0];
  if (said) process.stdout.write(`${JSON.stringify(said, null, 1)}\n`);
  return code;
}
