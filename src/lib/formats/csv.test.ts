import { describe, expect, test } from 'vitest';
import { expectHeld, expectSteady, spare } from '../../../tests/format-law.ts';
import { lines, map } from '../../../tests/map-notation.ts';
import type { ArgumentMap } from '../model/map.ts';
import * as csv from './csv.ts';
import { HOLDS } from './csv-write.ts';
import { readAny, recognised } from './recognise.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const told = (text: string) => {
  const { map: found, problems } = csv.read(text);
  return {
    map: found && lines(found),
    problems: problems.filter(({ line }) => line).map(({ place, message }) => `${place}: ${message}`)
  };
};

/** All that the tables hold, ids and orders too. */
const exactly = ({ claims, reasons, sources, motion }: ArgumentMap) =>
  spare({ claims, reasons, sources, ...(motion !== undefined && { motion }) });

describe('a table that a person filled in', () => {
  test.each([
    ['by ids', 'id,text,side,target\n1,Run buses,,\n2,Workers,pro,1\n3,Dear,con,1\n', 'r1: 2 + 1, r2: 3 - 1'],
    ['in any order, by other names', 'Stance;Parent;Claim;No\n;;Run;1\nSupports;1;Home;2\n', 'r1: 2 + 1'],
    ['between tabs', 'claim\ttype\tparent\tid\nRun\t\t\t1\nHome\t+\t1\t2', 'r1: 2 + 1'],
    ['by words', 'text,side,parent\nRun,,\nHome,for,Run\nDear,against,Home\n', 'r1: c3 + c2, r2: c4 - c3'],
    ['after the line that Excel knows', 'sep=;\nid;text;side;target\n1;A;;\n2;B;con;1\n', 'r1: 2 - 1'],
    ['with a mark and other line ends', '\uFEFFid,text,side,target\r\n1,A,,\r\n2,B,con,1\r\n', 'r1: 2 - 1'],
    ['with empty rows', 'id,text,side,target\n\n1,A,,\n,,,\n2,B,con,1\n,,,\n', 'r1: 2 - 1'],
    [
      'with joint premises and undercuts',
      'id,text,side,target,reason\n1,A,,,\n2,B,pro,1,x\n3,C,,,x\n4,D,undercut,x,\n',
      'x: 2 & 3 + 1, r1: 4 - x'
    ],
    [
      'with a claim that serves twice',
      'id,text,side,target\n1,A,,\n2,B,con,1\n3,C,pro,1\n3,,con,2\n',
      'r1: 2 - 1, r2: 3 + 1, r3: 3 - 2'
    ],
    ['titles are claims where they have sides', 'id,title,side,parent\n1,A,,\n2,B,pro,1\n', 'r1: 2 + 1']
  ])('%s', (_, text, found) => {
    expect(told(text)).toEqual({ map: found, problems: [] });
    expect(recognised(text)).toBe('csv');
    expect(told(text.replaceAll(/(?<!\r)\n/g, '\r\n')).map).toBe(found);
  });

  test('has the only root as its motion, unless it has ids of reasons', () => {
    expect(csv.read('id,text,side,target\n1,A,,\n2,B,pro,1\n').map!.motion).toBe('1');
    expect(csv.read('id,text,side,target\n1,A,,\n2,B,,\n').map!.motion).toBeUndefined();
    expect(csv.read('id,text,side,target,reason\n1,A,,,\n2,B,pro,1,r1\n').map!.motion).toBeUndefined();
    expect(csv.read('id,text,side\n1,A,Motion\n2,B,\n').map!.motion).toBe('1');
  });

  test('has cells of several lines, and sources', () => {
    const text =
      'id,text,tags,source,quote,page\n1,"One, ""two""\nthree","a; b",https://e.org/,Words,p. 3\n1,,c,A leaflet,,\n2,x,,s1,,\n\nid,title,authors,date,url\ns1,"Buses","Lee, Ann; City desk",2030-01-02,e.org\n,Other,,Spring 2030,\n';
    expect(csv.read(text)).toMatchObject({
      map: {
        claims: [
          {
            id: '1',
            text: 'One, "two"\nthree',
            tags: ['a', 'b', 'c'],
            citations: [{ source: 's3', locator: 'p. 3', quote: { exact: 'Words' } }, { source: 's4' }]
          },
          { id: '2', citations: [{ source: 's1' }] }
        ],
        sources: [
          {
            id: 's1',
            type: 'document',
            title: 'Buses',
            author: [{ family: 'Lee', given: 'Ann' }, { literal: 'City desk' }],
            issued: { 'date-parts': [[2030, 1, 2]] },
            URL: 'e.org'
          },
          { id: 'source9', title: 'Other', issued: { literal: 'Spring 2030' } },
          { id: 's3', URL: 'https://e.org/' },
          { id: 's4', title: 'A leaflet' }
        ]
      }
    });
  });

  test('of sources alone', () => {
    const { map: found } = csv.read('id;type;title;URL\na;report;Buses;https://e.org\n');
    expect(found!.sources).toEqual([{ id: 'a', type: 'report', title: 'Buses', URL: 'https://e.org' }]);
    expect(recognised('id;type;title;URL\n')).toBe('csv');
  });

  test('in UTF-16, as spreadsheets save Unicode text', async () => {
    const text = 'id\ttext\tside\ttarget\r\n1\tĄžuolas\t\t\r\n2\tB\tcon\t1\r\n';
    const units = [0xfeff, ...text.split('').map((unit) => unit.charCodeAt(0))];
    for (const order of [0, 8]) {
      const bytes = new Uint8Array(
        units.flatMap((unit) => [(unit >> order) & 255, (unit >> (8 - order)) & 255])
      );
      const { map: found, format } = await readAny(bytes);
      expect([format, found!.claims[0]!.text]).toEqual(['csv', 'Ąžuolas']);
    }
  });

  test.each([
    ['id,text,votes\n1,A,7\n', 'line 1, column 1: the column “votes” is left out'],
    ['id,text\n1,A,more\n', 'line 2, column 1: has more cells than there are columns'],
    ['id,text,side,target\n1,A,pro,9\n', 'line 2, column 1: names “9”, which is no claim of this table'],
    ['id,text,side,target\n1,A,pro,\n', 'line 2, column 1: has a side, or a reason, and no target'],
    [
      'id,text,side,target\n1,A,,\n2,B,,1\n',
      'line 3, column 1: has a target and no side; it is read as a reason for it'
    ],
    [
      'id,text,side,target\n1,A,,\n2,B,maybe,1\n',
      'line 3, column 1: says “maybe”, which is no side: pro or con'
    ],
    ['id,text\n1,A\n1,B\n', 'line 3, column 1: gives the claim “1” another text, “B”, which is left out'],
    ['id,text\n1,"A\n', 'line 2, column 1: has a quotation mark that is never closed'],
    ['id,text,quote\n1,A,Words\n', 'line 2, column 1: has a quotation without its source'],
    ['id,text,side\n1,A,motion\n2,B,motion\n', 'line 3, column 1: names a second motion'],
    ['id,text,basis\n1,A,hearsay\n', 'line 2, column 1: the basis “hearsay” of a claim is left out'],
    [
      'id,title,url\na,A,\na,B,\n',
      'line 3, column 1: gives the id “a” to a second source, which is left out'
    ],
    [
      'id,text,side,target,reason\n1,A,,,\n2,B,con,y,x\n3,C,con,x,y\n',
      'line 3, column 1: is aimed at a reason that leads to no claim',
      'line 4, column 1: is aimed at a reason that leads to no claim'
    ],
    [
      'id,text,side,target,reason\n1,A,,,\n2,B,con,1,x\n3,C,pro,1,x\n',
      'line 4, column 1: differs from other rows of the reason “x”'
    ]
  ])('tells what of it means nothing %#', (text, ...problems) => {
    expect(told(text).problems).toEqual(problems);
    expect(csv.read(text).map).toBeDefined();
  });

  test('may hold names that mean something to programs', () => {
    const { map: found } = csv.read(
      'id,text,side,target,reason\n__proto__,A,,,\nconstructor,B,pro,__proto__,toString\n'
    );
    expect(lines(found!)).toBe('toString: constructor + __proto__');
    const { map: sources } = csv.read('id,title,author,url\na,b,"[{""__proto__"": 1}]",c\n');
    expect(sources!.sources).toHaveLength(1);
  });
});

