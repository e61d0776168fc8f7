import type { ThemeName } from '../scene/theme.ts';

const NAMES: readonly ThemeName[] = ['light', 'dark', 'mono'];

/** The colours that an address asks for; without any, the device decides. */
export function themeOf(parameters: URLSearchParams): ThemeName | undefined {
  return NAMES.find((name) => name === parameters.get('theme'));
}
