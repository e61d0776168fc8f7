import type { Messages } from '$lib/messages.ts';
import type { ArgumentMap } from '$lib/model/map.ts';
import { offerFile } from '../../offer-file.ts';
import type { Reader } from './reader.ts';

/** Offers a map's sources as a file for another program. */
export async function saveSources(
  format: 'CSL-JSON' | 'BibTeX' | 'RIS',
  { id, sources }: ArgumentMap,
  reader: Reader,
  say: Messages
): Promise<void> {
  try {
    const [text, ending, type] = await written();
    const name = `${id}.${ending}`;
    offerFile(name, text, type);
    reader.tell(say.saved({ name }));
  } catch {
    reader.tell(say.part_failed({}));
  }

  async function written(): Promise<[text: string, ending: string, type: string]> {
    if (format === 'BibTeX')
      return [(await import('$lib/sources/bibtex.ts')).writeBibtex(sources), 'bib', 'application/x-bibtex'];
    if (format === 'RIS')
      return [
        (await import('$lib/sources/ris.ts')).writeRis(sources),
        'ris',
        'application/x-research-info-systems'
      ];
    const { writeCslJson } = await import('$lib/sources/csl-json.ts');
    return [writeCslJson(sources), 'json', 'application/vnd.citationstyles.csl+json'];
  }
}
