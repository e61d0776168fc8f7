import { parseArgs } from 'node:util';
import { isLanguage, LANGUAGES, type Language } from '../lib/messages.ts';
import { LAYOUTS, type LayoutName } from '../lib/scene/draw.ts';
import { THEMES, type ThemeName } from '../lib/scene/theme.ts';

export const HELP = `Warrant draws and checks argument maps.

  warrant render MAP.json [options]   draw a map as an SVG picture
  warrant check MAP.json [options]    say everything that is wrong with a map
  warrant --help                      this text
  warrant --version                   which Warrant this is

Options of render:
  -o, --output FILE     where to write; without it, to standard output
      --layout NAME     ${Object.keys(LAYOUTS).join(', ')} (default two-sided)
      --theme NAME      ${Object.keys(THEMES).join(', ')} (default light)
      --root CLAIM      only the branch of this claim
      --depth N         only N levels below the root
      --language NAME   ${LANGUAGES.join(', ')} (default: the map's own where it is one of them)
      --no-map          the picture alone; otherwise the map travels inside, and MAP.json can be such a picture

Options of check:
      --sources DIR     look for each quotation in the text of its source; DIR holds the texts, named by the
                        source's id: s12.pdf, s12.docx, s12.html or s12.txt
      --links           ask each source's address whether it still answers

Exit: 0 done, 1 the file has problems, a quotation differs or an address is dead, 2 something cannot be read or
written, there is no network, or the call is not understood.
`;

export interface RenderCall {
  command: 'render';
  map: string;
  output?: string;
  layout: LayoutName;
  theme: ThemeName;
  root?: string;
  depth?: number;
  language?: Language;
  /** The map does not travel inside the picture. */
  noMap?: boolean;
}

export interface CheckCall {
  command: 'check';
  map: string;
  /** A folder of the sources' texts. */
  sources?: string;
  links?: true;
}

export type Call = RenderCall | CheckCall | { command: 'help' } | { command: 'version' };

/** What a person asked for, or the sentence that says why it was not understood. */
export function readArguments(args: readonly string[]): { call: Call } | { problem: string } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(joined(args));
  } catch (error) {
    return { problem: error instanceof Error ? firstSentence(error.message) : String(error) };
  }
  const { values, positionals } = parsed;
  const [command, map, extra] = positionals;
  if (values.help || command === 'help') return { call: { command: 'help' } };
  if (values.version) return { call: { command: 'version' } };
  if (command === undefined) return { problem: 'Say what to do: render or check.' };
  if (command !== 'render' && command !== 'check') return { problem: `There is no command "${command}".` };
  if (!map) return { problem: `Name the map to ${command}: warrant ${command} MAP.json` };
  if (extra !== undefined) return { problem: `One map at a time: "${extra}" is one too many.` };
  const foreign = Object.keys(values).find((option) => !OPTIONS[command].includes(option));
  if (foreign !== undefined) return { problem: `${command} has no option --${foreign}.` };
  if (command === 'check') {
    const { sources, links } = values;
    if (sources === '') return { problem: 'Name the folder of texts: --sources DIR' };
    return { call: { command, map, ...(sources !== undefined && { sources }), ...(links && { links }) } };
  }
  const { layout = 'two-sided', theme = 'light', depth, language } = values;
  if (values.output === '') return { problem: 'Name the file to write: -o FILE' };
  if (!Object.hasOwn(LAYOUTS, layout)) return unknown('layout', layout, Object.keys(LAYOUTS));
  if (!Object.hasOwn(THEMES, theme)) return unknown('theme', theme, Object.keys(THEMES));
  if (language !== undefined && !isLanguage(language)) return unknown('language', language, LANGUAGES);
  if (depth !== undefined && !/^\d+$/.test(depth)) {
    return { problem: `--depth takes a number of levels, not "${depth}".` };
  }
  return {
    call: {
      command,
      map,
      layout: layout as LayoutName,
      theme: theme as ThemeName,
      ...(values.output !== undefined && { output: values.output }),
      ...(values.root !== undefined && { root: values.root }),
      ...(depth !== undefined && { depth: Number(depth) }),
      ...(language !== undefined && { language }),
      ...(values['no-map'] && { noMap: true })
    }
  };
}

const OPTIONS: Readonly<Record<'render' | 'check', readonly string[]>> = {
  render: ['output', 'layout', 'theme', 'root', 'depth', 'language', 'no-map'],
  check: ['sources', 'links']
};

/** `--depth -1` as `--depth=-1`: what is wrong is then the number, not that it looks like an option. */
function joined(args: readonly string[]): string[] {
  const result: string[] = [];
  for (const arg of args) {
    if (/^-\d/.test(arg) && /^--[a-z]+$/.test(result.at(-1) ?? '')) result.push(`${result.pop()}=${arg}`);
    else result.push(arg);
  }
  return result;
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
      output: { type: 'string', short: 'o' },
      layout: { type: 'string' },
      theme: { type: 'string' },
      root: { type: 'string' },
      depth: { type: 'string' },
      language: { type: 'string' },
      sources: { type: 'string' },
      links: { type: 'boolean' },
      'no-map': { type: 'boolean' }
    }
  });
}

function unknown(option: string, value: string, known: readonly string[]): { problem: string } {
  return { problem: `--${option} is one of ${known.join(', ')}, not "${value}".` };
}

function firstSentence(text: string): string {
  return text.split(/\.\s/)[0]!.replace(/\.?$/, '.');
}
