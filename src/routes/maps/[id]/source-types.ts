import type { Messages } from '$lib/messages.ts';

/** Kinds of source that have names, the most frequent in debates first; any other type of CSL can stand in a map. */
export const TYPES: readonly string[] = [
  'webpage',
  'article-newspaper',
  'article-magazine',
  'article-journal',
  'report',
  'book',
  'chapter',
  'thesis',
  'paper-conference',
  'legislation',
  'bill',
  'treaty',
  'legal_case',
  'speech',
  'interview',
  'broadcast',
  'post-weblog',
  'post',
  'dataset',
  'document'
];

export function typeName(type: string, say: Messages): string {
  const name = `type_${type.replaceAll('-', '_')}`;
  return TYPES.includes(type) ? say[name as 'type_webpage']({}) : type;
}
