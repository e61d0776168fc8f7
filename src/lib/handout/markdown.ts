import type { Handout, Item, Mention, Note, NoteRun, Quotation, Whole } from './outline.ts';

/**
 * A handout as Markdown that every program reads alike: CommonMark 0.31 without its own HTML, lists set in by four
 * spaces, numbers of sources in brackets. What a map says is text and nothing else.
 */
export function markdown(handout: Handout): string {
  const { title, titled, facts, root, sections, caption, sources, cite } = handout;
  const blocks: string[] = [];
  const add = (text: string) => text && blocks.push(text);
  if (titled) add(`# ${plain(title.text)}`);
  add(plain(facts.join(' · ')));
  if (root) add(titled ? footing(root) : claim(root));
  for (const { heading, items } of sections) {
    if (heading) add(`## ${plain(heading)}`);
    if (items.length) add(list(items));
  }
  add(plain(caption ?? ''));
  if (sources) {
    add(`## ${plain(sources.heading)}`);
    add(sources.notes.map(note).join('\n\n'));
  }
  add(plain(cite ?? ''));
  return `${blocks.join('\n\n')}\n`;
}

function list(items: readonly Item[]): string {
  return items.map(item).join('\n\n');
}

function item({ number, deed, claims, items }: Item): string {
  const told = claims.map((each) => {
    const letter = claims.length > 1 ? each.number.slice(number.length) : '';
    return 'see' in each ? mention(each, letter) : claim(each, letter);
  });
  return bullet([line([`**${number}**`, plain(deed)]), ...told, list(items)]);
}

/** Blocks of one item of a list. */
function bullet(blocks: readonly string[]): string {
  const text = blocks.filter(Boolean).join('\n\n');
  return `-   ${text.replace(/\n(?=[^\n])/g, '\n    ')}`;
}

function line(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}

function claim(whole: Whole, letter = ''): string {
  return line([strong(letter), strong(whole.heading?.text), plain(whole.text.text), footing(whole)]);
}

function footing({ notes, remarks }: Whole): string {
  return line([...notes.map((at) => `[${at}]`), remarks.length ? `(${plain(remarks.join('; '))})` : '']);
}

function mention({ name, see }: Mention, letter: string): string {
  const where = typeof see === 'string' ? see : `${see.before}${see.number}${see.after}`;
  return line([strong(letter), plain(name.text), `(${plain(where)})`]);
}

function note({ number, reference, archived, resting, quotations }: Note): string {
  const link = archived && `[${plain(archived.text)}](<${address(archived.link)}>)`;
  const claims = resting.claims.map(({ number, locator }) =>
    line([plain(number), locator && `(${plain(locator.text)})`])
  );
  return bullet([
    line([`**[${number}]**`, runs(reference), link]),
    ...quotations.map(quotation),
    claims.length ? `${plain(resting.heading)}: ${claims.join(', ')}` : ''
  ]);
}

function quotation({ claims, words, translation, locator, check }: Quotation): string {
  return line([
    `${claims.map(({ number }) => plain(number)).join(', ')}:`,
    plain(words.text),
    translation && plain(translation),
    locator && `(${plain(locator.text)})`,
    `(${plain(check)})`
  ]);
}

function strong(text: string | undefined): string {
  return text ? `**${plain(text)}**` : '';
}

/** Runs with stars around those that stand out, where Markdown would take the stars for that. */
function runs(all: readonly NoteRun[]): string {
  let starred = false;
  return all
    .map(({ text, italic, spoken, link }, at) => {
      const mark = spoken ? '**' : italic ? '*' : '';
      const fits = !starred && isSoft(all[at - 1]?.text.at(-1)) && isSoft(all[at + 1]?.text[0]);
      starred = mark !== '' && link === undefined && fits && text.trim() === text;
      if (link !== undefined) return linked(text, link);
      return starred ? mark + plain(text) + mark : plain(text);
    })
    .join('');
}

/** Whether stars beside a sign are never taken for letters. */
function isSoft(sign: string | undefined): boolean {
  return sign === undefined || /[\s!-/:-@[-`{-~]/.test(sign);
}

function linked(text: string, link: string): string {
  const to = address(link);
  return to === text ? `<${to}>` : `[${plain(text)}](<${to}>)`;
}

/** An address as it may stand between < and >; what means something there is written in numbers. */
function address(link: string): string {
  return link.replace(/[<>\\\s]/g, encodeURIComponent).replace(/&(?=#?\w+;)/g, '%26');
}

/** A line of text in which nothing means anything to Markdown. */
function plain(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&~|$^]/g, '\\$&')
    .replace(/^[#+=:-]/, '\\$&')
    .replace(/^(\d+)([.)])(?!\S)/, '$1\\$2');
}
