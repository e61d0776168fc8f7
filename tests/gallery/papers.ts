import type { ArgumentMap } from '../../src/lib/model/map.ts';
import type { PagedOptions } from '../../src/lib/paged.ts';
import { debate, facingPillars, said } from './pictures.ts';

/** The same small map as a PDF of some form. */
export interface Paper {
  /** Also the name of its file. */
  name: string;
  /** What to see in it. */
  shows: string;
  options: Partial<PagedOptions>;
}

/** Large enough for several sheets and pages; some of it is drawn elsewhere, hits a step, holds only together. */
export const PAPER_MAP: ArgumentMap = {
  ...debate(
    {
      ...said,
      Winter: 'Two causes | Fewer people fell ill because the winter was mild. {Weather Office 2019 exact}',
      Summer: 'Summer too | The trial went on through the summer. {City Lab 2024}',
      Ring: 'The ring road | What leaves the centre drives round it. {Transport Review 2020 exact}',
      Homes: 'Homes there | People live along the ring road too. {City Lab 2024 close}',
      Tram: 'The tram | The tram runs every four minutes. {Transport Review 2020}',
      Bags: 'Bags | A tram takes bags that no bicycle takes.'
    },
    'Air + M',
    'Sick + Air',
    'Winter - r2',
    'Summer - Winter',
    'Wind - Air',
    'Ring & Homes - Air',
    'Room + M',
    'Sick + Room',
    'Trade - M',
    'Foot - Trade',
    'Tram + Foot',
    'Bags + Tram',
    'Reach - M',
    'Permit - Reach',
    'Tram - Reach'
  ),
  facing: facingPillars,
  authors: ['City Lab'],
  licence: 'CC BY 4.0'
};

export const PAPERS: readonly Paper[] = [
  {
    name: 'page',
    shows: 'One page, as large as its picture.',
    options: {}
  },
  {
    name: 'page-a4',
    shows:
      'The same from left to right on a sheet of A4, with numbers in place of links, the words that are quoted and a caption.',
    options: {
      size: 'a4',
      layout: 'left-right',
      numbered: true,
      around: { quotations: true, caption: 'Figure 1. On one sheet.' }
    }
  },
  {
    name: 'sheets',
    shows:
      'Sheets of A4 that join: an overview, then each sheet with its name, marks where it is cut, a strip that its neighbour has too, and arrows that say on which sheet a link goes on.',
    options: { tile: 'a4' }
  },
  {
    name: 'sheets-dark',
    shows: 'Dark sheets are painted to their edges, and their marks and names are light.',
    options: { tile: 'a3', theme: 'dark', layout: 'left-right' }
  },
  {
    name: 'sheets-mono',
    shows: 'Sheets of Letter in two rows, in black and white, from the top down.',
    options: { tile: 'letter', theme: 'mono', layout: 'top-down' }
  },
  {
    name: 'leaflet',
    shows:
      'Pages of A4 to leaf through: the root with what hangs directly under it, then each branch, with the page on which a claim goes on; the sources at the end.',
    options: { leaflet: 'a4' }
  },
  {
    name: 'leaflet-contrast',
    shows: 'One branch to leaf through, which one page can hold, in high contrast.',
    options: { leaflet: 'letter', theme: 'contrast', view: { root: 'Air' } }
  }
];
