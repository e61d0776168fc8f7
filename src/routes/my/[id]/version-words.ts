import type { Version } from '$lib/device/catalog.ts';
import type { Language, Messages } from '$lib/messages.ts';

/** What a version is called. */
export function versionName({ kind, name, on }: Version, say: Messages, locale: Language): string {
  if (kind === 'named') return name ?? '';
  if (kind === 'given' && name === 'copy') return say.version_copy({});
  if (kind === 'given') return name === 'link' ? say.version_link({}) : say.version_file({});
  return say.version_day({ day: new Intl.DateTimeFormat(datesIn(locale), { dateStyle: 'long' }).format(on) });
}

/** What a version is called, with when it was kept where its name does not say the day. */
export function datedName(version: Version, say: Messages, locale: Language): string {
  const name = versionName(version, say, locale);
  return version.kind === 'day' ? name : `${name} · ${versionTime(version, locale)}`;
}

/** Dates are written as in the debates: '23 November 2026'. */
export function datesIn(locale: Language): string {
  return locale === 'en' ? 'en-GB' : locale;
}

/** When a version was kept, to the minute. */
export function versionTime({ on }: Version, locale: Language): string {
  return new Intl.DateTimeFormat(datesIn(locale), { dateStyle: 'medium', timeStyle: 'short' }).format(on);
}
