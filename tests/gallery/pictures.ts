import type { ArgumentMap, Citation, Claim, Source } from '../../src/lib/model/map.ts';
import type { PictureOptions } from '../../src/lib/picture.ts';
import { map } from '../map-notation.ts';

/** A small map that shows one behaviour. */
export interface Picture {
  /** Also the name of its file. */
  name: string;
  /** What to see in it. */
  shows: string;
  map: ArgumentMap;
  options?: Partial<PictureOptions>;
}

/**
 * A map from the notation of `map-notation.ts` and from what its claims say: 'Heading | Sentence. {WHO 2021 exact}'.
 * Braces hold a source and, where it is quoted, how the quotation was found: exact, close, absent, unseen, unchecked.
 */
export function debate(said: Readonly<Record<string, string>>, ...lines: string[]): ArgumentMap {
  const bare = map(...lines);
  const sources = new Map<string, Source>();
  const claims = bare.claims.map(({ id }) => claim(id, said[id] ?? `${id}.`, sources));
  const title = claims.find(({ id }) => id === bare.motion)?.text ?? 'A map without a motion';
  return { ...bare, title, claims, sources: [...sources.values()], edited: '2026-11-23' };
}

function claim(id: string, said: string, sources: Map<string, Source>): Claim {
  const [, heading, text, cited] = /^(?:(.*?) \| )?(.*?)((?: \{.*?\})*)$/s.exec(said)!;
  const citations = [...cited!.matchAll(/\{(.*?)( exact| close| absent| unseen| unchecked)?\}/g)].map(
    ([, name, state]) => citation(name!, state?.trim(), sources)
  );
  return { id, text: text!, ...(heading && { heading }), ...(citations.length && { citations }) };
}

function citation(name: string, state: string | undefined, sources: Map<string, Source>): Citation {
  const [, shortName, year] = /^(.*?)(?: (\d{4}))?$/.exec(name)!;
  const id = name.toLowerCase().replaceAll(' ', '-');
  sources.set(id, {
    id,
    type: 'report',
    title: `What ${shortName} found about cars in city centres`,
    author: [{ literal: shortName! }],
    ...(year && { issued: { 'date-parts': [[Number(year)]] } }),
    URL: `https://example.org/${id}`,
    shortName: shortName!
  });
  const result = ['exact', 'close', 'absent', 'unseen'].find((each) => each === state);
  return {
    source: id,
    ...(state && { quote: { exact: 'as it stands there' } }),
    ...(result && {
      check: { result: result as 'exact', on: '2026-11-23', how: 'compared by eye' }
    })
  };
}

export const said = {
  M: 'The city should close its centre to cars',
  Air: 'Clean air | Streets without exhaust have cleaner air, and people who live there fall ill less often. {WHO 2021 exact} {City Lab 2024}',
  Trade:
    'Trade | Shops lose the customers who come by car and cannot carry home what they buy. {Chamber 2023 close}',
  Room: 'Room to live | A street without parked cars has room for trees, tables and play. {City Lab 2024 exact}',
  Reach: 'Reach | People who cannot walk far lose the centre of their own city. {Access Now 2022 exact}',
  Foot: 'On foot | Those who come on foot or by tram spend more over a month than those who come by car. {Chamber 2023 exact} {Transport Review 2020}',
  Sick: 'Fewer ill | Hospitals admitted fewer people with asthma in the year after the trial. {City Lab 2024 exact}',
  Wind: 'Wind | Most of the dust in the centre is carried in by the wind from elsewhere. {Weather Office 2019 exact}',
  Permit:
    'Permits | Drivers with a disability keep a permit, as in every city that has done it. {Access Now 2022 close}'
};

const together = {
  M: said.M,
  Few: 'Fewer cars | A closed centre has fewer cars. {City Lab 2024 exact}',
  Foul: 'Cars foul the air | Most of the dirt in the air of the centre comes from cars. {WHO 2021 exact}',
  Ring: 'Elsewhere | What leaves the centre drives round it, and the wind brings the dirt back. {Weather Office 2019}',
  Vans: 'Deliveries | Shops are supplied by van.',
  Night: 'No night work | Deliveries at night are forbidden. {Chamber 2023 exact}',
  Lanes: 'No other way | The lanes are too narrow for carts and bicycles to share with vans. {Chamber 2023}',
  Bikes: 'Bicycles | Bicycles already carry one parcel in four. {Transport Review 2020 close}',
  Depot: 'Depots | A depot at each gate serves what vans served. {City Lab 2024}'
};

