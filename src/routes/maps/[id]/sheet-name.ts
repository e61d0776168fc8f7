import type { Messages } from '$lib/messages.ts';
import type { SheetName } from '$lib/scene/tiles.ts';

/** A sheet as people call it. */
export function sheetName(sheet: SheetName, say: Messages): string {
  return sheet === 'letter' ? say.export_size_letter({}) : sheet.toUpperCase();
}
