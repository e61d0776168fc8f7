import { page } from '$app/state';
import type { Tongue } from '$lib/editor/language.ts';
import type { Desk } from '../../my/[id]/desk.svelte.ts';
import { besideAddress } from '../../my/copy.ts';
import type { Command } from './commands.ts';

export const DESK_KEYS = { version: 'Control+S' } as const;

/** What can be done with a kept map as a whole: versions, notes, giving it away and collecting what others changed. */
export function deskCommands(desk: Desk, id: string, { say, locale }: Tongue): Command[] {
  const ask = (what: NonNullable<Desk['asking']>) => () => {
    desk.asking = what;
  };
  const of = (name: 'versions' | 'collect') => besideAddress(id, name, locale, page.url);
  return [
    { name: say.keep_version({}), keys: DESK_KEYS.version, run: ask('version') },
    { name: say.versions({}), address: of('versions') },
    { name: say.notes_all({}), run: ask('notes') },
    {
      name: say.text_pane({}),
      run: () => {
        desk.isTyping = !desk.isTyping;
      }
    },
    { name: say.share_link({}), run: ask('link') },
    { name: say.collect({}), address: of('collect') }
  ];
}
