import { describe, expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

const read = (line: string) => readArguments(line.split(' ').filter(Boolean));

describe('a call that is understood', () => {
  const render = { command: 'render', map: 'm.json', layout: 'two-sided', theme: 'light' };
  test.each([
    ['--help', { command: 'help' }],
    ['-h', { command: 'help' }],
    ['help', { command: 'help' }],
    ['render --help', { command: 'help' }],
    ['--version', { command: 'version' }],
    ['-v', { command: 'version' }],
    ['check m.json', { command: 'check', map: 'm.json' }],
    ['check -- -m.json', { command: 'check', map: '-m.json' }],
    ['check m.json --sources texts', { command: 'check', map: 'm.json', sources: 'texts' }],
    ['check --links m.json', { command: 'check', map: 'm.json', links: true }],
    ['render m.json', render],
    ['render -o a.svg m.json', { ...render, output: 'a.svg' }],
    ['render m.json --output=a.svg', { ...render, output: 'a.svg' }],
    ['render m.json --layout left-right', { ...render, layout: 'left-right' }],
    ['render m.json --layout top-down --theme mono', { ...render, layout: 'top-down', theme: 'mono' }],
    ['render m.json --theme light --theme dark', { ...render, theme: 'dark' }],
    ['render m.json --root P1 --depth 0', { ...render, root: 'P1', depth: 0 }],
    ['render m.json --depth 12', { ...render, depth: 12 }],
    ['render m.json --language lt', { ...render, language: 'lt' }],
    ['render m.json --no-map', { ...render, noMap: true }]
  ])('%s', (line, call) => expect(read(line)).toEqual({ call }));
});

describe('a call that is not', () => {
  test.each([
    ['', 'Say what to do: render or check.'],
    ['draw m.json', 'There is no command "draw".'],
    ['toString m.json', 'There is no command "toString".'],
    ['render', 'Name the map to render: warrant render MAP.json'],
    ['check', 'Name the map to check: warrant check MAP.json'],
    ['check a.json b.json', 'One map at a time: "b.json" is one too many.'],
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
    ['render m.json --theme sepia', '--theme is one of light, dark, mono, not "sepia".'],
    ['render m.json --language de', '--language is one of en, lt, not "de".'],
    ['render m.json --depth deep', '--depth takes a number of levels, not "deep".'],
    ['render m.json --depth 1.5', '--depth takes a number of levels, not "1.5".'],
    ['render m.json --depth -1', '--depth takes a number of levels, not "-1".'],
    ['render m.json --depth=-1', '--depth takes a number of levels, not "-1".']
  ])('%s: %s', (line, problem) => expect(read(line)).toEqual({ problem }));

  test('an empty name is none', () => {
    expect(readArguments(['check', ''])).toEqual({
      problem: 'Name the map to check: warrant check MAP.json'
    });
  });
});
