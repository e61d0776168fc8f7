import type { ThemeName } from '../scene/theme.ts';

export const THEME_NAMES = ['light', 'dark', 'mono'] as const satisfies readonly ThemeName[];

/** The colours that an address asks for; without any, the device decides. */
export function themeOf(parameters: URLSearchParams): ThemeName | undefined {
  return THEME_NAMES.find((name) => name === parameters.get('theme'));
}

/** A path without parameters, with the colours that the parameters of an address ask for. */
export function inColours(path: string, parameters: URLSearchParams): string {
  const theme = themeOf(parameters);
  return theme ? `${path}?theme=${theme}` : path;
}
