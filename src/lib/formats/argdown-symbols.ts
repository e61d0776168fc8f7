/** Symbols that are written by their names between dots or colons, as @argdown/core knows them. */
const SYMBOLS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['∀', 'A'],
      ['∃', 'E'],
      ['𝗢', 'O'],
      ['𝗣', 'P'],
      ['→', '->'],
      ['↔', '<->'],
      ['¬', '~'],
      ['∧', '^'],
      ['∨', 'v'],
      ['⊻', 'v_'],
      ['◇', '<>'],
      ['◻', '[]'],
      ['😀', 'happy'],
      ['☺', 'smile smiley'],
      ['😆', 'laugh lol'],
      ['🤣', 'rofl'],
      ['😂', 'joy'],
      ['❤', 'heart'],
      ['❓', '? question'],
      ['😍', 'love'],
      ['😉', 'wink'],
      ['🤫', 'shush'],
      ['😐', 'meh'],
      ['🙄', 'eye-roll'],
      ['😢', 'sad'],
      ['😞', 'disappointed'],
      ['😱', 'scream'],
      ['👍', '+1 up'],
      ['👎', '-1 down'],
      ['🤔', 'think'],
      ['⭐', 'star'],
      ['✔', 'y agree'],
      ['❌', 'n disagree']
    ] as const
  ).flatMap(([symbol, names]) => names.split(' ').map((name) => [name, symbol] as const))
);

/** Whether a name between dots or colons is a symbol. */
export function isSymbol(name: string): boolean {
  return SYMBOLS.has(name);
}

/** Words in which a name between dots or colons is the symbol that it stands for. */
export function symbolOf(says: string): string {
  const name = says.trim();
  const symbol = SYMBOLS.get(name.slice(1, -1));
  return symbol === undefined ? says : symbol + says.slice(name.length);
}
