import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maps } from '../../../tests/arbitrary-map.ts';
import { mutated } from '../../../tests/mutate.ts';
import { check } from './check.ts';
import { ArgumentMap, FORMAT } from './map.ts';

/** Published for other programs; `npx vitest run src/lib/model/schema.test.ts -u` writes it anew. */
const PUBLISHED = fileURLToPath(new URL('../../../static/schema/warrant-1.schema.json', import.meta.url));

const seed = { seed: 7, numRuns: 300 };

const { $schema: _, ...generated } = toJsonSchema(ArgumentMap, { target: 'draft-2020-12' });
const schema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'warrant-1.schema.json',
  title: `Warrant argument map (${FORMAT})`,
  description:
    'Claims, the reasons that join them, and the sources that they rest on. Beyond this schema, ids are unique within ' +
    'their list, every id that is named exists, a target names a claim or a reason but not both, and reasons do not ' +
    'aim at one another in a circle. Fields that are not described here are kept.',
  ...generated
};

test('the published schema is the one that validates', async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(PUBLISHED);
});

test('the bundled debate is valid', () => {
  const path = new URL('../../../static/maps/lithuania-cluster-munitions.json', import.meta.url);
  expect(faults(schema, JSON.parse(readFileSync(path, 'utf8')))).toEqual([]);
});

test('generated maps are valid', () => {
  const holds = fc.property(maps({ hostile: true }), (map) => {
    expect(faults(schema, map)).toEqual([]);
  });
  fc.assert(holds, seed);
});

test('the schema and the program refuse the same fields', () => {
  const way = fc.array(fc.nat(), { minLength: 1, maxLength: 7 });
  const junk = fc.constantFrom(undefined, null, '', '2026-11-23', 'pro', 7, 0.5, true, {}, { text: 1 });
  const holds = fc.property(maps(), way, junk, (map, way, junk) => {
    const value = mutated(map, way, junk);
    const refused = check(value).problems.filter(({ code }) => code === 'shape' || code === 'format');
    const faulty = faults(schema, value);
    expect(refused.length > 0, JSON.stringify({ refused, faulty })).toBe(faulty.length > 0);
  });
  fc.assert(holds, { ...seed, numRuns: 1000 });
});

type Schema = Record<string, unknown>;

/** The places of a value that a schema refuses, for the keywords that the published schema uses and no others. */
function faults(schema: Schema, value: unknown, at = ''): string[] {
  const inside = (key: string | number, schema: unknown) =>
    faults(schema as Schema, (value as Record<string | number, unknown>)[key], `${at}/${key}`);
  const keys = isRecord(value) ? Object.keys(value) : [];
  const list = Array.isArray(value) ? value : [];
  return Object.entries(schema).flatMap(([keyword, rule]): string[] => {
    const refuseUnless = (holds: boolean) => (holds ? [] : [`${at} ${keyword}`]);
    switch (keyword) {
      case '$schema':
      case '$id':
      case 'title':
      case 'description':
        return [];
      case 'type':
        return refuseUnless(typesOf(value).includes(rule as string));
      case 'const':
        return refuseUnless(value === rule);
      case 'enum':
        return refuseUnless((rule as unknown[]).includes(value));
      case 'pattern':
        return refuseUnless(typeof value !== 'string' || new RegExp(rule as string, 'u').test(value));
      case 'minLength':
        return refuseUnless(typeof value !== 'string' || value.length >= (rule as number));
      case 'minItems':
        return refuseUnless(!Array.isArray(value) || value.length >= (rule as number));
      case 'maxItems':
        return refuseUnless(!Array.isArray(value) || value.length <= (rule as number));
      case 'required':
        return refuseUnless(!isRecord(value) || (rule as string[]).every((key) => key in value));
      case 'properties':
        return keys.flatMap((key) =>
          Object.hasOwn(rule as Schema, key) ? inside(key, (rule as Schema)[key]) : []
        );
      case 'propertyNames':
        return keys.flatMap((key) => faults(rule as Schema, key, `${at}/${key}`));
      case 'additionalProperties':
        return keys.flatMap((key) =>
          Object.hasOwn((schema.properties ?? {}) as Schema, key) ? [] : inside(key, rule)
        );
      case 'prefixItems':
        return list
          .slice(0, (rule as []).length)
          .flatMap((_, item) => inside(item, (rule as Schema[])[item]));
      case 'items': {
        const first = ((schema.prefixItems ?? []) as []).length;
        if (rule === false) return refuseUnless(list.length <= first);
        return list.slice(first).flatMap((_, item) => inside(first + item, rule));
      }
      case 'anyOf':
        return refuseUnless((rule as Schema[]).some((one) => faults(one, value).length === 0));
      default:
        throw new Error(`the keyword "${keyword}" is not understood here`);
    }
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typesOf(value: unknown): string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  return Number.isInteger(value) ? ['number', 'integer'] : [typeof value];
}
