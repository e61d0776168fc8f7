import { escapeXml } from '../svg/xml.ts';
import type { Handout, Item, Mention, Note, NoteRun, Quotation, Said, Told, Whole } from './outline.ts';

/**
 * A handout as one HTML file, which needs nothing else and runs nothing: numbers are links, a text in another language
 * says so, and a printer gets margins, page numbers and no heading alone at the end of a page.
 */
export function html(handout: Handout): string {
  const { language, title, titled, facts, about, root, sections, caption, sources, cite } = handout;
  const said = saidIn(language);
  const head = [
    meta('author', about.authors.join(', ')),
    meta('dcterms.modified', about.edited),
    meta('dcterms.license', about.licence)
  ];
  const body = [
    titled && tag('h1', { ...said.attributes(title), ...(root && { id: root.id }) }, escapeXml(title.text)),
    facts.length && tag('p', { class: 'facts', dir: 'auto' }, escapeXml(facts.join(' · '))),
    root && !titled && claim(root, said),
    root && titled && footing(root) && tag('p', { class: 'claim' }, footing(root)),
    ...sections.map(({ heading, items }) =>
      tag('section', {}, [heading && tag('h2', {}, escapeXml(heading)), list(items, said)])
    ),
    caption && tag('p', { class: 'caption', dir: 'auto' }, escapeXml(caption)),
    sources &&
      tag('section', { class: 'sources', role: 'doc-endnotes', 'aria-labelledby': 'sources' }, [
        tag('h2', { id: 'sources' }, escapeXml(sources.heading)),
        tag('ol', { role: 'list' }, sources.notes.map((each) => note(each, said)).join(''))
      ]),
    cite && tag('p', { class: 'cite', dir: 'auto' }, escapeXml(cite))
  ];
  return `<!doctype html>
<html lang="${escapeXml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title.text)}</title>
${head.join('')}<style>
${STYLE}</style>
</head>
<body>
<main>
${joined(body)}</main>
</body>
</html>
`;
}

type Attributes = Readonly<Record<string, string | undefined>>;

function tag(
  name: string,
  attributes: Attributes,
  children: string | readonly (string | false | 0 | undefined)[]
): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) open += ` ${key}="${escapeXml(value)}"`;
  const inside = typeof children === 'string' ? children : `\n${joined(children)}`;
  return `${open}>${inside}</${name}>`;
}

/** Parts that are there, a line each. */
function joined(parts: readonly (string | false | 0 | undefined)[]): string {
  return parts.map((part) => (part ? `${part}\n` : '')).join('');
}

function meta(name: string, content: string | undefined): string {
  return content ? `<meta name="${name}" content="${escapeXml(content)}">\n` : '';
}

interface Saying {
  /** Direction, and language where it is another than that of the file. */
  attributes(said: Said): Attributes;
  inline(said: Said): string;
}

function saidIn(language: string): Saying {
  const attributes = (said: Said) => ({
    ...(said.language !== language && { lang: said.language }),
    dir: 'auto'
  });
  return {
    attributes,
    inline: (said) => tag('span', attributes(said), escapeXml(said.text))
  };
}

function list(items: readonly Item[], said: Saying): string {
  return items.length
    ? tag(
        'ol',
        { role: 'list' },
        items.map((item) => itemOf(item, said))
      )
    : '';
}

function itemOf({ number, deed, claims, items }: Item, said: Saying): string {
  const several = claims.length > 1;
  const lead = [tag('b', {}, number), deed && escapeXml(deed)].filter(Boolean).join(' ');
  const told = claims.map((each) => {
    const letter = several ? each.number.slice(number.length) : undefined;
    return 'see' in each ? mention(each, said, letter) : claim(each, said, letter);
  });
  return tag('li', {}, [tag('p', { class: 'deed', dir: 'auto' }, lead), ...told, list(items, said)]);
}

function claim(whole: Whole, said: Saying, letter?: string): string {
  const { id, heading, text } = whole;
  const parts = [
    letter && `<b class="letter">${letter}</b>`,
    heading && tag('b', said.attributes(heading), escapeXml(heading.text)),
    said.inline(text),
    footing(whole)
  ];
  return tag('p', { class: 'claim', id, dir: 'auto' }, parts.filter(Boolean).join(' '));
}

function footing({ notes, remarks }: Whole): string {
  const refs = notes.map((at) => `<a role="doc-noteref" href="#s${at}">[${at}]</a>`);
  const rest = remarks.length ? [tag('span', { class: 'remark' }, escapeXml(`(${remarks.join('; ')})`))] : [];
  return [...refs, ...rest].join(' ');
}

