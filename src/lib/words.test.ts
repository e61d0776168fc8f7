import { describe, expect, test } from 'vitest';
import { map as notation } from '../../tests/map-notation.ts';
import { handout } from './handout.ts';
import { LANGUAGES, type Language } from './messages.ts';
import { picture } from './picture.ts';

const SAYS: Record<Language, { motion: RegExp; claim: readonly string[] }> = {
  en: { motion: /motion/i, claim: ['for the main claim', 'against the main claim'] },
  lt: {
    motion: /\btez(ė|ę|ės|e|ei)(?!\p{L})/iu,
    claim: ['už pagrindinį teiginį', 'prieš pagrindinį teiginį']
  }
};

describe.each(LANGUAGES)('in %s', (language) => {
  const { motion, claim } = SAYS[language];
  const whole = notation('A + R', 'B - A', 'C - R', 'D - r1');
  const { motion: _, ...motionless } = whole;
  const files = async (map: typeof whole) => [
    await picture(map, { layout: 'two-sided', theme: 'light', language }),
    await handout(map, { language }, 'md')
  ];

  test('a map with a motion speaks of it', async () => {
    for (const file of await files({ ...whole, motion: 'R' })) expect(file).toMatch(motion);
  });

  test('a map without a motion speaks of none, but of its main claim', async () => {
    for (const file of await files(motionless)) {
      expect(file.replace(/<metadata>.*<\/metadata>/s, '')).not.toMatch(motion);
      for (const words of claim) expect(file).toContain(words);
    }
  });
});
