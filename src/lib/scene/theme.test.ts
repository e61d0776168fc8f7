import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sideInk, THEMES, type Theme } from './theme.ts';

const INKS = ['ink', 'secondary', 'affirmative', 'negative', 'both'] as const;
const COLOURS = ['paper', 'card', 'hairline', ...INKS] as const;

describe.each(Object.values(THEMES))('$name', (theme) => {
  test.each(INKS)('%s can be read on paper and on a card', (ink) => {
    expect(contrast(theme[ink], theme.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme[ink], theme.card)).toBeGreaterThanOrEqual(4.5);
  });

  test('what serves neither side is drawn in secondary ink', () => {
    expect(sideInk(theme, undefined)).toBe(theme.secondary);
    expect(sideInk(theme, 'both')).toBe(theme.both);
  });
});

test.each(['light', 'dark'] as const)('%s: the sides differ to eyes that lack one kind of cone', (name) => {
  const { affirmative, negative } = THEMES[name];
  for (const lacking of CONES) {
    const [a, b] = [seen(affirmative, lacking), seen(negative, lacking)];
    expect(Math.hypot(...a.map((value, at) => value - b[at]!))).toBeGreaterThan(60);
  }
});

const css = readFileSync(new URL('../../routes/app.css', import.meta.url), 'utf8');

test.each<[string, Theme]>([
  [':root {', THEMES.light],
  [':root[data-theme="dark"] {', THEMES.dark],
  [':root[data-theme="auto"] {', THEMES.dark],
  [':root[data-theme="mono"] {', THEMES.mono],
  [':root:root {', THEMES.mono]
])('the page has the same colours: %s', (selector, theme) => {
  const block = css.slice(css.indexOf(selector) + selector.length).split('}')[0]!;
  const of = (name: string) => new RegExp(`--${name}: (#\\w+);`).exec(block)?.[1]?.toUpperCase();
  expect(css).toContain(selector);
  expect(COLOURS.map((name) => [name, of(name)])).toEqual(COLOURS.map((name) => [name, theme[name]]));
});

function rgb(colour: string): number[] {
  expect(colour).toMatch(/^#[0-9A-F]{6}$/);
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Contrast ratio of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [r, g, b] = rgb(colour).map(linear) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Linear RGB as seen without red, green or blue cones (Machado, Oliveira and Fernandes 2009, severity 1). */
const CONES: readonly (readonly (readonly number[])[])[] = [
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998]
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881]
  ],
  [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039]
  ]
];

/** A colour in sRGB as such eyes see it. */
function seen(colour: string, matrix: readonly (readonly number[])[]): number[] {
  const channels = rgb(colour).map(linear);
  return matrix.map((row) => {
    const value = row.reduce((sum, weight, at) => sum + weight * channels[at]!, 0);
    const clamped = Math.min(1, Math.max(0, value));
    return 255 * (clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055);
  });
}
