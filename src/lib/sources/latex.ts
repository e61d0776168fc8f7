/** Combining characters of LaTeX's accents (https://ctan.org/pkg/encguide); joined with their letter by Unicode's NFC. */
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030A',
  H: '\u030B',
  v: '\u030C',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331'
};

const SYMBOLS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ss: 'ß',
    ae: 'æ',
    AE: 'Æ',
    oe: 'œ',
    OE: 'Œ',
    o: 'ø',
    O: 'Ø',
    l: 'ł',
    L: 'Ł',
    aa: 'å',
    AA: 'Å',
    dh: 'ð',
    DH: 'Ð',
    th: 'þ',
    TH: 'Þ',
    dj: 'đ',
    DJ: 'Đ',
    ng: 'ŋ',
    NG: 'Ŋ',
    i: 'ı',
    j: 'ȷ',
    S: '§',
    P: '¶',
    pounds: '£',
    euro: '€',
    texteuro: '€',
    copyright: '©',
    textcopyright: '©',
    textregistered: '®',
    texttrademark: '™',
    textdegree: '°',
    textendash: '–',
    textemdash: '—',
    ldots: '…',
    dots: '…',
    textellipsis: '…',
    textquoteleft: '‘',
    lq: '‘',
    textquoteright: '’',
    rq: '’',
    textquotesingle: "'",
    textquotedblleft: '“',
    textquotedblright: '”',
    textquotedbl: '"',
    quotedblbase: '„',
    quotesinglbase: '‚',
    glqq: '„',
    grqq: '“',
    flqq: '«',
    frqq: '»',
    guillemotleft: '«',
    guillemotright: '»',
    guillemetleft: '«',
    guillemetright: '»',
    textbackslash: '\\',
    textasciitilde: '~',
    textasciicircum: '^',
    textunderscore: '_',
    textbar: '|',
    textless: '<',
    textgreater: '>',
    textdollar: '$',
    textbraceleft: '{',
    textbraceright: '}',
    lbrace: '{',
    rbrace: '}',
    slash: '/',
    LaTeX: 'LaTeX',
    TeX: 'TeX',
    quad: ' ',
    qquad: ' ',
    newline: ' ',
    par: ' ',
    space: ' '
  })
);

/** Commands about the look of what follows them, which a plain text does without. */
const LOOKS =
  /^(emph|text(it|bf|sc|rm|sf|tt|sl|up|md|normal|super|subscript|superscript)|m?box|ensuremath|url|path|nolinkurl|enquote|mkbibquote|mkbibemph|uppercase|lowercase|MakeUppercase|MakeLowercase|it|bf|em|sc|rm|sl|tt|itshape|bfseries|scshape|rmfamily|upshape|relax|protect|noopsort|bibinfo)$/;

const TOKEN = /\\([A-Za-z]+)[ \t\n]*|\\(.)|---?|``|''|[{}~$]/gsu;

/** Small digits, as in CO$_2$ and m\textsuperscript{2}. */
const INDEX =
  /\$_\{?(\d{1,3})\}?\$|\\textsubscript\{(\d{1,3})\}|\$\^\{?(\d{1,3})\}?\$|\\textsuperscript\{(\d{1,3})\}/g;

/**
 * The plain text of a value in LaTeX: accents and symbols become letters, braces and commands of look fall away, dashes
 * and quotation marks become those they are set as. A command that is not known stays as it is written. Linear in the
 * length; never throws.
 */
export function fromLatex(written: string): string {
  if (!/[\\{}~$\-`']/.test(written)) return written;
  const latex = written.replace(INDEX, (_, ...found: (string | undefined)[]) => {
    const [low, high] = [found[0] ?? found[1], found[2] ?? found[3]];
    return Array.from(low ?? high ?? '', (digit) => (low ? '₀₁₂₃₄₅₆₇₈₉' : '⁰¹²³⁴⁵⁶⁷⁸⁹')[Number(digit)]).join(
      ''
    );
  });
  let text = '';
  let from = 0;
  /** The accents that wait for their letter. */
  let marks = '';
  /** The sign of the last of them: an accent on nothing, `\~{}`, is that sign itself. */
  let accent = '';
  const add = (piece: string) => {
    if (!piece) return;
    if (!marks) {
      text += piece;
      return;
    }
    const bare = piece.trimStart();
    const letter = Array.from(bare.slice(0, 2))[0] ?? '';
    const base = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter;
    text += base ? (base + marks).normalize('NFC') + bare.slice(letter.length) : '';
    if (base) marks = '';
  };
  for (const token of latex.matchAll(TOKEN)) {
    add(latex.slice(from, token.index));
    from = token.index + token[0].length;
    const [whole, word, sign] = token;
    if (word !== undefined) {
      const symbol = SYMBOLS.get(word);
      if (word.length === 1 && ACCENTS[word]) marks = ACCENTS[word] + marks;
      else if (symbol !== undefined) add(symbol);
      else if (!LOOKS.test(word)) add(whole);
    } else if (sign !== undefined) {
      accent = sign;
      if (ACCENTS[sign]) marks = ACCENTS[sign] + marks;
      else if (/[\s,;:\\]/.test(sign)) add(' ');
      else if (!/[-!/]/.test(sign)) add(sign);
    } else if (whole === '~') add('\u00A0');
    else if (whole === '---') add('—');
    else if (whole === '--') add('–');
    else if (whole === '``') add('“');
    else if (whole === "''") add('”');
    else if (whole === '}' && marks) {
      marks = '';
      add(/[~^]/.test(accent) ? accent : '');
    }
  }
  add(latex.slice(from));
  return text;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\u00A0': '~'
};

/**
 * A plain text as LaTeX reads it back; letters stay Unicode, as BibLaTeX and BibTeX since 2010 take them. `capitals`
 * puts words with capitals into braces, so that a style which lowers a title leaves names alone.
 */
export function toLatex(text: string, { capitals = false } = {}): string {
  const word =
    /(?<![\p{L}\p{N}{\\])(?!^\p{Lu}[\p{Ll}\p{N}]*(?![\p{L}\p{N}]))[\p{L}\p{N}]*\p{Lu}[\p{L}\p{N}]*/gu;
  return text
    .replace(/[\\{}%&#_$~^\u00A0]|-(?=-)|`(?=`)|'(?=')/g, (sign) => {
      if (sign === '-' || sign === '`' || sign === "'") return `${sign}{}`;
      return ESCAPES[sign] ?? `\\${sign}`;
    })
    .replace(capitals ? word : /$^/g, '{$&}');
}
