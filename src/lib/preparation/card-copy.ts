import { type Card, fullCite } from './card.ts';
import { type Run, runsOf } from './marks.ts';

/** A card as plain text: tag, cite, passage. */
export function cardText(card: Card): string {
  return [card.tag, fullCite(card).text, card.passage].filter(Boolean).join('\n');
}

/** A card as word processors take it, with its three levels; what is not marked is small. */
export function cardHtml(card: Card): string {
  const cite = fullCite(card).runs.map(({ text, italic, spoken }) => {
    const slanted = italic ? `<i>${escaped(text)}</i>` : escaped(text);
    return spoken ? `<b>${slanted}</b>` : slanted;
  });
  const passage = runsOf(card.passage, card.marks).map(setOff);
  return [
    `<h4>${escaped(card.tag)}</h4>`,
    `<p>${cite.join('')}</p>`,
    passage.length && `<p>${passage.join('')}</p>`
  ]
    .filter(Boolean)
    .join('');
}

function setOff({ text, levels }: Run): string {
  let html = escaped(text).replace(/\r\n?|\n/g, '<br>');
  if (!levels.length) return `<small>${html}</small>`;
  if (levels.includes('emphasised')) html = `<b><u>${html}</u></b>`;
  else if (levels.includes('underlined')) html = `<u>${html}</u>`;
  return levels.includes('read') ? `<mark>${html}</mark>` : html;
}

function escaped(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
