import type { Outcome } from '$lib/editor/editing.svelte.ts';
import { COLLECTED_FROM } from '$lib/editor/history.ts';
import type { Tongue } from '$lib/editor/language.ts';
import type { Maker, Making } from '$lib/editor/maker.svelte.ts';
import type { Session } from '$lib/editor/session.svelte.ts';
import type { Messages } from '$lib/messages.ts';
import type { ClaimId } from '$lib/model/map.ts';
import type { Refusal } from '$lib/model/refusal.ts';
import type { Desk } from '../../my/[id]/desk.svelte.ts';
import type { Command, CommandGroup } from './commands.ts';
import { DESK_KEYS, deskCommands } from './desk-commands.ts';
import type { ShortcutGroup } from './shortcuts.ts';

/** What the commands of making are made from. */
export interface Bench {
  readonly maker: Maker;
  readonly session: Session;
  readonly say: Messages;
  /** Tells what came of a change. */
  told(outcome: Outcome, what: Making): void;
  /** Takes the sentence of the last refusal back: what was refused is mended, or given up. */
  mended(): void;
  /** What can be done with the map as a whole. */
  keeping(): Command[];
  tell(message: string): void;
}

export function benchOf(
  maker: Maker,
  session: Session,
  desk: Desk,
  tongue: Tongue,
  tell: (message: string) => () => void
): Bench {
  let unsay: (() => void) | undefined;
  return {
    maker,
    session,
    get say() {
      return tongue.say;
    },
    told: (outcome, what) => {
      const takeBack = tell(outcomeWords(outcome, what, tongue.say, session.nameOf));
      unsay = outcome.done ? undefined : takeBack;
    },
    mended: () => {
      unsay?.();
      unsay = undefined;
    },
    keeping: () => deskCommands(desk, session.debate.map.id, tongue),
    tell
  };
}

/** What came of a change, in a sentence. */
function outcomeWords(
  outcome: Outcome,
  what: Making,
  say: Messages,
  nameOf: (claim: ClaimId) => string
): string {
  if (outcome.done) {
    const made = madeWords(what, say);
    return made.charAt(0).toLocaleUpperCase() + made.slice(1);
  }
  return outcome.refusal ? refusalWords(outcome.refusal, say, nameOf) : say.refused_gone({});
}

export const MAKING_KEYS = {
  pro: 'Shift+F',
  con: 'Shift+A',
  undercut: 'Shift+U',
  back: 'Shift+B',
  premise: 'Shift+P',
  reword: 'F2',
  split: 'Shift+S',
  reverse: 'Shift+R',
  up: 'Alt+ArrowUp',
  down: 'Alt+ArrowDown',
  cut: 'Control+X',
  paste: 'Control+V',
  move: 'Shift+M',
  unite: 'Shift+E',
  source: 'Shift+C',
  check: 'Shift+Q',
  details: 'Shift+D',
  remove: 'Delete',
  note: 'Shift+N',
  undo: 'Control+Z',
  redo: 'Control+Shift+Z'
} as const;
export type MakingCommand = keyof typeof MAKING_KEYS;

/** Keys that others may be used to. Backspace deletes only in a tree: elsewhere it means something else to some browsers. */
const OTHER_KEYS: Partial<Record<MakingCommand, string>> = { redo: 'Control+Y', remove: 'Backspace' };

/** The names of the commands among the messages. */
const NAMES = {
  pro: 'make_pro',
  con: 'make_con',
  undercut: 'make_undercut',
  back: 'make_back',
  premise: 'make_premise',
  reword: 'make_reword',
  split: 'make_split',
  reverse: 'make_reverse',
  up: 'make_up',
  down: 'make_down',
  cut: 'make_cut',
  paste: 'make_paste_cut',
  move: 'make_move',
  unite: 'make_unite',
  source: 'make_source',
  check: 'make_check',
  details: 'make_details',
  remove: 'make_remove',
  note: 'note_add',
  undo: 'undo',
  redo: 'redo'
} as const satisfies Record<MakingCommand, keyof Messages>;

/** Every key with which a map is changed. */
export function makingShortcuts(say: Messages): ShortcutGroup {
  return {
    name: say.making({}),
    shortcuts: [
      ...(Object.keys(MAKING_KEYS) as MakingCommand[]).map((id) => ({
        keys: [MAKING_KEYS[id], OTHER_KEYS[id] ?? []].flat(),
        does: say[NAMES[id]]({})
      })),
      { keys: [DESK_KEYS.version], does: say.keep_version({}) }
    ]
  };
}

interface NamedCommand extends Command {
  id: MakingCommand;
}

