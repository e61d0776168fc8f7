import type { Preparation } from './preparation.ts';

/** A place for words, by which its content is kept: 'motion.burdens'. */
export type Slot = `${TemplateName}.${string}`;

/** The slots of each template, in the order in which they are filled. */
const SLOTS = {
  motion: ['definitions', 'burdens', 'model', 'criterion', 'stakeholders', 'clashes'],
  'karl-popper': ['definitions', 'criterion', 'argument-1', 'argument-2', 'argument-3', 'conclusion'],
  principle: ['principle', 'exists', 'instance', 'matters', 'hard-cases'],
  practical: ['claim', 'problem', 'mechanism', 'impact', 'tie-back'],
  'first-affirmative': ['inherency', 'plan', 'uniqueness', 'internal-link', 'impact', 'solvency'],
  disadvantage: ['uniqueness', 'link', 'internal-link', 'impact'],
  counterplan: ['text', 'solvency', 'net-benefit', 'competition']
} as const;

export type TemplateName = keyof typeof SLOTS;

/** What can be filled besides the motion sheet. */
export const TEMPLATES: readonly TemplateName[] = [
  'karl-popper',
  'principle',
  'practical',
  'first-affirmative',
  'disadvantage',
  'counterplan'
];

/**
 * The slots of a template: the motion sheet asks for a criterion only in Karl Popper, where it is part of a case, or where
 * one is written.
 */
export function slotsOf(
  template: TemplateName,
  { debate, slots }: Pick<Preparation, 'debate' | 'slots'>
): Slot[] {
  const hasCriterion = (debate.base ?? debate.id).startsWith('kp') || slots['motion.criterion'] !== undefined;
  return SLOTS[template]
    .filter((name) => template !== 'motion' || name !== 'criterion' || hasCriterion)
    .map((name): Slot => `${template}.${name}`);
}

/** The templates of a preparation, the motion sheet first; names that this program does not know are passed over. */
export function templatesOf({ templates }: Preparation): TemplateName[] {
  return ['motion', ...TEMPLATES.filter((name) => templates.includes(name))];
}

/** The slots that are still empty. */
export function openSlots(preparation: Preparation): Slot[] {
  return templatesOf(preparation)
    .flatMap((template) => slotsOf(template, preparation))
    .filter((slot) => !preparation.slots[slot]?.trim());
}
