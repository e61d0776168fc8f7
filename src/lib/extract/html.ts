import { Parser } from 'htmlparser2';
import { decoded } from './encoding.ts';

/** What a page does not show as text. */
const UNSEEN = new Set('script style noscript template title iframe object canvas audio video'.split(' '));
const BLOCKS = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section summary table tr ul'
  ).split(' ')
);
const CELLS = new Set(['td', 'th']);

/**
 * The text that a page of HTML shows: without scripts and styles, a line for each block, a tab between cells, white
 * space as a browser shows it. Links, emphasis and the like leave nothing behind; what style sheets hide stays.
 */
export function htmlText(bytes: Uint8Array): string {
  const page = lines();
  let unseen = 0;
  let kept = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (UNSEEN.has(name)) unseen++;
      if (unseen) return;
      if (name === 'pre') kept++;
      if (name === 'br') page.add('\n');
      else if (BLOCKS.has(name)) page.breakLine();
      else if (CELLS.has(name)) page.tab();
      else if (name === 'q') page.add('"');
    },
    ontext(data) {
      if (unseen) return;
      if (kept) page.add(data);
      else page.addSpaced(data);
    },
    onclosetag(name) {
      if (!unseen) {
        if (name === 'pre') kept--;
        if (name !== 'br' && BLOCKS.has(name)) page.breakLine();
        else if (name === 'q') page.add('"');
      }
      if (UNSEEN.has(name)) unseen--;
    }
  });
  parser.write(decoded(bytes, charsetOf(bytes)));
  parser.end();
  return page.text();
}

/** Text that grows line by line; a space is written when a word follows it in its line. */
function lines() {
  const parts: string[] = [];
  let inLine = false;
  let space = false;
  const write = (text: string) => {
    if (space && inLine) parts.push(' ');
    space = false;
    parts.push(text);
    inLine = !text.endsWith('\n');
  };
  return {
    add(text: string): void {
      if (text) write(text);
    },
    addSpaced(text: string): void {
      for (const [word] of text.matchAll(/[ \t\n\r\f]+|[^ \t\n\r\f]+/g)) {
        if (/^[ \t\n\r\f]/.test(word)) space = true;
        else write(word);
      }
    },
    breakLine(): void {
      space = false;
      if (inLine) write('\n');
    },
    tab(): void {
      space = false;
      if (inLine) write('\t');
    },
    text: () => parts.join('').trim()
  };
}

/** The encoding that a page names in its first bytes. */
function charsetOf(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 4096));
  return (
    /<meta[^>]*charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1] ??
    /^\s*<\?xml[^>]*encoding=["']([\w-]+)/.exec(start)?.[1]
  );
}
