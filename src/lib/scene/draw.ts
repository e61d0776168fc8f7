import type { Arrangement, Boxes, Half, Layout, LinkEnds, Route } from '../layout/boxes.ts';
import { leftRight } from '../layout/left-right.ts';
import { routing } from '../layout/route.ts';
import { topDown } from '../layout/top-down.ts';
import { twoSided } from '../layout/two-sided.ts';
import type { Citation, ClaimId, Reason, ReasonId, SourceId } from '../model/map.ts';
import { type Effect, effect, type Relations } from '../model/relations.ts';
import type { Side, Sides } from '../model/sides.ts';
import type { Place, Tree } from '../model/tree.ts';
import { clean } from '../text/clean.ts';
import { measure } from '../text/measure.ts';
import { type Card, compose, type PillarForm } from './compose.ts';
import type { Scene, SceneCard, SceneLink, SceneText } from './scene.ts';
import { sentence, shortName } from './sentence.ts';
import { baseline, TYPE } from './type.ts';
import type { Words } from './words.ts';

export type LayoutName = 'two-sided' | 'left-right' | 'top-down';

export const LAYOUTS: Readonly<Record<LayoutName, Layout>> = {
  'two-sided': twoSided,
  'left-right': leftRight,
  'top-down': topDown
};

export interface DrawOptions {
  layout: LayoutName;
  /**
   * Size in px of the screen that the first view should fit. Without one, as in a file, every card says all it has to
   * say, and no open branch has a sign to close it.
   */
  screen?: { width: number; height: number };
  /** The negative stands where the affirmative stands by itself: on the left. */
  negativeFirst?: boolean;
  /** The numbers under which sources stand in a list, where cards name these and no addresses. */
  numbers?: ReadonlyMap<SourceId, number> | undefined;
  /**
   * In a file, the claims to which others refer by their headings, so that these stand on their cards. On a screen a
   * reference leads there.
   */
  named?: ReadonlySet<ClaimId>;
  /** On pages, where there is room to say on which page a claim is: on references, or on what is closed too. */
  leads?: 'references' | 'branches';
}

const MARGIN = 12;
const HALF_LABEL = { line: 20, gap: 6 };
/** Screens narrower than this, in px, have the motion above the pillars, or these half as wide. */
const MEDIUM = 1240;
const NARROW = 700;
const PORT = 7;
/** Px at the foot of a card where it says on which page it goes on. */
const LEAD = 12;

/**
 * What takes long in a drawing: how much its pillars say, how high its cards are and where all of it stands. Plain data:
 * it may be worked out elsewhere, for the same tree and options.
 */
export interface Plan {
  form: PillarForm;
  /** One for each place of the tree, in px. */
  heights: Float64Array;
  arrangement: Arrangement;
}

/**
 * Draws a tree: composes its cards, lays them out, and says where everything stands. Pure and deterministic. With the
 * plan of the same drawing it gives the same scene, and sets the text of a card only when that is looked at; with the
 * scene `before` a change, or of another view, too, and sets only what has become other.
 */
export function draw(
  tree: Tree,
  relations: Relations,
  sides: Sides,
  words: Words,
  options: DrawOptions,
  { plan, before }: { plan?: Plan | undefined; before?: Scene | undefined } = {}
): Scene {
  const draft = drafted(tree, relations, sides, words, options, plan?.form, before?.cards);
  const { heights, arrangement } = plan ?? finished(planned(draft));
  const { cards, links } = draft;
  const boxes = boxesOf(draft, heights);
  draft.matter.route = routing(boxes, arrangement);
  const labels =
    options.layout === 'two-sided' ? halfLabels(tree, cards, arrangement, boxes, words, options) : [];
  const top = labels.length ? Math.min(0, ...labels.map(({ y }) => y - baseline(TYPE.half))) : 0;
  return {
    x: -MARGIN,
    y: top - MARGIN,
    width: arrangement.width + 2 * MARGIN,
    height: arrangement.height - top + 2 * MARGIN,
    language: words.language,
    title: clean(titleOf(tree, relations, words)),
    description: clean(account(tree, relations, words)),
    cards: placed(cards, arrangement, boxes, options.layout),
    links,
    labels
  };
}

