import type { Scene, SceneCard, SceneFrame, SceneLink, SceneMark, SceneText } from '../scene/scene.ts';
import { sideInk, type Theme } from '../scene/theme.ts';
import { TYPE } from '../scene/type.ts';
import { CSS_FONTS, type FontFile } from './fonts.ts';
import { type About, aboutElement, mapElement } from './map-inside.ts';
import type { Outlines } from './outlines.ts';
import { ELSEWHERE, linkEnd, QUOTATION_MARK, ruleLine, stripeRules } from './shapes.ts';
import { type Attributes, element, escapeXml, number } from './xml.ts';

export interface SvgOptions {
  theme: Theme;
  /** Font files to travel inside the picture, from `fontsFor`. */
  fonts?: readonly FontFile[];
  /** Letters as shapes, from `outlinesFor`: the words then are there for search and for screen readers, not seen. */
  outlines?: Outlines | undefined;
  /** The map as the text of JSON, to travel inside the picture. */
  map?: string;
  about?: About;
  /** Without paper, so that what lies under the picture is seen. */
  transparent?: boolean;
  /** The size at which it is shown, with its unit: `160mm`; that of the scene in px without it. */
  size?: { width: string; height: string };
}

/**
 * Writes a scene as a complete SVG file: real text, live links, no script. The same scene, theme and letters give
 * the same bytes everywhere. Every line of more than a letter carries its measured length, so that programs which ignore embedded fonts
 * keep it inside its card.
 */
export function toSvg(scene: Scene, options: SvgOptions): string {
  return [...svgParts(scene, options)].join('');
}

/** The same in parts, one for each card and link, for a host that writes them as they come. */
export function* svgParts(
  scene: Scene,
  { theme: inks, fonts = [], outlines, map, about, transparent = false, size }: SvgOptions
): Generator<string> {
  const { x, y, width, height } = scene;
  const shown = size ?? { width: String(width), height: String(height) };
  const theme = transparent ? { ...inks, paper: 'none' } : inks;
  const pen: Pen = { theme, outlines, settings: new Map() };
  const defined = [...letterShapes(outlines), ...signs(scene, theme)];
  yield `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg"${defined.length ? ' xmlns:xlink="http://www.w3.org/1999/xlink"' : ''} lang="${escapeXml(scene.language)}" width="${shown.width}" height="${shown.height}" viewBox="${x} ${y} ${width} ${height}" role="graphics-document" aria-labelledby="title" aria-describedby="description" style="font-kerning:normal;font-variant-ligatures:none">
<title id="title">${escapeXml(scene.title)}</title>
<desc id="description">${escapeXml(scene.description)}</desc>
`;
  if (about) yield `${aboutElement(about)}\n`;
  if (map !== undefined) yield `${mapElement(map)}\n`;
  if (fonts.length) yield `${element('style', {}, fonts.map(fontFace).join(''))}\n`;
  const hatched = theme.name === 'mono' ? [hatch(theme)] : [];
  if (defined.length || hatched.length) yield `<defs>\n${[...defined, ...hatched].join('\n')}\n</defs>\n`;
  if (!transparent) yield `${element('rect', { x, y, width, height, fill: theme.paper })}\n`;
  if (scene.links.length) {
    yield '<g fill="none" stroke-width="1.5" aria-hidden="true">\n';
    for (const each of scene.links) yield link(each, theme);
    yield '</g>\n';
  }
  yield `<g${attributesOf(settingOf({ role: USUAL }, theme))}>\n`;
  yield textGroups(scene.labels, pen);
  for (const each of scene.cards) yield card(each, pen);
  if (scene.frame) yield* frameParts(scene.frame, pen);
  yield '</g>\n</svg>\n';
}

/** With what text is drawn. */
interface Pen {
  theme: Theme;
  outlines: Outlines | undefined;
  /** The attributes of groups of text, by role and side. */
  settings: Map<string, string>;
}

