import type { Messages } from '$lib/messages.ts';
import type { Source } from '$lib/model/map.ts';
import { gaps } from '$lib/sources/gaps.ts';

/** What a source lacks, as it is called. */
export function gapNames(source: Source, say: Messages): string[] {
  return gaps(source).map((gap) => (gap === 'access date' ? say.gap_access({}) : say[`gap_${gap}`]({})));
}
