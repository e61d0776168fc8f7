import { build } from 'vite';
import type * as Catalogs from '../../src/lib/device/catalog.ts';
import type * as Keeps from '../../src/lib/device/keep.ts';
import type { Saved } from '../../src/lib/editor/editing.svelte.ts';
import type { Past } from '../../src/lib/editor/history.ts';
import type { ArgumentMap } from '../../src/lib/model/map.ts';
import { expect, manyWords, type Page, ROOT, test } from './fixtures.ts';

/** What is under test, alone, in a real browser with its real store. */
type Device = typeof Keeps & typeof Catalogs;

interface Bench {
  device: Device;
  catalog: Catalogs.Catalog;
  keep: Keeps.Keep;
  map: ArgumentMap;
  saved: Saved[];
  past?: Past[];
  /** Adds a claim, as a person would. */
  add(id: string, text?: string): void;
}
declare global {
  interface Window {
    bench: Bench;
  }
}

const first: ArgumentMap = {
  format: 'warrant/1',
  id: 'cars',
  title: 'Cars',
  language: 'en',
  claims: [],
  reasons: [],
  sources: []
};

let script = '';

test.beforeAll(async () => {
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'device.ts', formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } }
    },
    plugins: [
      {
        name: 'device',
        resolveId: (id) => (id.endsWith('device.ts') ? '\0device' : undefined),
        load: (id) =>
          id === '\0device'
            ? ['catalog', 'keep']
                .map((name) => `export * from '${ROOT}src/lib/device/${name}.ts';`)
                .join('\n')
            : undefined
      }
    ]
  });
  const [{ output }] = built as [Extract<typeof built, { output: unknown }>];
  script = output[0].code;
});

/** Opens the map, which is made where there is none. */
async function open(page: Page): Promise<void> {
  await page.route('**/device-under-test.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script })
  );
  await page.goto('/');
  await page.evaluate(async (first) => {
    const address = '/device-under-test.js';
    const device: Device = await import(address);
    const catalog = await device.openCatalog();
    const bench = { device, catalog, saved: [] as Saved[] } as unknown as Bench;
    window.bench = bench;
    if (!(await catalog.get('maps', first.id))) await device.Keep.create(catalog, first, 1);
    const opening = await device.Keep.open(catalog, first.id);
    if (!opening.keep) throw new Error('not opened');
    bench.keep = opening.keep;
    bench.map = opening.map;
    bench.keep.listen({
      onmap: (map) => {
        bench.map = map;
      },
      onsaved: (saved) => bench.saved.push(saved)
    });
    bench.add = (id, text = id) => {
      bench.map = { ...bench.map, claims: [...bench.map.claims, { id, text }] };
      bench.keep.write(bench.map, { past: [], future: [] }, Date.now());
    };
  }, first);
}

const add = (page: Page, ...ids: string[]) =>
  page.evaluate((ids) => {
    for (const id of ids) window.bench.add(id);
  }, ids);
