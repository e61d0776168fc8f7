import type { ArgdownDocument, Inference, Numbered, Relation, RelationType } from './argdown-parts.ts';
import { isFields } from './json.ts';

/**
 * Relations as they are meant: those of an argument with premises are its conclusion's, an undercut of it is one of its last
 * inference, and what is said twice counts once (`ModelPlugin` of @argdown/core).
 */
export function settle(argdown: ArgdownDocument, count: number): void {
  const { model } = argdown.frontMatter;
  const isStrict = isFields(model) && model.mode === 'strict';
  const said = new Said(count);
  const relations: Relation[] = [];
  for (const step of argdown.steps) {
    if (!('type' in step)) continue;
    const { from, to } = step;
    if (from.kind === 'argument' && from.inferences) step.from = from.inferences.at(-1)!.conclusion!;
    // An argument for something that is also said to support it says so by its conclusion.
    if (step.from !== from && step.from === to) continue;
    if (to.kind === 'argument' && to.inferences && step.type === 'undercut') step.to = to.inferences.at(-1)!;
    if (isStrict && step.from.kind === 'statement' && step.to.kind === 'statement') {
      if (step.type === 'support') step.type = 'entails';
      if (step.type === 'attack') step.type = 'contrary';
    }
    if (said.isNew(step)) relations.push(step);
  }
  const isWhole = (inference: Inference) => inference.conclusion !== undefined;
  argdown.relations = relations.filter(
    (each) => !isSaidOfPremise(each, said) && (each.to.kind !== 'inference' || isWhole(each.to))
  );
  const kept = new Set<Relation | Inference>(argdown.relations);
  argdown.steps = argdown.steps.filter((step) => ('type' in step ? kept.has(step) : isWhole(step)));
}

const TYPES: readonly RelationType[] = [
  'support',
  'attack',
  'undercut',
  'contradictory',
  'entails',
  'contrary'
];

/** Which relations were said, by their ends. */
class Said {
  readonly #known = new Set<number>();
  readonly #count: number;

  /** With how many statements, arguments and inferences there are. */
  constructor(count: number) {
    this.#count = count;
  }

  has(type: RelationType, from: Numbered, to: Numbered): boolean {
    return this.#known.has(this.#key(type, from, to));
  }

  /** Whether it is the first of its kind, which is remembered. */
  isNew({ type, from, to }: Relation): boolean {
    if (this.has(type, from, to)) return false;
    if ((type === 'contradictory' || type === 'contrary') && this.has(type, to, from)) return false;
    this.#known.add(this.#key(type, from, to));
    return true;
  }

  #key(type: RelationType, from: Numbered, to: Numbered): number {
    return (from.number * this.#count + to.number) * TYPES.length + TYPES.indexOf(type);
  }
}

/** An attack on an argument by what attacks one of its premises as well is that attack. */
function isSaidOfPremise({ type, from, to }: Relation, said: Said): boolean {
  if (type !== 'attack' || from.kind !== 'statement' || to.kind !== 'argument' || !to.inferences)
    return false;
  return to.premises!.some(
    (premise) =>
      said.has('attack', from, premise) ||
      (['contrary', 'contradictory'] as const).some(
        (mutual) => said.has(mutual, from, premise) || said.has(mutual, premise, from)
      )
  );
}
