import type { ArgumentMap } from '../src/lib/model/map.ts';

export function random(seed: number): () => number;
export function debate(size: number, seed?: number): ArgumentMap;
export function argdown(map: ArgumentMap): string;
