import type { TextStore } from '../editor/source-texts.svelte.ts';
import type { SourceId } from '../model/map.ts';
import type { Catalog } from './catalog.ts';

/** The texts of a map's sources on this device; they never leave it. */
export function textStore(catalog: Catalog, map: string): TextStore {
  return {
    async hashes() {
      const found = new Map<SourceId, string>();
      // Of every text its key alone is read: the texts of a map may be large.
      const all = IDBKeyRange.bound([map], [map, []]);
      let cursor = await catalog.transaction('texts').store.index('hash').openKeyCursor(all);
      while (cursor) {
        const [, source, hash] = cursor.key;
        found.set(source, hash);
        cursor = await cursor.continue();
      }
      return found;
    },
    async read(source) {
      return catalog.get('texts', [map, source]);
    },
    async write(source, text) {
      await catalog.put('texts', { ...text, map, source });
    },
    remove: (source) => catalog.delete('texts', [map, source])
  };
}
