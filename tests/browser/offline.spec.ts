import { fileURLToPath } from 'node:url';
import { place, writeNewerVersion } from '../tools/versions.js';
import {
  card,
  choose,
  claimOf,
  debate,
  expect,
  expectClaim,
  expectKept,
  foldOf,
  MAP,
  openMap,
  openMenu,
  type Page,
  panelOf,
  ROOT,
  test
} from './fixtures.ts';

test.use({ serviceWorkers: 'allow' });

const TITLE = claimOf(debate.motion!).text;
const LITHUANIAN = debate.translations!.lt![debate.motion!]!.text!;
/** What the browser says of each request that it could not send. */
const NO_NETWORK = /net::ERR_INTERNET_DISCONNECTED/;

test.describe('without a network, after one visit to the start page', () => {
  test.use({ provoked: [NO_NETWORK] });

  test.beforeEach(async ({ page, context }) => {
    await page.goto('/');
    await expectKept(page);
    await context.setOffline(true);
  });

  test('the start page is there, and from it the debate, which was not open before', async ({ page }) => {
    await page.reload();
    await expect(page.getByText('188 claims · 131 sources · 179 quotations')).toBeVisible();
    await page.getByRole('link', { name: TITLE }).click();
    await expect(page).toHaveTitle(`${TITLE} · Warrant`);
    await expect(page.getByRole('treeitem')).toHaveCount(14);
    await page.reload();
    await expect(page.getByRole('treeitem')).toHaveCount(14);
  });

  test('a link to a claim opens it, in the language and the colours of the link', async ({ page }) => {
    await openMap(page, '?claim=P1.2.2&theme=dark');
    await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P1.2.2').text);
    await page.goto(`/lt${MAP}?claim=P1`);
    await expect(page).toHaveTitle(new RegExp(LITHUANIAN));
    await expect(page.getByRole('complementary', { name: 'Pasirinktas teiginys' })).toBeVisible();
    await page.goto('/lt');
    await page.getByRole('link', { name: LITHUANIAN }).click();
    await expect(page.getByRole('treeitem')).toHaveCount(14);
  });

  test('what comes first has its language, its colours and the policy of every page', async ({ page }) => {
    for (const [address, head] of [
      [MAP, '<html lang="en" data-theme="auto">'],
      [`/lt${MAP}?theme=dark`, '<html lang="lt" data-theme="dark">'],
      ['/lt?theme="><script>', '<html lang="lt" data-theme="auto">']
    ] as const) {
      const answer = (await page.goto(address))!;
      expect(answer.fromServiceWorker()).toBe(true);
      expect((await answer.text()).match(/<html [^>]*>/)![0], address).toBe(head);
      expect(answer.headers()['content-security-policy']).toContain("default-src 'none'");
      expect(answer.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
    }
  });

  test('every layout and every way of reading is there', async ({ page }) => {
    for (const layout of ['left-right', 'top-down']) {
      await openMap(page, `?layout=${layout}&open=P1`);
      await expect(card(page, 'P1.1')).toBeAttached();
    }
    for (const [name, view] of [
      ['Outline', 'outline'],
      ['Table', 'table'],
      ['Text', 'text'],
      ['Clashes', 'clashes'],
      ['Sources', 'sources']
    ]) {
      await page.goto(`${MAP}?view=${view}`);
      await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
    }
    await openMap(page, '', MAP.replace('/maps/', '/embed/'));
    await expect(page.getByRole('navigation')).toHaveCount(0);
  });
});

test.describe('without a network, after one visit', () => {
  test.use({ provoked: [NO_NETWORK] });

  test('a debate of this site is copied and changed, and a new one is made', async ({ page, context }) => {
    await page.goto('/');
    await expectKept(page);
    await context.setOffline(true);
    await page.goto('/my');
    await page.getByRole('button', { name: 'Copy to change it' }).last().click();
    await expect(page).toHaveURL(/\/my\/[^/]+$/);
    const items = page.getByRole('tree', { name: 'Argument map of the debate' }).getByRole('treeitem');
    await items.first().focus();
    await page.keyboard.press('Shift+F');
    await page.keyboard.type('A reason without a network.');
    await page.keyboard.press('Enter');
    await expect(items.filter({ hasText: 'A reason without a network.' })).toBeVisible();
    await expect(page.getByText('Saved on this device')).toBeVisible();
    await page.reload();
    await expect(items.filter({ hasText: 'A reason without a network.' })).toBeVisible();

    await page.goto('/lt/my');
    await page.getByRole('button', { name: 'Nauji debatai' }).click();
    await page.getByRole('textbox', { name: 'Tezė' }).fill('Mokykla turėtų prasidėti dešimtą.');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Mokykla turėtų' })).toBeVisible();
  });
});

test.describe('without a network, at an address that leads nowhere', () => {
  test.use({ provoked: [/net::ERR_INTERNET_DISCONNECTED|Not found: \/nothing/] });

  test('that is said', async ({ page, context }) => {
    await page.goto('/');
    await expectKept(page);
    await context.setOffline(true);
    await page.goto('/nothing/at/all');
    await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
  });
});

test.describe('without a network, in the page that was open at the first visit', () => {
  test.use({ provoked: [NO_NETWORK] });

  test('everything goes on', async ({ page, context }) => {
    await openMap(page);
    await expectKept(page);
    await context.setOffline(true);
    await foldOf(page, 'P1').click();
    await expect(card(page, 'P1.1')).toBeAttached();
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('deterrence');
    await expect(page.getByRole('status').getByText(/^\d+ claims found/)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(panelOf(page)).toBeVisible();
    await page.goto(`${MAP}?open=P1`);
    await card(page, 'P1').click({ position: { x: 60, y: 30 } });
    await expectClaim(page, 'P1');
    await choose(page, 'View', 'Top down');
    await expect(card(page, 'P1.1')).toBeAttached();
    const list = await openMenu(page, 'File');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      list.getByRole('link', { name: 'The whole map', exact: true }).click()
    ]);
    expect(download.suggestedFilename()).toMatch(/\.svg$/);
    await page.getByRole('link', { name: 'Lietuvi' }).click();
    await expect(page).toHaveTitle(new RegExp(LITHUANIAN));
  });
});

