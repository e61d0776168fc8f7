import type { Format, FormatName } from './format.ts';

interface Entry {
  /** Its name, which is the same in every language. */
  title: string;
  /** The end of a file's name with its dot; the first is that of files that are written. */
  endings: readonly string[];
  is: 'read' | 'written' | 'both';
  /** What reads and writes it, loaded when it is needed. */
  load(): Promise<Format>;
}

/** All formats that a map can come from or go to. Pictures are written elsewhere, as they need a whole drawing. */
export const FORMATS: Readonly<Record<FormatName, Entry>> = {
  warrant: {
    title: 'Warrant',
    endings: ['.json'],
    is: 'both',
    async load() {
      const { readText, write } = await import('./warrant.ts');
      return { read: readText, write: (map) => ({ text: write(map), losses: [] }) };
    }
  },
  argdown: {
    title: 'Argdown',
    endings: ['.argdown', '.ad'],
    is: 'both',
    async load() {
      const [{ read }, { write }] = await Promise.all([import('./argdown.ts'), import('./argdown-write.ts')]);
      return { read, write };
    }
  },
  'argdown-json': {
    title: 'Argdown JSON',
    endings: ['.json'],
    is: 'read',
    load: () => import('./argdown-json.ts')
  },
  aif: { title: 'AIF', endings: ['.json'], is: 'both', load: () => import('./aif.ts') },
  xaif: { title: 'xAIF', endings: ['.json'], is: 'both', load: () => import('./xaif.ts') },
  sadface: { title: 'SADFace', endings: ['.json'], is: 'both', load: () => import('./sadface.ts') },
  kialo: { title: 'Kialo', endings: ['.txt'], is: 'both', load: () => import('./kialo.ts') },
  tgf: { title: 'TGF', endings: ['.tgf'], is: 'both', load: () => import('./tgf.ts') },
  apx: { title: 'APX', endings: ['.apx'], is: 'both', load: () => import('./apx.ts') },
  af: { title: 'ICCMA af', endings: ['.af', '.i23'], is: 'both', load: () => import('./af.ts') },
  markdown: {
    title: 'Markdown',
    endings: ['.md', '.markdown'],
    is: 'both',
    load: () => import('./markdown.ts')
  },
  opml: { title: 'OPML', endings: ['.opml'], is: 'both', load: () => import('./opml.ts') },
  mindmup: { title: 'MindMup', endings: ['.mup'], is: 'both', load: () => import('./mindmup.ts') },
  csv: { title: 'CSV', endings: ['.csv', '.tsv'], is: 'both', load: () => import('./csv.ts') },
  argunet: { title: 'Argunet', endings: ['.graphml'], is: 'read', load: () => import('./argunet.ts') },
  graphml: { title: 'GraphML', endings: ['.graphml'], is: 'written', load: () => import('./graphml.ts') },
  dot: { title: 'DOT', endings: ['.dot', '.gv'], is: 'written', load: () => import('./dot.ts') },
  csl: { title: 'CSL-JSON', endings: ['.json'], is: 'both', load: () => import('./csl.ts') },
  bibtex: { title: 'BibTeX', endings: ['.bib'], is: 'both', load: () => import('./bibtex.ts') },
  ris: { title: 'RIS', endings: ['.ris'], is: 'both', load: () => import('./ris.ts') },
  docx: { title: 'Verbatim', endings: ['.docx'], is: 'both', load: () => import('./docx.ts') },
  svg: { title: 'SVG', endings: ['.svg'], is: 'both', load: () => import('./svg.ts') }
};

const NAMES = Object.keys(FORMATS) as FormatName[];
export const READ: readonly FormatName[] = NAMES.filter((name) => FORMATS[name].is !== 'written');
export const WRITTEN: readonly FormatName[] = NAMES.filter((name) => FORMATS[name].is !== 'read');
/** How the names of files end that may hold a map. */
export const ENDINGS: readonly string[] = [...new Set(READ.flatMap((name) => FORMATS[name].endings))];
