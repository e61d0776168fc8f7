import type { Scene } from '../src/lib/scene/scene.ts';

/** A scene as plain data, with what its cards and links work out when they are asked. */
export function plainScene(scene: Scene): Scene {
  return { ...scene, cards: scene.cards.map(plain), links: scene.links.map(plain) };
}

/** What can be read of an object: its own properties, and the accessors of its class. */
function plain<T extends object>(object: T): T {
  const accessors = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(object)))
    .filter(([name, { get }]) => get && name in object && name !== '__proto__' && name !== 'sheet')
    .map(([name]) => [name, object[name as keyof T]] as const)
    .filter(([, value]) => value !== undefined);
  return { ...object, ...Object.fromEntries(accessors) };
}
