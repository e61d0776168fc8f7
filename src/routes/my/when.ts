import type { Language } from '$lib/messages.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A moment as one says it at another, both in ms since 1970: '5 minutes ago', 'yesterday', 'in 3 days', and the date
 * where it lies more than a month away.
 */
export function whenSaid(at: number, now: number, language: Language): string {
  const away = at - now;
  const far = Math.abs(away);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (far < MINUTE) return relative.format(0, 'second');
  if (far < HOUR) return relative.format(Math.trunc(away / MINUTE), 'minute');
  if (far < DAY) return relative.format(Math.trunc(away / HOUR), 'hour');
  if (far <= 31 * DAY) return relative.format(Math.round(away / DAY), 'day');
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at);
}
