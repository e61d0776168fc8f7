/** Whether a text is a language tag as a map may hold it: 'lt', 'pt-BR'. */
export function isLanguageTag(text: string): boolean {
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(text);
}
