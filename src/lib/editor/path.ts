import type { Language } from '../messages.ts';

/** The language that an address names: `/lt/…` is Lithuanian, everything else English. */
export function languageOf(pathname: string): Language {
  return pathname === '/lt' || pathname.startsWith('/lt/') ? 'lt' : 'en';
}

/** An address of this site, given as in English, in a language. */
export function inLanguage(path: string, language: Language): string {
  if (language === 'en') return path;
  return path === '/' ? `/${language}` : `/${language}${path}`;
}

/** The English form of an address, under which its route is found. */
export function withoutLanguage(pathname: string): string {
  const language = languageOf(pathname);
  return language === 'en' ? pathname : pathname.slice(language.length + 1) || '/';
}