/** A line for each, so that few lines of the file change with the text. */
function letterShapes(outlines: Outlines | undefined): string[] {
  return outlines?.shapes.map(({ id, path }) => `<path id="${id}" d="${path}"/>`) ?? [];
}

/** What stands on many cards, each once, if it is used: its id is its name in the legend. */
function signs({ cards, frame }: Scene, { secondary }: Theme): string[] {
  const used = new Set(frame?.legend.map(({ sample }) => sample));
  for (const { kind, marks } of cards) {
    if (kind === 'reference') used.add('reference');
    for (const { filled } of marks) used.add(markName(filled));
  }
  const sign = (id: string, d: string, fill: string, thick: number) =>
    element('path', { id, d, fill, stroke: secondary, 'stroke-width': thick });
  return [
    ...(used.has('exact') ? [sign('exact', QUOTATION_MARK, secondary, 0.7)] : []),
    ...(used.has('unproven') ? [sign('unproven', QUOTATION_MARK, 'none', 0.7)] : []),
    ...(used.has('reference') ? [sign('reference', ELSEWHERE, 'none', 1.5)] : [])
  ];
}

const markName = (filled: boolean) => (filled ? 'exact' : 'unproven');

function fontFace({ family, weight, range, address }: FontFile): string {
  return `\n@font-face{font-family:'${family}';font-weight:${weight};src:url(${address}) format('woff2');unicode-range:${range}}`;
}

/** The negative's stripe in black and white. */
function hatch({ ink, card }: Theme): string {
  const tile = { width: 4, height: 4 };
  return element(
    'pattern',
    { id: 'hatch', ...tile, patternUnits: 'userSpaceOnUse' },
    element('rect', { ...tile, fill: card }) +
      element('path', { d: 'M-1 1L1 -1M0 4L4 0M3 5L5 3', stroke: ink, 'stroke-width': 1.25 })
  );
}

/** `SceneLink`s and cards are many: they are written as text, the few other things as elements. */
function link(each: SceneLink, theme: Theme): string {
  const ink = sideInk(theme, each.side);
  const side = each.side ? ` data-side="${each.side}"` : '';
  const dashes = theme.name === 'mono' && each.side === 'negative' ? ' stroke-dasharray="7 3"' : '';
  let inside = `<title>${escapeXml(each.title)}</title>${clearing(each, theme)}`;
  for (const d of each.paths) inside += `<path d="${d}"/>`;
  if (each.joint)
    inside += `<circle cx="${each.joint.x}" cy="${each.joint.y}" r="3" fill="${ink}" stroke="none"/>`;
  inside += `<path d="${linkEnd(each)}" fill="${ink}" stroke="none"/>`;
  return `<g data-reason="${escapeXml(each.reason)}"${side} data-effect="${each.effect}" stroke="${ink}"${dashes}>${inside}</g>\n`;
}

/** A bar stands clear of the link that it hits. */
function clearing(each: Pick<SceneLink, 'effect' | 'end'>, { paper }: Theme): string {
  return each.effect === 'undercuts'
    ? `<path d="${linkEnd(each)}" fill="${paper}" stroke="${paper}" stroke-width="2.5"/>`
    : '';
}

function card(each: SceneCard, pen: Pen): string {
  const { theme } = pen;
  const { kind, width, height } = each;
  const claim = escapeXml(each.claim);
  const side = each.side ? ` data-side="${each.side}"` : '';
  const reference = kind === 'reference' ? ` data-reference="${claim}"` : '';
  const lang = each.titleLanguage === undefined ? '' : ` lang="${escapeXml(each.titleLanguage)}"`;
  let svg = `<g data-claim="${claim}"${side}${reference} role="graphics-object" transform="translate(${each.x},${each.y})">
<title${lang}>${escapeXml(each.title)}</title>
<desc>${escapeXml(each.description)}</desc>
<rect width="${width}" height="${height}" rx="3" fill="${theme.card}" ${boxLine(kind, theme)}/>
`;
  if (kind === 'motion') {
    svg += `<rect x="4" y="4" width="${width - 8}" height="${height - 8}" fill="none" stroke="${theme.ink}" stroke-width="0.75"/>\n`;
  }
  for (const rule of stripe(each, theme)) svg += `${rule}\n`;
  if (kind === 'reference') {
    svg += `<use xlink:href="#reference" x="12" y="${height / 2 - 4.5}"/>\n`;
  }
  for (const mark of each.marks) svg += `${quotationMark(mark)}\n`;
  svg += textGroups(each.texts, pen);
  if (each.fold && !each.fold.open) svg += textGroups([each.fold.text], pen);
  return `${svg}</g>\n`;
}

