import { describe, expect, test } from 'vitest';
import { parseCite, textOf } from './card-cite.ts';

describe('what a cite says', () => {
  const lee = { family: 'Lee', given: 'Ann' };
  test.each<[string, object]>([
    [
      'Ann *Lee*, professor of law, 7-18-*2024*, "Mines," Law Review, p. 3, https://example.org/a, accessed 1-2-2025',
      {
        type: 'article',
        title: 'Mines',
        author: [lee],
        issued: { 'date-parts': [[2024, 7, 18]] },
        accessed: { 'date-parts': [[2025, 1, 2]] },
        'container-title': 'Law Review',
        URL: 'https://example.org/a',
        qualifications: 'professor of law',
        locator: 'p. 3'
      }
    ],
    [
      '*Lee 24* [Ann Lee, professor of law at Vilnius, “Mines”, Law Review, 18 July 2024, https://example.org/(a)] // AB',
      {
        type: 'article',
        title: 'Mines',
        author: [lee],
        issued: { 'date-parts': [[2024]] },
        'container-title': 'Law Review',
        URL: 'https://example.org/(a)',
        qualifications: 'professor of law at Vilnius'
      }
    ],
    [
      '*Lee and Ray ’09*, "Mines"',
      {
        type: 'document',
        title: 'Mines',
        author: [{ literal: 'Lee' }, { literal: 'Ray' }],
        issued: { 'date-parts': [[2009]] }
      }
    ],
    [
      '*Reuters*, *no date*, https://doi.org/10.1000/x.1',
      { type: 'webpage', author: [{ literal: 'Reuters' }], DOI: '10.1000/x.1' }
    ],
    [
      '*Center for Strategic and International Studies*, *2016*, "Nato"',
      {
        type: 'document',
        title: 'Nato',
        author: [{ literal: 'Center for Strategic and International Studies' }],
        issued: { 'date-parts': [[2016]] }
      }
    ],
    [
      'Lee 98, fellow',
      {
        type: 'document',
        author: [{ literal: 'Lee' }],
        issued: { 'date-parts': [[1998]] },
        qualifications: 'fellow'
      }
    ],
    [
      '*Lee*, *in spring*, "Mines"',
      { type: 'document', title: 'Mines', author: [{ literal: 'Lee' }], issued: { literal: 'in spring' } }
    ],
    ['Mines are bad', { type: 'document', title: 'Mines are bad' }],
    ['', { type: 'document' }]
  ])('%s', (line, expected) => {
    const pieces = line.split('*').map((text, at) => ({ text, ...(at % 2 && { spoken: true }) }));
    const { source, locator } = parseCite(pieces);
    expect({ ...source, ...(locator !== undefined && { locator }) }).toEqual(expected);
    expect(textOf(pieces)).toBe(line.replaceAll('*', ''));
  });

  test.each<[string, object]>([
    ['Ann-Mary *Lee*, 2024', { family: 'Lee', given: 'Ann-Mary' }],
    ['Ann M. J. *van der Lee*, 2024', { family: 'van der Lee', given: 'Ann M. J.' }],
    ['Five Given Names Of Ann *Lee*, 2024', { literal: 'Lee' }],
    ['Five Given Names Of - Ann *Lee*, 2024', { family: 'Lee', given: 'Ann' }],
    ['Ann *Lee*son, 2024', { literal: 'Lee' }],
    ['Lee *Lee*, Lee Ann Lee, 2024', { family: 'Lee', given: 'Lee' }],
    ['\u{10400}b *\u{10400}*, 2024', { family: '\u{10400}', given: '\u{10400}b' }],
    ['\u{10400} \u{10400} *Lee+*, 2024', { family: 'Lee+', given: '\u{10400} \u{10400}' }]
  ])('the given names of %s', (line, expected) => {
    const pieces = line.split('*').map((text, at) => ({ text, ...(at % 2 && { spoken: true }) }));
    expect(parseCite(pieces).source.author).toEqual([expected]);
  });
});
