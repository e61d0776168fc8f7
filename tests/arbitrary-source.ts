import fc from 'fast-check';
import type { Source } from '../src/lib/model/map.ts';

/** Signs that mean something in LaTeX, RIS, JSON or CSL, letters of several scripts, and quotation marks. */
const SIGNS = [
  ...'aeiou bcdXYZ ąčęėįšųūž ŁńóĘ Жя 中 0 9 . , ; : ! ? - — – / ( ) [ ] & % # _ ~ ^ $ @ = + * \' " ` „ “ ” | < >',
  ...'\\{}',
  '--',
  "''",
  '``',
  ' and ',
  '\\v{z}',
  'TY  - ',
  'é',
  '🦊'
];

const word = (signs: readonly string[]) =>
  fc
    .array(fc.constantFrom(...signs), { minLength: 1, maxLength: 14 })
    .map((parts) => parts.join('').replace(/\s+/g, ' ').trim().normalize('NFC'))
    .filter(Boolean);

/** A text of any signs, with single spaces, as a reader leaves it. */
export const titles = word(SIGNS);

/** Parts of names: letters, capitals first or not, with an apostrophe or hyphen. */
const part = fc.constantFrom(
  'Lee',
  'Žemaitis',
  "O'Brien",
  'al Saud',
  'Smith-Jones',
  'Ó Néill',
  'and',
  'de',
  'Łoś',
  'X'
);

const days = fc.oneof(
  fc.record({ 'date-parts': fc.tuple(fc.tuple(fc.integer({ min: 1500, max: 2100 }))) }),
  fc.record({
    'date-parts': fc.tuple(fc.tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 })))
  }),
  fc.record({
    'date-parts': fc.tuple(
      fc.tuple(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 })
      )
    )
  }),
  fc.record({ literal: fc.constantFrom('in spring', 'Easter 1916', 'circa 1990') })
);

const person = fc.record(
  { family: part, given: part, suffix: fc.constantFrom('Jr.', 'III') },
  { requiredKeys: ['family'] }
);

const names = fc.array(fc.oneof(person, fc.record({ literal: part.map((name) => `Institute ${name}`) })), {
  minLength: 1,
  maxLength: 3
});

const addresses = fc.constantFrom(
  'https://example.org/a_b?c=%20&d=~e#f',
  'http://lrt.lt/naujienos/2024',
  'https://example.org/(a),b'
);

/** A source of kinds, fields and values that every format for references can hold. */
export const sources: fc.Arbitrary<Source> = fc.record(
  {
    id: fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/),
    type: fc.constantFrom(
      'article-journal',
      'article-newspaper',
      'webpage',
      'report',
      'book',
      'chapter',
      'thesis'
    ),
    title: titles,
    author: names,
    editor: names,
    issued: days,
    accessed: days,
    'container-title': titles.map((title) => `In ${title}`),
    publisher: titles.map((title) => `Press ${title}`),
    'publisher-place': fc.constantFrom('Vilnius', 'New York, NY'),
    edition: fc.constantFrom('2', '3rd, revised'),
    volume: fc.constantFrom('12', 'IV'),
    page: fc.constantFrom('7', '12-18', '101-108'),
    genre: fc.constantFrom('Press release', 'PhD diss.'),
    DOI: fc.constantFrom('10.1000/x_y(1)', '10.1093/abc.5'),
    URL: addresses,
    archive: fc.constant('Internet Archive'),
    archive_location: addresses.map((address) => `https://web.archive.org/web/2024/${address}`),
    language: fc.constantFrom('lt', 'en', 'pt-BR'),
    note: titles.map((title) => `See ${title} there`),
    qualifications: fc.constantFrom('Professor of law, Vilnius', 'fellow at R&D {x}')
  },
  { requiredKeys: ['id', 'type', 'title'] }
);
