import type { Language } from '../messages.ts';
import { picture, pictureName } from '../picture.ts';
import { type Sight, viewIn } from './sight.ts';
import type { Study } from './study.ts';

export interface SavedPicture {
  name: string;
  text: string;
}

/** The picture of what is shown, every card with all it has to say. */
export async function shownPicture(debate: Study, sight: Sight, language: Language): Promise<SavedPicture> {
  const { layout, negativeFirst, theme = 'light' } = sight;
  const view = viewIn(debate, { ...sight, reading: 'map' });
  const text = await picture(debate.map, { view, layout, negativeFirst, theme, language });
  return { name: pictureName(debate.map, view.root === undefined ? [] : [view.root]), text };
}

/** The picture of the whole map in the layout and colours that are shown. */
export async function wholePicture({ map }: Study, sight: Sight, language: Language): Promise<SavedPicture> {
  const { layout, negativeFirst, theme = 'light' } = sight;
  const text = await picture(map, { layout, negativeFirst, theme, language });
  return { name: pictureName(map), text };
}
