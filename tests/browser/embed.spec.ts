import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { card, expect, expectClaim, MAP, openMap, openMenu, panelOf, test } from './fixtures.ts';

const EMBED = MAP.replace('/maps/', '/embed/');

test('shows the map alone, as its address asks', async ({ page }) => {
  await openMap(page, '?open=P1&left=negative', EMBED);
  await expect(card(page, 'P1.1')).toHaveCount(1);
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await card(page, 'C1').click({ position: { x: 60, y: 30 } });
  await expectClaim(page, 'C1');
  expect(new URL(page.url()).pathname).toBe(EMBED);
  await expect(panelOf(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panelOf(page)).toHaveCount(0);
});

test('leads to the whole debate in a page of its own', async ({ page, context }) => {
  await openMap(page, '?claim=P1', EMBED);
  const [other] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Open the debate in Warrant' }).click()
  ]);
  await expect.poll(() => new URL(other.url()).pathname).toBe(MAP);
  const [table] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Pros and cons' }).click()
  ]);
  await expect.poll(() => new URL(table.url()).pathname).toBe(MAP);
});

test('may be framed by any site, other pages by none', async ({ request }) => {
  for (const address of [EMBED, `/lt${EMBED}?claim=P1`]) {
    const headers = (await request.get(address)).headers();
    expect(headers['content-security-policy']).toContain('frame-ancestors *');
    expect(headers['x-frame-options']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
  const headers = (await request.get(MAP)).headers();
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['x-frame-options']).toBe('DENY');
});

test('the copied code frames what was looked at', async ({ page, context, baseURL }) => {
  await openMap(page, '?open=C1');
  const list = await openMenu(page, 'File');
  await list.getByRole('button', { name: 'Copy code for embedding' }).click();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toContain(`src="${baseURL}${EMBED}?open=C1"`);
  const club = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!doctype html><title>A club</title><link rel="icon" href="data:,">${code}`);
  }).listen(0, '127.0.0.1');
  await once(club, 'listening');
  const other = await context.newPage();
  await other.goto(`http://localhost:${(club.address() as AddressInfo).port}/`);
  const frame = other.frameLocator('iframe');
  await expect(frame.locator('[role="treeitem"][tabindex="0"]')).toHaveCount(1);
  await expect(frame.locator('[data-claim="C1.1"]')).toHaveCount(1);
  await other.close();
  club.close();
});

test('says what its address names that is not here, and that a filter dims', async ({ page }) => {
  await openMap(page, '?view=outline&claim=ZZ&only=unanswered', '/embed/compulsory-voting');
  await expect(page.getByText('There is no claim “ZZ” in this debate')).toBeVisible();
  await expect(page.getByText('“view=outline” in the address means nothing here')).toBeVisible();
  await expect(page.getByText(/^20 claims match/)).toBeVisible();
  await page.getByRole('link', { name: 'Remove the filter' }).click();
  await expect(page.getByText(/claims match/)).toHaveCount(0);
  expect(new URL(page.url()).pathname).toBe('/embed/compulsory-voting');
});

test.describe('where there is no debate', () => {
  test.use({ provoked: [/404/] });

  test('it says so, and nothing stands around that', async ({ page, context }) => {
    await page.goto('/embed/nope');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('banner')).toHaveCount(0);
    const [other] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: 'To the start page' }).click()
    ]);
    await expect.poll(() => new URL(other.url()).pathname).toBe('/');
  });
});