/** What can be made of a claim, and whether it can be. */
export function making(bench: Bench, claim: ClaimId): { name: string; commands: NamedCommand[] } {
  const { maker, session, say, told, tell } = bench;
  const home = session.homeOf(claim);
  const write = (writing: Parameters<Maker['write']>[0]) => () => maker.write(writing);
  const command = (id: MakingCommand, run: () => void, name = say[NAMES[id]]({})): NamedCommand => ({
    id,
    name,
    keys: MAKING_KEYS[id],
    run
  });
  const reason = (side: 'pro' | 'con', target: { claim: ClaimId } | { reason: string }) =>
    write({ kind: 'reason', side, target, beside: claim });
  const { claim: claims, reason: reasons } = session.debate.relations;
  const cut =
    maker.cut && claims.has(maker.cut.claim) && reasons.has(maker.cut.reason) ? maker.cut : undefined;
  const { citations = [] } = session.debate.relations.claim.get(claim)!;
  const quoting = citations.findIndex(({ quote }) => quote);
  return {
    name: say.making({}),
    commands: [
      command('pro', reason('pro', { claim })),
      command('con', reason('con', { claim })),
      ...(home
        ? [
            command('undercut', reason('con', { reason: home.id })),
            command('back', reason('pro', { reason: home.id })),
            command('premise', write({ kind: 'premise', reason: home.id, beside: claim }))
          ]
        : []),
      command('reword', write({ kind: 'reword', beside: claim })),
      ...(home
        ? [
            command('split', write({ kind: 'split', beside: claim })),
            command('reverse', () => told(maker.reverse(home.id), 'reversed')),
            command('up', () => told(maker.shift(home.id, -1), 'moved')),
            command('down', () => told(maker.shift(home.id, 1), 'moved')),
            command('cut', () => {
              maker.cut = { claim, reason: home.id };
              tell(say.made_cut({ name: session.nameOf(claim) }));
            }),
            command('move', () => {
              maker.asking = { kind: 'move', claim, reason: home.id };
            })
          ]
        : []),
      ...(cut && cut.claim !== claim
        ? [
            command(
              'paste',
              () => told(maker.moveTo(cut.claim, cut.reason, { claim }), 'moved'),
              say.make_paste({ name: session.nameOf(cut.claim) })
            )
          ]
        : []),
      command('source', () => {
        maker.citing = { kind: 'cite', claim };
      }),
      ...(quoting < 0
        ? []
        : [
            command('check', () => {
              const cited = { claim, at: quoting };
              maker.citing = { kind: 'text', source: citations[quoting]!.source, cited };
            })
          ]),
      command('details', () => {
        maker.citing = { kind: 'details', claim };
      }),
      command('unite', () => {
        maker.asking = { kind: 'unite', claim };
      }),
      command('note', () => {
        maker.asking = { kind: 'note', claim };
      }),
      command('remove', () => {
        maker.asking = { kind: 'remove', claim };
      })
    ]
  };
}

/** What can be done with the sources of the map. */
export function sourcing({ maker, say }: Bench): CommandGroup {
  const add = () => {
    maker.citing = { kind: 'import' };
  };
  return { name: say.sources({}), commands: [{ name: say.sources_add({}), run: add }] };
}

/** Taking back and doing again. */
export function history({ maker, say, tell }: Bench): CommandGroup {
  const step = (id: 'undo' | 'redo', what: string | undefined): Command[] =>
    what === undefined
      ? []
      : [
          {
            name: `${say[id]({})}: ${madeWords(what, say)}`,
            keys: MAKING_KEYS[id],
            run: () => {
              const words = madeWords(what, say);
              const done = id === 'undo' ? say.undone({ what: words }) : say.redone({ what: words });
              tell(maker[id]() ? done : say.undone_not({}));
            }
          }
        ];
  return {
    name: say.making({}),
    commands: [...step('undo', maker.undoable), ...step('redo', maker.redoable)]
  };
}

/** What was done, in words; of a history that a newer program wrote, that something was. */
export function madeWords(what: string, say: Messages): string {
  const words: Readonly<Record<Making, string>> = {
    reworded: say.made_reworded({}),
    typed: say.made_typed({}),
    added: say.made_added({}),
    reused: say.made_reused({}),
    moved: say.made_moved({}),
    reversed: say.made_reversed({}),
    removed: say.made_removed({}),
    united: say.made_united({}),
    split: say.made_split({}),
    described: say.made_described({}),
    sourced: say.made_sourced({}),
    noted: say.made_noted({}),
    restored: say.made_restored({}),
    collected: say.made_collected({}),
    cited: say.made_cited({}),
    checked: say.made_checked({})
  };
  if (what.startsWith(COLLECTED_FROM))
    return say.made_collected_from({ name: what.slice(COLLECTED_FROM.length) });
  return Object.hasOwn(words, what) ? words[what as Making] : say.made_something({});
}

/** Why a wish is refused, in a sentence. */
export function refusalWords(refusal: Refusal, say: Messages, nameOf: (claim: ClaimId) => string): string {
  switch (refusal.refused) {
    case 'empty':
      return say.refused_empty({});
    case 'unchanged':
      return say.refused_unchanged({});
    case 'self':
      return say.refused_self({ name: nameOf(refusal.claim) });
    case 'circle':
      return say.refused_circle({ names: [...refusal.claims, refusal.claims[0]!].map(nameOf).join(' → ') });
    case 'already':
      return say.refused_already({});
    case 'inside':
      return say.refused_inside({});
    case 'loose':
      return say.refused_loose({ name: nameOf(refusal.claim) });
    case 'cited':
      return say.refused_cited({ count: refusal.claims.length });
    case 'language':
      return say.refused_language({ language: refusal.language });
    default:
      return say.refused_gone({});
  }
}

/** The command that a key asks for; nothing where it means none. */
export function commandOf(event: KeyboardEvent): MakingCommand | undefined {
  const { key, altKey, shiftKey } = event;
  const control = event.ctrlKey || event.metaKey;
  const inTree = (event.target as Element | null)?.closest?.('[role="tree"]');
  const name = key.length === 1 ? key.toUpperCase() : key;
  const pressed = [control && 'Control', altKey && 'Alt', shiftKey && 'Shift', name]
    .filter(Boolean)
    .join('+');
  if (pressed === OTHER_KEYS.remove && !inTree) return undefined;
  const commands = Object.keys(MAKING_KEYS) as MakingCommand[];
  return commands.find((id) => MAKING_KEYS[id] === pressed || OTHER_KEYS[id] === pressed);
}
