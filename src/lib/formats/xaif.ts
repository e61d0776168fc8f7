import type { Checked } from '../model/check.ts';
import type { ArgumentMap } from '../model/map.ts';
import { written } from './aif.ts';
import { readLayer } from './aif-read.ts';
import { Assembly } from './assembly.ts';
import type { Written } from './format.ts';
import { type Fields, isBlank, isFields, isKeepable, keepable, parsed } from './json.ts';

/** What OVA writes of a debate without a text. */
const EMPTY = {
  text: '',
  dialog: false,
  OVA: { firstname: '', surname: '', url: '', nodes: [], edges: [] }
};
/** What AIF in xAIF has besides nodes and edges. */
const LISTS = { schemefulfillments: [], descriptorfulfillments: [], participants: [] };

/**
 * Reads xAIF (https://github.com/arg-tech/xaif), which OVA and oAMF write: AIF with the text that is analysed, which is kept
 * in the field `xaif` with whatever else stands in the file. Never throws.
 */
export function read(text: string): Checked {
  const { value, problems } = parsed(text);
  if (problems) return { problems };
  const assembly = new Assembly();
  if (!isFields(value) || !isFields(value.AIF)) {
    assembly.fault('is no object with AIF in it');
    return assembly.checked();
  }
  const { AIF, ...others } = value;
  const rest = Object.entries(others).filter(([name, each]) => !isNothing(name, each));
  const xaif = keepable(Object.fromEntries(rest), (what) => assembly.omit(what)) as Fields;
  if (!isBlank(xaif)) Object.assign(assembly.head, { xaif });
  readLayer(AIF as Fields, assembly, 'AIF.');
  return assembly.checked();
}

/** Writes a map as xAIF, with what came from such a file. */
export function write(map: ArgumentMap): Written {
  const { xaif } = map as { xaif?: unknown };
  const isHeld =
    isFields(xaif) &&
    isKeepable(xaif) &&
    Object.entries(xaif).every(([name, each]) => name !== 'AIF' && !isNothing(name, each));
  const { layer, losses } = written(map, isHeld ? ['xaif'] : []);
  const value = { AIF: { ...LISTS, ...layer }, ...EMPTY, ...(isHeld && xaif) };
  return { text: `${JSON.stringify(value, null, 1)}\n`, losses };
}

/** Whether a field says no more than that there is none. */
function isNothing(name: string, value: unknown): boolean {
  if (name === 'dialog') return value === false || isBlank(value);
  if (name === 'OVA' && isFields(value)) return Object.values(value).every(isBlank);
  return isBlank(value);
}
