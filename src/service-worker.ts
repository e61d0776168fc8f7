import { languageOf, withoutLanguage } from '$lib/editor/path.ts';
import { themeOf } from '$lib/editor/theme.ts';
import { build, files, version } from '$service-worker';

/**
 * Keeps the whole program in the browser, so that after the first visit every page works without a network. With a
 * network pages come from the server; without one the shell, a page that draws itself in the browser, stands at the
 * address that was asked for. A version has its own caches, filled before it serves anything, and takes over from the
 * one before only when a page tells it to: what is kept of one version never meets what is kept of another.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

const PREFIX = 'warrant-';
/** The program, and the debates that come with it. */
const PROGRAM = `${PREFIX}program-${version}`;
/** Other debates of this server, those opened last at the end. */
const OPENED = `${PREFIX}opened-${version}`;
const OPENED_LIMIT = 12;
/** So many milliseconds a page is waited for, where it can be made from what is kept. */
const PATIENCE = 5000;

const SHELL = '/shell';
const DATA = '/__data.json';
const IMMUTABLE = '/_app/immutable/';

/** Nothing that runs a service worker reads the older kind of font files; debates are kept as pages are given them. */
const PARTS = [
  ...build.filter((path) => !path.endsWith('.woff')),
  ...files.filter((path) => !isDebate(path))
];
const BUNDLED = new Set(
  files
    .filter(isDebate)
    .map((path) => dataOf(`/maps/${encodeURIComponent(path.slice('/maps/'.length, -'.json'.length))}`))
);
/** The start page has its words with its data: each language its own. */
const HOMES = new Set([dataOf('/'), dataOf('/lt')]);

/** Pages that were made from what is kept and have not yet been given their data, which then comes from there too. */
const fromHere = new Set<string>();

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (event) => {
  const answer = answerTo(event);
  if (answer) event.respondWith(answer);
});
worker.addEventListener('message', ({ data, source }) => {
  // A page of this very version may as well run on it; an older one is told, and says when it is ready.
  if (data === 'take over' || data === version) worker.skipWaiting();
  else source?.postMessage('newer version');
});

function isDebate(path: string): boolean {
  return /^\/maps\/[^/]+\.json$/.test(path);
}

/** Where the data of a page is: of a debate the same for all languages, alone or with all that surrounds it. */
function dataOf(pathname: string): string {
  const path = withoutLanguage(pathname).replace(/^\/embed\//, '/maps/');
  return path === '/' ? pathname.replace(/\/$/, '') + DATA : path + DATA;
}

async function install(): Promise<void> {
  const cache = await caches.open(PROGRAM);
  // Only what is named by its content can be taken from the browser's own cache unasked.
  await cache.addAll(
    PARTS.map((path) => new Request(path, { cache: path.startsWith(IMMUTABLE) ? 'default' : 'no-cache' }))
  );
  for (const address of [SHELL, ...HOMES, ...BUNDLED]) {
    if (!(await keep(cache, address))) throw new Error(`${address}: not of version ${version}`);
  }
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const known = [
    ...(await openedBefore()),
    ...windows
      .map(({ url }) => new URL(url).pathname)
      .filter(isMapPage)
      .map(dataOf)
  ];
  for (const address of known) await keepOpened(address);
}

function isMapPage(pathname: string): boolean {
  return /^\/(maps|embed)\/[^/]+$/.test(withoutLanguage(pathname));
}

/** Whether a page shows only what is on this device, or in its own address. */
function needsNoServer(pathname: string): boolean {
  return /^\/(my|link)(\/|$)/.test(withoutLanguage(pathname));
}

/** What was kept of other debates by versions before. */
async function openedBefore(): Promise<string[]> {
  const addresses: string[] = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(`${PREFIX}opened-`)) continue;
    const requests = await (await caches.open(name)).keys();
    addresses.push(...requests.map(({ url }) => new URL(url).pathname));
  }
  return addresses;
}

