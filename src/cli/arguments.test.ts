import { describe, expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

const read = (line: string) => readArguments(line.split(' ').filter(Boolean));

describe('a call that is understood', () => {
  const plain = { layout: 'two-sided', theme: 'light' };
  const render = { command: 'render', maps: ['m.json'], kind: 'svg', picture: plain };
  const drawn = (options: object) => ({ ...render, picture: { ...plain, ...options } });
  test.each([
    ['--help', { command: 'help' }],
    ['-h', { command: 'help' }],
    ['help', { command: 'help' }],
    ['render --help', { command: 'help' }],
    ['--version', { command: 'version' }],
    ['-v', { command: 'version' }],
    ['check m.json', { command: 'check', maps: ['m.json'] }],
    ['check -- -m.json', { command: 'check', maps: ['-m.json'] }],
    ['check m.json --sources texts', { command: 'check', maps: ['m.json'], sources: 'texts' }],
    ['check - --json', { command: 'check', maps: ['-'], json: true }],
    ['convert a.txt', { command: 'convert', file: 'a.txt', to: 'warrant' }],
    ['convert - --to argdown --strict', { command: 'convert', file: '-', to: 'argdown', strict: true }],
    ['convert a.svg -o b.json', { command: 'convert', file: 'a.svg', to: 'warrant', output: 'b.json' }],
    ['convert a.json -o b.docx', { command: 'convert', file: 'a.json', to: 'docx', output: 'b.docx' }],
    ['convert a.json -o b.tsv --to csv', { command: 'convert', file: 'a.json', to: 'csv', output: 'b.tsv' }],
    ['convert a.json -o b.pdf --to af', { command: 'convert', file: 'a.json', to: 'af', output: 'b.pdf' }],
    ['convert a.svg -o - --json', { command: 'convert', file: 'a.svg', to: 'warrant', json: true }],
    ['check --links m.json', { command: 'check', maps: ['m.json'], links: true }],
    ['render m.json', render],
    ['check m.json n.json', { command: 'check', maps: ['m.json', 'n.json'] }],
    ['render -o a.svg m.json', { ...render, output: 'a.svg' }],
    ['render -o a.DOCX m.json', { ...render, kind: 'docx', output: 'a.DOCX' }],
    ['render -o a.b/ m.json --as html', { ...render, kind: 'html', output: 'a.b/' }],
    ['render m.json --as md --as html', { ...render, kind: 'html' }],
    ['render -o pipe m.json --as md', { ...render, kind: 'md', output: 'pipe' }],
    ['render -o a.md m.json --as md', { ...render, kind: 'md', output: 'a.md' }],
    ['render -o a.v1 m.json n.json', { ...render, maps: ['m.json', 'n.json'], output: 'a.v1' }],
    ['render -o a.svg m.json --watch', { ...render, output: 'a.svg', watch: true }],
    [
      'render -o a.md m.json --path P1 --quotations --negative-first',
      {
        ...drawn({ negativeFirst: true, around: { quotations: true } }),
        path: 'P1',
        kind: 'md',
        output: 'a.md'
      }
    ],
    ['render m.json --output=a.svg', { ...render, output: 'a.svg' }],
    ['render m.json --layout left-right', drawn({ layout: 'left-right' })],
    ['render m.json --layout top-down --theme mono', drawn({ layout: 'top-down', theme: 'mono' })],
    ['render m.json --theme light --theme dark', drawn({ theme: 'dark' })],
    ['render m.json --root P1 --depth 0', { ...render, root: 'P1', depth: 0 }],
    ['render m.json --depth 12', { ...render, depth: 12 }],
    ['render m.json --language lt', { ...render, language: 'lt' }],
    ['render m.json --no-map --letters plain', drawn({ map: false, letters: 'plain' })],
    ['render m.json -o a.png', { ...render, kind: 'png', output: 'a.png' }],
    ['render m.json -o A.PNG --scale 1.5', { ...render, kind: 'png', output: 'A.PNG', scale: 1.5 }],
    ['render m.json --path P1,P2', { ...render, path: 'P1,P2' }],
    ['render m.json --size A4 --transparent', drawn({ size: 'a4', transparent: true })],
    ['render m.json --size 160mm', drawn({ size: { width: 160, unit: 'mm' } })],
    ['render m.json --size fit --negative-first', drawn({ negativeFirst: true })],
    ['render m.json --no-legend --cite', drawn({ around: { legend: false, cite: true } })],
    ['render m.json --numbers --caption X', drawn({ numbered: true, around: { caption: 'X' } })]
  ])('%s', (line, call) => expect(read(line)).toEqual({ call }));
});

describe('a call that is not', () => {
  test.each([
    ['', 'Say what to do: render, check or convert.'],
    ['draw m.json', 'There is no command "draw".'],
    ['toString m.json', 'There is no command "toString".'],
    ['render', 'Name the map to render: warrant render MAP.json'],
    ['check', 'Name the map to check: warrant check MAP.json'],
    ['check a.json --theme dark', 'check has no option --theme.'],
    ['render a.json --links', 'render has no option --links.'],
    ['check a.json --sources=', 'Name the folder of texts: --sources DIR'],
    ['check a.json --links=all', "Option '--links' does not take an argument."],
    ['render m.json --colour', "Unknown option '--colour'."],
    ['render m.json -x', "Unknown option '-x'."],
    ['render m.json -o', "Option '-o, --output <value>' argument missing."],
    ['render m.json --help=yes', "Option '-h, --help' does not take an argument."],
    ['render m.json --output=', 'Name the file to write: -o FILE'],
    ['render m.json --layout round', '--layout is one of two-sided, left-right, top-down, not "round".'],
    [
      'render m.json --layout toString',
      '--layout is one of two-sided, left-right, top-down, not "toString".'
    ],
    ['render m.json --theme sepia', '--theme is one of light, dark, mono, contrast, not "sepia".'],
    [
      'render m.json --numbers --no-sources',
      '--numbers is of the list of sources, which --no-sources leaves out.'
    ],
    ['render m.json --path P1 --depth 2', 'Choose one of --path and --depth.'],
    ...['a9', '0mm', '-5px', '12in', 'toString', '1e9'].map((size) => [
      `render m.json --size=${size}`,
      `--size is one of fit, slide, a4, a3, a2, a0, letter, or a width like 160mm or 1200px, not "${size}".`
    ]),
    ['render m.json --scale 2', '--scale is of PNG files; name one: -o OUT.png'],
    ['render m.json -o a.svg --scale 2', '--scale is of PNG files; name one: -o OUT.png'],
    ...['0', '5', '-1', '2x', '', '0x2', '1e0'].map((scale) => [
      `render m.json -o a.png --scale=${scale}`,
      `--scale is a number from 1 to 4, not "${scale}".`
    ]),
    [
      'render m.json -o a.png --letters plain',
      '--letters is of SVG files; a PNG has no letters, only pixels.'
    ],
    ['render m.json --letters gothic', '--letters is one of font, outlines, plain, not "gothic".'],
    ['render m.json --language de', '--language is one of en, lt, not "de".'],
    ['render m.json --depth deep', '--depth takes a number of levels, not "deep".'],
    ['render m.json --depth 1.5', '--depth takes a number of levels, not "1.5".'],
    ['render m.json --depth -1', '--depth takes a number of levels, not "-1".'],
    ['render m.json --depth=-1', '--depth takes a number of levels, not "-1".'],
    [
      'render m.json -o OUT.gif',
      'OUT.gif: a file that is drawn ends in .svg, .png, .pdf, .md, .html, .docx.'
    ],
    [
      'render m.json -o OUT.bib',
      'OUT.bib: a file that is drawn ends in .svg, .png, .pdf, .md, .html, .docx. Other formats are for warrant convert.'
    ],
    ['convert m.json -o a/', 'a/ is a folder; name the file to write: -o FILE'],
    ['convert m.json -o a.pdf', 'A .pdf file is drawn: warrant render m.json -o OUT.pdf'],
    ['convert m.json --to png', 'A .png file is drawn: warrant render m.json -o OUT.png'],
    [
      'convert m.json -o a.TSV',
      'a.TSV: a table is written with commas, not tabs: name a file that ends in .csv.'
    ],
    ['render m.json --as gif', '--as is one of svg, png, pdf, md, html, docx, not "gif".'],
    ['render m.json -o a.svg --as md', '-o a.svg and --as md differ: choose one of them.'],
    ['render m.json n.json', 'Name the folder to draw several maps into: -o DIR/'],
    ['render m.json --watch', 'Name the file to draw again: --watch -o FILE'],
    [
      'render a/m.json b/M.svg -o out/ --as md',
      'a/m.json and b/M.svg would both be M.md: draw them into two folders.'
    ],
    ...'layout=top-down theme=dark size=a4 transparent numbers no-legend no-map letters=plain'
      .split(' ')
      .map((option) => [
        `render m.json -o a.html --${option}`,
        `--${option.replace(/=.*/, '')} is for pictures, not for .html files.`
      ])
  ])('%s: %s', (line, problem) => expect(read(line)).toEqual({ problem }));

  test('an empty name is none', () => {
    expect(readArguments(['check', ''])).toEqual({
      problem: 'Name the map to check: warrant check MAP.json'
    });
  });
});
