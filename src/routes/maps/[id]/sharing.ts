import { goto } from '$app/navigation';
import { page } from '$app/state';
import { inAddress, writeAddress } from '$lib/editor/address.ts';
import { inLanguage } from '$lib/editor/language.ts';
import { inColours } from '$lib/editor/theme.ts';
import { type FirstMessages, type Language, loadMessages } from '$lib/messages.ts';
import { offerFile } from '../../offer-file.ts';
import type { Command, CommandGroup } from './commands.ts';
import type { Reader } from './reader.ts';

/** Taking the present view along, as an address, code for another page or a picture, and the map, as a copy or a file. */
export function sharing(reader: Reader, say: FirstMessages, locale: Language): CommandGroup[] {
  const { session } = reader;
  const { sight } = session;
  const id = inAddress(reader.debate.map.id);
  /** The server does not know what is kept on a device, or came in a link. */
  const isServed = !reader.editing && reader.fragment === undefined;

  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      reader.tell(say.copied_it({}));
    } catch {
      reader.tell(say.copy_failed({}));
    }
  }

  /** The HTML that shows this sight in another page. */
  function snippet(): string {
    const path = inLanguage(`/embed/${id}`, locale);
    const address = new URL(
      path + writeAddress({ ...sight, reading: 'map', walk: undefined }),
      location.href
    );
    const quoted = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
    return `<iframe src="${quoted(address.href)}" title="${quoted(session.title)}" width="100%" height="600" loading="lazy" allowfullscreen></iframe>`;
  }

  async function save(whole: boolean): Promise<void> {
    try {
      const [{ shownPicture, wholePicture }, words] = await Promise.all([
        import('$lib/editor/export.ts'),
        loadMessages(locale)
      ]);
      const made = whole ? wholePicture : shownPicture;
      const { debate } = reader;
      const { name, text } = await made(debate, sight, locale);
      offerFile(name, text, 'image/svg+xml');
      await reader.desk?.given(debate.map, 'file');
      reader.tell(words.saved_inside({ name }));
    } catch (problem) {
      reader.tell(say.save_failed({ problem: problem instanceof Error ? problem.message : String(problem) }));
    }
  }

  const picture = (whole: boolean): Command => {
    const query = writeAddress({ ...sight, reading: 'map' });
    const path = inLanguage(`/maps/${id}/map.svg`, locale);
    return {
      name: whole ? say.save_whole({}) : say.save_shown({}),
      run: () => void save(whole),
      ...(isServed && {
        address: path + query + (whole ? `${query ? '&' : '?'}whole` : ''),
        download: true
      })
    };
  };

  async function editCopy(): Promise<void> {
    const { keepCopy, keptAddress, sayCannot } = await import('../../my/copy.ts');
    try {
      const copy = await keepCopy(reader.debate.map);
      await goto(keptAddress(copy, locale, new URL(location.href)));
    } catch (problem) {
      reader.tell(say.my_failed({ why: sayCannot(problem, await loadMessages(locale)) }));
    }
  }

  async function saveFile(notes: boolean): Promise<void> {
    const { offerMap } = await import('../../my/map-file.ts');
    const { map } = reader.debate;
    reader.tell(say.saved({ name: offerMap(map, notes) }));
    await reader.desk?.given(map, 'file');
  }

  return [
    {
      name: say.save({}),
      commands: [
        { name: say.export_open({}), run: () => reader.deeds.get('export')?.() },
        picture(false),
        picture(true)
      ]
    },
    {
      name: say.share({}),
      commands: [
        {
          name: say.copy_link({}),
          run: () => {
            // The address of a map that is kept here opens nothing elsewhere: that is said, and a link with the map in
            // it, or its file, is offered.
            if (reader.desk) reader.desk.asking = 'link';
            else void copy(location.href + (reader.fragment ?? ''));
          }
        },
        ...(isServed ? [{ name: say.copy_embed({}), run: () => void copy(snippet()) }] : [])
      ]
    },
    {
      name: say.own_map({}),
      commands: [
        ...(reader.bench?.keeping() ?? []),
        { name: say.edit_copy({}), run: () => void editCopy() },
        { name: say.save_file({}), run: () => void saveFile(false) },
        ...(reader.debate.map.notes
          ? [{ name: say.save_file_notes({}), run: () => void saveFile(true) }]
          : []),
        { name: say.my_maps({}), address: inColours(inLanguage('/my', locale), page.url.searchParams) }
      ]
    }
  ];
}
