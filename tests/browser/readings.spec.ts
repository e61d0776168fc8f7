import { EDGES, LARGE } from '../tools/edge-maps.js';
import {
  choose,
  claimOf,
  expect,
  expectClaim,
  focused,
  type Locator,
  MAP,
  type Page,
  PHONE,
  panelOf,
  seen,
  test
} from './fixtures.ts';

const EDGE = `http://127.0.0.1:${Number(process.env.BROWSER_TEST_PORT ?? 4173) + 1}`;
const reading = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const items = (page: Page) => reading(page, 'Outline').getByRole('treeitem');
const item = (page: Page, claim: string) =>
  reading(page, 'Outline').locator(`[data-claim="${claim}"]:not([data-reference])`);
const parameters = (page: Page) => new URL(page.url()).searchParams;
const read = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Ways to read' }).getByRole('link', { name }).click();
const elements = (page: Page) => page.locator('body *').count();

/** Waits until something stands between the trail and the lower end of what is read. */
async function expectSeen(one: Locator): Promise<void> {
  await expect
    .poll(
      () =>
        one.evaluate((element) => {
          const box = element.getBoundingClientRect();
          const main = element.closest('main')!.getBoundingClientRect();
          const top = document.querySelector('main > nav')?.getBoundingClientRect().bottom ?? main.top;
          return box.top >= top && box.bottom <= main.bottom;
        }),
      { timeout: 15_000 }
    )
    .toBe(true);
}

test.describe('the place is kept', () => {
  const marked = (page: Page, name: string) =>
    reading(page, name)
      .getByRole('link', { name: claimOf('P4.4').text })
      .and(page.locator('[aria-current]'))
      .first();

  test('from one reading to the next, with the selected claim marked', async ({ page }) => {
    await page.goto(`${MAP}?claim=P4.4&open=P4`);
    for (const name of ['Outline', 'Text', 'Sources', 'Outline']) {
      await read(page, name);
      await expectSeen(marked(page, name));
      await expect(marked(page, name)).toHaveCSS('outline-style', 'solid');
    }
  });

  for (const [view, name] of [
    ['outline', 'Outline'],
    ['text', 'Text'],
    ['sources', 'Sources']
  ] as const) {
    test(`in an address that opens the ${view}`, async ({ page }) => {
      await page.goto(`${MAP}?view=${view}&claim=P4.4`);
      await expectSeen(marked(page, name));
    });
  }

  test('what is selected beside it comes into sight', async ({ page }) => {
    await page.goto(`${MAP}?view=text&claim=P4.4`);
    await page.getByRole('navigation', { name: 'Way from the motion' }).getByRole('link').nth(1).click();
    await expectClaim(page, 'P4');
    await expectSeen(reading(page, 'Text').locator('a[aria-current]').first());
  });

  test('the trail stays in sight, and covers nothing that has the keyboard', async ({ page }) => {
    await page.goto(`${MAP}?view=outline&claim=P1.2.1`);
    const trail = page.getByRole('navigation', { name: 'Way from the motion' });
    await expectSeen(item(page, 'P1.2.1').locator('> .claim'));
    await expect(trail).toBeInViewport({ ratio: 1 });
    await item(page, 'P1.2.1').focus();
    for (let up = 0; up < 6; up++) {
      await page.keyboard.press('ArrowUp');
      await expectSeen(page.locator(':focus > .claim'));
    }
    await expect(trail).toBeInViewport({ ratio: 1 });
  });
});

test.describe('what is open in the outline is in the address', () => {
  test('a closed branch is closed after a reload, and opened again', async ({ page }) => {
    await page.goto(`${MAP}?view=outline`);
    await item(page, 'P2').focus();
    await page.keyboard.press('ArrowLeft');
    await expect(item(page, 'P2')).toHaveAttribute('aria-expanded', 'false');
    await expect.poll(() => parameters(page).getAll('closed')).toEqual(['P2']);
    await page.reload();
    await expect(item(page, 'P2')).toHaveAttribute('aria-expanded', 'false');
    await expect(item(page, 'P2.1')).toHaveCount(0);
    await item(page, 'P2').focus();
    await page.keyboard.press('ArrowRight');
    await expect(item(page, 'P2.1')).toBeVisible();
    await expect.poll(() => parameters(page).getAll('closed')).toEqual([]);
    expect(await focused(page)).toBe('P2');
  });

  test('levels are chosen where one reads', async ({ page }) => {
    await page.goto(`${MAP}?view=outline`);
    await expect(item(page, 'P1.2.1')).toBeAttached();
    const whole = await items(page).count();
    await choose(page, 'View', 'First level only');
    await expect.poll(() => items(page).count()).toBeLessThan(20);
    expect(parameters(page).get('view')).toBe('outline');
    const first = await items(page).count();
    await page.reload();
    await expect(items(page)).toHaveCount(first);
    await choose(page, 'View', '2 levels');
    await expect.poll(() => items(page).count()).toBeGreaterThan(first);
    await expect(reading(page, 'Outline').locator('[aria-level="3"]')).toHaveCount(0);
    await choose(page, 'View', 'Open all branches');
    await expect(items(page)).toHaveCount(whole);
    expect([...parameters(page).keys()]).toEqual(['view']);
  });

  test('what is open on the map closes nothing in it', async ({ page }) => {
    await page.goto(`${MAP}?open=P4`);
    await read(page, 'Outline');
    await expect(item(page, 'P1.2.1')).toBeAttached();
  });
});

