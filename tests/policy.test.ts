import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { handout } from '../src/lib/handout.ts';
import config from '../svelte.config.js';
import { map } from './map-notation.ts';

test('the policy of content lets in the style of a text for paper, which is seen before it is saved', async () => {
  const html = await handout(map('A + M'), { language: 'en' }, 'html');
  const [, style] = /<style>([\s\S]*?)<\/style>/.exec(html)!;
  const hash = createHash('sha256').update(style!).digest('base64');
  expect(config.kit?.csp?.directives?.['style-src']).toContain(`sha256-${hash}`);
});
