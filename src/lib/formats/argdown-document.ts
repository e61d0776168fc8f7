import {
  type ArgdownDocument,
  type Argument,
  emptyDocument,
  type Inference,
  type Line,
  type Member,
  type Outline,
  type Relation,
  type RelationType,
  type Section,
  type Statement
} from './argdown-parts.ts';
import { settle } from './argdown-relations.ts';
import { type Token, type TokenKind, Tokens } from './argdown-tokens.ts';
import { MOST_CLAIMS, type TextPlace } from './assembly.ts';
import { isFields } from './json.ts';
import { placesIn } from './line.ts';
import { readYaml } from './yaml.ts';

/** A longer text is not read to its end: no debate has as many parts. */
const MOST_TOKENS = 1_500_000;

/** Relations go from what bears on something to that; `down` from what stands above. */
const RELATIONS: Readonly<Record<string, readonly [type: RelationType, isDown: boolean]>> = {
  '+': ['support', false],
  '<+': ['support', false],
  '-': ['attack', false],
  '<-': ['attack', false],
  _: ['undercut', false],
  '<_': ['undercut', false],
  '+>': ['support', true],
  '->': ['attack', true],
  '_>': ['undercut', true],
  '><': ['contradictory', true]
};

const CONTENT: ReadonlySet<TokenKind> = new Set([
  'words',
  'escaped',
  'comma',
  'link',
  'tag',
  'mention',
  'emphasis start',
  'emphasis end',
  'line break'
]);
const TITLES: ReadonlySet<TokenKind> = new Set([
  'definition',
  'reference',
  'argument definition',
  'argument reference'
]);

/**
 * Reads a text of Argdown as @argdown/core 2 does (https://argdown.org/syntax), but part by part: what cannot be read is
 * told with its place, and the rest stands. Linear in the length of the text; never throws. An outline that is
 * given is filled.
 */
export function readDocument(text: string, outline?: Outline): ArgdownDocument {
  return new Reader(text, outline).read();
}

/** A place in the tree that indentation makes. */
interface Level {
  indent: number;
  node: Statement | Argument | Inference;
  line: Line | undefined;
}

/** A statement or an argument as it was met in a text. */
interface Element {
  node: Statement | Argument;
  member: Member;
  line: Line | undefined;
}

class Reader {
  readonly #text: string;
  readonly #tokens: Tokens;
  readonly #places: (at: number) => TextPlace;
  readonly #document: ArgdownDocument = emptyDocument();
  /** What stands on which line, where that is asked for. */
  readonly #lines: Line[] | undefined;
  #at = 0;
  /** The inference whose conclusion is being read. */
  #concluding: Inference | undefined;
  #untitled = 0;
  /** How many statements, arguments and inferences there are. */
  #number = 0;
  #section: Section | undefined;
  /** The sections in which statements and arguments first stand, which are theirs where no other is. */
  readonly #firstIn = new Map<Statement | Argument, Section>();

  constructor(text: string, outline?: Outline) {
    this.#text = text;
    this.#lines = outline?.lines;
    this.#tokens = new Tokens(text, MOST_TOKENS, outline?.comments);
    this.#places = placesIn(text);
  }