const small = [
  'Air + M',
  'Sick + Air',
  'Wind - Air',
  'Room + M',
  'Trade - M',
  'Foot - Trade',
  'Reach - M',
  'Permit - Reach'
];

export const facingPillars: [string, string][] = [
  ['Air', 'Trade'],
  ['Room', 'Reach']
];

export const PICTURES: readonly Picture[] = [
  {
    name: 'two-sided',
    shows:
      'The motion in the middle, for it on the left, against it on the right; pillars that clash share a row.',
    map: { ...debate(said, ...small), facing: facingPillars }
  },
  {
    name: 'left-right',
    shows: 'The same debate from left to right.',
    map: debate(said, ...small),
    options: { layout: 'left-right' }
  },
  {
    name: 'top-down',
    shows: 'The same debate from the top down.',
    map: debate(said, ...small),
    options: { layout: 'top-down' }
  },
  {
    name: 'co-premises',
    shows: 'Two premises that hold only together meet in a joint and go on as one link; so do three.',
    map: debate(together, 'Few & Foul + M', 'Vans & Night & Lanes - M', 'Bikes - Lanes')
  },
  {
    name: 'co-premises-undercut',
    shows:
      'An undercut of a step with several premises goes round them and hits the link behind their joint.',
    map: debate(
      together,
      'Few & Foul + M',
      'Ring - r1',
      'Vans & Night & Lanes - M',
      'Bikes - r3',
      'Depot - r3'
    )
  },
  {
    name: 'top-down-marks',
    shows: 'Joints and undercuts from the top down.',
    map: debate(
      together,
      'Few & Foul + M',
      'Ring - r1',
      'Vans - M',
      'Bikes - r3',
      'Depot - r3',
      'Night - r5'
    ),
    options: { layout: 'top-down' }
  },
  {
    name: 'undercut',
    shows: 'An undercut ends in a bar on the link that it hits: it denies the step, not the claim.',
    map: debate(
      {
        ...said,
        U: 'Two causes | Fewer people fell ill because the winter was mild. {Weather Office 2019 exact}',
        V: 'Not the street | A trial in summer says nothing about the winter. {Transport Review 2020}'
      },
      'Air + M',
      'Sick + Air',
      'U - r2',
      'Room + M',
      'Trade - M',
      'V - r5'
    )
  },
  {
    name: 'undercut-of-undercut',
    shows: 'An undercut is a step too, and can be undercut itself.',
    map: debate(
      {
        ...said,
        U: 'Two causes | Fewer people fell ill because the winter was mild. {Weather Office 2019 exact}',
        W: 'Not so mild | Mild winters before brought no fewer patients. {City Lab 2024}'
      },
      'Air + M',
      'Sick + Air',
      'U - r2',
      'W - r3'
    )
  },
  {
    name: 'undercuts-of-one-link',
    shows: 'Several undercuts of one link stand apart on it.',
    map: debate(
      {
        ...said,
        U: 'Two causes | Fewer people fell ill because the winter was mild. {Weather Office 2019 exact}',
        V: 'One hospital | One hospital does not stand for a city.',
        W: 'Counting | The way of counting changed that year. {City Lab 2024}'
      },
      'Air + M',
      'Sick + Air',
      'U - r2',
      'V - r2',
      'W - r2'
    )
  },
  {
    name: 'shared-claim',
    shows: 'A claim that serves twice is drawn whole once, and elsewhere as a reference to it.',
    map: debate(said, 'Air + M', 'Sick + Air', 'Room + M', 'Sick + Room', 'Trade - M', 'Foot - Trade')
  },
  {
    name: 'cycle',
    shows: 'A circle of reasons is closed by a reference.',
    map: debate(
      {
        M: said.M,
        A: 'Fewer drive | Fewer people drive where the tram runs often. {Transport Review 2020 exact}',
        B: 'More trams | The tram runs more often where fewer people drive. {Transport Review 2020}'
      },
      'A + M',
      'B + A',
      'A + B'
    )
  },
  {
    name: 'both-sides',
    shows: 'A claim whose paths serve both sides is violet, with a stripe of a thin and a thick rule.',
    map: debate(
      { ...said, X: 'Tram fares | The tram became cheaper in the same year. {City Lab 2024 exact}' },
      'Air + M',
      'X + Air',
      'Trade - M',
      'X + Trade'
    )
  },
  {
    name: 'unsourced',
    shows: 'A claim without a source says so, and its stripe is dashed.',
    map: debate(
      {
        M: said.M,
        A: 'Quiet | A street without cars is quiet.',
        B: 'Proof | Measured at night, it was as loud as before. {City Lab 2024 exact}',
        C: 'Habit | People are used to their cars.',
        D: 'Change | Habits change.'
      },
      'A + M',
      'B - A',
      'C - M',
      'D - C'
    )
  },
  {
    name: 'quotations',
    shows:
      'A filled mark where the quotation was found word for word, a hollow one in every other state, none without one.',
    map: debate(
      {
        M: said.M,
        A: 'Found | The quotation stands in the source. {WHO 2021 exact}',
        B: 'Close | The source has close to these words. {WHO 2021 close}',
        C: 'Absent | The source was read and does not have these words. {WHO 2021 absent}',
        D: 'Unseen | The source was not obtained. {WHO 2021 unseen}',
        E: 'Unchecked | Nobody has compared it yet. {WHO 2021 unchecked}',
        F: 'Unquoted | The source is named, without its words. {WHO 2021}',
        G: 'All | Many sources run over several lines. {WHO 2021 exact} {City Lab 2024 close} {Transport Review 2020} {Weather Office 2019 absent} {Chamber 2023 unchecked}'
      },
      'A + M',
      'B + A',
      'C + A',
      'D + A',
      'E - M',
      'F + E',
      'G + E'
    )
  },
  {
    name: 'dark',
    shows: 'The dark theme.',
    map: { ...debate(said, ...small), facing: facingPillars },
    options: { theme: 'dark' }
  },
  {
    name: 'contrast',
    shows: 'High contrast: black on white, the sides in dark inks.',
    map: debate(said, 'Air + M', 'Sick + Air', 'Wind - Air', 'Trade - M', 'Foot - Trade'),
    options: { theme: 'contrast' }
  },
  {
    name: 'transparent',
    shows: 'Without paper: what lies under the picture is seen.',
    map: debate(said, 'Air + M', 'Sick + Air', 'Wind - Air', 'Trade - M', 'Foot - Trade'),
    options: { transparent: true }
  },
  {
    name: 'numbers',
    shows:
      'For paper: the cards give the numbers of their sources, the list has the words that are quoted, and how to cite.',
    map: debate(said, 'Air + M', 'Sick + Air', 'Wind - Air', 'Trade - M', 'Foot - Trade'),
    options: {
      numbered: true,
      around: { quotations: true, cite: true, caption: 'Figure 1. What was said of the centre.' }
    }
  },
  {
    name: 'bare',
    shows: 'For a slide: the map alone, in the middle of a sheet of 16 to 9.',
    map: debate(said, 'Air + M', 'Sick + Air', 'Wind - Air', 'Trade - M', 'Foot - Trade'),
    options: {
      size: 'slide',
      around: { title: false, date: false, authors: false, licence: false, legend: false, sources: false }
    }
  },
  {
    name: 'outlines',
    shows:
      'Letters as shapes, for programs that take no font from a file; what the fonts lack is a box with its number.',
    map: debate(
      { M: 'Ąžuolų šakėlė', A: 'Žąsys | Ūmėdė čia, žąsys 文 🙂 עם ę̃.', B: 'No | 12 (שלום) 34.' },
      'A + M',
      'B - M'
    ),
    options: {
      letters: 'outlines',
      around: { date: false, legend: false, sources: false }
    }
  },
  {
    name: 'path',
    shows: 'Only the way to one claim.',
    map: debate(said, 'Air + M', 'Sick + Air', 'Wind - Air', 'Trade - M', 'Foot - Trade'),
    options: { path: ['Foot'] }
  },
  {
    name: 'paths',
    shows: 'Only the ways to three claims, what they share once.',
    map: debate(said, ...small),
    options: { path: ['Foot', 'Wind', 'Sick'] }
  },
  {
    name: 'mono',
    shows: 'For print in black and white: what is against the motion is hatched and its links are dashed.',
    map: debate(
      {
        ...said,
        X: 'Tram fares | The tram became cheaper in the same year.',
        U: 'Mild winter | The winter was mild.'
      },
      'Air + M',
      'X + Air',
      'Sick + Air',
      'U - r3',
      'Trade - M',
      'X + Trade',
      'Wind + Trade'
    ),
    options: { theme: 'mono' }
  },
  {
    name: 'lithuanian',
    shows: 'The words of the picture in Lithuanian, with its plurals; what is not translated stays as it is.',
    map: {
      ...debate(said, ...small),
      facing: facingPillars,
      translations: {
        lt: {
          M: { text: 'Miestas turėtų uždaryti savo centrą automobiliams' },
          Air: {
            heading: 'Švarus oras',
            text: 'Gatvėse be išmetamųjų dujų oras švaresnis, ten gyvenantys žmonės rečiau serga.'
          },
          Trade: { heading: 'Prekyba', text: 'Parduotuvės netenka pirkėjų, kurie atvažiuoja automobiliu.' },
          Room: {
            heading: 'Vieta gyventi',
            text: 'Gatvėje be automobilių lieka vietos medžiams, staliukams ir žaidimams.'
          }
        }
      }
    },
    options: { language: 'lt' }
  },
  {
    name: 'every-script',
    shows: 'Right-to-left text, emoji, combining marks and words longer than a line stay inside their cards.',
    map: debate(
      {
        M: said.M,
        A: 'Hebrew | העיר צריכה לסגור את מרכזה למכוניות, כדי שהאוויר ברחובות יהיה נקי יותר לכולם. {אוניברסיטה 2021 exact}',
        B: 'Arabic | يجب أن تغلق المدينة مركزها أمام السيارات كي يصبح الهواء أنقى للجميع. {جامعة 2021}',
        C: 'Emoji | Families 👩‍👩‍👧‍👦 walk 🚶🏽‍♀️ where cars 🚗🚙🚕 stood; flags 🇱🇹🇺🇦 hang from every window. {WHO 2021}',
        D: `Long word | Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft${'x'.repeat(60)}`,
        E: 'Marks | Ža̧ža̧, Ü̶ṉ̈i̤c̆ọd̃ė̱ and Việt Nam, Київ, Αθήνα, İstanbul, Łódź: each letter keeps its marks. {Müller-Ångström 2020 close}',
        F: 'Control | A bell \u0007 and a lone half \uD83D are drawn as replacement characters.',
        G: 'Ideographs | 城市應該關閉市中心，禁止汽車通行，讓街道上的空氣更加清新。'
      },
      'A + M',
      'B + A',
      'C + A',
      'D - M',
      'E + D',
      'F + D',
      'G + D'
    )
  },
  {
    name: 'folded',
    shows: 'Opened to one level: each closed branch says how many claims it hides.',
    map: { ...debate(said, ...small), facing: facingPillars },
    options: { view: { depth: 1 } }
  },
  {
    name: 'several-trees',
    shows: 'A map without a motion: each claim that hangs from nothing is a root, one tree below the other.',
    map: debate(
      {
        A: 'Bees | Bees are in decline. {WHO 2021 exact}',
        B: 'Wild bees | Wild bees are fewer than ten years ago. {WHO 2021}',
        C: 'Counted twice | They were counted twice.',
        D: 'Moths | Moths do better. {City Lab 2024 close}',
        E: 'Light | Street lamps are dimmed.',
        F: 'Alone | A claim that nothing hangs from.'
      },
      'B + A',
      'C - A',
      'E + D',
      'F'
    )
  },
  {
    name: 'phone',
    shows:
      'The first view on a narrow screen: the motion above, the pillars half as wide, with heading and standing.',
    map: { ...debate(said, ...small), facing: facingPillars },
    options: { view: { depth: 1 }, screen: { width: 390, height: 844 } }
  }
];
