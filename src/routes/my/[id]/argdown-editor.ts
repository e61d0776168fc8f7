import type { CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import type { Diagnostic } from '@codemirror/lint';
import { diff } from '@codemirror/merge';
import { ChangeSet, type Extension, type StateCommand, Text } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Beside } from '$lib/formats/argdown-beside.ts';
import type { Problem } from '$lib/model/check.ts';
import type { ClaimId } from '$lib/model/map.ts';

/** Colours of Argdown: by what a piece is, never by colour alone. */
export function highlighting(): Extension {
  const language = StreamLanguage.define<{ isFront: boolean }>({
    startState: () => ({ isFront: false }),
    token(stream, state) {
      if (stream.sol() && stream.match(/^===+\s*$/)) {
        state.isFront = !state.isFront;
        return 'meta';
      }
      if (state.isFront) {
        stream.skipToEnd();
        return 'meta';
      }
      if (stream.match(/^(\/\/.*|\/\*.*?\*\/|<!--.*?-->)/)) return 'comment';
      if (stream.sol() && stream.match(/^\s*(\+>|->|<?\+|<?-(?!-)|><|_>|<_|_(?=\s))/)) return 'operator';
      if (stream.sol() && stream.match(/^\s*(--.*--|-{4,}|\(\d+\))/)) return 'operator';
      if (stream.sol() && stream.match(/^#+ .*/)) return 'heading';
      if (stream.match(/^@?(\[[^\]]+\]|<[^<>]+>):?/)) return 'labelName';
      if (stream.match(/^#(\([^)]+\)|[\p{L}\d-]+)/u)) return 'string';
      if (stream.match(/^\{.*\}/)) return 'meta';
      if (stream.match(/^\\./)) return null;
      stream.next();
      return null;
    }
  });
  const style = HighlightStyle.define([
    { tag: tags.labelName, fontWeight: '600' },
    { tag: tags.heading, fontWeight: '600' },
    { tag: tags.operator, fontWeight: '700' },
    { tag: tags.string, fontStyle: 'italic' },
    { tag: tags.comment, color: 'var(--secondary)', fontStyle: 'italic' },
    { tag: tags.meta, color: 'var(--secondary)' }
  ]);
  return [language, syntaxHighlighting(style)];
}

/** How the field looks, in the colours of the page. */
export const LOOK: Extension = EditorView.theme({
  '&': { height: '100%', fontSize: '0.875rem', color: 'var(--ink)', backgroundColor: 'var(--card)' },
  '.cm-scroller': { fontFamily: 'ui-monospace, monospace', lineHeight: '1.4' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': {
    color: 'var(--secondary)',
    backgroundColor: 'var(--paper)',
    borderRight: '1px solid var(--hairline)'
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--ink) 6%, transparent)' },
  '&.cm-focused': { outline: '2px solid var(--ink)', outlineOffset: '-2px' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--ink) 20%, transparent) !important'
  },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--paper)',
    border: '1px solid var(--secondary)'
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { color: 'var(--paper)', backgroundColor: 'var(--ink)' }
});

/** Offers titles of claims after [ and @[, and sources after `cite`. */
export function completing(besideNow: () => Beside): CompletionSource {
  return (context: CompletionContext): CompletionResult | null => {
    const { map, claims } = besideNow();
    const cite = context.matchBefore(/\{[^}]*cite:\s*\[?[^\]}]*/);
    if (cite) {
      const from = context.matchBefore(/[^\s,[\]{}:"]*/)?.from ?? context.pos;
      const options = map.sources.map(({ id, title, URL }) => ({ label: id, detail: title ?? URL ?? '' }));
      return { from, options };
    }
    const title = context.matchBefore(/\[[^\]]*/);
    if (!title) return null;
    // A bracket that stands behind it already is the title's.
    const end = context.state.sliceDoc(context.pos, context.pos + 1) === ']' ? 1 : 0;
    const options = claims
      .filter(({ isTitled }) => isTitled)
      .map(({ key }) => ({ label: key, type: 'text', apply: end ? key.slice(0, -1) : key }));
    return { from: title.from, options, validFor: /^\[[^\]]*$/ };
  };
}

/** Goes back to the margin from a line on which nothing but its indentation stands: an empty line ends a block. */
export const endBlock: StateCommand = ({ state, dispatch }) => {
  const { from, to, text } = state.doc.lineAt(state.selection.main.head);
  if (!text || text.trim() || !state.selection.main.empty) return false;
  const insert = state.lineBreak;
  const selection = { anchor: from + insert.length };
  dispatch(
    state.update({ changes: { from, to, insert }, selection, scrollIntoView: true, userEvent: 'input' })
  );
  return true;
};

/** Problems of a text at their places in it. */
export function diagnosticsOf(problems: readonly Problem[], text: Text): Diagnostic[] {
  return problems.flatMap(({ line, column = 1, message, severity }): Diagnostic[] => {
    if (line === undefined || line > text.lines) return [];
    const { from, to } = text.line(line);
    const at = Math.min(from + column - 1, to);
    return [{ from: at, to: Math.max(at, to), severity, message }];
  });
}

/** The claim in whose lines this one is. */
export function claimAtLine({ claims }: Beside, number: number): ClaimId | undefined {
  let nearest = 0;
  let found: ClaimId | undefined;
  for (const { id, places } of claims) {
    for (const { line } of places) {
      if (line > number || line < nearest) continue;
      nearest = line;
      found = id;
    }
  }
  return found;
}

/** The line on which a claim has its words. */
export function lineOfClaim({ claims }: Beside, claim: ClaimId): number | undefined {
  return claims.find(({ id }) => id === claim)?.places[0]?.line;
}

/** What makes one text another. */
export function between(before: string, after: string): ChangeSet {
  const changes = before === after ? [] : diff(before, after, { scanLimit: 500 });
  return ChangeSet.of(
    changes.map(({ fromA, toA, fromB, toB }) => ({ from: fromA, to: toA, insert: after.slice(fromB, toB) })),
    before.length
  );
}

/** A text after a change of it. */
export function changed(text: string, changes: ChangeSet): string {
  return changes.empty ? text : changes.apply(Text.of(text.split('\n'))).toString();
}

/** The number of the line on which a place of a text is, from 1. */
export function lineAt(text: string, at: number): number {
  let number = 1;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) number++;
  return number;
}

/** Where a line of a text begins; where that has fewer, its end. */
export function startOfLine(text: string, number: number): number {
  let at = 0;
  for (let line = 1; line < number; line++) {
    const end = text.indexOf('\n', at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  return at;
}