test.describe('debates of this server that do not come with the program', () => {
  test.use({
    baseURL: `http://127.0.0.1:${Number(process.env.BROWSER_TEST_PORT ?? 4173) + 1}`,
    // One expression: Playwright takes a list of two for a value with its options.
    provoked: [/net::ERR_INTERNET_DISCONNECTED|status of 503|answer 503/]
  });

  const keptDebates = (page: Page) =>
    page.evaluate(async () => {
      const name = (await caches.keys()).find((each) => each.startsWith('warrant-opened-'));
      if (!name) return [];
      const requests = await (await caches.open(name)).keys();
      return requests.map(({ url }) => new URL(url).pathname.split('/')[2]);
    });

  test('are kept when they are opened, the first one too', async ({ page, context }) => {
    await openMap(page, '', '/maps/circle');
    await expectKept(page);
    await openMap(page, '', '/lt/maps/one?claim=M');
    await expect.poll(() => keptDebates(page)).toEqual(['circle', 'one']);
    await context.setOffline(true);
    await openMap(page, '?claim=A', '/maps/circle');
    await openMap(page, '', '/maps/one');
    await page.goto('/maps/several');
    await expect(page.getByRole('heading', { name: /no network/ })).toBeVisible();
    await page.goto('/lt/maps/several');
    await expect(page.getByRole('heading', { name: /Nėra ryšio/ })).toBeVisible();
  });

  test('are kept up to a number, those opened last', async ({ page }) => {
    await openMap(page, '', '/maps/circle');
    await expectKept(page);
    await page.evaluate(async () => {
      const name = (await caches.keys()).find((each) => each.startsWith('warrant-opened-'))!;
      const cache = await caches.open(name);
      for (let at = 0; at < 11; at++) await cache.put(`/maps/other${at}/__data.json`, new Response('{}'));
    });
    await openMap(page, '', '/maps/one');
    await expect.poll(async () => (await keptDebates(page)).at(-1)).toBe('one');
    await expect.poll(async () => (await keptDebates(page)).length).toBe(12);
    expect(await keptDebates(page)).not.toContain('circle');
  });
});

test('a page comes from what is kept where the server does not answer', async ({ page }) => {
  const site = await place();
  await site.serve();
  await page.goto(site.origin);
  await expectKept(page);
  site.hang();
  await openMap(page, '?claim=P1.2.2', site.origin + MAP);
  await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P1.2.2').text);
  await page.goto(`${site.origin}/my`);
  await expect(page.getByRole('button', { name: 'New debate' }).first()).toBeVisible();
  await page.close();
  await site.end();
});

