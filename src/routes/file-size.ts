/** The size of a file in the unit in which it is easily read, with a digit after the point where it is small in it. */
export function sizeOf(bytes: number, locale: string): string {
  const [amount, unit] =
    bytes < 1000 ? [bytes, 'B'] : bytes < 1e6 ? [bytes / 1000, 'kB'] : [bytes / 1e6, 'MB'];
  return `${amount.toLocaleString(locale, { maximumFractionDigits: amount < 10 ? 1 : 0 })} ${unit}`;
}
