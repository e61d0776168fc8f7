import type { CalendarDate } from '$lib/sources/reference.ts';

/** The day of a moment in ms since 1970, where the reader is. */
export function calendarDay(moment: number): CalendarDate {
  const date = new Date(moment);
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
}
