import type { Scene, SceneCard, SceneFrame, SceneLink, SceneMark, SceneText } from '../scene/scene.ts';
import { sideInk, type Theme } from '../scene/theme.ts';
import { TYPE } from '../scene/type.ts';
import { FAMILIES, type FontFile } from './fonts.ts';
import { ELSEWHERE, linkEnd, QUOTATION_MARK, ruleLine, stripeRules } from './shapes.ts';
import { element, escapeXml } from './xml.ts';

export interface SvgOptions {
  theme: Theme;
  /** Font files to travel inside the picture, from `fontsFor`. */
  fonts?: readonly FontFile[];
}

/**
 * Writes a scene as a complete SVG file: real text, live links, no script. The same scene, theme and fonts give
 * the same bytes everywhere. Every line carries its measured length, so that programs which ignore embedded fonts
 * keep it inside its card.
 */
export function toSvg(scene: Scene, { theme, fonts = [] }: SvgOptions): string {
  const { x, y, width, height } = scene;
  const parts = [
    element('title', { id: 'title' }, escapeXml(scene.title)),
    element('desc', { id: 'description' }, escapeXml(scene.description)),
    ...(fonts.length ? [element('style', {}, fonts.map(fontFace).join(''))] : []),
    ...(theme.name === 'mono' ? [element('defs', {}, hatch(theme))] : []),
    element('rect', { x, y, width, height, fill: theme.paper }),
    element(
      'g',
      { fill: 'none', 'stroke-width': 1.5, 'aria-hidden': 'true' },
      lines(scene.links.map((each) => link(each, theme)))
    ),
    ...textGroups(scene.labels, theme),
    ...scene.cards.map((each) => card(each, theme)),
    ...(scene.frame ? frameParts(scene.frame, theme) : [])
  ];
  const root = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      lang: scene.language,
      width,
      height,
      viewBox: `${x} ${y} ${width} ${height}`,
      role: 'graphics-document',
      'aria-labelledby': 'title',
      'aria-describedby': 'description',
      style: 'font-kerning:normal;font-variant-ligatures:none'
    },
    lines(parts)
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function lines(parts: readonly string[]): string {
  return parts.length ? `\n${parts.join('\n')}\n` : '';
}

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

function link(each: SceneLink, theme: Theme): string {
  const ink = sideInk(theme, each.side);
  return element(
    'g',
    {
      'data-reason': each.reason,
      'data-side': each.side,
      'data-effect': each.effect,
      stroke: ink,
      'stroke-dasharray': theme.name === 'mono' && each.side === 'negative' ? '7 3' : undefined
    },
    [
      element('title', {}, escapeXml(each.title)),
      ...clearing(each, theme),
      ...each.paths.map((d) => element('path', { d })),
      ...(each.joint
        ? [element('circle', { cx: each.joint.x, cy: each.joint.y, r: 3, fill: ink, stroke: 'none' })]
        : []),
      element('path', { d: linkEnd(each), fill: ink, stroke: 'none' })
    ].join('')
  );
}

/** A bar stands clear of the link that it hits. */
function clearing(each: Pick<SceneLink, 'effect' | 'end'>, theme: Theme): string[] {
  if (each.effect !== 'undercuts') return [];
  const { paper } = theme;
  return [element('path', { d: linkEnd(each), fill: paper, stroke: paper, 'stroke-width': 2.5 })];
}

function card(each: SceneCard, theme: Theme): string {
  const { width, height, kind } = each;
  const reference = kind === 'reference';
  const motion = kind === 'motion';
  const children = [
    element('title', {}, escapeXml(each.title)),
    element('desc', {}, escapeXml(each.description)),
    element('rect', {
      width,
      height,
      rx: 3,
      fill: theme.card,
      stroke: motion ? theme.ink : reference ? theme.secondary : theme.hairline,
      'stroke-width': motion ? 1.5 : 1,
      'stroke-dasharray': reference ? '1.5 2.5' : undefined
    }),
    ...(motion
      ? [
          element('rect', {
            x: 4,
            y: 4,
            width: width - 8,
            height: height - 8,
            fill: 'none',
            stroke: theme.ink,
            'stroke-width': 0.75
          })
        ]
      : []),
    ...stripe(each, theme),
    ...(reference
      ? [
          element('path', {
            d: ELSEWHERE,
            transform: `translate(12,${height / 2 - 4.5})`,
            fill: 'none',
            stroke: theme.secondary,
            'stroke-width': 1.5
          })
        ]
      : []),
    ...each.marks.map((mark) => quotationMark(mark, theme)),
    ...textGroups(each.texts, theme),
    ...(each.fold && !each.fold.open ? textGroups([each.fold.text], theme) : [])
  ];
  return element(
    'g',
    {
      'data-claim': each.claim,
      'data-side': each.side,
      'data-reference': reference ? each.claim : undefined,
      role: 'graphics-object',
      transform: `translate(${each.x},${each.y})`
    },
    lines(children)
  );
}

