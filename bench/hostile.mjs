// Files made to be slow to read: for each format that is read, some by name, each of about so many bytes as are asked for.
import { strToU8, zipSync } from 'fflate';

/** A beginning, then what `part` gives for 0, 1, 2 … until the size is reached, then an end. */
const repeated =
  (start, part, end = '') =>
  (size) => {
    const parts = [start];
    let length = start.length + end.length;
    for (let at = 0; length < size; at++) {
      const next = typeof part === 'string' ? part : part(at);
      parts.push(next);
      length += next.length;
    }
    return parts.join('') + end;
  };

/** The same in two parts, each half of the file. */
const halves =
  (start, first, second, end = '') =>
  (size) =>
    repeated(repeated(start, first)(size / 2), second, end)(size);

/** Lists in JSON are parted by commas, with none before the first. */
const listed = (part) => (at) => `${at ? ',' : ''}${part(at)}`;

const document = (parts) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
const DOCUMENT = '<w:document xmlns:w="w"><w:body>';
const is = (style) => `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
const p = (style, ...runs) => `<w:p>${style && is(style)}${runs.join('')}</w:p>`;
const r = (text, style) =>
  `<w:r>${style ? `<w:rPr><w:rStyle w:val="${style}"/></w:rPr>` : ''}<w:t>${text}</w:t></w:r>`;
const STYLES = `<w:styles><w:style w:type="paragraph" w:styleId="Tag"><w:name w:val="heading 4"/></w:style><w:style w:type="character" w:styleId="Cite"><w:name w:val="Style 13 pt Bold"/><w:aliases w:val="Cite"/></w:style></w:styles>`;
/** Of a document of cards. */
const cards =
  (part, start = '', end = '') =>
  (size) =>
    document({
      'word/document.xml': repeated(DOCUMENT + start, part, `${end}</w:body></w:document>`)(size),
      'word/styles.xml': STYLES
    });
/** Ten people, none of whom the cite names in full. */
const PEOPLE = 'Za, Zb, Zc, Zd, Ze, Zf, Zg, Zh, Zi, Zj';

const BARE = '{"format":"warrant/1","id":"a","title":"a","language":"en"';
const claims = (count, more = '') =>
  Array.from({ length: count }, (_, at) => `{"id":"c${at}","text":"a"${more}}`).join();

export const HOSTILE = {
  warrant: {
    'claims that are loose': repeated(
      `${BARE},"reasons":[],"sources":[],"claims":[`,
      listed((at) => `{"id":"c${at}","text":"a"}`),
      ']}'
    ),
    'reasons in one circle': (size) => {
      const count = Math.floor(size / 110);
      const reasons = Array.from(
        { length: count },
        (_, at) =>
          `{"id":"r${at}","side":"con","premises":["c${at}"],"target":{"claim":"c${(at + 1) % count}"}}`
      );
      return `${BARE},"sources":[],"claims":[${claims(count)}],"reasons":[${reasons}]}`;
    },
    'undercuts of undercuts': (size) => {
      const count = Math.floor(size / 110);
      const reasons = Array.from(
        { length: count },
        (_, at) =>
          `{"id":"r${at}","side":"con","premises":["c${at}"],"target":${at ? `{"reason":"r${at - 1}"}` : '{"claim":"c1"}'}}`
      );
      return `${BARE},"sources":[],"claims":[${claims(count)}],"reasons":[${reasons}]}`;
    },
    'no shape': repeated(
      `${BARE},"reasons":[],"sources":[],"claims":[`,
      listed(() => '{"id":1}'),
      ']}'
    ),
    'lists in lists': repeated(`${BARE},"a":`, '['),
    'no end of a text': repeated(`${BARE},"a":"`, 'a\\n')
  },
  svg: {
    'a map of claims': repeated(
      `<svg><metadata><map xmlns="urn:warrant:map">${BARE},"reasons":[],"sources":[],"claims":[`,
      listed((at) => `{"id":"c${at}","text":"&lt;&#65;"}`),
      ']}</map></metadata></svg>'
    ),
    'many that name ours': repeated('<svg>', (at) => `<a${at} xmlns:b${at}="urn:warrant:map"/>`),
    'many that begin like ours': repeated('<svg><map xmlns="urn:warrant:map"', '<map'),
    'no map': repeated('<svg>', '<a/>')
  },
  argdown: {
    'statements and what they bear on': repeated('', (at) => `[A ${at}]: a\n  + [A ${at + 1}]\n\n`),
    brackets: repeated('[A]: a\n\n', '['),
    'pointed brackets': repeated('[A]: a\n\n', '<'),
    data: repeated('[A]: a\n\n', '{a: '),
    'data without words': repeated('[A]: a\n\n', '{},'),
    stars: repeated('[A]: a\n\n', '*'),
    tags: repeated('[A]: a\n\n', '#('),
    comments: repeated('[A]: a\n\n', '/*'),
    lines: repeated('[A]: a\n\n', '\n----\n'),
    'empty items': repeated('[A]: a\n\n', '\n  - '),
    'premises of nothing': repeated('[A]: a\n\n', '(1) a\n'),
    'one statement': repeated('', '[A]: a {b: 1}\n\n'),
    'links in one claim': repeated('[A]: a ', (at) => `[a](https://e.org/${at}) `),
    'tags of one claim': repeated('[A]: a ', (at) => `#t${at} `),
    'emphasis without an end': repeated('[A]: a', ' *a'),
    'one heading': repeated('', (at) => `[A]: a ${at}\n\n`),
    'sources with the next names': (size) =>
      halves(
        '===\nsources:\n',
        (at) => `  - {id: s${Math.floor(size / 60) + at}, type: book}\n`,
        (at) => `${at ? '' : '===\n'}[A${at}]: a [a](https://e.org/${at})\n\n`
      )(size),
    'data of data': repeated('===\n', (at) => `a${at}: [{b: 1}]\n`, '===\n')
  },
  'argdown-json': {
    statements: repeated(
      '{"arguments":{},"relations":[],"statements":{',
      listed((at) => `"a${at}":{"title":"a${at}","members":[{"text":"a"}]}`),
      '}}'
    ),
    'one structure': repeated(
      '{"relations":[],"statements":{},"arguments":{"a":{"members":[],"pcs":[',
      listed((at) => `{"title":"a${at}","inference":{"inferenceRules":["a"]}}`),
      ']}}}'
    ),
    'premises of one argument': halves(
      '{"relations":[],"statements":{',
      (at) => `${at ? ',' : ''}"s${at}":{"members":[]}`,
      (at) => `${at ? ',' : '},"arguments":{"a":{"members":[],"pcs":['}{"title":"s${at}"}`,
      ']}}}'
    ),
    'links and tags of one text': (size) =>
      halves(
        '{"arguments":{},"relations":[],"statements":{"a":{"members":[{"text":"',
        '#a ',
        (at) => `${at ? ',' : '","ranges":['}{"type":"tag","start":${3 * at},"stop":${3 * at + 1}}`,
        ']}]}}}'
      )(size),
    'values in values': repeated('{"statements":{', '{"a":')
  },
  aif: {
    claims: repeated(
      '{"edges":[],"nodes":[',
      listed((at) => `{"nodeID":"${at}","type":"I","text":"a"}`),
      ']}'
    ),
    'edges of one inference': halves(
      '{"nodes":[{"nodeID":"r","type":"RA"}',
      (at) => `,{"nodeID":"${at}","type":"I","text":"a"}`,
      (at) => `${at ? ',' : '],"edges":['}{"fromID":"${at}","toID":"r"},{"fromID":"r","toID":"${at}"}`,
      ']}'
    ),
    'inferences with many premises and conclusions': (size) => {
      const ends = Array.from({ length: 300 }, (_, at) => `${at}`);
      const nodes = [...ends, ...ends.map((id) => `x${id}`)].map((id) => `{"nodeID":"${id}","type":"I"}`);
      const steps = Math.max(1, Math.floor((size - 20_000) / 16_500));
      const edges = [];
      for (let at = 0; at < steps; at++) {
        nodes.push(`{"nodeID":"r${at}","type":"RA"}`);
        for (const id of ends)
          edges.push(`{"fromID":"${id}","toID":"r${at}"}`, `{"fromID":"r${at}","toID":"x${id}"}`);
      }
      return `{"nodes":[${nodes}],"edges":[${edges}]}`;
    },
    'locutions of one claim': repeated(
      '{"nodes":[{"nodeID":"c","type":"I"}',
      (at) => `,{"nodeID":"l${at}","type":"L","text":"A: b ${at}"}`,
      ',{"nodeID":"y","type":"YA"}],"edges":[]}'
    ),
    'one illocution of all locutions and claims': halves(
      '{"nodes":[{"nodeID":"y","type":"YA"}',
      (at) => `,{"nodeID":"${at}","type":"${at % 2 ? 'I' : 'L'}","text":"A : b"}`,
      (at) =>
        `${at ? ',' : '],"edges":['}${at % 2 ? `{"fromID":"y","toID":"${at}"}` : `{"fromID":"${at}","toID":"y"}`}`,
      ']}'
    ),
    'inferences each of which bears on the one before': halves(
      '{"nodes":[{"nodeID":"0","type":"I"}',
      (at) => `,{"nodeID":"${at + 1}","type":"RA"}`,
      (at) =>
        `${at ? ',' : '],"edges":['}{"fromID":"${at + 1}","toID":"${at}"},{"fromID":"0","toID":"${at + 1}"}`,
      ']}'
    ),
    'lists in lists': repeated('{"edges":[],"nodes":[', '[')
  },
  xaif: {
    claims: repeated(
      '{"AIF":{"edges":[],"nodes":[',
      listed((at) => `{"nodeID":"${at}","type":"I","text":"a"}`),
      ']},"text":""}'
    ),
    'what is kept': repeated(
      '{"AIF":{"edges":[],"nodes":[]},"more":[',
      listed((at) => `{"a${at}":{"b":[${at}]}}`),
      ']}'
    ),
    'edges to nothing': repeated(
      '{"AIF":{"nodes":[{"nodeID":"1","type":"I"}],"edges":[',
      listed((at) => `{"fromID":"1","toID":"${at}"}`),
      ']}}'
    )
  },
  kialo: {
    'numbers in numbers': repeated('Discussion Name:\nT\n\n1. Thesis:\n', '1.'),
    marks: repeated('Discussion Name:\nT\n\n1. Thesis:\n', ' [1]'),
    links: repeated('Discussion Name:\nT\n\n1. Thesis:\n', '[x]('),
    'links that are some': repeated(
      'Discussion Name:\nT\n\n1. Thesis:\n',
      (at) => `[x](https://e.org/${at}) `
    ),
    backslashes: repeated('Discussion Name:\nT\n\n1. Thesis:\n', '\\'),
    'one number': repeated('Discussion Name:\nT\n\n1. Thesis:\n', '\n1.1. Pro:\n'),
    claims: repeated('Discussion Name:\nT\n\n1. Thesis:\na\n', (at) => `1.${at}. Pro:\na\n`),
    'no end of a title': repeated('Discussion Name:\n', 'a\n'),
    sources: halves(
      'Discussion Name:\nT\n\n1. Thesis:\na',
      (at) => ` [${at + 1}]`,
      (at) => `${at ? '' : '\nSources:\n'}[${at + 1}] e.org/${at}\n`
    ),
    'one quotation': repeated('Discussion Name:\nT\n\n1. Thesis:\na [1]\nSources:\n[1] e.org\n', 'a\n')
  },
  sadface: {
    atoms: repeated(
      '{"resources":[],"edges":[],"nodes":[',
      listed((at) => `{"id":"${at}","type":"atom","text":"a"}`),
      ']}'
    ),
    'quotations by their place': (size) =>
      halves(
        '{"edges":[],"resources":[{"id":"s","type":"text","content":"',
        'a b ',
        (at) =>
          `${at ? ',' : '"}],"nodes":[{"id":"a","type":"atom","text":"a","sources":['}{"resource_id":"s","offset":${at},"length":5000}`,
        ']}]}'
      )(size),
    'conflicts that hold for all of fifty': (size) => {
      const ends = Array.from({ length: 50 }, (_, at) => `${at}`);
      const nodes = ends.map((id) => `{"id":"${id}","type":"atom"}`);
      const edges = [];
      for (let at = 0; at < size / 4100; at++) {
        nodes.push(`{"id":"r${at}","type":"conflict"}`);
        for (const id of ends)
          edges.push(
            `{"source_id":"${id}","target_id":"r${at}"}`,
            `{"source_id":"r${at}","target_id":"${id}"}`
          );
      }
      return `{"resources":[],"nodes":[${nodes}],"edges":[${edges}]}`;
    },
    'lists in lists': repeated('{"resources":[],"edges":[],"nodes":[', '[')
  },
  mindmup: {
    'no end of a title': repeated('{"formatVersion":3,"id":1,"ideas":{"1":{"title":"', 'a\\n'),
    ideas: repeated(
      '{"formatVersion":3,"id":1,"ideas":{',
      listed((at) => `"${at}":{"id":${at},"title":"a"}`),
      '}}'
    ),
    'one id': repeated(
      '{"formatVersion":3,"id":1,"ideas":{',
      listed((at) => `"${at}":{"id":1,"title":"a"}`),
      '}}'
    ),
    'ids that come next': (size) => {
      const count = Math.floor(size / 50);
      const ideas = Array.from({ length: 2 * count }, (_, at) =>
        at < count ? `"${at}":{"id":"1~${count + at}"}` : `"${at}":{"id":1,"title":"a"}`
      );
      return `{"formatVersion":3,"id":1,"ideas":{${ideas}}}`;
    },
    'ideas in ideas': repeated('{"formatVersion":3,"id":1,"ideas":', '{"1":{"ideas":')
  },
  argunet: {
    theses: repeated(
      '<graphml xmlns:arg="http://www.argunet.org/xml/argml"><graph>',
      (at) =>
        `<node id="n${at}"><data><arg:thesis id="t${at}"><arg:description>a</arg:description></arg:thesis></data></node>`,
      '</graph></graphml>'
    ),
    'theses in all groups': (size) =>
      repeated(
        `<graphml xmlns:arg="http://www.argunet.org/xml/argml"><graph>${Array.from({ length: 80 }, (_, at) => `<node id="g${at}"><data><arg:group><arg:title>g${at}</arg:title></arg:group></data><graph>`).join('')}`,
        (at) => `<node id="n${at}"><arg:thesis id="t${at}"/></node>`,
        `${'</graph></node>'.repeat(80)}</graph></graphml>`
      )(size),
    'nodes of nothing': repeated('<graphml xmlns:arg="http://www.argunet.org/xml/argml">', '<node id="a"/>'),
    'graphs in graphs': repeated('<graphml xmlns:arg="http://www.argunet.org/xml/argml">', '<graph><node>'),
    edges: repeated(
      '<graphml xmlns:arg="http://www.argunet.org/xml/argml">',
      '<edge source="a" target="b"><arg:edge type="attack"/></edge>'
    )
  },
  tgf: {
    'long lines': repeated('a\n#\n', 'a b '),
    'one attack': repeated('a\n#\n', 'a b\n'),
    arguments: repeated('', (at) => `a${at}\n`, '#\n'),
    attacks: repeated(
      `${Array.from({ length: 1000 }, (_, at) => `${at}\n`).join('')}#\n`,
      (at) => `${at % 1000} ${Math.floor(at / 1000) % 1000}\n`
    )
  },
  apx: {
    brackets: repeated('arg(a).\n', 'att('),
    'one argument': repeated('arg(a).\n', 'arg(a). '),
    'one attack': repeated('arg(a).\n', 'att(a,b).\n'),
    attacks: repeated('arg(a).\n', (at) => `att(a,b${at}).\n`)
  },
  af: {
    'one attack': repeated('p af 200000\n', '1 2\n'),
    comments: repeated('p af 200000\n', '# 1 = a\n'),
    'as many attacks': repeated(
      'p af 200000\n',
      (at) => `${1 + ((at * 7919) % 200_000)} ${1 + ((at * 104_729) % 200_000)}\n`
    )
  },
  opml: {
    'items in a row': repeated('<opml><body>', '<outline text="a"/>'),
    'items in items': repeated('<opml><body>', '<outline text="a">'),
    'letters in items': repeated('<opml><body>', '<outline text="&lt;b>a&lt;/b>"/>'),
    'sources of one item': repeated(
      '<opml><body><outline text="a" _note="',
      (at) => `Source: e${at}&#10;`,
      '"/>'
    ),
    'references to what comes next': repeated(
      '<opml><body>',
      (at) => `<outline nodeId="a${at}" text="a"/><outline ref="a${at + 1}"/>`
    ),
    'attributes of one item': repeated('<opml><outline ', (at) => `a${at}="b" `, '/>'),
    'an entity': repeated('<!DOCTYPE opml [<!ENTITY a "', 'b', '">]><opml><outline text="&a;"/></opml>')
  },
  markdown: {
    'items in a row': repeated('- a\n', '- a\n'),
    'items with names': repeated('- a\n', (at) => `  - Pro: b [c](d${at}) {#e${at}}\n`),
    'one source': repeated('- a\n', '[1]: a\n'),
    sources: repeated('- a\n', (at) => `[${at}]: https://e.org/${at}\n`),
    brackets: repeated('- a\n', '['),
    'brackets in brackets': repeated('- a\n', '[['),
    'indented text': repeated('', (at) => `${' '.repeat(at % 60)}a\n`),
    'deep indented text': (size) =>
      Array.from({ length: Math.floor(Math.sqrt(2 * size)) }, (_, at) => `${' '.repeat(at)}a\n`).join(''),
    'a heading for each item': repeated('# A\n', (at) => `${'#'.repeat(1 + (at % 6))} a\n`)
  },
  csv: {
    'one claim': repeated('id,text,side,target\n', 'a,b,pro,a\n'),
    'claims without ids': repeated('id,text,side,target\n', ',b,pro,c\n'),
    marks: repeated('id,text,side,target\n', '"'),
    commas: repeated('id,text,side,target\n', ','),
    'cells in marks': repeated('id,text,side,target\n', ',"b",pro,b\n'),
    'tags of one claim': repeated('id,text,tags\n', (at) => `a,,t${at}\n`),
    'ids that come next': (size) =>
      halves('id,text,note\n', `,a,${'b'.repeat(40)}\n`, (at) => `c${at + 2},a,${'b'.repeat(40)}\n`)(size),
    'sources that come next': (size) =>
      halves(
        'id,title,type\n',
        `,a,${'b'.repeat(40)}\n`,
        (at) => `source${at + 2},a,${'b'.repeat(40)}\n`
      )(size),
    'sources cited by address': (size) =>
      halves(
        'id,title,type\n',
        (at) => `s${Math.floor(size / 120) + at},a,${'b'.repeat(40)}\n`,
        (at) => `${at ? '' : '\nid,text,source\n'}x${at},a,https://e.org/${at}/${'b'.repeat(20)}\n`
      )(size)
  },
  csl: {
    'one name': repeated(
      '[',
      listed(() => '{"type":"book","title":"a"}'),
      ']'
    ),
    'one id': repeated(
      '[',
      listed(() => '{"id":"a","type":"book","title":"a"}'),
      ']'
    ),
    'authors of one book': repeated(
      '[{"type":"book","title":"a","author":[',
      listed(() => '{"family":"a","given":"b"}'),
      ']}]'
    ),
    'fields of one book': repeated('[{"type":"book","title":"a"', (at) => `,"f${at}":{"a":["b"]}`, '}]')
  },
  bibtex: {
    'one title': repeated('@book{a,\n', 'title = {'),
    'one key': repeated('@book{a,\n', '@book{b, title={c}}\n'),
    braces: repeated('@book{a,\n', '{'),
    marks: repeated('@book{a,\n', '"'),
    authors: repeated('@book{a,\n', 'author={a and b},\n'),
    'authors of one book': repeated('@book{a, author={', 'Lee, Ann and '),
    strings: repeated('', (at) => `@string{s${at + 1} = s${at} # s${at}}\n`, '@book{a, title = s9999}'),
    LaTeX: repeated('@book{a, title={', '\\"{\\'),
    'letters of LaTeX': repeated('@book{a, title={', '\\"{a} \\emph{b} $c$ ', '}}')
  },
  ris: {
    titles: repeated('TY  - BOOK\n', 'TI  - a\n'),
    authors: repeated('TY  - BOOK\n', 'AU  - a\n'),
    records: repeated('TY  - BOOK\n', 'ER  - \nTY  - BOOK\n'),
    'records with a title': repeated('', 'TY  - BOOK\nTI  - a\nER  - \n'),
    'no end of a title': repeated('TY  - BOOK\nTI  - ', 'a\n')
  },
  docx: {
    'cards with cites': cards(
      (at) =>
        p('Tag', r(`Claim ${at}`)) +
        p('', r('Lee 24', 'Cite'), r(`, professor, 2-3-2024, "Title ${at}", Journal, https://e.org/${at}`)) +
        p('', r('The evidence that is read, '), r('in part.'))
    ),
    tags: cards(p('Tag', r('T'))),
    'cards of one claim': cards(
      (at) =>
        `${p('Tag', `<w:hyperlink w:anchor="claim_1">${r('a')}</w:hyperlink>`)}${p('', r(`Lee 2${at % 10}`, 'Cite'))}${p('', r('b'))}`,
      `<w:p>${is('Tag')}<w:bookmarkStart w:name="claim_1"/>${r('a')}</w:p>`
    ),
    'cites of names and hyphens': cards(
      p('Tag', r('a')) + p('', r(PEOPLE, 'Cite'), r(`, ${'A-'.repeat(1950)}`)) + p('', r('b'))
    ),
    'cites of names and spaces': cards(
      p('Tag', r('a')) +
        p('', r(PEOPLE, 'Cite'), r(`,${' '.repeat(1000)}${'A '.repeat(1450)}`)) +
        p('', r('b'))
    ),
    'cites of quotation marks': cards(
      p('Tag', r('a')) + p('', r('Lee', 'Cite'), r('“'.repeat(1300))) + p('', r('b'))
    ),
    'cites of commas': cards(
      p('Tag', r('a')) + p('', r('Lee', 'Cite'), r(', p. 1'.repeat(650))) + p('', r('b'))
    ),
    'an address of brackets': cards(
      p('Tag', r('a')) + p('', r('Lee', 'Cite'), r(` http://a.b/${')'.repeat(3900)}`)) + p('', r('b'))
    ),
    'blocks that answer': cards(
      '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>AT: T</w:t></w:r></w:p>'
    ),
    bookmarks: cards('<w:bookmarkStart w:name="claim_1"/>'),
    'runs of one text': cards(
      '<w:r><w:rPr><w:u/></w:rPr><w:t>a “ </w:t></w:r>',
      `${p('Tag', r('a'))}<w:p>`,
      '</w:p>'
    ),
    'elements in elements': cards('<a>')
  }
};