  read(): ArgdownDocument {
    const start = this.#peek();
    if (start?.kind === 'front matter') this.#frontMatter(start);
    /** The argument that stands before, in a block of its own. */
    let before: Argument | undefined;
    let isBegun = false;
    while (this.#peek()) {
      if (this.#number > MOST_CLAIMS) break;
      const last = this.#tokens.at(this.#at - 1)?.kind;
      if (this.#skip('empty line', 'line break')) continue;
      const isItem = this.#tokens.at(this.#at)!.kind === 'item';
      if (isBegun && last !== 'empty line' && !isItem)
        this.#fault('an empty line is missing before this', this.#tokens.at(this.#at)!.start);
      isBegun = true;
      before = this.#block(before);
    }
    if (this.#peek() || this.#tokens.isCut)
      this.#fault('the text is too long: it is not read from here on', this.#tokens.at(this.#at - 1)!.end);
    for (const [node, section] of this.#firstIn) node.section ??= section;
    settle(this.#document, this.#number);
    return this.#document;
  }

  #peek(): Token | undefined {
    // What comes before the first block.
    if (this.#at === 0) while (/break|empty/.test(this.#tokens.at(this.#at)?.kind ?? '')) this.#at++;
    return this.#tokens.at(this.#at);
  }

  #skip(...kinds: TokenKind[]): boolean {
    const token = this.#tokens.at(this.#at);
    if (!token || !kinds.includes(token.kind)) return false;
    this.#at++;
    return true;
  }

  #fault(message: string, at: number): void {
    this.#document.faults.push({ message, place: this.#places(at) });
  }

  /** Notes what stands from a token on to where the reading is now, without the breaks before that. */
  #line(kind: Line['kind'], first: Token, more: Partial<Line> = {}): Line | undefined {
    if (!this.#lines) return undefined;
    let last = this.#at - 1;
    while (/break|empty/.test(this.#tokens.at(last)!.kind)) last--;
    const to = this.#tokens.at(last)!.end;
    const line = {
      kind,
      above: undefined,
      from: first.start,
      to,
      start: first.start,
      titleEnd: first.start,
      dataStart: to,
      ...more
    };
    this.#lines.push(line);
    return line;
  }

  #frontMatter(token: Token): void {
    this.#at++;
    this.#line('front matter', token);
    const yaml = token.says.replace(/^=+/, '').replace(/=+$/, '');
    const { value, fault } = readYaml(yaml);
    if (fault) {
      const line = this.#places(token.start).line + fault.line;
      this.#document.faults.push({
        message: `the front matter is not YAML: ${fault.message}`,
        place: { line }
      });
    } else if (value !== undefined && value !== null) {
      if (isFields(value)) this.#document.frontMatter = value;
      else this.#fault('the front matter is no list of settings', token.start);
    }
  }

  /** One block, and the argument of which it is, if it is nothing else. */
  #block(before: Argument | undefined): Argument | undefined {
    const token = this.#tokens.at(this.#at)!;
    switch (token.kind) {
      case 'heading':
        this.#heading(token);
        return undefined;
      case 'number':
        this.#structure(before);
        return undefined;
      case 'relation':
        this.#fault('stands under nothing that it could bear on', token.start);
        this.#at++;
        this.#element();
        return undefined;
      case 'item':
        this.#at++;
        this.#element(token);
        return undefined;
      default: {
        const element = this.#element();
        return element?.kind === 'argument' ? element : undefined;
      }
    }
  }

  #heading(token: Token): void {
    this.#at++;
    const content = emptyMember(false, this.#places(token.start));
    this.#content(content, true);
    const level = token.says.length;
    let parent = this.#section;
    while (parent && parent.level >= level) parent = parent.parent;
    this.#section = { title: content.text.trim(), level, parent };
    this.#document.sections.push(this.#section);
    this.#data();
    this.#line('heading', token);
  }

  /** A statement or an argument with all that hangs on it; nothing where what stands there is neither. */
  #element(mark?: Token): Statement | Argument | undefined {
    const start = this.#at;
    const element = this.#member('element', mark);
    if (element) this.#relations(element.node, element.line);
    const token = this.#tokens.at(this.#at);
    if (this.#at === start && token) {
      this.#fault(`“${short(this.#text.slice(token.start, token.end))}” cannot stand here`, token.start);
      this.#at++;
    }
    return element?.node;
  }

  /** A statement or an argument without what hangs on it, behind the mark of its line if that has one. */
  #member(kindOfLine: Line['kind'], mark?: Token): Element | undefined {
    const token = this.#tokens.at(this.#at);
    if (!token) return undefined;
    const { kind } = token;
    const isTitle = TITLES.has(kind);
    if (!isTitle && (kind === 'line break' || !CONTENT.has(kind))) return undefined;
    const isReference = kind === 'reference' || kind === 'argument reference';
    const member = emptyMember(isReference, this.#places(token.start));
    if (isTitle) this.#at++;
    if (isReference) this.#tagsAlone(token, member);
    else this.#content(member);
    const before = this.#at;
    const data = this.#data();
    member.data = data;
    const isArgument = kind === 'argument definition' || kind === 'argument reference';
    const node = isArgument
      ? this.#argument(token.says, member)
      : this.#statement(isTitle ? token.says : undefined, member);
    if (node.members.length === 1 && this.#section) this.#firstIn.set(node, this.#section);
    if (data?.isInGroup === true || (!isReference && data?.isInGroup === undefined && !node.section))
      node.section = this.#section;
    const line = this.#line(kindOfLine, mark ?? token, { start: token.start, node, member });
    if (line) {
      line.titleEnd = isTitle ? token.end : token.start;
      for (let at = before; at < this.#at; at++) {
        const braces = this.#tokens.at(at)!;
        if (braces.kind === 'data') line.dataStart = braces.start;
      }
    }
    return { node, member, line };
  }

  /** What follows a reference on its line: tags; words would make it another thing. */
  #tagsAlone(title: Token, member: Member): void {
    let tags: Set<string> | undefined;
    for (let token = this.#tokens.at(this.#at); token?.kind === 'tag'; token = this.#tokens.at(this.#at)) {
      tags ??= new Set();
      tags.add(token.says);
      this.#at++;
    }
    const token = this.#tokens.at(this.#at);
    if (token && CONTENT.has(token.kind) && token.kind !== 'line break') {
      const message = `a reference to “${short(title.says)}” has words after it; for words of its own write a colon after the title`;
      this.#fault(message, token.start);
      this.#content(member, false, tags);
      return;
    }
    if (tags) this.#tag(member, tags);
    this.#lineBreak();
  }