/** Works out the plan of a drawing in short steps, and gives the share of it that is done after each. */
export function planning(
  tree: Tree,
  relations: Relations,
  sides: Sides,
  words: Words,
  options: DrawOptions
): Generator<number, Plan> {
  return planned(drafted(tree, relations, sides, words, options));
}

/** A drawing of which it is open where its cards stand and how high they are. */
interface Draft {
  tree: Tree;
  relations: Relations;
  options: DrawOptions;
  form: PillarForm;
  cards: Card[];
  links: Link[];
  matter: LinkMatter;
}

function drafted(
  tree: Tree,
  relations: Relations,
  sides: Sides,
  words: Words,
  options: DrawOptions,
  form = formFor(tree, relations, sides, words, options),
  before?: readonly SceneCard[]
): Draft {
  const composition = {
    form,
    widePillars: options.layout !== 'top-down',
    closable: options.screen !== undefined,
    numbers: options.numbers,
    named: options.named
  };
  const cards = compose(tree, relations, sides, words, composition, before);
  const matter: LinkMatter = { relations, sides, words };
  return {
    tree,
    relations,
    options,
    form,
    cards,
    links: linksOf(tree, matter, options.layout),
    matter
  };
}

/** So many cards are set in one step of a plan. */
const STEP = 100;

function* planned(draft: Draft): Generator<number, Plan> {
  const { tree, cards, form, options } = draft;
  const heights = new Float64Array(cards.length);
  for (let at = 0; at < cards.length; at++) {
    if (at % STEP === 0) yield at / cards.length;
    heights[at] = cards[at]!.need + (hasLead(tree[at]!, options) ? LEAD : 0);
  }
  return { form, heights, arrangement: LAYOUTS[options.layout](boxesOf(draft, heights)) };
}

function hasLead({ whole, open, children }: Place, { leads }: DrawOptions): boolean {
  return whole ? leads === 'branches' && !open && children > 0 : leads !== undefined;
}