/** Takes over all pages. The version before stays: a page that still runs on it may need further parts of it. */
async function takeOver(): Promise<void> {
  const others = (await caches.keys()).filter(
    (name) => name.startsWith(PREFIX) && name !== PROGRAM && name !== OPENED
  );
  const before = others.findLast((name) => name.startsWith(`${PREFIX}program-`));
  await Promise.all(others.filter((name) => name !== before).map((name) => caches.delete(name)));
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

/** Fetches something and keeps it; not where it is missing or was made by another version. */
async function keep(cache: Cache, address: string): Promise<boolean> {
  const answer = await fetch(address, { cache: 'no-cache' });
  const own = answer.ok && answer.headers.get('Warrant-Version') === version;
  if (own) await cache.put(address, answer);
  else if (answer.status === 404) await cache.delete(address);
  return own;
}

/** Keeps a debate that does not come with the program, or keeps it anew; failing that, leaves what is kept. */
async function keepOpened(address: string): Promise<void> {
  if (BUNDLED.has(address)) return;
  try {
    const cache = await caches.open(HOMES.has(address) ? PROGRAM : OPENED);
    await keep(cache, address);
    if (HOMES.has(address)) return;
    const all = await cache.keys();
    await Promise.all(all.slice(0, -OPENED_LIMIT).map((each) => cache.delete(each)));
  } catch {
    // No network, or no room.
  }
}

/** What is kept for an address, of this version. */
async function kept(address: string): Promise<Response | undefined> {
  const found = await (await caches.open(PROGRAM)).match(address, { ignoreVary: true });
  return found ?? (await caches.open(OPENED)).match(address, { ignoreVary: true });
}

function answerTo(event: FetchEvent): Promise<Response> | undefined {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return undefined;
  if (request.mode === 'navigate') return page(event);
  if (pathname.endsWith(DATA)) return data(event);
  if (pathname.startsWith(IMMUTABLE) || PARTS.includes(pathname)) return part(request, pathname);
  return undefined;
}

/** A part of the program; of the version before, where a page still runs on it. */
async function part(request: Request, pathname: string): Promise<Response> {
  return (await kept(pathname)) ?? (await caches.match(pathname, { ignoreVary: true })) ?? fetch(request);
}

/** A page from the server; where that cannot be reached, or not soon, from what is kept. */
async function page(event: FetchEvent): Promise<Response> {
  const url = new URL(event.request.url);
  const address = dataOf(url.pathname);
  const answer = reached(async () => (await event.preloadResponse) ?? fetch(event.request));
  try {
    const response = await (needsNoServer(url.pathname) || (await kept(address)) ? soon(answer) : answer);
    if (response.ok && (HOMES.has(address) || isMapPage(url.pathname))) event.waitUntil(keepOpened(address));
    return response;
  } catch {
    // A frame stands in a page that is not there without a network either.
    if (event.request.destination !== 'document') return Response.error();
    const file = PARTS.includes(url.pathname) ? await kept(url.pathname) : undefined;
    if (file) return file;
    fromHere.add(event.resultingClientId);
    return shellAt(url);
  }
}

/** The data of a page from the server; where that cannot be reached, or not soon, from what is kept. */
async function data(event: FetchEvent): Promise<Response> {
  const address = dataOf(new URL(event.request.url).pathname.slice(0, -DATA.length) || '/');
  const copy = await kept(address);
  if (copy && fromHere.delete(event.clientId)) return copy;
  const answer = reached(() => fetch(event.request));
  try {
    const response = await (copy ? soon(answer) : answer);
    if (response.ok) event.waitUntil(keepOpened(address));
    return response;
  } catch {
    return copy ?? Response.json({ message: 'no network' }, { status: 503 });
  }
}

/** Fails also where it is not the server that answers, but something before it that does not reach it. */
async function reached(request: () => Promise<Response>): Promise<Response> {
  const response = await request();
  if (response.status >= 502 && response.status <= 504) throw new Error(response.statusText);
  return response;
}

function soon<T>(promise: Promise<T>): Promise<T> {
  return Promise.race([
    promise,
    new Promise<T>((_, reject) => {
      setTimeout(() => reject(new Error('not soon')), PATIENCE);
    })
  ]);
}

/** The shell, in the language and the colours that the address asks for. */
async function shellAt({ pathname, searchParams }: URL): Promise<Response> {
  const shell = await kept(SHELL);
  if (!shell) return Response.error();
  const html = (await shell.text()).replace(
    /<html [^>]*>/,
    `<html lang="${languageOf(pathname)}" data-theme="${themeOf(searchParams) ?? 'auto'}">`
  );
  return new Response(html, { headers: shell.headers });
}
