import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { map } from '../../../tests/map-notation.ts';
import { readXml } from '../../../tests/read-xml.ts';
import { relate } from '../model/relations.ts';
import { debateFormats } from '../preparation/debate-format.ts';
import { flow } from '../preparation/flow.ts';
import { ALL_OF_THE_MAP } from '../preparation/saying.ts';
import { type FlowWords, flowWorkbook } from './flow-xlsx.ts';

const world = debateFormats().find(({ id }) => id === 'wsdc')!;
const words: FlowWords = {
  claim: (id) => id,
  side: (side) => side,
  does: ({ does }) => does!,
  again: 'again',
  asIn: (row) => `as ${row}`,
  dropped: 'dropped',
  due: 'due',
  besides: 'Besides'
};

/** The texts of each sheet by its name, row by row. */
async function read(of: ReturnType<typeof flow>, said = words) {
  const files = unzipSync(await flowWorkbook(of, said));
  const xml = (name: string) => strFromU8(files[name]!);
  const names = [...xml('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name!);
  const shared = [
    ...(xml('xl/sharedStrings.xml') ?? '').matchAll(/<si>.*?<t[^>]*>([^<]*)<\/t>.*?<\/si>/gs)
  ].map(([, text]) => text!);
  for (const name of Object.keys(files))
    if (/\.(xml|rels)$/.test(name)) readXml(xml(name).replace(/^<\?xml.*?\?>\s*/, ''));
  return names.map((name, at) => {
    const rows = [...xml(`xl/worksheets/sheet${at + 1}.xml`).matchAll(/<row [^>]*>(.*?)<\/row>/gs)];
    return {
      name,
      page: xml(`xl/worksheets/sheet${at + 1}.xml`),
      rows: rows.map(([, row]) =>
        [...row!.matchAll(/<c r="([A-Z]+)\d+"[^>]*>.*?<v>(\d+)<\/v><\/c>/gs)]
          .map(([, column, at]) => `${column} ${shared[Number(at)]}`)
          .join(' | ')
      )
    };
  });
}

describe('the workbook of a flow', () => {
  test('has a sheet for each main claim, a column for each speech, and arrows', async () => {
    const debate = relate(map('A + M', 'B + M', 'C - A', 'C - B', 'D - C'));
    const [first, second, ...more] = await read(flow(debate, world, ALL_OF_THE_MAP));
    expect(more).toEqual([]);
    expect(first!.name).toBe('1 A');
    expect(first!.page).toContain('<pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>');
    expect(first!.page).toMatch(/<pageSetup [^>]*fitToHeight="0"/);
    expect(first!.rows[0]).toMatch(/^B P1 · affirmative \| C O1 · negative \| D P2 · affirmative/);
    expect(first!.rows.slice(1)).toEqual(['A 1.1 | B A | C attacks: C | D attacks: D | E dropped']);
    expect(second!.rows.slice(1)).toEqual(['A 2.1 | B B | C ↑ as 1.1']);
  });

  test('takes any words, and is a workbook without any', async () => {
    const debate = relate(map(`${"'[A]:*?/\\_&_<b>_\u0001_\ud800_=1+1'"} + M`));
    const [first] = await read(flow(debate, world, ALL_OF_THE_MAP));
    expect(first!.name.replace(/&\w+;/g, '&').length).toBeLessThanOrEqual(31);
    const [long] = await read(flow(debate, world, ALL_OF_THE_MAP), {
      ...words,
      claim: () => 'x'.repeat(40_000)
    });
    expect(long!.rows[1]!.length).toBeLessThan(32_767);
    expect(first!.name).not.toMatch(/[\\/?*[\]:]|'$/);
    expect((await read(flow(relate(map()), world, ALL_OF_THE_MAP))).map(({ name }) => name)).toEqual([
      'Besides'
    ]);
  });
});