describe('a map that is written as a table', () => {
  test('is legible', () => {
    const buses = map('A & B + M', 'U - r1', 'B - U');
    buses.claims[0]!.tags = ['cost'];
    buses.sources = [{ id: 's', type: 'webpage', URL: 'https://example.org/s' }];
    buses.claims[0]!.citations = [{ source: 's', quote: { exact: '=1+1' } }, { source: 's' }];
    expect(csv.write(buses).text).toBe(
      [
        '\uFEFFid,text,side,target,target reason,reason,order,tags,source,quote',
        "A,A.,pro,M,,r1,1,cost,s,'=1+1",
        'A,,,,,,,,s,',
        'B,B.,pro,M,,r1,2,,,',
        'B,,con,U,,r3,4,,,',
        'M,M.,motion,,,,,,,',
        'U,U.,con,,r1,r2,3,,,',
        '',
        'id,type,title,URL',
        's,webpage,,https://example.org/s',
        ''
      ].join('\r\n')
    );
  });

  test('names who wrote a source, so that a person can read it and nothing is lost', () => {
    const one = map('A + M');
    one.sources = [
      {
        id: 's',
        type: 'book',
        title: 'Buses',
        author: [{ family: 'Lee', given: 'Ann' }, { literal: 'City desk' }],
        editor: [{ family: 'Berg', 'non-dropping-particle': 'van den', given: 'Jo' }],
        issued: { 'date-parts': [[2030, 1, 2]] },
        corrections: [{ field: 'title', from: 'Busses', to: 'Buses' }]
      },
      { id: 't', type: 'book', title: 'Trams', author: [{ literal: 'Lee; Ray' }], issued: { literal: 'May' } }
    ];
    const { text, losses } = csv.write({ ...one, title: '', language: 'und' });
    expect(losses).toEqual([]);
    expect(text).toContain('s,book,Buses,"Lee, Ann; City desk",');
    expect(csv.read(text as string).map!.sources).toEqual(one.sources);
  });

  test.each(['=1+1', '+1', '-1', '@a', '\ta', '\ra', "'=1", "''-", "'a", '＝1', '\n=1', '-'])(
    'never has a formula in a cell: %j',
    (words) => {
      const one = map('A + M');
      one.claims[0]!.text = words;
      one.claims[1]!.note = words;
      const text = csv.write(one).text as string;
      expect(text).not.toMatch(/,("?[=+\-@\t＝]|"[\r\n])/);
      const { map: back } = csv.read(text);
      expect([back!.claims[0]!.text, back!.claims[1]!.note]).toEqual([words, words]);
    }
  );

  test('keeps the law of formats: ids, orders and all', () => expectHeld(csv, HOLDS, exactly), 60_000);
  test('and a second time', () => expectSteady(csv, exactly), 60_000);

  test('and whatever separates the cells', async () => {
    const one = map('A; & B, + M', 'U - r1');
    const text = (csv.write(one).text as string).replace(/,(?![^,\n]*")/g, ',');
    expect(lines((await readAny(encode(text))).map!)).toBe(lines(one));
  });
});