test.describe('at the edges', () => {
  test.use({ baseURL: EDGE });

  for (const [map, query] of [
    ['wide', 'view=outline'],
    ['wide', 'view=table'],
    ['wide', 'view=text'],
    ['deep', 'view=outline'],
    ['deep', 'view=outline&claim=c300'],
    [LARGE.id, 'view=outline&depth=all'],
    [LARGE.id, 'view=sources'],
    [LARGE.id, 'view=text']
  ] as const) {
    test(`${query} of the ${map} map holds at most 1,500 elements more than the page has anyway`, async ({
      page
    }) => {
      await page.goto(`/maps/${map}?${query}`);
      await expect.poll(() => elements(page), { timeout: 20_000 }).toBeLessThanOrEqual(1900);
      expect(await page.locator('main *').count()).toBeLessThanOrEqual(1500);
    });
  }

  test('what is not in the page is shown when it is asked for, by a button or by keys', async ({ page }) => {
    await page.goto('/maps/wide?view=outline');
    await expect(items(page)).toHaveCount(89);
    const outline = reading(page, 'Outline');
    await expect(items(page).first()).toHaveAttribute('aria-setsize', '5000');
    await outline.getByRole('button', { name: 'Show 90 more (4911 left)' }).click();
    await expect(items(page)).toHaveCount(179);
    await items(page).first().focus();
    await page.keyboard.press('End');
    await expect(item(page, 'c4999')).toBeFocused();
    await expect(item(page, 'c4999')).toHaveAttribute('aria-posinset', '5000');
    expect(await items(page).count()).toBeLessThan(200);
    await expect(outline.getByRole('button', { name: /above/ })).toBeVisible();
    await page.keyboard.press('Home');
    await expect(item(page, 'c0')).toBeFocused();
  });

  test('a selected claim is in the page wherever it stands', async ({ page }) => {
    await page.goto('/maps/wide?view=outline&claim=c3000');
    await expectSeen(item(page, 'c3000').locator('> .claim'));
    await expect(item(page, 'c3000')).toHaveAttribute('aria-selected', 'true');
    await read(page, 'Text');
    await expectSeen(reading(page, 'Text').locator('a[aria-current]'));
  });

  test('a table shows more of each side', async ({ page }) => {
    await page.goto('/maps/wide?view=table');
    const table = reading(page, 'Table');
    await expect(table.getByRole('link', { name: 'Claim c58.', exact: true })).toBeVisible();
    await expect(table.getByRole('link', { name: 'Claim c60.', exact: true })).toHaveCount(0);
    await table.getByRole('button', { name: 'Show 30 more (2470 left)' }).first().click();
    await expect(table.getByRole('link', { name: 'Claim c60.', exact: true })).toBeVisible();
  });

  for (const [screen, use, least] of [
    ['a wide screen', {}, 400],
    ['a phone', PHONE, 220]
  ] as const) {
    test.describe(`on ${screen}`, () => {
      test.use(use);
      test('deep levels stay wide enough to be read, and say their number', async ({ page }) => {
        await page.goto('/maps/deep?view=outline&claim=c40');
        const line = item(page, 'c40');
        await expect(line).toContainText('Level 40 ·');
        await expect(line).toHaveAttribute('aria-level', '40');
        await expectSeen(line.locator('> .claim'));
        expect((await line.boundingBox())!.width).toBeGreaterThan(least);
      });
    });
  }

  test('what is written from right to left is set so in every reading', async ({ page }) => {
    const texts = EDGES.arabic!.claims as { id: string; text: string }[];
    for (const [view, name] of [
      ['outline', 'Outline'],
      ['table', 'Table'],
      ['text', 'Text'],
      ['clashes', 'Clashes']
    ] as const) {
      await page.goto(`/maps/arabic?view=${view}&claim=B`);
      const claims = reading(page, name).getByRole('link').filter({ hasText: texts[2]!.text });
      await expect(claims.first(), view).toHaveCSS('direction', 'rtl');
    }
    await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveCSS('direction', 'rtl');
    const trail = page.getByRole('navigation', { name: 'Way from the motion' });
    await expect(trail.getByRole('link').last()).toHaveCSS('direction', 'rtl');
  });

  test('a word without an end stays in the panel, and a motion without one in its card', async ({ page }) => {
    await page.goto('/maps/endless?claim=A');
    const heading = panelOf(page).getByRole('heading', { level: 2 });
    expect(await heading.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await page.goto('/');
    const card = page.getByRole('article').filter({ has: page.locator('a[href*="endless"]') });
    expect((await card.boundingBox())!.height).toBeLessThan(700);
  });
});

test('every reading says whether it shows a branch alone', async ({ page }) => {
  for (const view of ['outline', 'text']) {
    await page.goto(`${MAP}?root=P1&view=${view}`);
    await expect(seen(page, 'Only the branch of “Deterrence” is shown.')).toBeVisible();
  }
  for (const view of ['table', 'clashes', 'sources']) {
    await page.goto(`${MAP}?root=P1&view=${view}`);
    const notice = seen(page, 'This reading shows the whole debate, not only the branch of “Deterrence”.');
    await expect(notice).toBeVisible();
  }
  await page.goto(`${MAP}?view=clashes`);
  await expect(seen(page, /Facing no other branch:\s+Deterrence/)).toBeVisible();
});

test('what a filter leaves stays in sight above what is read', async ({ page }) => {
  await page.goto(`${MAP}?view=outline&only=unsourced`);
  for (let step = 0; step < 3; step++) await page.getByRole('link', { name: 'Next match' }).click();
  await expect(page.getByRole('link', { name: 'Remove the filter' })).toBeInViewport();
});
