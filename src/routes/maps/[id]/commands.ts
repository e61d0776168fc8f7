import type { Session } from '$lib/editor/session.svelte.ts';
import { depthIn, openTo, READINGS, type Reading, type Sight } from '$lib/editor/sight.ts';
import type { FirstMessages, Language } from '$lib/messages.ts';
import type { Filter } from '$lib/model/filter.ts';
import { EFFECTS } from '$lib/model/relations.ts';
import { capital } from '$lib/scene/compose.ts';

/** Something that a reader can have done: a way to an address, or a deed of the page. */
export interface Command {
  name: string;
  /** A shorter name, under its group's. */
  short?: string;
  /** Where it leads. */
  address?: string;
  run?: () => void;
  /** Its keys as they are named to assistive technology: 'Control+K'. */
  keys?: string;
  /** It is what is shown now. */
  current?: boolean;
  /** Its address gives a file. */
  download?: boolean;
}

export interface CommandGroup {
  name: string;
  commands: Command[];
}

/** What only one part of the page can do, and any other may ask of it. */
export const DEEDS = [
  'search',
  'panel',
  'palette',
  'shortcuts',
  'export',
  'zoom_in',
  'zoom_out',
  'fit',
  'sunburst'
] as const;
export type Deed = (typeof DEEDS)[number];

export const DEED_KEYS: Readonly<Partial<Record<Deed, string>>> = {
  search: '/',
  palette: 'Control+K',
  shortcuts: '?',
  zoom_in: '+',
  zoom_out: '-',
  fit: '0'
};

/** The names of deeds among the messages. */
const DEED_NAMES = {
  search: 'search',
  panel: 'to_panel',
  palette: 'commands',
  shortcuts: 'shortcuts',
  export: 'export_open',
  zoom_in: 'zoom_in',
  zoom_out: 'zoom_out',
  fit: 'fit',
  sunburst: 'sunburst'
} as const satisfies Record<Deed, keyof FirstMessages>;

export function deedName(deed: Deed, say: FirstMessages): string {
  return say[DEED_NAMES[deed]]({});
}

/** What commands are made from. */
export interface Matter {
  session: Session;
  say: FirstMessages;
  locale: Language;
}

export function readings({ session, say }: Matter): CommandGroup {
  const names: Record<Reading, string> = {
    map: say.view_map({}),
    outline: say.view_outline({}),
    table: say.view_table({}),
    text: say.view_text({}),
    clashes: say.view_clashes({}),
    sources: say.view_sources({})
  };
  return {
    name: say.views({}),
    commands: READINGS.map((reading) => ({
      name: names[reading],
      address: session.readingAddress(reading),
      current: session.sight.reading === reading
    }))
  };
}

/** How the debate is shown: layout, colours, whose side stands left, how deep the map is open. */
export function views({ session, say }: Matter): CommandGroup[] {
  const { debate, sight } = session;
  /** Levels are opened where they can be: in the outline, or else on the map. */
  const leveled: Sight = { ...sight, reading: sight.reading === 'outline' ? 'outline' : 'map' };
  const choice = <T>(
    name: string,
    values: readonly (readonly [T, string])[],
    to: (value: T) => Sight,
    isCurrent: (value: T) => boolean
  ): CommandGroup => ({
    name,
    commands: values.map(([value, name]) => ({
      name,
      address: session.addressOf(to(value)),
      current: isCurrent(value)
    }))
  });
  const deepest = Number.POSITIVE_INFINITY;
  return [
    choice(
      say.layout({}),
      [
        ['two-sided', say.layout_two_sided({})],
        ['left-right', say.layout_left_right({})],
        ['top-down', say.layout_top_down({})]
      ] as const,
      (layout) => ({ ...sight, reading: 'map', layout }),
      (layout) => sight.layout === layout
    ),
    choice(
      say.theme({}),
      [
        [undefined, say.theme_auto({})],
        ['light', say.theme_light({})],
        ['dark', say.theme_dark({})],
        ['mono', say.theme_mono({})]
      ] as const,
      (theme) => ({ ...sight, theme }),
      (theme) => sight.theme === theme
    ),
    choice(
      say.left_side({}),
      [
        [undefined, capital(session.words.side('affirmative'))],
        [true, capital(session.words.side('negative'))]
      ] as const,
      (negativeFirst) => ({ ...sight, negativeFirst }),
      (negativeFirst) => sight.negativeFirst === negativeFirst
    ),
    choice(
      say.levels({}),
      [
        [1, say.close_all({})],
        [2, say.open_levels({ count: 2 })],
        [3, say.open_levels({ count: 3 })],
        [deepest, say.open_all({})]
      ] as const,
      (depth) => ({
        ...openTo(debate, leveled, depth),
        ...(depth === deepest && { claim: sight.claim })
      }),
      (depth) => depthIn(debate, leveled) === depth && !sight.view.open?.length && !sight.view.closed?.length
    )
  ];
}

/** Filters that are on or off; those with many values have fields of their own. */
export function filters({ session, say }: Matter): CommandGroup[] {
  const { filter } = session.sight;
  const toggle = <K extends keyof Filter>(key: K, value: Filter[K], name: string): Command => {
    const current = filter[key] === value;
    const next = { ...filter, [key]: current ? undefined : value };
    return { name, current, address: session.addressOf({ ...session.sight, filter: next }) };
  };
  return [
    {
      name: say.filter_side({}),
      commands: (['affirmative', 'negative'] as const).map((side) =>
        toggle('side', side, session.words.side(side))
      )
    },
    {
      name: say.filter_effect({}),
      commands: EFFECTS.map((effect) => toggle('effect', effect, session.words.effect(effect)))
    },
    {
      name: say.filter_only({}),
      commands: [
        toggle('unanswered', true, say.filter_unanswered({})),
        toggle('unsourced', true, say.filter_unsourced({})),
        toggle('unfound', true, say.filter_unfound({})),
        toggle('shared', true, say.filter_shared({}))
      ]
    }
  ];
}
