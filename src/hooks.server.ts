import type { Handle } from '@sveltejs/kit';
import { version } from '$app/environment';
import { languageOf, withoutLanguage } from '$lib/editor/path.ts';
import { themeOf } from '$lib/editor/theme.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  /** By this the service worker knows what belongs to it. */
  'Warrant-Version': version
};

/** The pages that other sites may show inside theirs. */
function isEmbedded(pathname: string): boolean {
  return withoutLanguage(pathname).startsWith('/embed/');
}

function permitFraming(headers: Headers): void {
  headers.delete('X-Frame-Options');
  headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  const policy = headers.get('Content-Security-Policy');
  if (policy)
    headers.set('Content-Security-Policy', policy.replace("frame-ancestors 'none'", 'frame-ancestors *'));
}

export const handle: Handle = async ({ event, resolve }) => {
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace('%lang%', languageOf(event.url.pathname))
        .replace('%theme%', themeOf(event.url.searchParams) ?? 'auto')
  });
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  if (isEmbedded(event.url.pathname)) permitFraming(response.headers);
  if (event.url.protocol === 'https:') {
    response.headers.set('Strict-Transport-Security', 'max-age=31536000');
  }
  return response;
};
