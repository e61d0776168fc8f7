import { inAddress, writeAddress } from '$lib/editor/address.ts';
import { inLanguage } from '$lib/editor/language.ts';
import type { Language, Messages } from '$lib/messages.ts';
import type { Command, CommandGroup } from './commands.ts';
import type { Reader } from './reader.ts';

/** Taking the present view along: as an address, as code for another page, as a picture. */
export function sharing(reader: Reader, say: Messages, locale: Language): CommandGroup[] {
  const { session } = reader;
  const { sight } = session;
  const id = inAddress(reader.debate.map.id);

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
      const { shownPicture, wholePicture } = await import('$lib/editor/export.ts');
      const { name, text } = await (whole ? wholePicture : shownPicture)(reader.debate, sight, locale);
      const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
      const link = document.createElement('a');
      link.href = address;
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
      reader.tell(say.saved({ name }));
    } catch (problem) {
      reader.tell(say.save_failed({ problem: problem instanceof Error ? problem.message : String(problem) }));
    }
  }

  const picture = (whole: boolean): Command => {
    const query = writeAddress({ ...sight, reading: 'map' });
    const path = inLanguage(`/maps/${id}/map.svg`, locale);
    return {
      name: whole ? say.save_whole({}) : say.save_shown({}),
      address: path + (whole ? `${query || '?'}${query ? '&' : ''}whole` : query),
      run: () => void save(whole),
      download: true
    };
  };
  return [
    {
      name: say.share({}),
      commands: [
        { name: say.copy_link({}), run: () => void copy(location.href) },
        { name: say.copy_embed({}), run: () => void copy(snippet()) }
      ]
    },
    { name: say.save({}), commands: [picture(false), picture(true)] }
  ];
}
