import { expect, test } from 'vitest';
import type { FormatName } from './format.ts';
import { readAs } from './recognise.ts';

/** So many characters; what is quadratic takes minutes with them. */
const MANY = process.env.TELL ? 3_000_000 : 500_000;
const much = (text: string) => text.repeat(MANY / text.length);

/** What a reader could be slow with, besides the same character over and over. */
const TRAPS: Readonly<Partial<Record<FormatName, readonly string[]>>> = {
  kialo: [
    `Discussion Name:\n1. A${much('[')}`,
    `Discussion Name:${much(' ')}a\u2028`,
    `Discussion Name:\n1. ${much(' ')}a\u2028`,
    `Discussion Name:\n1. ${much('[](')}`,
    `Discussion Name:\n${much('1.')}`,
    `Discussion Name:\n${much('1')}`,
    `Discussion Name:\n1. A\n${much('1.1. Pro: -> See 1.\n')}`,
    `Discussion Name:\n1. A [1]\nSources:\n[1] e.org\n${much('a\n')}`
  ],
  tgf: [much('a\n'), `a\n#\n${much('a b\n')}`, `a\n#\n${much('a ')}`],
  apx: [
    much('arg(a). '),
    much('att('),
    `arg(a).${much('att(a,a).')}`,
    `${much('%')}\u2028`,
    `% a${much(' ')}`
  ],
  markdown: [
    much('- a\n'),
    much('- a [b](c) {#d}\n'),
    `- ${much('[a](')}`,
    `- ${much('[a]')}`,
    `- ${much(' {#')}}`,
    `- ${much('(see #')})`,
    much('[1]: a\n'),
    `[1]: <${much('\\')}`,
    Array.from({ length: 2400 }, (_, at) => `${' '.repeat(at)}- a\n`).join(''),
    `- ${much('\\')}`,
    `- **pro${much('*')}`
  ],
  opml: [
    `<opml><body>${much('<outline text="a"/>')}`,
    `<opml><body>${much('<outline text="a">')}`,
    `<opml><body>${much('<a>')}${much('</b>')}`,
    `<opml>${'<a>'.repeat(1900)}${much('</b>')}`,
    `<opml><outline ${much('a="b" ')}/>`,
    `<opml><outline text="${much('&a;')}"/>`,
    `<opml><outline _note="${much('Source: a\n')}"/>`,
    `<opml><outline>${much('a<b/>')}`,
    `<!DOCTYPE opml [<!ENTITY a "${much('b')}">]><opml><body><outline text="&a;"/></body></opml>`,
    much('<!--'),
    much('<![CDATA[')
  ],
  mindmup: [
    `{"ideas":${'{"1":{"ideas":'.repeat(200_000)}{}${'}}'.repeat(200_000)}}`,
    `{"ideas":${much('{"1":')}`,
    `{"ideas":{${Array.from({ length: 200_000 }, (_, at) => `"${at}":{}`).join()}}}`,
    `{"ideas":{"1":{"ideas":{${Array.from({ length: 60_000 }, (_, at) => `"${at}":{"title":"a","attr":{"styleNames":["sticky_note"]}}`).join()}}}}}`,
    `{"ideas":{${Array.from({ length: 100_000 }, (_, at) => `"${at}":{"id":1,"title":"a"}`).join()}}}`
  ],
  csv: [
    much('id,text,side,target\n'),
    `id,text,side,target\n${much('"')}`,
    `id,text,side,target\n${much('"",')}`,
    `id,text,side,target\n${much(',')}`,
    `id,text,side,target\n${much('a,b,pro,a\n')}`,
    `id,text,side,target\n${much(',b,pro,b\n')}`,
    `id,text,side,target,reason\n${much('a,,pro,a,b\n')}`,
    `id,text,tags\n${much('a,,b;c\n')}`,
    `id,title,author\n${much(',a,b\n')}`,
    `id,title,author\n1,a,"${much('[')}"`,
    much(','),
    much('"\n')
  ],
  af: [
    `p af 2\n${much('1 2\n')}`,
    `p af 2\n# ${much('1')}`,
    `p af 2\n# ${much('1 =')}`,
    `p af 2\n# 1 = ${much(', ')}`,
    `p af 2\n#${much(' ')}a`,
    `p af 2\n# 1 = "${much('\\')}`
  ]
};

test.each(Object.entries(TRAPS) as [FormatName, string[]][])(
  '%s: no file takes long, whatever is in it',
  async (format, traps) => {
    const alike = ['a', ' ', '\n', '\t', '"', '[', '{', '<', '#', '-', '1', '\\', '.', '\u0000', '\u2028'];
    for (const text of [...traps, ...alike.map(much)]) {
      const start = performance.now();
      const { map, problems } = await readAs(format, text);
      const took = performance.now() - start;
      expect(map !== undefined || problems.length > 0).toBe(true);
      // Many times what it takes, and far below what something quadratic would.
      expect([format, text.slice(0, 30), took < (process.env.TELL ? 120_000 : 15_000) || took]).toEqual([
        format,
        text.slice(0, 30),
        true
      ]);
      if (process.env.TELL && took > 300)
        console.log(format, JSON.stringify(text.slice(0, 30)), Math.round(took));
    }
  },
  300_000
);
