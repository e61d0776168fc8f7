import type { Source } from '../model/map.ts';

/** A person in parts or a body as one `literal`, as CSL-JSON has it. */
export type Name = NonNullable<Source['author']>[number];

/** As it is spoken: 'Atze van der Ploeg', 'Jo Li Jr.', 'ICRC'; empty where the record names nobody. */
export function directName(name: Name): string {
  const particles = [name['dropping-particle'], name['non-dropping-particle']];
  return name.literal || [name.given, ...particles, name.family, name.suffix].filter(Boolean).join(' ');
}

/** The name by which a person is sorted and cited, with the particle that belongs to it: 'van der Ploeg', 'ICRC'. */
export function surname(name: Name): string {
  return (
    name.literal || [name['non-dropping-particle'], name.family].filter(Boolean).join(' ') || name.given || ''
  );
}

/**
 * The surname first: 'van der Ploeg, Atze', 'Beauvoir, Simone de', 'King, Martin Luther, Jr.'. `given` writes the given
 * names otherwise, as their initials. Bodies and people of one name stay as they are.
 */
export function invertedName(name: Name, given: (names: string) => string = (names) => names): string {
  if (name.literal || !name.family) return directName(name);
  const before = [name.given && given(name.given), name['dropping-particle']].filter(Boolean).join(' ');
  return [surname(name), before, name.suffix].filter(Boolean).join(', ');
}

/** 'A. M.' for 'Ann Marie', 'J.-P.' for 'Jean-Paul'; initials that run together are set apart. */
export function initials(given: string): string {
  return given
    .replace(/\.(?=\p{L})/gu, '. ')
    .split(/\s+/)
    .map((word) =>
      word
        .split(/[-\u2010\u2011]/)
        .map((part) => part.match(/\p{L}/u)?.[0].toUpperCase())
        .filter(Boolean)
        .map((letter) => `${letter}.`)
        .join('-')
    )
    .filter(Boolean)
    .join(' ');
}

/** Those of a list that name anybody. */
export function named(names: readonly Name[] = []): Name[] {
  return names.filter((name) => directName(name).trim());
}
