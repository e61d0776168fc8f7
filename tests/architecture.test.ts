import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../src', import.meta.url));

const PURE = [
  'model',
  'text',
  'layout',
  'scene',
  'svg',
  'png',
  'pdf',
  'print',
  'sources',
  'formats',
  'search',
  'archive',
  'extract',
  'handout',
  'preparation'
];

/**
 * What each folder may import, besides itself and packages. 'lib' stands for the files that lie directly in src/lib,
 * 'paraglide' for the generated messages, 'routes' for the routes and hooks.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: [],
  layout: ['model'],
  sources: ['model'],
  scene: ['layout', 'text', 'sources', 'model'],
  svg: ['scene', 'text'],
  pdf: ['svg', 'scene', 'text', 'model'],
  print: ['pdf', 'svg', 'text'],
  preparation: ['model', 'sources', 'print'],
  formats: ['model', 'sources', 'scene', 'svg', 'preparation', 'archive'],
  search: ['model', 'sources'],
  archive: [],
  extract: ['archive'],
  handout: ['svg', 'scene', 'sources', 'text', 'model'],
  png: ['svg', 'text'],
  lib: [...PURE, 'paraglide'],
  editor: [...PURE, 'lib'],
  device: [...PURE, 'lib', 'editor'],
  server: ['model', 'formats'],
  cli: [...PURE, 'lib'],
  routes: [...PURE, 'lib', 'editor', 'device', 'server']
};

/** Of the files directly in src/lib, the only ones that may import the generated messages. */
const LOAD_MESSAGES = ['lib/messages.ts', 'lib/preparation-words.ts'];

const HOSTS = new RegExp(
  `^(node:.*|\\$app/.*|\\$env/.*|svelte(/.*)?|@sveltejs/.*|(${builtinModules.join('|')})(/.*)?)$`
);
const HOST_NAMES = new Set(
  'window document navigator localStorage sessionStorage location fetch process globalThis self require Buffer Date Intl crypto performance setTimeout setInterval requestAnimationFrame console'.split(
    ' '
  )
);

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter(
    (path) =>
      /\.(ts|js|svelte)$/.test(path) && !/\.(test|d)\.ts$/.test(path) && !path.startsWith('lib/paraglide/')
  )
  .sort();

interface Import {
  file: string;
  /** As it is written. */
  words: string;
  /** The file in src that is meant, none for a package. */
  to: string | undefined;
}

const sources = new Map(files.map((file) => [file, parsed(file)]));
const imports = files.flatMap(importsOf);

function parsed(file: string): ts.SourceFile {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const code = file.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n')
    : text;
  return ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
}

/** Every module that a file names: static, dynamic, for its types only, or by a glob. */
function importsOf(file: string): Import[] {
  const words: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    if (ts.isCallExpression(node) && /^import(\.meta\.glob)?$/.test(node.expression.getText())) {
      for (const argument of node.arguments) strings(argument);
    }
    ts.forEachChild(node, visit);
  };
  const add = (node: ts.Node | undefined) => {
    if (node && ts.isStringLiteralLike(node)) words.push(node.text);
  };
  const strings = (node: ts.Node) =>
    ts.isArrayLiteralExpression(node) ? node.elements.forEach(add) : add(node);
  visit(sources.get(file)!);
  if (file.endsWith('.svelte')) {
    const text = readFileSync(join(ROOT, file), 'utf8').replace(/<script[^>]*>[\s\S]*?<\/script>/g, '');
    for (const [, name] of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)) words.push(name!);
  }
  return words.map((each) => ({ file, words: each, to: fileMeant(file, each) }));
}

function fileMeant(file: string, words: string): string | undefined {
  if (words.startsWith('$lib/')) return words.replace('$lib', 'lib');
  if (words.startsWith('/src/')) return words.slice('/src/'.length);
  if (!words.startsWith('.') || words.includes('$types')) return undefined;
  return relative(ROOT, join(ROOT, dirname(file), words))
    .split(sep)
    .join('/');
}