const claims = (page: Page) => page.evaluate(() => window.bench.map.claims.map(({ id }) => id));
const lastSaved = (page: Page) => page.evaluate(() => window.bench.saved.at(-1));
/** The claims that are in the store, as the next one to open it finds them. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const opening = await window.bench.device.Keep.open(window.bench.catalog, 'cars');
    await opening.keep?.close();
    return opening.keep ? opening.map.claims.map(({ id }) => id) : opening;
  });

test('what is written is kept, with its history and its line in the list', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const { bench } = window;
    bench.map = { ...bench.map, title: 'More cars', claims: [{ id: 'a', text: 'A' }] };
    const edit = { do: 'remove', list: 'claims', id: 'a' } as never;
    bench.keep.write(bench.map, { past: [{ id: '1', edit, what: 'added', left: '' }], future: [] }, 5);
  });
  await expect.poll(() => lastSaved(page)).toEqual({ state: 'saved' });
  await page.goto('/');
  await open(page);
  const kept = await page.evaluate(async () => {
    const { catalog, device } = window.bench;
    const opening = await device.Keep.open(catalog, 'cars');
    return opening.keep && { map: opening.map, history: opening.history, all: await catalog.getAll('maps') };
  });
  const map = { ...first, title: 'More cars', claims: [{ id: 'a', text: 'A' }] };
  const edit = { do: 'remove', list: 'claims', id: 'a' };
  const bytes = JSON.stringify(map).length;
  expect(kept).toEqual({
    map,
    history: { past: [{ id: '1', edit, what: 'added', left: '' }], future: [] },
    all: [{ id: 'cars', title: 'More cars', claims: 1, bytes, edited: 5, made: 1 }]
  });
});

test('a page that is left in the middle of a word keeps it', async ({ page }) => {
  await open(page);
  await add(page, 'a');
  await expect.poll(() => lastSaved(page)).toEqual({ state: 'saved' });
  await page.evaluate(() => {
    window.bench.add('b');
    location.href = '/lt';
  });
  await page.waitForURL('/lt');
  await open(page);
  expect(await claims(page)).toEqual(['a', 'b']);
});

test('two tabs come to the same map, whatever one did while the other was opened', async ({
  page,
  context
}) => {
  await open(page);
  const other = await context.newPage();
  await add(page, 'a');
  await open(other);
  await add(page, 'b');
  await add(other, 'c');
  await add(page, 'd', 'e');
  await expect.poll(async () => (await claims(page)).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
  await expect.poll(() => claims(other)).toEqual(await claims(page));
  await expect.poll(() => stored(other)).toEqual(await claims(page));
});

test('a tab that is gone leaves no hole in what another has built on it', async ({ page, context }) => {
  await open(page);
  const other = await context.newPage();
  await open(other);
  await page.evaluate(() => {
    // As if the browser had ended it before it could write.
    const { catalog, add } = window.bench;
    catalog.close();
    for (let at = 0; at < 250; at++) add(`c${at}`);
  });
  await expect.poll(async () => (await claims(other)).length).toBe(250);
  await page.close();
  await other.evaluate(() => {
    const { bench } = window;
    bench.map = { ...bench.map, claims: [{ ...bench.map.claims[0]!, text: 'better' }] };
    bench.keep.write(bench.map, { past: [], future: [] }, 2);
  });
  await expect.poll(() => lastSaved(other)).toEqual({ state: 'saved' });
  expect(await stored(other)).toEqual(await claims(other));
});

test('what finds no room is told, tried again, and then all of it is there', async ({ page, baseURL }) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: baseURL!, quotaSize: 300_000 });
  await open(page);
  await add(page, 'a');
  await expect.poll(() => lastSaved(page)).toEqual({ state: 'saved' });
  await page.evaluate((words) => window.bench.add('b', words), manyWords(600_000));
  await expect.poll(() => lastSaved(page)).toEqual({ state: 'failed', full: true });
  await add(page, 'c');
  expect(await stored(page)).toEqual(['a']);
  await session.send('Storage.overrideQuotaForOrigin', { origin: baseURL! });
  await expect.poll(() => lastSaved(page), { timeout: 60_000 }).toEqual({ state: 'saved' });
  expect(await stored(page)).toEqual(['a', 'b', 'c']);
});

test('a map that is erased elsewhere while it is open is kept whole with the next change', async ({
  page
}) => {
  await open(page);
  await add(page, 'a', 'b');
  await expect.poll(() => lastSaved(page)).toEqual({ state: 'saved' });
  await page.evaluate(async () => {
    const { device, catalog } = window.bench;
    await device.remove(catalog, 'cars', 1);
    await device.erase(catalog, 'cars');
  });
  expect(await stored(page)).toEqual({ missing: true });
  await add(page, 'c');
  await expect.poll(() => stored(page)).toEqual(['a', 'b', 'c']);
});

test('a map that is erased elsewhere is kept whole also by the last thing that its page does', async ({
  page
}) => {
  await open(page);
  await add(page, 'a');
  await expect.poll(() => lastSaved(page)).toEqual({ state: 'saved' });
  await page.evaluate(async () => {
    const { device, catalog, add, keep } = window.bench;
    const channel = device.channelOf('cars');
    const told = new Promise<void>((resolve) => {
      let times = 0;
      channel.onmessage = () => ++times === 2 && resolve();
    });
    await device.remove(catalog, 'cars', 1);
    await device.erase(catalog, 'cars');
    await told;
    channel.close();
    add('b');
    await keep.flush();
    add('c');
    await keep.flush();
  });
  expect(await stored(page)).toEqual(['a', 'b', 'c']);
});

test('a new map never takes the place of one that is kept', async ({ page }) => {
  await open(page);
  await add(page, 'a');
  await expect.poll(() => lastSaved(page)).toEqual({ state: 'saved' });
  const refused = await page.evaluate(async (first) => {
    const { device, catalog } = window.bench;
    return [
      await device.Keep.create(catalog, { ...first, title: 'Other' }, 2),
      await device.Keep.create(catalog, { ...first, id: 'new' }, 2)
    ];
  }, first);
  expect(refused).toMatchObject([{ id: 'cars', title: 'Cars', claims: 1 }, undefined]);
  expect(await stored(page)).toEqual(['a']);
});

test('a refused writing puts nothing older in place of what was written meanwhile', async ({
  page,
  baseURL
}) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: baseURL!, quotaSize: 300_000 });
  await open(page);
  await add(page, 'a');
  await expect.poll(() => lastSaved(page)).toEqual({ state: 'saved' });
  await page.evaluate(async () => {
    const { bench } = window;
    bench.add('b', 'x'.repeat(600_000));
    const refused = bench.keep.flush();
    bench.add('c');
    await Promise.all([refused, bench.keep.flush()]);
  });
  await session.send('Storage.overrideQuotaForOrigin', { origin: baseURL! });
  await expect.poll(() => stored(page), { timeout: 60_000 }).toEqual(['a', 'b', 'c']);
  await expect.poll(() => lastSaved(page)).toEqual({ state: 'saved' });
  const entry = await page.evaluate(() => window.bench.catalog.get('maps', 'cars'));
  expect(entry?.claims).toBe(3);
});

test('what two tabs did can be taken back when the map is opened again', async ({ page, context }) => {
  await open(page);
  const other = await context.newPage();
  await open(other);
  const change = (where: Page, ...names: string[]) =>
    where.evaluate(async (names) => {
      const { bench } = window;
      bench.past ??= [];
      for (const id of names) {
        const edit = { do: 'all', edits: [] } as const;
        bench.past = [...bench.past, { id, edit, what: id, left: '' }];
        bench.keep.write(bench.map, { past: bench.past, future: [] }, Date.now());
        await bench.keep.flush();
      }
    }, names);
  await change(page, 'a1', 'a2');
  await change(other, 'b1');
  await change(page, 'a3');
  await change(other, 'b2');
  await page.close();
  const third = await context.newPage();
  await open(third);
  const past = await third.evaluate(async () => {
    const opening = await window.bench.device.Keep.open(window.bench.catalog, 'cars');
    return opening.keep?.close().then(() => opening.history.past.map(({ what }) => what));
  });
  expect(past?.toSorted()).toEqual(['a1', 'a2', 'a3', 'b1', 'b2']);
});

test('many changes become one', async ({ page }) => {
  await open(page);
  await page.evaluate(async () => {
    for (let at = 0; at < 120; at++) {
      window.bench.add(`c${at}`);
      await window.bench.keep.flush();
    }
  });
  const count = () => page.evaluate(() => window.bench.catalog.count('changes'));
  expect(await count()).toBeGreaterThan(100);
  const all = await claims(page);
  expect(all).toHaveLength(120);
  expect(await stored(page)).toEqual(all);
  await expect.poll(count).toBeLessThan(5);
  expect(await stored(page)).toEqual(all);
});

test('what was taken out of the list comes back with the next change', async ({ page }) => {
  await open(page);
  await page.evaluate(() => window.bench.device.remove(window.bench.catalog, 'cars', 9));
  await add(page, 'a');
  await expect.poll(() => lastSaved(page)).toEqual({ state: 'saved' });
  const { maps, removed } = await page.evaluate(() => window.bench.device.listed(window.bench.catalog));
  expect([maps.length, removed.length]).toEqual([1, 0]);
});