  /** Goes on to the next line, if that is no empty one. */
  #lineBreak(): void {
    this.#skip('line break');
  }

  #tag(member: Member, tags: ReadonlySet<string>): void {
    member.tags = [...tags];
    for (const tag of tags) this.#document.tags.add(tag);
  }

  /** Reads words with all that may stand amidst them, to the end of a line where it is a heading. */
  #content(member: Member, isHeading = false, before?: Set<string>): void {
    let tags = before;
    const pieces: string[] = [];
    /** Emphasis that was begun, each with a piece of its own that is empty unless it does not end. */
    const open: { at: number; token: Token }[] = [];
    const links: Member['links'][number][] = [];
    /** The piece with which the tags at the end begin. */
    let tagsAt = -1;
    for (let token = this.#tokens.at(this.#at); token; token = this.#tokens.at(this.#at)) {
      const { kind } = token;
      if (kind === 'line break') {
        if (isHeading) break;
        this.#at++;
        const next = this.#tokens.at(this.#at);
        const last = pieces.findLast(Boolean);
        if (last && !last.endsWith(' ') && next && CONTENT.has(next.kind)) pieces.push(' ');
        continue;
      }
      const isContent = kind === 'words' || CONTENT.has(kind);
      if (!isContent && !this.#isAmidst(token)) break;
      this.#at++;
      if (kind === 'tag') {
        if (tagsAt < 0) tagsAt = pieces.length;
        tags ??= new Set();
        tags.add(token.says);
        pieces.push(this.#text.slice(token.start, token.end));
        continue;
      }
      tagsAt = -1;
      if (kind === 'emphasis start') open.push({ at: pieces.push('') - 1, token });
      else if (isContent) pieces.push(token.says);
      else {
        const words = this.#text.slice(token.start, token.end);
        this.#fault(`“${short(words)}” cannot stand amidst a text; write \\${words}`, token.start);
        pieces.push(/[ \t]/.test(this.#text[token.end] ?? '') ? `${words} ` : words);
      }
      if (kind === 'emphasis end') open.pop();
      else if (kind === 'link') links.push({ text: token.says.trim(), address: token.address! });
    }
    if (tags) this.#tag(member, tags);
    if (links.length) member.links = links;
    for (const { at, token } of open.reverse()) {
      const { says } = token;
      this.#fault(`“${says}” begins an emphasis that does not end; write \\${says[0]}`, token.start);
      pieces[at] = says;
    }
    const tagged = tagsAt < 0 ? '' : pieces.slice(tagsAt).join('');
    member.text = pieces.length === 1 ? pieces[0]! : pieces.join('');
    member.tagsAt = member.text.length - tagged.length;
  }

  /** Whether what is no part of a text stands amidst one, on the same line. */
  #isAmidst(token: Token): boolean {
    if (token.kind === 'data') return this.#isWordsAfter(token);
    if (!TITLES.has(token.kind)) return false;
    const before = this.#tokens.at(this.#at - 1);
    return before !== undefined && CONTENT.has(before.kind) && before.kind !== 'line break';
  }

  /** Braces amidst a text: data only where nothing follows on the line. */
  #isWordsAfter(token: Token): boolean {
    const after = this.#tokens.at(this.#at + 1);
    return (
      after !== undefined &&
      after.kind !== 'line break' &&
      CONTENT.has(after.kind) &&
      token.end <= after.start
    );
  }

  #data(): Record<string, unknown> | undefined {
    this.#skipBreakBefore('data');
    const token = this.#tokens.at(this.#at);
    if (token?.kind !== 'data') return undefined;
    this.#at++;
    this.#lineBreak();
    // Only braces with a line break after the first hold YAML that goes by its lines.
    const isBlock = /^\{[ \t]*[\r\n]/.test(token.says);
    const yaml = isBlock ? token.says.replace(/^\{[ \t]*(\r\n|\r|\n)/, '').replace(/\}\s*$/, '') : token.says;
    const { value, fault } = readYaml(yaml);
    if (!fault && isFields(value)) return value;
    this.#fault(
      fault ? `the data are not YAML: ${fault.message}` : 'the data are no list of names and values',
      token.start
    );
    return undefined;
  }

  #skipBreakBefore(kind: TokenKind): void {
    if (this.#tokens.at(this.#at)?.kind === 'line break' && this.#tokens.at(this.#at + 1)?.kind === kind)
      this.#at++;
  }

  /** The lines that are indented under something and bear on it, and those under them. */
  #relations(root: Statement | Argument | Inference, line: Line | undefined): void {
    const levels: Level[] = [{ indent: -1, node: root, line }];
    for (;;) {
      this.#skipBreakBefore('relation');
      const token = this.#tokens.at(this.#at);
      if (token?.kind !== 'relation' || this.#number > MOST_CLAIMS) return;
      const indent = token.indent!;
      if (indent === 0) this.#fault('a line that bears on another is indented more than that', token.start);
      // As the lexer of @argdown/core has it: a line that is set back belongs to the level that it comes to.
      let isBack = false;
      while (levels.length > 1 && indent < levels.at(-1)!.indent) {
        levels.pop();
        isBack = true;
      }
      const top = levels.at(-1)!;
      const isDeeper = levels.length === 1 || (indent > top.indent && !isBack);
      const above = isDeeper ? top : levels.at(-2)!;
      this.#at++;
      const child = this.#member('relation', token);
      if (!child) {
        this.#fault(`“${token.says}” has nothing after it`, token.start);
        continue;
      }
      const step = this.#relate(token, above.node, child);
      if (child.line) {
        child.line.above = above.line;
        if (step) child.line.step = step;
      }
      if (isDeeper) levels.push({ indent, node: child.node, line: child.line });
      else {
        top.node = child.node;
        top.line = child.line;
      }
    }
  }

  #relate(
    token: Token,
    above: Statement | Argument | Inference,
    { node, member }: Element
  ): Relation | undefined {
    const [type, isDown] = RELATIONS[token.says]!;
    if (above.kind === 'inference' && (type !== 'undercut' || isDown)) {
      this.#fault('under an inference stand only undercuts of it (<_)', token.start);
      return undefined;
    }
    if (type === 'contradictory' && (above.kind !== 'statement' || node.kind !== 'statement')) {
      this.#fault('only statements contradict each other (><)', token.start);
      return undefined;
    }
    const place = this.#places(token.start);
    // Under a conclusion it means the step to that.
    const step = above.kind === 'statement' && type === 'undercut' && !isDown ? this.#concluding : undefined;
    const isStep = step !== undefined && step.conclusion === above;
    const isTurned = !isStep && isDown && above.kind !== 'inference';
    const relation: Relation = {
      type,
      from: isTurned ? above : node,
      to: isStep ? step : isTurned ? node : above,
      member,
      place
    };
    this.#document.steps.push(relation);
    return relation;
  }

  /** Premises, inferences and conclusions, one numbered line each. */
  #structure(before: Argument | undefined): void {
    const first = this.#tokens.at(this.#at)!;
    let argument = before;
    if (argument?.inferences) {
      this.#fault(`the argument “${short(argument.title)}” has its premises already`, first.start);
      argument = undefined;
    }
    argument ??= this.#argument(undefined);
    if (!argument.members.length) argument.section = this.#section;
    /** Statements in their order, and by the numbers that they have. */
    const statements: Statement[] = [];
    const premises: Statement[] = [];
    const numbered = new Map<number, Statement>();
    const inferences: Inference[] = [];
    let open: Inference | undefined;
    let from = 0;
    for (let token = this.#tokens.at(this.#at); token; token = this.#tokens.at(this.#at)) {
      if (this.#number > MOST_CLAIMS) break;
      if (token.kind === 'line break') this.#at++;
      else if (token.kind === 'inference start') {
        if (open) this.#fault('an inference has its conclusion before the next', token.start);
        if (!statements.length) this.#fault('an inference has premises before it', token.start);
        open = this.#inference(argument);
      } else if (token.kind === 'number') {
        this.#at++;
        const element = this.#member('number', token);
        if (element?.line) element.line.argument = argument;
        if (element?.node.kind !== 'statement') {
          const found = element
            ? 'only statements are premises and conclusions'
            : 'a number has no statement';
          this.#fault(found, token.start);
          continue;
        }
        const statement = element.node;
        if (open && statements.length) {
          this.#tellUnused(open, numbered, token);
          open.premises = used(open.data, numbered) ?? [...new Set(statements.slice(Math.max(0, from - 1)))];
          open.conclusion = statement;
          inferences.push(open);
          from = statements.length + 1;
        }
        if (!open) premises.push(statement);
        open = undefined;
        statements.push(statement);
        this.#concluding = inferences.at(-1)?.conclusion === statement ? inferences.at(-1) : undefined;
        numbered.set(Number(this.#text.slice(token.start, token.end).replace(/\D/g, '')), statement);
        this.#relations(statement, element.line);
        this.#concluding = undefined;
      } else break;
    }
    if (open) this.#fault('an inference has no conclusion after it', first.start);
    argument.premises = premises;
    if (inferences.length) argument.inferences = inferences;
    else {
      this.#fault('premises have no conclusion', first.start);
      if (!argument.isTitled) this.#document.arguments.delete(untitled(argument.title));
    }
  }

  /** Numbers that an inference says that it uses, and that nothing before its conclusion has. */
  #tellUnused({ data }: Inference, numbered: ReadonlyMap<number, Statement>, { start }: Token): void {
    if (!Array.isArray(data?.uses)) return;
    for (const number of data.uses)
      if (!numbered.has(Number(number)))
        this.#fault(`the inference uses (${short(String(number))}), which does not stand before it`, start);
  }

  /** From its first hyphens to the lines that undercut it; premises and conclusion are not known yet. */
  #inference(argument: Argument): Inference {
    const start = this.#tokens.at(this.#at++)!;
    const rules: string[] = [];
    let rule = '';
    let data: Record<string, unknown> | undefined;
    for (;;) {
      const token = this.#tokens.at(this.#at);
      if (token?.kind === 'data') {
        data = this.#data() ?? data;
        continue;
      }
      if (token?.kind === 'words' || token?.kind === 'escaped') rule += token.says;
      else if (token?.kind === 'comma') {
        rules.push(rule.trim());
        rule = '';
      } else if (token?.kind !== 'line break') break;
      this.#at++;
    }
    if (rule.trim()) rules.push(rule.trim());
    if (!this.#skip('inference end')) this.#fault('an inference is closed by a line of hyphens', start.start);
    const place = this.#places(start.start);
    const number = this.#number++;
    const inference: Inference = { kind: 'inference', number, argument, rules, data, premises: [], place };
    this.#document.steps.push(inference);
    const line = this.#line('inference', start, { node: inference, step: inference, argument });
    this.#relations(inference, line);
    return inference;
  }

  /** The statement of a title, or a new one, with what is said of it at one more place. */
  #statement(title: string | undefined, member: Member): Statement {
    const { statements } = this.#document;
    const known = title === undefined ? undefined : statements.get(title);
    if (known) {
      known.members.push(member);
      return known;
    }
    const name = title ?? `Untitled ${++this.#untitled}`;
    const isTitled = title !== undefined;
    const number = this.#number++;
    const one: Statement = {
      kind: 'statement',
      title: name,
      isTitled,
      members: [member],
      section: undefined,
      number
    };
    statements.set(title ?? untitled(name), one);
    return one;
  }

  #argument(title: string | undefined, member?: Member): Argument {
    const all = this.#document.arguments;
    const known = title === undefined ? undefined : all.get(title);
    if (known) {
      if (member) known.members.push(member);
      return known;
    }
    const name = title ?? `Untitled ${++this.#untitled}`;
    const isTitled = title !== undefined;
    const number = this.#number++;
    const one: Argument = {
      kind: 'argument',
      title: name,
      isTitled,
      members: member ? [member] : [],
      section: undefined,
      number
    };
    all.set(title ?? untitled(name), one);
    return one;
  }
}

const NONE: readonly never[] = [];

function emptyMember(isReference: boolean, place: TextPlace): Member {
  return { text: '', tagsAt: 0, isReference, tags: NONE, links: NONE, data: undefined, place };
}

/** The key of what has no title of its own. */
function untitled(name: string): string {
  return `\0${name}`;
}

/** The statements that an inference says that it uses, by their numbers; none where it does not say. */
function used(
  data: Record<string, unknown> | undefined,
  numbered: ReadonlyMap<number, Statement>
): Statement[] | undefined {
  const uses = data?.uses;
  if (!Array.isArray(uses)) return undefined;
  const found = uses.flatMap((number) => numbered.get(Number(number)) ?? []);
  return found.length ? [...new Set(found)] : undefined;
}

/** So many characters tell what is meant. */
const SHORT = 40;

function short(text: string): string {
  return text.length > SHORT ? `${text.slice(0, SHORT - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}