function stripe(each: SceneCard, theme: Theme): string[] {
  const ink = sideInk(theme, each.side);
  const hatched = theme.name === 'mono' && each.side === 'negative';
  const rules = hatched ? stripeRules({ ...each, side: 'affirmative' }) : stripeRules(each);
  return rules.map((rule) => {
    if (each.sourced || each.kind === 'reference') {
      return element('rect', {
        ...rule,
        fill: hatched ? 'url(#hatch)' : ink,
        stroke: hatched ? ink : undefined,
        'stroke-width': hatched ? 0.5 : undefined
      });
    }
    const { d, thick } = ruleLine(each, rule);
    return element('path', { d, stroke: ink, 'stroke-width': thick, 'stroke-dasharray': '5 4' });
  });
}

function quotationMark({ x, y, filled, title }: SceneMark, theme: Theme): string {
  return element(
    'path',
    {
      d: QUOTATION_MARK,
      transform: `translate(${x},${y})`,
      fill: filled ? theme.secondary : 'none',
      stroke: theme.secondary,
      'stroke-width': 0.7
    },
    element('title', {}, escapeXml(title))
  );
}

/** Lines that are set alike share one group. */
function textGroups(texts: readonly SceneText[], theme: Theme): string[] {
  const groups: SceneText[][] = [];
  for (const text of texts) {
    const last = groups.at(-1)?.[0];
    if (last && last.role === text.role && last.side === text.side && last.language === text.language) {
      groups.at(-1)!.push(text);
    } else groups.push([text]);
  }
  return groups.map((group) => {
    const { role, side, language } = group[0]!;
    const { face, size, tone } = TYPE[role];
    const { fallback, weight } = FAMILIES[face];
    const fill = tone === 'side' ? (side ? sideInk(theme, side) : theme.ink) : theme[tone];
    return element(
      'g',
      {
        lang: language,
        'font-family': fallback,
        'font-size': size,
        'font-weight': weight === 400 ? undefined : weight,
        fill
      },
      group.map(textLine).join('')
    );
  });
}

/** What reads from the right hangs by its middle, since programs differ in where they take it to start. */
function textLine({ x, y, text, width, anchor, href, title, rightToLeft }: SceneText): string {
  const line = element(
    'text',
    {
      x: rightToLeft ? x - width / 2 : x,
      y,
      'text-anchor': rightToLeft ? 'middle' : anchor,
      direction: rightToLeft ? 'rtl' : undefined,
      textLength: width > 0 ? width : undefined,
      lengthAdjust: width > 0 ? 'spacingAndGlyphs' : undefined
    },
    escapeXml(text)
  );
  if (href === undefined) return line;
  return element('a', { href }, (title ? element('title', {}, escapeXml(title)) : '') + line);
}

function frameParts(frame: SceneFrame, theme: Theme): string[] {
  return [
    ...textGroups(frame.texts, theme),
    ...frame.rules.map(({ x, y, width }) =>
      element('path', { d: `M${x} ${y}h${width}`, stroke: theme.hairline, 'stroke-width': 1 })
    ),
    ...frame.legend.map((item) => sample(item, theme))
  ];
}

function sample({ x, y, sample: kind }: SceneFrame['legend'][number], theme: Theme): string {
  const at = (children: string) => element('g', { transform: `translate(${x},${y})` }, children);
  if (kind === 'affirmative' || kind === 'negative' || kind === 'both' || kind === 'unsourced') {
    const side = kind === 'unsourced' ? undefined : kind;
    const card = {
      stripe: 'left',
      side,
      width: 18,
      height: 14,
      sourced: kind !== 'unsourced',
      kind: 'claim'
    } as SceneCard;
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
    return element(
      'g',
      { transform: `translate(${x + 6},${y - 4})` },
      quotationMark({ x: 0, y: 0, filled: kind === 'exact', title: '' }, theme)
    );
  }
  const end = { x: 20, y: 0, dx: 1, dy: 0 };
  const mark = { effect: kind, end };
  const step =
    kind === 'undercuts'
      ? element('path', { d: 'M20 -8V8', stroke: theme.secondary, 'stroke-width': 1.5 })
      : '';
  const line = element('path', { d: 'M0 0H20', stroke: theme.ink, 'stroke-width': 1.5 });
  const bar = element('path', { d: linkEnd(mark), fill: theme.ink });
  return at(step + clearing(mark, theme).join('') + line + bar);
}
