import type { Messages } from '$lib/messages.ts';
import { DEED_KEYS, deedName } from './commands.ts';

/** Keys, each as it is named to assistive technology ('Control+K'), and what they do. */
export interface Shortcut {
  keys: readonly string[];
  does: string;
}

export interface ShortcutGroup {
  name: string;
  shortcuts: Shortcut[];
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Control: 'Ctrl',
  Escape: 'Esc',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
  '-': '−'
};

/** What stands on the keys of a shortcut, one by one, on the keyboard at hand. */
export function keysShown(keys: string, isApple = onApple()): string[] {
  const names = keys === '+' ? ['+'] : keys.split('+');
  return names.map((name) => (name === 'Control' && isApple ? '⌘' : (SIGNS[name] ?? name)));
}

function onApple(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
}

/** Every key that means something on a map's page, by where it does. */
export function shortcutGroups(say: Messages): ShortcutGroup[] {
  const deed = (name: keyof typeof DEED_KEYS): Shortcut => ({
    keys: [DEED_KEYS[name]!],
    does: deedName(name, say)
  });
  return [
    {
      name: say.keys_anywhere({}),
      shortcuts: [
        deed('palette'),
        deed('shortcuts'),
        deed('search'),
        { keys: ['Escape'], does: say.keys_close({}) }
      ]
    },
    {
      name: say.keys_tree({}),
      shortcuts: [
        { keys: ['ArrowUp', 'ArrowDown'], does: say.keys_move({}) },
        { keys: ['ArrowRight'], does: say.keys_into({}) },
        { keys: ['ArrowLeft'], does: say.keys_out({}) },
        { keys: ['Home', 'End'], does: say.keys_ends({}) },
        { keys: ['A', 'Z'], does: say.keys_letter({}) },
        { keys: ['*'], does: say.keys_beside({}) },
        { keys: ['Enter'], does: say.keys_select_panel({}) }
      ]
    },
    {
      name: say.view_map({}),
      shortcuts: [
        deed('zoom_in'),
        deed('zoom_out'),
        deed('fit'),
        {
          keys: ['Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowDown'],
          does: say.keys_pan({})
        }
      ]
    },
    {
      name: say.find({}),
      shortcuts: [
        { keys: ['ArrowDown', 'ArrowUp'], does: say.keys_hits({}) },
        { keys: ['Enter'], does: say.keys_hit({}) },
        { keys: ['Escape'], does: say.keys_leave_search({}) }
      ]
    },
    {
      name: say.keys_walk({}),
      shortcuts: [
        { keys: ['ArrowRight', 'PageDown', 'Space'], does: say.walk_next({}) },
        { keys: ['ArrowLeft', 'PageUp'], does: say.walk_back({}) },
        { keys: ['Home', 'End'], does: say.keys_walk_ends({}) },
        { keys: ['F'], does: say.walk_full({}) },
        { keys: ['Escape'], does: say.walk_end({}) }
      ]
    },
    {
      name: say.sunburst({}),
      shortcuts: [
        { keys: ['ArrowLeft', 'ArrowRight'], does: say.keys_ring({}) },
        { keys: ['ArrowDown', 'ArrowUp'], does: say.keys_rings({}) },
        { keys: ['Enter'], does: say.keys_select({}) }
      ]
    }
  ];
}
