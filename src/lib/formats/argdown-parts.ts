import type { Place, TextPlace } from './assembly.ts';

/** One place in a text at which a statement or an argument stands. */
export interface Member {
  text: string;
  /** Where the tags at its end begin, if it has any. */
  tagsAt: number;
  isReference: boolean;
  tags: readonly string[];
  links: readonly { text: string; address: string }[];
  data: Record<string, unknown> | undefined;
  place: Place;
}

/** What relations are between has a number of its own, by where it first stands in the text. */
export interface Numbered {
  number: number;
}

interface Entry extends Numbered {
  title: string;
  /** Whether the title stands in the text. */
  isTitled: boolean;
  members: Member[];
  section: Section | undefined;
}

/** All statements of one title: one claim, maybe in several wordings. */
export interface Statement extends Entry {
  kind: 'statement';
}

/** All descriptions of one title, and its premise-conclusion structure where it has one. */
export interface Argument extends Entry {
  kind: 'argument';
  inferences?: Inference[];
  /** What is listed before it as a premise and not as a conclusion. */
  premises?: Statement[];
}

export interface Inference extends Numbered {
  kind: 'inference';
  argument: Argument;
  rules: string[];
  data?: Record<string, unknown> | undefined;
  premises: Statement[];
  /** None where the text ends before it; then the inference is part of no argument. */
  conclusion?: Statement;
  place: Place;
}

export type RelationType = 'support' | 'attack' | 'undercut' | 'contradictory' | 'entails' | 'contrary';

export interface Relation {
  type: RelationType;
  from: Statement | Argument;
  to: Statement | Argument | Inference;
  /** What stands under the other: where data of the relation itself are found. */
  member: Member;
  place: Place;
}

export interface Section {
  title: string;
  level: number;
  parent?: Section | undefined;
}

/** A line of a text, or several, on which one thing stands; offsets are in UTF-16 units from the start of the text. */
export interface Line {
  kind: 'front matter' | 'heading' | 'element' | 'relation' | 'number' | 'inference';
  /** The line under which it is indented. */
  above: Line | undefined;
  /** From its first letter, of a relation its sign, to its last, without comments after it. */
  from: number;
  to: number;
  /** Where what stands there begins, where its title ends and where its data begin: `to` where it has none. */
  start: number;
  titleEnd: number;
  dataStart: number;
  /** What stands there; of a number in an argument without a statement nothing. */
  node?: Statement | Argument | Inference;
  member?: Member;
  /** What a line says of that above it. */
  step?: Relation | Inference;
  /** Of the premises, inferences and conclusions of an argument that. */
  argument?: Argument;
}

/** What stands where in a text, in its order. */
export interface Outline {
  lines: Line[];
  comments: { from: number; to: number }[];
}

export interface Fault {
  message: string;
  place: TextPlace;
}

/** What a text of Argdown says, and what of it could not be read. */
export interface ArgdownDocument {
  frontMatter: Record<string, unknown>;
  /** By their titles, in the order in which they first stand in the text. */
  statements: Map<string, Statement>;
  arguments: Map<string, Argument>;
  relations: Relation[];
  /** In the order of the text, by which reasons are numbered: relations and inferences. */
  steps: (Relation | Inference)[];
  sections: Section[];
  tags: Set<string>;
  faults: Fault[];
}

/** A document that says nothing yet. */
export function emptyDocument(): ArgdownDocument {
  return {
    frontMatter: {},
    statements: new Map(),
    arguments: new Map(),
    relations: [],
    steps: [],
    sections: [],
    tags: new Set(),
    faults: []
  };
}