function mention({ name, see }: Mention, said: Saying, letter?: string): string {
  const where =
    typeof see === 'string'
      ? escapeXml(see)
      : `${escapeXml(see.before)}${anchor(see)}${escapeXml(see.after)}`;
  const parts = [
    letter && `<b class="letter">${letter}</b>`,
    said.inline(name),
    `<span class="remark">(${where})</span>`
  ];
  return tag('p', { class: 'claim mention', dir: 'auto' }, parts.filter(Boolean).join(' '));
}

function anchor({ id, number }: Told): string {
  return `<a href="#${id}">${escapeXml(number)}</a>`;
}

function note({ id, number, reference, archived, resting, quotations }: Note, said: Saying): string {
  const link = archived && ` <a href="${escapeXml(archived.link)}">${escapeXml(archived.text)}</a>`;
  const claims = resting.claims.map(
    (each) => anchor(each) + (each.locator ? ` (${said.inline(each.locator)})` : '')
  );
  return tag('li', { id }, [
    tag('p', { dir: 'auto' }, `<b>[${number}]</b> ${reference.map(run).join('')}${link ?? ''}`),
    ...quotations.map((each) => quotation(each, said)),
    claims.length > 0 && tag('p', { class: 'used' }, `${escapeXml(resting.heading)}: ${claims.join(', ')}`)
  ]);
}

function quotation({ claims, words, translation, locator, check }: Quotation, said: Saying): string {
  const parts = [
    `${claims.map(anchor).join(', ')}:`,
    tag('q', said.attributes(words), escapeXml(words.text)),
    translation && escapeXml(translation),
    locator && `(${said.inline(locator)})`,
    tag('span', { class: 'remark' }, escapeXml(`(${check})`))
  ];
  return tag('p', { class: 'quotation' }, parts.filter(Boolean).join(' '));
}

function run({ text, italic, spoken, link }: NoteRun): string {
  let written = escapeXml(text);
  if (italic) written = `<i>${written}</i>`;
  if (spoken) written = `<b>${written}</b>`;
  return link === undefined ? written : `<a href="${escapeXml(link)}">${written}</a>`;
}

const STYLE = `:root {
  color-scheme: light;
}
body {
  margin: 0;
  background: #fff;
  color: #1a1a1a;
  font: 1.0625rem/1.5 "Source Serif 4", "Source Serif Pro", Georgia, "Times New Roman", serif;
  overflow-wrap: anywhere;
}
main {
  max-width: 44rem;
  margin: 0 auto;
  padding: 2rem clamp(1rem, 5vw, 2.5rem) 4rem;
}
h1 {
  margin: 0;
  font-size: clamp(1.5rem, 5vw, 2rem);
  line-height: 1.2;
}
h2 {
  margin: 2.5rem 0 0;
  padding-top: 0.625rem;
  border-top: 2px solid;
  font-size: 1.3125rem;
  line-height: 1.3;
}
p {
  margin: 0;
}
a {
  color: inherit;
  text-underline-offset: 0.15em;
  text-decoration-thickness: 1px;
}
ol {
  list-style: none;
  margin: 0;
  padding: 0;
}
section > ol > li {
  margin-top: 1.375rem;
}
li li {
  margin-top: 0.75rem;
  padding-inline-start: clamp(0.5rem, 2vw, 1.125rem);
  border-inline-start: 1px solid #c8c8c8;
}
.facts,
.deed,
.remark,
.used,
.caption,
.cite,
.sources li {
  font-family: "Source Sans 3", "Source Sans Pro", "Helvetica Neue", Arial, sans-serif;
  font-size: 0.875rem;
  line-height: 1.4;
}
.facts {
  margin-top: 0.75rem;
}
.facts,
.deed,
.remark,
.mention {
  color: #505050;
}
.deed b {
  margin-inline-end: 0.375em;
  color: #1a1a1a;
}
.claim a[role] {
  font-size: 0.8125em;
  text-decoration: none;
}
.letter {
  font-weight: 600;
}
h1 + .claim,
.facts + .claim {
  margin-top: 0.75rem;
}
.caption,
.cite {
  margin-top: 2rem;
}
.sources li {
  margin-top: 0.625rem;
  padding-inline-start: 2.25rem;
  text-indent: -2.25rem;
}
.sources p > b:first-child {
  display: inline-block;
  min-width: 2rem;
  text-indent: 0;
}
.sources .quotation,
.sources .used {
  margin-top: 0.25rem;
  text-indent: 0;
}
q {
  quotes: none;
  font-family: "Source Serif 4", "Source Serif Pro", Georgia, "Times New Roman", serif;
}
@page {
  margin: 18mm 18mm 20mm;
  @bottom-center {
    content: counter(page) " / " counter(pages);
    font: 9pt sans-serif;
  }
}
@media print {
  html {
    font-size: 10pt;
  }
  main {
    max-width: none;
    padding: 0;
  }
  h1,
  h2,
  .deed {
    break-after: avoid;
  }
  p {
    orphans: 2;
    widows: 2;
  }
  a {
    text-decoration: none;
  }
}
`;
