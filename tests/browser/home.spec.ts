import { BROKEN, EDGES, LARGE } from '../tools/edge-maps.js';
import { expect, MAP, openMap, type Page, PHONE, panelOf, test } from './fixtures.ts';

const SECOND = '/maps/compulsory-voting';
const MOTIONS = [
  'Lithuania was right to withdraw from the Convention on Cluster Munitions',
  'Voting in national elections should be compulsory'
];

/** The picture of a debate on the shelf. */
const pictures = (page: Page) => page.getByRole('article').locator('svg[viewBox]');

test('the start page says what this is, and shows each debate with its size, its sides and its day', async ({
  page
}) => {
  await page.goto('/');
  await expect(page).toHaveTitle(/^Warrant: .*argument trees/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Policy debates as argument trees whose every node shows its sources.'
  );
  await expect(page.getByText('Read both sides of a debate at once')).toBeVisible();
  const shelf = page.getByRole('article');
  await expect(shelf.getByRole('heading', { level: 3 })).toHaveText(MOTIONS);
  for (const [at, texts] of [
    [
      '188 claims · 131 sources · 179 quotations',
      'For the motion · 92 claims',
      'Against the motion · 96 claims'
    ],
    ['60 claims · 49 sources · 55 quotations', 'For the motion · 30 claims', 'Against the motion · 30 claims']
  ].entries()) {
    for (const text of [...texts, 'As of 23 November 2026'])
      await expect(shelf.nth(at).getByText(text, { exact: true })).toBeVisible();
  }
});

test('the name of a debate opens it, as a click beside it does, and the name of the site leads back', async ({
  page
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: MOTIONS[0] }).click();
  await expect(page).toHaveURL(MAP);
  await expect(page).toHaveTitle(`${MOTIONS[0]} · Warrant`);
  await expect(page.getByRole('treeitem')).toHaveCount(14);
  await page.getByRole('link', { name: 'Warrant', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'The debates' })).toBeVisible();
  const { x, y, width, height } = (await pictures(page).nth(1).boundingBox())!;
  await page.mouse.click(x + width / 4, y + height / 2);
  await expect(page).toHaveURL(SECOND);
  await expect(page).toHaveTitle(`${MOTIONS[1]} · Warrant`);
});

test('the colours that were chosen go along to the debate', async ({ page }) => {
  await page.goto('/lt?theme=dark');
  await page.getByRole('article').getByRole('link').first().click();
  await expect(page).toHaveURL(`/lt${MAP}?theme=dark`);
});

for (const [name, options] of [
  ['a desk', {}],
  ['a phone', PHONE]
] as const) {
  test.describe(`the shelf on ${name}`, () => {
    test.use({ ...options, javaScriptEnabled: false, provoked: [/^request failed: .*\.js: csp$/] });

    test('has its pictures without scripts, and fits the width', async ({ page }) => {
      for (const theme of ['light', 'dark', 'mono']) {
        await page.goto(`/?theme=${theme}`);
        const room = page.viewportSize()!.width;
        expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(room);
        await expect(pictures(page)).toHaveCount(2);
        for (const picture of await pictures(page).all()) {
          const { width, height } = (await picture.boundingBox())!;
          expect(width, 'is large enough to be looked at').toBeGreaterThan(300);
          expect(width / height).toBeGreaterThan(2);
          await expect(picture).toHaveAttribute('aria-hidden', 'true');
          const inks = await picture
            .locator('path')
            .evaluateAll((paths) => paths.map((path) => getComputedStyle(path).stroke));
          expect(inks.filter((ink) => ink === 'none' || !ink)).toEqual([]);
        }
      }
      await page.getByRole('link', { name: MOTIONS[1] }).click();
      await expect(page).toHaveURL(`${SECOND}?theme=mono`);
    });
  });
}

test.describe('a server with maps of its own', () => {
  test.use({ baseURL: `http://127.0.0.1:${Number(process.env.BROWSER_TEST_PORT ?? 4173) + 1}` });

  test('shows them all, but leaves out what cannot be read', async ({ page }) => {
    const answer = await page.goto('/');
    expect(answer!.status()).toBe(200);
    const addresses = await page
      .getByRole('article')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
    expect(addresses.slice(0, 2), 'those with a day come first').toEqual([MAP, SECOND]);
    expect(addresses.slice(2).sort()).toEqual(
      [...Object.keys(EDGES), LARGE.id].map((id) => `/maps/${id}`).sort()
    );
    expect(addresses).not.toContain(`/maps/${BROKEN}`);
    await expect(pictures(page), 'a map without claims has none').toHaveCount(addresses.length - 1);
    const sizes = await pictures(page).evaluateAll((all) => all.map((each) => each.outerHTML.length));
    for (const size of sizes) expect(size).toBeLessThan(6000);
  });
});

test('the second debate is searched and read like the first', async ({ page }) => {
  await openMap(page, '', SECOND);
  await expect(page.getByRole('treeitem')).toHaveCount(11);
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search this debate' });
  await field.fill('lingiari');
  await expect(page.getByRole('listbox').getByRole('option')).not.toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(
    /^(In Lingiari|Low turnout there)/
  );
  await page.goto(`${SECOND}?claim=P1.1.1`);
  await expect(panelOf(page)).toContainText(
    'Undercuts the step from “Australia, 1922 to 1925” to “Turnout and legitimacy”'
  );
  await expect(panelOf(page)).toContainText('found in a copy of the source, not at its own address');
  await expect(panelOf(page).getByRole('heading', { name: 'Singh 2016', exact: true })).toBeVisible();
  await expect(panelOf(page), 'where it was seen').toContainText('as stored through a library proxy');
  await page.getByRole('navigation', { name: 'Ways to read' }).getByRole('link', { name: 'Sources' }).click();
  await expect(page.getByRole('region', { name: 'Sources' }).getByRole('heading', { level: 2 })).toHaveText(
    'Sources (49 sources)'
  );
  await page.goto(`${SECOND}?view=outline`);
  await expect(page.getByRole('region', { name: 'Outline' })).toContainText(
    'Staying away can be an act of conscience'
  );
});

test.describe('addresses that lead nowhere', () => {
  test.use({ provoked: [/404/] });

  test('have a page with a way home, in the language of the address', async ({ page }) => {
    for (const address of ['/maps/none', '/maps/__proto__', '/maps/..%2f..%2fpackage', '/nothing/at/all']) {
      const answer = await page.goto(address);
      expect(answer!.status(), address).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing here');
      await expect(page.getByText('There is no debate at this address.')).toBeVisible();
    }
    await page.getByRole('link', { name: 'To the start page' }).click();
    await expect(page.getByRole('link', { name: MOTIONS[0] })).toBeVisible();
    await page.goto('/lt/maps/none');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Čia nieko nėra');
    await page.getByRole('link', { name: 'Į pradžią' }).click();
    await expect(page).toHaveURL('/lt');
  });
});
