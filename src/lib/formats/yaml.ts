import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';

/** What YAML says, or why it is not read. */
export type ReadYaml =
  | { value: unknown; fault?: undefined }
  | { value?: undefined; fault: { message: string; line: number } };

/**
 * Reads YAML 1.2 by its core schema: dates are words, and nothing is made but lists, records and plain values. Most of it is
 * JSON, which is tried first. Lines count from 0. Never throws.
 */
export function readYaml(text: string): ReadYaml {
  const start = text.trimStart();
  if (start.startsWith('{"')) {
    try {
      return { value: JSON.parse(text) };
    } catch {
      // YAML may begin so too.
    }
  }
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) };
  } catch (error) {
    if (!(error instanceof YAMLException)) return { fault: { message: 'is nested too deep', line: 0 } };
    return { fault: { message: error.reason, line: error.mark?.line ?? 0 } };
  }
}
