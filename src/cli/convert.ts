import type { Loss, Written } from '../lib/formats/format.ts';
import { lossKinds } from '../lib/formats/loss-kinds.ts';
import { FORMATS } from '../lib/formats/registry.ts';
import type { ArgumentMap } from '../lib/model/map.ts';
import type { ConvertCall } from './arguments.ts';
import { counted, Failure, isSameFile, listed, readFile, writeWhole } from './files.ts';
import { languageOf } from './render.ts';
import { reportOf } from './report.ts';

/**
 * Turns a file into another format, and says what of it was not read and what of the map the format cannot hold. Returns the
 * exit code: 1 where part of the file was not read, or, when nothing may be lost, something would be.
 */
export async function convert({ file, to, output, strict, json }: ConvertCall): Promise<0 | 1 | 2> {
  if (output !== undefined && isSameFile(file, output))
    throw new Failure(`${output} is the file itself; name another for what it becomes.`, 2);
  const read = await readFile(file);
  const { map, problems } = read;
  const written = map && (await write(map, to));
  const losses = written?.losses ?? [];
  const isPartial = problems.some(({ severity }) => severity === 'error');
  const isRefused = strict === true && (isPartial || losses.length > 0);
  if (json) process.stdout.write(`${JSON.stringify(reportOf(read, losses), null, 1)}\n`);
  else {
    if (problems.length) process.stderr.write(`${listed(file, problems)}\n`);
    if (losses.length) process.stderr.write(lossesListed(losses, to));
  }
  if (!written) return 1;
  if (isRefused) {
    if (!json) process.stderr.write(`${file}: nothing is written (--strict).\n`);
    return 1;
  }
  if (output !== undefined) writeWhole(output, [written.text]);
  else if (!json) process.stdout.write(written.text);
  return isPartial ? 1 : 0;
}

async function write(map: ArgumentMap, to: ConvertCall['to']): Promise<Written> {
  if (to === 'svg') {
    const { fileOf, pictured } = await import('../lib/picture.ts');
    return {
      text: fileOf(await pictured(map, { theme: 'light', layout: 'two-sided', language: languageOf(map) })),
      losses: []
    };
  }
  const { write } = await FORMATS[to].load();
  return write!(map);
}

/** Losses by what they are: the first of each kind in words, and how many more there are. */
function lossesListed(losses: readonly Loss[], to: ConvertCall['to']): string {
  const lines = lossKinds(losses).map(({ losses: [first, ...others] }) =>
    others.length ? `  ${first!.message}, and ${others.length} more like it` : `  ${first!.message}`
  );
  const count = counted(losses.length, 'loss', 'losses');
  return [`${FORMATS[to].title} cannot hold all of the map (${count}):`, ...lines, ''].join('\n');
}
