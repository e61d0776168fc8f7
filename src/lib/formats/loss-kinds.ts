import type { Loss, LossCode } from './format.ts';

/** Losses that are the same but for where they are: of a field, of which one. */
export interface LossKind {
  code: LossCode;
  field?: string | undefined;
  losses: Loss[];
}

/** Losses by what they are, in the order in which each kind first comes. */
export function lossKinds(losses: readonly Loss[]): LossKind[] {
  const kinds = new Map<string, LossKind>();
  for (const loss of losses) {
    const { code, field } = loss;
    const name = `${code} ${field ?? ''}`;
    const kind = kinds.get(name);
    if (kind) kind.losses.push(loss);
    else kinds.set(name, { code, field, losses: [loss] });
  }
  return [...kinds.values()];
}
