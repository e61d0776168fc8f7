import { leafletOf } from './leaflet.ts';
import { loadMessages } from './messages.ts';
import type { ArgumentMap } from './model/map.ts';
import { bookmarksOf, onePage, tilePages } from './pdf/pages.ts';
import { LONGEST, type Page, type Paged, pdfOf } from './pdf/pdf.ts';
import { type PictureOptions, pictured } from './picture.ts';
import { inksOf } from './scene/theme.ts';
import { type SheetName, tiled } from './scene/tiles.ts';
import { TooLarge } from './scene/too-large.ts';
import { boxedIn } from './svg/outlines.ts';

/** Pages of a map: one as large as its picture, sheets that join, or a page for each branch. */
export interface PagedOptions extends PictureOptions {
  /** The sheet on which a picture of any size is printed in parts. */
  tile?: SheetName;
  /** The sheet on which each branch has a page of its own, if it could not be read otherwise. */
  leaflet?: SheetName;
}

/** Draws a map on pages. Throws `TooLarge` where a page or the number of pages would be. */
export async function paged(map: ArgumentMap, options: PagedOptions): Promise<Paged> {
  const { tile, leaflet, ...drawn } = options;
  const bare: PictureOptions = {
    ...drawn,
    letters: 'plain',
    map: false,
    ...(tile && { leads: 'references' })
  };
  if (leaflet) return leafletOf(map, drawn, leaflet);
  const picture = await pictured(map, bare);
  const { scene, about } = picture;
  const painted = !options.transparent;
  let pages: Page[];
  if (tile) {
    const tiling = tiled(picture, tile);
    const say = await loadMessages(options.language);
    pages = tilePages(scene, tiling, painted && options.theme === 'dark', {
      joined: say.tiles_join({ count: tiling.tiles.length }),
      page: (at, count, title) => say.page_of({ at, count, title }),
      elsewhere: (sheet) => say.on_sheet({ sheet })
    });
  } else {
    const page = onePage(picture, painted);
    const longest = Math.max(page.width, page.height);
    if (longest > LONGEST) {
      const widest = Math.floor(((page.width * LONGEST) / longest / 72) * 25.4);
      throw new TooLarge(Math.round(longest / 72), LONGEST / 72, 'inches', widest);
    }
    pages = [page];
  }
  return {
    count: pages.length,
    letter: picture.letter,
    lacking: boxedIn(scene),
    first: scene,
    bytes: () =>
      pdfOf({
        pages,
        bookmarks: bookmarksOf(scene, pages),
        theme: inksOf(options.theme, options.transparent),
        about
      })
  };
}
