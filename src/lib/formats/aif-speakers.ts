import type { ClaimId } from '../model/map.ts';
import { type Fields, idOf, isFields, wordsOf } from './json.ts';

/** So many locutions of one claim stand in its note; what is kept of the file has all of them. */
const MOST = 20;

/**
 * Who says each claim, as its note reads: “Ann Lee: words”, a line for each locution. A locution is joined to a claim by an
 * illocution (L -> YA -> I). The speaker is the participant that the file names for it, or stands before its words.
 */
export function notesOf(aif: Fields): Map<ClaimId, string> {
  const nodes = new Map(listOf(aif.nodes).map((node) => [idOf(node.nodeID), node]));
  const typeOf = (id: string | undefined) => nodes.get(id)?.type;
  const speakers = speakersIn(aif);
  const said = new Map<string, string[]>();
  const edges = listOf(aif.edges).map(({ fromID, toID }) => [idOf(fromID), idOf(toID)] as const);
  for (const [from, to] of edges) {
    if (typeOf(from) !== 'L' || typeOf(to) !== 'YA') continue;
    const line = lineOf(wordsOf(nodes.get(from)!.text), speakers.get(from!));
    if (line) push(said, to!, line);
  }
  const notes = new Map<ClaimId, string[]>();
  for (const [from, to] of edges) {
    if (typeOf(from) !== 'YA' || to === undefined || nodes.has(to)) continue;
    for (const line of said.get(from!) ?? []) push(notes, to, line);
  }
  return new Map([...notes].map(([claim, lines]) => [claim, lines.join('\n')]));
}

/** The names of those who say a locution, by its id. The same row often stands in a file many times. */
function speakersIn(aif: Fields): Map<string, string> {
  const names = new Map(
    listOf(aif.participants).map(({ participantID, firstname, surname }) => [
      idOf(participantID),
      `${wordsOf(firstname)} ${wordsOf(surname)}`.trim()
    ])
  );
  const speakers = new Map<string, string>();
  for (const { nodeID, personID } of listOf(aif.locutions)) {
    const name = names.get(idOf(personID));
    const id = idOf(nodeID);
    if (name && id !== undefined && !speakers.has(id)) speakers.set(id, name);
  }
  return speakers;
}

function lineOf(text: string, speaker: string | undefined): string {
  const [, prefix = '', space = '', words = ''] = /^([^:\n]{1,80}?)( ?):\s+(\S[\s\S]*)$/.exec(text) ?? [];
  if (speaker === undefined) return words ? `${prefix}: ${words}` : text.trim();
  const isName = space !== '' || speaker.toLowerCase().includes(prefix.toLowerCase());
  return `${speaker}: ${words && isName ? words : text.trim()}`;
}

function push(lists: Map<string, string[]>, key: string, line: string): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [line]);
  else if (list.length < MOST && !list.includes(line)) list.push(line);
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}
