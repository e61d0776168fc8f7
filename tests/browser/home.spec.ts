import { expect, MAP, test } from './fixtures.ts';

test('the start page says what this is and opens the debate', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle(/^Warrant: .*argument trees/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Policy debates as argument trees whose every node shows its sources.'
  );
  await expect(page.getByText('Read both sides of a debate at once')).toBeVisible();
  await expect(page.getByText('188 claims · 131 sources · 179 quotations')).toBeVisible();
  await page.getByRole('link', { name: 'Open the debate' }).click();
  await expect(page).toHaveURL(MAP);
  await expect(page.getByRole('treeitem')).toHaveCount(14);
});

test('the name of the debate opens it too, and the name of the site leads back', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('link', { name: 'Lithuania was right to withdraw from the Convention on Cluster Munitions' })
    .click();
  await expect(page).toHaveURL(MAP);
  await expect(page).toHaveTitle(
    'Lithuania was right to withdraw from the Convention on Cluster Munitions · Warrant'
  );
  await page.getByRole('link', { name: 'Warrant', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'The first debate' })).toBeVisible();
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
    await expect(page.getByRole('link', { name: 'Open the debate' })).toBeVisible();
    await page.goto('/lt/maps/none');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Čia nieko nėra');
    await page.getByRole('link', { name: 'Į pradžią' }).click();
    await expect(page).toHaveURL('/lt');
  });
});