/** The folder of the table to which a file belongs. */
function folderOf(file: string): string {
  const [top, folder, more] = file.split('/');
  if (top === 'lib') return more === undefined ? 'lib' : folder!;
  return top === 'cli' ? 'cli' : 'routes';
}

const isPure = (file: string) => PURE.includes(folderOf(file));
const say = (list: readonly Import[]) => list.map(({ file, words }) => `${file} imports ${words}`);

describe('imports', () => {
  test('are found', () => {
    expect(say(imports)).toContain('lib/scene/draw.ts imports ../layout/boxes.ts');
    expect(say(imports)).toContain('lib/scene/words.ts imports ../model/tree.ts');
    expect(say(imports).join()).toContain('.svelte imports $lib/');
    expect(new Set(files.map(folderOf)).size).toBeGreaterThanOrEqual(11);
  });

  test.each(Object.entries(MAY_IMPORT))('of %s: only itself and %j', (folder, allowed) => {
    const others = imports.filter(
      ({ file, to }) =>
        folderOf(file) === folder && to !== undefined && ![folder, ...allowed].includes(folderOf(to))
    );
    expect(say(others)).toEqual([]);
  });

  test('every folder stands in the table', () => {
    expect(files.filter((file) => !(folderOf(file) in MAY_IMPORT))).toEqual([]);
  });

  test('of the generated messages stand in two files', () => {
    const users = imports.filter(({ to }) => to?.startsWith('lib/paraglide/')).map(({ file }) => file);
    expect([...new Set(users)].sort()).toEqual(LOAD_MESSAGES);
  });

  test('of pure folders name no host', () => {
    expect(say(imports.filter(({ file, words }) => isPure(file) && HOSTS.test(words)))).toEqual([]);
  });

  test('say the file with its ending', () => {
    expect(say(imports.filter(({ to }) => to !== undefined && !/\.(ts|js|svelte|css)$/.test(to)))).toEqual(
      []
    );
  });

  test('do not leave src', () => {
    expect(say(imports.filter(({ to }) => to?.startsWith('..')))).toEqual([]);
  });

  test('of routes call the library by its name', () => {
    const others = imports.filter(
      ({ file, words, to }) =>
        folderOf(file) === 'routes' && to?.startsWith('lib/') && !words.startsWith('$lib/')
    );
    expect(say(others)).toEqual([]);
  });
});

test.each(files.filter(isPure))('%s touches no page, process, clock or chance', (file) => {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isIdentifier(node) && HOST_NAMES.has(node.text) && !isName(node)) found.push(node.text);
    if (ts.isPropertyAccessExpression(node) && node.getText() === 'Math.random') found.push('Math.random');
    ts.forEachChild(node, visit);
  };
  visit(sources.get(file)!);
  expect(found).toEqual([]);
});

/** Whether an identifier is the name of a property, as in `a.document` or `{ document: a }`. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent)) &&
    parent.name === node
  );
}

describe('files', () => {
  test('are named by their subject', () => {
    const vague = /^(utils?|helpers?|types|common|misc|constants|shared)$/;
    const parts = (file: string) => [...dirname(file).split('/'), basename(file).replace(/\..*$/, '')];
    expect(files.filter((file) => parts(file).some((part) => vague.test(part)))).toEqual([]);
  });

  test('of the library are imported one by one: there is no index', () => {
    expect(files.filter((file) => /^lib\/.*\bindex\.(ts|js|svelte)$/.test(file))).toEqual([]);
  });

  test('of pure folders are no components', () => {
    expect(files.filter((file) => isPure(file) && !file.endsWith('.ts'))).toEqual([]);
  });
});

test('no file of the library imports itself over others', () => {
  const next = new Map<string, string[]>();
  for (const { file, to } of imports) if (to) next.set(file, [...(next.get(file) ?? []), to]);
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' > '));
    if (done.has(file)) return;
    done.add(file);
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
  };
  for (const file of files.filter((each) => each.startsWith('lib/'))) visit(file, []);
  expect(circles).toEqual([]);
});