test.describe('a newer version', () => {
  test.use({ provoked: [NO_NETWORK] });
  test.describe.configure({ mode: 'serial' });

  const newer = fileURLToPath(new URL('test-results/newer-version', `file://${ROOT}`));
  let site: Awaited<ReturnType<typeof place>>;

  test.beforeAll(() => writeNewerVersion(newer));
  test.beforeEach(async () => {
    site = await place();
    await site.serve();
  });
  test.afterEach(() => site.end());

  const notice = (page: Page) => page.getByRole('status').filter({ hasText: 'A new version is ready' });
  /** Whether the newer version draws this page. */
  const isNewer = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('link[rel="stylesheet"]')].every((link) =>
        /\/newer-/.test((link as HTMLLinkElement).href)
      )
    );
  /** What a browser does by itself from time to time. */
  const lookForUpdate = (page: Page) =>
    page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration())!.update();
    });
  /** Waits until all of the newer version is kept and serves; no site may end before, whose parts are still fetched. */
  const expectNewerKept = (page: Page) =>
    expect
      .poll(
        () =>
          page.evaluate(async () => {
            const registration = await navigator.serviceWorker.getRegistration();
            const programs = (await caches.keys()).filter((name) => name.startsWith('warrant-program-'));
            return programs.length === 2 && !registration?.installing && !registration?.waiting;
          }),
        { timeout: 30_000 }
      )
      .toBe(true);
  /** A mark that does not outlive the page. */
  const mark = (page: Page) => page.evaluate(() => document.body.setAttribute('data-marked', ''));

  test('is offered, and comes when the reader asks for it', async ({ page, context }) => {
    await openMap(page, '?claim=P1', site.origin + MAP);
    await expectKept(page);
    await mark(page);
    await site.serve(newer);
    await lookForUpdate(page);
    // It is kept whole before it is offered.
    await expect(notice(page)).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('[data-marked]'), 'nothing is forced').toHaveCount(1);
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(page.locator('[data-marked]')).toHaveCount(0);
    await expect(panelOf(page)).toBeVisible();
    expect(await isNewer(page)).toBe(true);
    await context.setOffline(true);
    await page.reload();
    await expect(panelOf(page)).toBeVisible();
    expect(await isNewer(page)).toBe(true);
    await expect(notice(page)).toHaveCount(0);
  });

  test('can wait: the page goes on with its own parts, offline too', async ({ page, context }) => {
    await openMap(page, '', site.origin + MAP);
    await expectKept(page);
    await mark(page);
    await site.serve(newer);
    await lookForUpdate(page);
    // It is kept whole before it is offered.
    await expect(notice(page)).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Not now' }).click();
    await expect(notice(page)).toHaveCount(0);
    await page.getByRole('navigation').getByRole('link', { name: 'Outline' }).click();
    await expect(page.getByRole('region', { name: 'Outline', exact: true })).toBeVisible();
    await expect(page.locator('[data-marked]')).toHaveCount(1);
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByRole('region', { name: 'Outline', exact: true })).toBeVisible();
    expect(await isNewer(page), 'the program that was kept, with its own data').toBe(false);
    await expect(notice(page), 'is offered again').toBeVisible();
  });

  test('is there at once in a page that is opened now; an older page beside it goes on', async ({
    page,
    context
  }) => {
    await openMap(page, '', site.origin + MAP);
    await expectKept(page);
    await mark(page);
    await site.serve(newer);
    const other = await context.newPage();
    await openMap(other, '', site.origin + MAP);
    expect(await isNewer(other)).toBe(true);
    await expectNewerKept(other);
    await expect(notice(other)).toHaveCount(0);
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('deterrence');
    await expect(page.getByRole('status').getByText(/^\d+ claims found/)).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('navigation').getByRole('link', { name: 'Table' }).click();
    await expect(page.getByRole('region', { name: 'Table', exact: true })).toBeVisible();
    await expect(page.locator('[data-marked]')).toHaveCount(1);
  });

  test('has data of its own, which no older page shows', async ({ page }) => {
    await page.goto(site.origin);
    await expectKept(page);
    await mark(page);
    await site.serve(newer);
    await page.getByRole('link', { name: TITLE }).click();
    await expect(page.getByRole('treeitem')).toHaveCount(14);
    await expect(page.locator('[data-marked]')).toHaveCount(0);
    expect(await isNewer(page)).toBe(true);
    await expectNewerKept(page);
  });
});

test.describe('where the browser keeps nothing', () => {
  test('the page works, and nothing is said', async ({ page }) => {
    await page.addInitScript(() => {
      ServiceWorkerContainer.prototype.register = () =>
        Promise.reject(new DOMException('refused', 'SecurityError'));
    });
    await openMap(page);
    await foldOf(page, 'P1').click();
    await expect(card(page, 'P1.1')).toBeAttached();
  });

  test('nor is anything kept for a debate that is embedded', async ({ page }) => {
    await openMap(page, '', MAP.replace('/maps/', '/embed/'));
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
      0
    );
  });
});

test('the browser can install it', async ({ page, context }) => {
  await page.goto('/');
  await expectKept(page);
  const devtools = await context.newCDPSession(page);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual(
    []
  );
  const { errors } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
});