function boxLine(kind: SceneCard['kind'], theme: Theme): string {
  if (kind === 'motion') return `stroke="${theme.ink}" stroke-width="1.5"`;
  if (kind === 'reference') return `stroke="${theme.secondary}" stroke-dasharray="1.5 2.5"`;
  return `stroke="${theme.hairline}"`;
}

function stripe(each: Striped, theme: Theme): string[] {
  const ink = sideInk(theme, each.side);
  const hatched = theme.name === 'mono' && each.side === 'negative';
  const rules = stripeRules(hatched ? { ...each, side: 'affirmative' } : each);
  if (!rules.length) return [];
  if (each.sourced || each.kind === 'reference') {
    const d = rules.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h-${width}z`).join('');
    const fill = hatched ? `fill="url(#hatch)" stroke="${ink}" stroke-width="0.5"` : `fill="${ink}"`;
    return [`<path d="${d}" ${fill}/>`];
  }
  return rules.map((rule) => {
    const { d, thick } = ruleLine(each, rule);
    return `<path d="${d}" stroke="${ink}" stroke-width="${thick}" stroke-dasharray="5 4"/>`;
  });
}

type Striped = Pick<SceneCard, 'stripe' | 'side' | 'width' | 'height' | 'sourced' | 'kind'>;

function quotationMark({ x, y, filled, title }: SceneMark): string {
  const use = `<use xlink:href="#${markName(filled)}" x="${x}" y="${y}"`;
  return title ? `${use}>${titled(title)}</use>` : `${use}/>`;
}

/** Each line stands on a line of its own; those that are set alike share one group. */
function textGroups(texts: readonly SceneText[], pen: Pen): string {
  let svg = '';
  let end = '';
  for (const [at, text] of texts.entries()) {
    const before = texts[at - 1];
    if (!before || !isSetLike(before, text)) {
      const set = groupAttributes(text, pen);
      svg += set ? `${end}<g${set}>\n` : end;
      end = set && '</g>\n';
    }
    const { href, title, goesOn } = text;
    if (href !== undefined && !goesOn) svg += `<a href="${escapeXml(href)}">${titled(title)}`;
    svg += textLine(text, pen.outlines);
    svg += href !== undefined && !texts[at + 1]?.goesOn ? '</a>\n' : '\n';
  }
  return svg + end;
}

function isSetLike(a: SceneText, b: SceneText): boolean {
  return a.role === b.role && a.side === b.side && a.language === b.language;
}

/** The role in which most text is set: how, stands once around all of it. */
const USUAL = 'source';

function settingOf({ role, side }: Pick<SceneText, 'role' | 'side'>, theme: Theme) {
  const { face, size, tone } = TYPE[role];
  const { fallback, weight } = CSS_FONTS[face];
  const fill = tone === 'side' ? (side ? sideInk(theme, side) : theme.ink) : theme[tone];
  return { 'font-family': fallback, 'font-size': size, 'font-weight': weight, fill };
}

function groupAttributes(text: SceneText, { theme, settings }: Pen): string {
  const key = `${text.role} ${text.side}`;
  const set = settings.get(key) ?? attributesOf(settingOf(text, theme), settingOf({ role: USUAL }, theme));
  settings.set(key, set);
  return text.language === undefined ? set : ` lang="${escapeXml(text.language)}"${set}`;
}

/** What is not set so around it already. */
function attributesOf<T extends Attributes>(set: T, around?: T): string {
  let written = '';
  for (const name in set) if (set[name] !== around?.[name]) written += ` ${name}="${set[name]}"`;
  return written;
}

/** What reads from the right hangs by its middle, since programs differ in where they take it to start. */
function textLine(line: SceneText, outlines: Outlines | undefined): string {
  const { x, y, text, width, anchor, href, title, rightToLeft } = line;
  const place = rightToLeft
    ? `x="${number(x - width / 2)}" y="${y}" text-anchor="middle" direction="rtl"`
    : `x="${x}" y="${y}"${anchor ? ` text-anchor="${anchor}"` : ''}`;
  // A single letter is not drawn wider or narrower to fit.
  const length = width > 0 && text.length > 1 ? ` textLength="${width}" lengthAdjust="spacingAndGlyphs"` : '';
  const unseen = outlines ? ' fill="none" pointer-events="all"' : '';
  const shapes = outlines ? lineShapes(line, outlines) : '';
  const said = href === undefined ? titled(title) : '';
  return `${shapes}<text ${place}${length}${unseen}>${said}${escapeXml(text)}</text>`;
}

function lineShapes(line: SceneText, outlines: Outlines): string {
  const { x, y, width, anchor, rightToLeft, role } = line;
  let uses = '';
  for (const letter of outlines.letters(line)) uses += `<use xlink:href="#${letter.id}" x="${letter.x}"/>`;
  if (!uses) return '';
  const left = number(rightToLeft || anchor === 'end' ? x - width : x);
  return `<g aria-hidden="true" transform="translate(${left},${y}) scale(${TYPE[role].size / 1000})">${uses}</g>`;
}

function titled(title: string | undefined): string {
  return title ? `<title>${escapeXml(title)}</title>` : '';
}

function* frameParts(frame: SceneFrame, pen: Pen): Generator<string> {
  const { theme } = pen;
  yield textGroups(frame.texts, pen);
  for (const { x, y, width } of frame.rules) {
    yield `<path d="M${x} ${y}h${width}" stroke="${theme.hairline}"/>\n`;
  }
  for (const item of frame.legend) yield `${sample(item, theme)}\n`;
}

function sample({ x, y, sample: kind }: SceneFrame['legend'][number], theme: Theme): string {
  const at = (children: string) => element('g', { transform: `translate(${x},${y})` }, children);
  if (kind === 'affirmative' || kind === 'negative' || kind === 'both' || kind === 'unsourced') {
    const side = kind === 'unsourced' ? undefined : kind;
    const card: Striped = {
      stripe: 'left',
      width: 18,
      height: 14,
      sourced: kind !== 'unsourced',
      kind: 'claim',
      ...(side && { side })
    };
    const box = element('rect', { width: 18, height: 14, rx: 2, fill: theme.card, stroke: theme.hairline });
    return element('g', { transform: `translate(${x},${y - 7})` }, box + stripe(card, theme).join(''));
  }
  if (kind === 'reference') {
    const box = {
      y: -7,
      width: 18,
      height: 14,
      rx: 2,
      fill: theme.card,
      stroke: theme.secondary,
      'stroke-dasharray': '1.5 2.5'
    };
    return at(element('rect', box));
  }
  if (kind === 'exact' || kind === 'unproven') {
    return quotationMark({ x: x + 6, y: y - 4, filled: kind === 'exact', title: '' });
  }
  const end = { x: 20, y: 0, dx: 1, dy: 0 };
  const mark = { effect: kind, end };
  const step =
    kind === 'undercuts'
      ? element('path', { d: 'M20 -8V8', stroke: theme.secondary, 'stroke-width': 1.5 })
      : '';
  const line = element('path', { d: 'M0 0H20', stroke: theme.ink, 'stroke-width': 1.5 });
  const bar = element('path', { d: linkEnd(mark), fill: theme.ink });
  return at(step + clearing(mark, theme) + line + bar);
}
