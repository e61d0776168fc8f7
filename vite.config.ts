import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { paraglide } from './paraglide.config.js';

export default defineConfig({
  plugins: [paraglideVitePlugin(paraglide), sveltekit()],
  test: {
    environment: 'node',
    expect: { requireAssertions: true },
    include: ['src/**/*.test.ts', 'tests/*.test.ts']
  }
});
