// Maps at the edges of what can be read, written into a folder that a server under test reads.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debate } from '../../bench/debate.mjs';

const counting = (/** @type {number} */ count) => Array.from({ length: count }, (_, at) => at);
const claim = (/** @type {string} */ id, text = `Claim ${id}.`) => ({ id, text });
const reason = (
  /** @type {string} */ premise,
  /** @type {string} */ target,
  /** @type {'pro' | 'con'} */ side = 'pro'
) => ({ id: `${premise} to ${target}`, side, premises: [premise], target: { claim: target } });

/** @type {Record<string, { motion?: string, language?: string, claims: unknown[], reasons: unknown[] }>} */
export const EDGES = {
  one: { motion: 'M', claims: [claim('M', 'The only claim.')], reasons: [] },
  wide: {
    motion: 'M',
    claims: [claim('M'), ...counting(5000).map((at) => claim(`c${at}`))],
    reasons: counting(5000).map((at) => reason(`c${at}`, 'M', at % 2 ? 'con' : 'pro'))
  },
  deep: {
    motion: 'c0',
    claims: counting(301).map((at) => claim(`c${at}`)),
    reasons: counting(300).map((at) => reason(`c${at + 1}`, `c${at}`, at % 2 ? 'con' : 'pro'))
  },
  several: {
    motion: 'a0',
    claims: ['a', 'b', 'c'].flatMap((name) => counting(4).map((at) => claim(`${name}${at}`))),
    reasons: ['a', 'b', 'c'].flatMap((name) =>
      counting(3).map((at) => reason(`${name}${at + 1}`, `${name}0`, at % 2 ? 'con' : 'pro'))
    )
  },
  circle: {
    motion: 'M',
    claims: ['M', 'A', 'B', 'C'].map((id) => claim(id)),
    reasons: [reason('A', 'M'), reason('B', 'A', 'con'), reason('C', 'B'), reason('A', 'C', 'con')]
  },
  long: {
    motion: 'M',
    claims: [
      claim('M'),
      ...counting(6).map((at) => claim(`c${at}`, `${'Words upon words. '.repeat(112)}${at}`))
    ],
    reasons: counting(6).map((at) => reason(`c${at}`, 'M', at % 2 ? 'con' : 'pro'))
  },
  endless: {
    motion: 'M',
    claims: [claim('M', 'A motion goes on. '.repeat(111)), claim('A', 'x'.repeat(2000))],
    reasons: [reason('A', 'M')]
  },
  arabic: {
    motion: 'M',
    language: 'ar',
    claims: [
      claim('M', 'كان الانسحاب من الاتفاقية صائبا'),
      claim('A', 'الردع يحتاج إلى كل الوسائل المتاحة'),
      claim('B', 'الذخائر غير المنفجرة تهدد المدنيين سنوات طويلة'),
      claim('C', 'يمكن إزالة الألغام بعد الحرب')
    ],
    reasons: [reason('A', 'M'), reason('B', 'M', 'con'), reason('C', 'B', 'con')]
  },
  nothing: { claims: [], reasons: [] }
};

/** A file that cannot be read as a map. */
export const BROKEN = 'broken';
/** A map of so many claims that it is worked out beside the page. */
export const LARGE = { id: 'large', claims: 10_000 };

/** @param {string} folder */
export function writeEdgeMaps(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [id, map] of Object.entries(EDGES)) {
    const whole = { format: 'warrant/1', id, title: `The ${id} map`, language: 'en', sources: [], ...map };
    writeFileSync(join(folder, `${id}.json`), JSON.stringify(whole));
  }
  writeFileSync(join(folder, `${BROKEN}.json`), '{ "format": "warrant/1", ');
  writeFileSync(
    join(folder, `${LARGE.id}.json`),
    JSON.stringify({ ...debate(LARGE.claims), id: LARGE.id, title: 'The large map' })
  );
}
