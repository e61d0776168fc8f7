import { createContext } from 'svelte';

/** How long a sentence stands, in ms. */
const STANDS = 5000;

/** What is told in a sentence, in one place at a time: what lies under a dialog is hardly seen, and not heard. */
export interface Telling {
  /** What is told in a dialog, or on the page. */
  at(dialog?: string): string;
  /** Tells something; gives what takes it back, if nothing else was told since. */
  tell(text: string): () => void;
  /** Has a dialog tell in place of all else, until what this gives is called. What was told before is over. */
  opened(dialog: string): () => void;
}

const [useTelling, provide] = createContext<Telling>();

function provideTelling(): void {
  let message = $state('');
  /** The dialogs that are open, the uppermost last. */
  let dialogs = $state.raw<readonly string[]>([]);
  let quiet: ReturnType<typeof setTimeout> | undefined;
  /** How often something was told. */
  let times = 0;

  function hush(): void {
    clearTimeout(quiet);
    message = '';
  }

  provide({
    at: (dialog) => (dialogs.at(-1) === dialog ? message : ''),
    tell: (text) => {
      const own = ++times;
      hush();
      // Said anew, even where the same was said before.
      quiet = setTimeout(() => {
        message = text;
        quiet = setTimeout(hush, STANDS);
      });
      return () => own === times && hush();
    },
    opened: (dialog) => {
      message = '';
      dialogs = [...dialogs, dialog];
      return () => {
        dialogs = dialogs.filter((each) => each !== dialog);
      };
    }
  });
}

export { provideTelling, useTelling };
