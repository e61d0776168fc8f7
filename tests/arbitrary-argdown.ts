import fc from 'fast-check';

/** Pieces of a text of Argdown, from plain words to whatever its lexer has a token for. */
const piece = fc.constantFrom(
  'buses',
  'run all night',
  'e.g. at 5.30',
  '**bold** words',
  '__bold__ words',
  '*italic* words',
  '_italic_, too',
  '*so **both** words*',
  '[a link](https://example.org/a_(b\\)) here',
  '#tag ',
  '#(free tag) ',
  '#žymė-1 ',
  'as @[Title one] says',
  'as @<Title two> says',
  'a \\[sic\\] b',
  '\\#no tag',
  '\\*\\* 2 * 3',
  '.->. so :heart: it is',
  '.nosymbol. it',
  'a (b) c; d: e',
  'half-hearted -- yes',
  '/* a comment */ after',
  '<!-- a\ncomment -->',
  'x // to the end',
  'https:\\/\\/example.org',
  'Київ, žąsų',
  '100 % & more'
);
const words = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => {
  // What goes to the end of a line ends it.
  const line = pieces.map((each) =>
    each.includes('//') && !each.includes('\\/') ? `${each}\n  ` : `${each} `
  );
  return `so ${line.join('')}on`;
});
const title = fc.constantFrom('Title one', 'T: [x', 'Trečias', 'A > b', 'four');
const data = fc.constantFrom(
  '',
  '',
  '',
  ' {a: 1}',
  ' {a: [1, 2], b: {c: "d"}}',
  ' {a: "b, c"}',
  ' {\n  a: 1\n  b: two\n  }'
);
const statement = fc.oneof(
  words,
  fc.tuple(title, words, data).map(([name, text, more]) => `[${name}]: ${text}${more}`),
  fc.tuple(title, data).map(([name, more]) => `[${name}]${more}`)
);
const argumentText = fc.oneof(
  fc.tuple(title, words, data).map(([name, text, more]) => `<${name}>: ${text}${more}`),
  fc.tuple(title, data).map(([name, more]) => `<${name}>${more}`)
);
const related = fc.record({
  depth: fc.nat(3),
  symbol: fc.constantFrom('+', '-', '<+', '<-', '+>', '->', '_>', '><'),
  isArgument: fc.boolean(),
  statement,
  argument: argumentText
});

type Related = typeof related extends fc.Arbitrary<infer T> ? T : never;
const headOf = (text: string) => /^(\[.*?\]|<.*?>)/.exec(text)?.[0];

/**
 * Lines that are indented under what they bear on, never by more than one level at once. None bears on itself: what
 * @argdown/core makes of that depends on what else bears on it.
 */
function indented(list: readonly Related[], base: string, root: string): string {
  const heads = [headOf(root)];
  return list
    .map(({ depth: wanted, symbol, isArgument, statement, argument }) => {
      const depth = Math.min(wanted, heads.length - 1);
      // Only statements contradict each other.
      const sign = symbol === '><' && (isArgument || heads[depth]?.startsWith('<')) ? '+' : symbol;
      const child = isArgument ? argument : statement;
      const head = headOf(child);
      const said = head !== undefined && head === heads[depth] ? 'so it is' : child;
      heads.splice(depth + 1, heads.length, headOf(said));
      return `\n${base}${'  '.repeat(depth + 1)}${sign} ${said}`;
    })
    .join('');
}
const relations = fc.array(related, { maxLength: 5 });
const structure = fc
  .record({
    argument: fc.option(argumentText, { nil: '' }),
    premises: fc.array(fc.tuple(statement, relations), { minLength: 1, maxLength: 3 }),
    inference: fc.constantFrom('----', '-----', '-- Modus ponens --', '--\nModus, Rule {uses: [1]}\n--'),
    undercut: fc.option(words, { nil: undefined }),
    conclusion: fc.tuple(statement, relations)
  })
  .map(({ argument, premises, inference, undercut, conclusion: [last, under] }) => {
    const numbered = premises.map(
      ([each, below], at) => `(${at + 1}) ${each}${indented(below, '  ', each)}\n`
    );
    const cut = undercut === undefined ? '' : `\n  <_ ${undercut}`;
    const end = `(${premises.length + 1}) ${last}${indented(under, '    ', last)}`;
    return `${argument}${argument && '\n\n'}${numbered.join('')}${inference}${cut}\n${end}`;
  });
const block = fc.oneof(
  fc
    .tuple(fc.constantFrom('#', '##', '###'), words)
    .map(([level, text]) => `${level} ${text.replace(/\n/g, '')}`),
  fc.tuple(statement, relations).map(([each, below]) => each + indented(below, '', each)),
  fc.tuple(argumentText, relations).map(([each, below]) => each + indented(below, '', each)),
  fc
    .array(fc.oneof(statement, argumentText), { minLength: 1, maxLength: 3 })
    .map((items) => items.map((item) => `  * ${item}`).join('\n')),
  structure
);
/** Documents of Argdown: many are such that @argdown/core finds no fault in them. */
export const documents = fc
  .record({
    front: fc.constantFrom('', '', '===\nmodel:\n  mode: strict\n===\n\n', '===\ntitle: A title\n===\n\n'),
    blocks: fc.array(block, { minLength: 1, maxLength: 6 }),
    ends: fc.constantFrom('\n', '\r\n')
  })
  .map(({ front, blocks, ends }) => {
    const text = `${front}${blocks.join('\n\n')}\n`;
    return ends === '\n' || /\{\n/.test(text) ? text : text.replaceAll('\n', ends);
  });
