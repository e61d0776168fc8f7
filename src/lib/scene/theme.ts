import type { Side } from '../model/sides.ts';

/** The inks of a picture. Sides are told apart by all common kinds of colour blindness, and never by colour alone. */
export interface Theme {
  name: ThemeName;
  paper: string;
  card: string;
  ink: string;
  secondary: string;
  hairline: string;
  affirmative: string;
  negative: string;
  both: string;
}

export type ThemeName = 'light' | 'dark' | 'mono' | 'contrast';

export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  light: {
    name: 'light',
    paper: '#FBFAF7',
    card: '#FFFFFF',
    ink: '#1E2227',
    secondary: '#5E6670',
    hairline: '#DAD6CC',
    affirmative: '#1F5FA8',
    negative: '#B4441B',
    both: '#6A5D86'
  },
  dark: {
    name: 'dark',
    paper: '#15181C',
    card: '#1D2126',
    ink: '#ECEAE4',
    secondary: '#A5ACB5',
    hairline: '#3A4048',
    affirmative: '#7FB0EA',
    negative: '#F0906A',
    both: '#B3A6D2'
  },
  mono: {
    name: 'mono',
    paper: '#FFFFFF',
    card: '#FFFFFF',
    ink: '#000000',
    secondary: '#000000',
    hairline: '#000000',
    affirmative: '#000000',
    negative: '#000000',
    both: '#000000'
  },
  contrast: {
    name: 'contrast',
    paper: '#FFFFFF',
    card: '#FFFFFF',
    ink: '#000000',
    secondary: '#1A1A1A',
    hairline: '#000000',
    affirmative: '#003A8C',
    negative: '#8A1F00',
    both: '#43246E'
  }
};

/** The inks of a theme; without paper, what lies under the picture is seen. */
export function inksOf(name: ThemeName, transparent = false): Theme {
  return transparent ? { ...THEMES[name], paper: 'none' } : THEMES[name];
}

/** The ink of a side; what serves neither is drawn in secondary ink. */
export function sideInk(theme: Theme, side: Side | undefined): string {
  return side === undefined ? theme.secondary : theme[side];
}
