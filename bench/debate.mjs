// A debate of any size, the same from run to run, in the forms that the tools read.
import { readFileSync } from 'node:fs';

const bundled = new URL('../static/maps/lithuania-cluster-munitions.json', import.meta.url);

/** mulberry32 */
export function random(seed) {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Claims with the sentences, sources and quotations of the bundled debate, in a tree of its shape. */
export function debate(size, seed = 20140601) {
  const model = JSON.parse(readFileSync(bundled, 'utf8'));
  const next = random(seed);
  const texts = model.claims.slice(1);
  const claims = [{ id: 'c0', text: model.claims[0].text }];
  const reasons = [];
  const answers = [0];
  for (let at = 1; at < size; at++) {
    const { text, heading, citations, basis } = texts[(at - 1) % texts.length];
    let parent = Math.floor(next() * at);
    while (answers[parent] > (parent ? 5 : 12)) parent = Math.floor(next() * at);
    answers[parent]++;
    answers.push(0);
    claims.push({ id: `c${at}`, text: `${text} (${at})`, heading, citations, basis });
    reasons.push({
      id: `r${at}`,
      side: next() < 0.5 ? 'pro' : 'con',
      premises: [`c${at}`],
      target: { claim: `c${parent}` }
    });
  }
  const { format, language, sources } = model;
  return {
    format,
    id: `debate-${size}`,
    title: `A debate of ${size} claims`,
    language,
    motion: 'c0',
    claims,
    reasons,
    sources
  };
}

/** The same debate in Argdown: one nested list. */
export function argdown({ title, claims, reasons }) {
  const under = new Map();
  for (const reason of reasons)
    under.set(reason.target.claim, [...(under.get(reason.target.claim) ?? []), reason]);
  const texts = new Map(claims.map(({ id, text }) => [id, text]));
  const lines = ['===', `title: ${title}`, '===', '', `[c0]: ${plain(texts.get('c0'))}`];
  const waiting = (under.get('c0') ?? []).map((reason) => ({ reason, depth: 1 })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { reason, depth } = next;
    const id = reason.premises[0];
    lines.push(`${'  '.repeat(depth)}${reason.side === 'pro' ? '+' : '-'} [${id}]: ${plain(texts.get(id))}`);
    waiting.push(...(under.get(id) ?? []).map((each) => ({ reason: each, depth: depth + 1 })).reverse());
  }
  return `${lines.join('\n')}\n`;
}

/** Without the characters that mean something in Argdown. */
function plain(text) {
  return text.replace(/[[\]<>{}#@*_:]/g, ' ');
}