function finished<T>(steps: Generator<unknown, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** What the links of one picture are made from. */
interface LinkMatter {
  relations: Relations;
  sides: Sides;
  words: Words;
  /** How each link runs, once that is known. */
  route?: (at: number) => Route;
}

/** A link whose way and title are made when they are asked for. */
class Link implements SceneLink, LinkEnds {
  readonly from: number[];
  to: LinkEnds['to'];
  readonly #reason: Reason;
  readonly #at: number;
  readonly #matter: LinkMatter;
  #route: Route | undefined;

  /** A link from one place to another, the `at`th of the picture. */
  constructor(reason: Reason, from: number, to: number, at: number, matter: LinkMatter) {
    this.from = [from];
    this.to = { box: to };
    this.#reason = reason;
    this.#at = at;
    this.#matter = matter;
  }

  get onStep(): boolean {
    return 'link' in this.to;
  }

  get key(): string {
    return this.#reason.id;
  }

  get reason(): ReasonId {
    return this.#reason.id;
  }

  get side(): Side | undefined {
    return this.#matter.sides.reason.get(this.#reason.id);
  }

  get effect(): Effect {
    return effect(this.#reason);
  }

  get paths(): string[] {
    return this.#way.paths;
  }

  get end(): Route['end'] {
    return this.#way.end;
  }

  get joint(): Route['joint'] {
    return this.#way.joint;
  }

  get title(): string {
    const { relations, words } = this.#matter;
    return clean(sentence(relations, this.#reason, this.#reason.premises[0]!, words));
  }

  get #way(): Route {
    this.#route ??= this.#matter.route!(this.#at);
    return this.#route;
  }
}

/** The debate's title; where only a branch of it is drawn, that of the branch. */
function titleOf([root]: Tree, relations: Relations, words: Words): string {
  const { title, motion } = relations.map;
  if (!root || motion === undefined || root.claim === motion) return title;
  return words.partOf(shortName(relations, root.claim, words.language), title);
}

const NONE: readonly Citation[] = [];

function account(tree: Tree, relations: Relations, words: Words): string {
  const { claims, motion } = relations.map;
  // A claim is drawn whole once.
  const drawn = tree.filter(({ whole, claim }) => whole && claim !== motion);
  const sources = new Set<SourceId>();
  for (const { index } of drawn)
    for (const { source } of claims[index]!.citations ?? NONE) sources.add(source);
  return words.picture(titleOf(tree, relations, words), drawn.length, sources.size);
}

/** The fullest form in which the first view, the motion and its pillars, fits the screen. */
function formFor(
  tree: Tree,
  relations: Relations,
  sides: Sides,
  words: Words,
  options: DrawOptions
): PillarForm {
  const { layout, screen } = options;
  if (!screen || layout !== 'two-sided') return 'full';
  if (screen.width < MEDIUM) return screen.width < NARROW ? 'narrow' : 'medium';
  const first = tree.filter(({ parent }, at) => at === 0 || parent === 0);
  const cards = compose(first, relations, sides, words, { form: 'full', widePillars: true, closable: true });
  const heights = Float64Array.from(cards, ({ sheet }) => sheet.height);
  const { height } = twoSided(
    boxesOf({ tree: first, relations, options, form: 'full', cards, links: [] }, heights)
  );
  return height + 2 * MARGIN + HALF_LABEL.line + HALF_LABEL.gap <= screen.height ? 'full' : 'brief';
}

/** One link for each reason that is drawn: from its premises' places to its target's, or to the link that it hits. */
function linksOf(tree: Tree, matter: LinkMatter, layout: LayoutName): Link[] {
  const links: Link[] = [];
  /** The group of each place, and the last one under it: the premises of a reason stand side by side. */
  const groupOf = new Int32Array(tree.length).fill(-1);
  const lastUnder = new Int32Array(tree.length).fill(-1);
  for (let at = 0; at < tree.length; at++) {
    const { reason, parent } = tree[at]!;
    if (!reason || parent < 0) continue;
    let group = lastUnder[parent]!;
    if (group >= 0 && tree[links[group]!.from[0]!]!.reason === reason) links[group]!.from.push(at);
    else {
      group = lastUnder[parent] = links.length;
      links.push(new Link(reason, at, parent, group, matter));
    }
    groupOf[at] = group;
  }
  const ports = portsOf(links, tree);
  for (const link of links) {
    const { reason, parent } = tree[link.from[0]!]!;
    // What hits a step hangs under its first premise.
    const step = 'reason' in reason!.target ? groupOf[parent]! : -1;
    const isRoot = layout === 'two-sided' && tree[parent]!.parent < 0;
    const offset = isRoot ? 0 : ports[parent]! * (reason!.side === 'pro' ? 1 : -1);
    if (step >= 0) link.to = { link: step };
    else if (offset) link.to = { box: parent, offset };
  }
  return links;
}

/**
 * Where the supports of each box arrive, in px from its middle, and the attacks as far on the other side, so that their
 * marks do not lie on each other: those that on average come earlier among the siblings come in before the others. 0
 * where not both arrive.
 */
function portsOf(links: readonly Link[], tree: Tree): Float64Array {
  const arrived = new Uint32Array(tree.length);
  const places = { pro: new Float64Array(tree.length), con: new Float64Array(tree.length) };
  const counts = { pro: new Uint32Array(tree.length), con: new Uint32Array(tree.length) };
  for (const { from } of links) {
    const { parent, reason } = tree[from[0]!]!;
    if (!reason || 'reason' in reason.target) continue;
    places[reason.side][parent]! += arrived[parent]!++;
    counts[reason.side][parent]!++;
  }
  return Float64Array.from(arrived, (_, at) => {
    const [pros, cons] = [counts.pro[at]!, counts.con[at]!];
    if (!pros || !cons) return 0;
    return places.pro[at]! / pros < places.con[at]! / cons ? -PORT : PORT;
  });
}

function boxesOf(
  { tree, relations, options, form, cards, links }: Omit<Draft, 'matter'>,
  height: Float64Array
): Boxes {
  const { negativeFirst = false } = options;
  const parent = new Int32Array(tree.length);
  const width = new Float64Array(tree.length);
  const half: Half[] = new Array(tree.length);
  for (let at = 0; at < tree.length; at++) {
    const { reason, parent: over } = tree[at]!;
    parent[at] = over;
    width[at] = cards[at]!.width;
    half[at] = reason && over >= 0 ? halfOf(reason.side, cards[over]!.side, negativeFirst) : 'right';
  }
  return {
    parent,
    width,
    height,
    links,
    half,
    facing: facingOf(tree, relations, negativeFirst),
    rootAbove: form === 'narrow' || form === 'medium'
  };
}

/** Places of claims that face each other, the one that lies left first. */
function facingOf(tree: Tree, { map }: Relations, negativeFirst: boolean): [number, number][] {
  if (!map.facing?.length) return [];
  const place = new Map<string, number>();
  for (const [at, { claim, whole }] of tree.entries()) if (whole) place.set(claim, at);
  return map.facing.flatMap(([a, b]): [number, number][] => {
    const [left, right] = [place.get(a), place.get(b)];
    if (left === undefined || right === undefined) return [];
    return [negativeFirst ? [right, left] : [left, right]];
  });
}

/** What serves the side that comes first lies left. A root that serves neither side is treated as a motion. */
function halfOf(reason: 'pro' | 'con', target: Side | undefined, negativeFirst: boolean): Half {
  const affirmative = (reason === 'pro') === (target !== 'negative');
  return affirmative !== negativeFirst ? 'left' : 'right';
}

/** The cards where they were arranged, each with its stripe on the edge that faces the motion. */
function placed(
  cards: Card[],
  { x, y }: Arrangement,
  { parent, half, height }: Boxes,
  layout: LayoutName
): SceneCard[] {
  const isLeft = new Uint8Array(cards.length);
  return cards.map((card, at) => {
    const over = parent[at]!;
    isLeft[at] = over >= 0 && parent[over]! >= 0 ? isLeft[over]! : Number(half?.[at] === 'left');
    card.x = x[at]!;
    card.y = y[at]!;
    card.stand(height[at]!);
    if (card.kind !== 'motion')
      card.stripe = layout === 'two-sided' ? (isLeft[at] ? 'right' : 'left') : EDGE[layout];
    return card;
  });
}

const EDGE = { 'left-right': 'left', 'top-down': 'top' } as const;

/** 'For the motion' over the one half, 'Against the motion' over the other, clear of all cards. */
function halfLabels(
  tree: Tree,
  cards: readonly SceneCard[],
  { x, y }: Arrangement,
  { half, width }: Boxes,
  words: Words,
  { negativeFirst = false }: DrawOptions
): SceneText[] {
  if (cards[0]?.kind !== 'motion') return [];
  const { below } = tree[0]!;
  const labels = (['left', 'right'] as const).flatMap((each): SceneText[] => {
    let start = Number.POSITIVE_INFINITY;
    for (let at = 0; at < tree.length; at++) {
      if (tree[at]!.parent === 0 && half?.[at] === each) start = Math.min(start, x[at]!);
    }
    if (start === Number.POSITIVE_INFINITY) return [];
    const side = (each === 'left') !== negativeFirst ? 'affirmative' : 'negative';
    const text = words.half(side, below[side]);
    const length = Math.round(measure(text, TYPE.half) * 10) / 10;
    return [{ role: 'half', x: start, y: 0, text, width: length, side }];
  });
  let top = Number.POSITIVE_INFINITY;
  for (let at = 1; at < tree.length; at++) {
    const under = ({ x: from, width: length }: SceneText) =>
      from < x[at]! + width[at]! && x[at]! < from + length;
    if (labels.some(under)) top = Math.min(top, y[at]!);
  }
  for (const label of labels) label.y = top - HALF_LABEL.line - HALF_LABEL.gap + baseline(TYPE.half);
  return labels;
}
