import type { Handle } from '@sveltejs/kit';
import { languageOf } from '$lib/editor/language.ts';
import { themeOf } from '$lib/editor/theme.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()'
};

export const handle: Handle = async ({ event, resolve }) => {
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace('%lang%', languageOf(event.url.pathname))
        .replace('%theme%', themeOf(event.url.searchParams) ?? 'auto')
  });
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  if (event.url.protocol === 'https:') {
    response.headers.set('Strict-Transport-Security', 'max-age=31536000');
  }
  return response;
};
