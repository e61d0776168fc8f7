import { listed, readMap } from './files.ts';

/** Says every problem of a map with its place; a map without errors is counted instead. */
export function checkFile(path: string): void {
  const { map, warnings } = readMap(path);
  if (warnings.length) process.stderr.write(`${listed(path, warnings)}\n`);
  const { claims, reasons, sources } = map;
  process.stdout.write(
    `${path}: ${claims.length} claims, ${reasons.length} reasons, ${sources.length} sources, no errors.\n`
  );
}
