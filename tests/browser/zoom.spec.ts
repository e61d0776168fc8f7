import { boxOf, card, expect, fingersOn, openMap, type Page, roomOf, scaleOf, test } from './fixtures.ts';

const scale = (page: Page) => scaleOf(card(page, 'M'));
const words = async (page: Page) =>
  (await card(page, 'M').locator('text', { hasText: 'to withdraw from' }).boundingBox())!;

test('the wheel zooms at the pointer, and the words grow with it', async ({ page }) => {
  await openMap(page);
  const before = await words(page);
  const start = await scale(page);
  const at = await boxOf(card(page, 'M'));
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  await page.mouse.wheel(0, -300);
  await expect.poll(() => scale(page)).toBeGreaterThan(start * 1.2);
  const after = await words(page);
  expect(after.width / before.width).toBeCloseTo((await scale(page)) / start, 1);
  const now = await boxOf(card(page, 'M'));
  expect(now.x + now.width / 2, 'what is under the pointer stays there').toBeCloseTo(at.x + at.width / 2, -1);
  await page.mouse.wheel(0, 900);
  await expect.poll(() => scale(page)).toBeLessThan(start);
});

test('the buttons zoom in and out and fit the map to the screen', async ({ page }) => {
  await openMap(page);
  const start = await scale(page);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => scale(page)).toBeCloseTo(start * 1.4, 2);
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect.poll(() => scale(page)).toBeCloseTo(start, 2);
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect.poll(() => scale(page)).toBeCloseTo(start / 1.4, 2);
  await page.getByRole('button', { name: 'Fit to screen' }).click();
  await expect.poll(() => scale(page)).toBeCloseTo(start, 2);
});

test('fitting a map that is larger than the screen shows all of it', async ({ page }) => {
  await openMap(page, '?depth=all');
  await page.getByRole('button', { name: 'Fit to screen' }).click();
  await expect.poll(() => scale(page)).toBeLessThan(0.2);
  await expect
    .poll(() =>
      page.getByRole('treeitem').evaluateAll(
        (cards) =>
          cards.filter((each) => {
            const { left, right, top, bottom } = each.querySelector('rect')!.getBoundingClientRect();
            return left < 0 || right > innerWidth || top < 48 || bottom > innerHeight;
          }).length
      )
    )
    .toBe(0);
});

test('the keys + - and 0 zoom, Shift with the arrows pans', async ({ page }) => {
  await openMap(page);
  const start = await scale(page);
  await card(page, 'M').focus();
  await page.keyboard.press('+');
  await expect.poll(() => scale(page)).toBeCloseTo(start * 1.25, 2);
  await page.keyboard.press('-');
  await expect.poll(() => scale(page)).toBeCloseTo(start, 2);
  await page.keyboard.press('-');
  await expect.poll(() => scale(page)).toBeCloseTo(start * 0.8, 2);
  await page.keyboard.press('0');
  await expect.poll(() => scale(page)).toBeCloseTo(start, 2);
  const before = await boxOf(card(page, 'M'));
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await boxOf(card(page, 'M'))).x).toBeLessThan(before.x - 40);
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(async () => (await boxOf(card(page, 'M'))).y).toBeLessThan(before.y - 40);
});

test('dragging pans, and does not select the card under the hand', async ({ page }) => {
  await openMap(page);
  const before = await boxOf(card(page, 'M'));
  const start = await scale(page);
  await page.mouse.move(before.x + 20, before.y + 60);
  await page.mouse.down();
  await page.mouse.move(before.x + 80, before.y + 90, { steps: 4 });
  await page.mouse.move(before.x + 170, before.y + 140, { steps: 4 });
  await page.mouse.up();
  const after = await boxOf(card(page, 'M'));
  expect(after.x - before.x).toBeCloseTo(150, 0);
  expect(after.y - before.y).toBeCloseTo(80, 0);
  expect(await scale(page)).toBeCloseTo(start, 5);
  await expect(page.getByRole('complementary')).toHaveCount(0);
  expect(new URL(page.url()).search).toBe('');
});

test('opening a branch keeps the size and place that the reader has chosen', async ({ page }) => {
  await openMap(page);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => scale(page)).toBeGreaterThan(1.2);
  await page.mouse.move(640, 300);
  await page.mouse.down();
  await page.mouse.move(900, 420, { steps: 4 });
  await page.mouse.up();
  const chosen = await scale(page);
  await card(page, 'P4').getByRole('link', { name: 'Show 15 claims below' }).click();
  await expect(card(page, 'P4')).toHaveAttribute('aria-expanded', 'true');
  // On its way the map may move away a little.
  await expect.poll(() => scale(page)).toBeCloseTo(chosen, 5);
  await expect(card(page, 'P4')).toBeInViewport();
});

test.describe('with fingers', () => {
  test.use({ hasTouch: true });

  test('two fingers pinch, one pans', async ({ page }) => {
    await openMap(page);
    const start = await scale(page);
    const before = await boxOf(card(page, 'M'));
    const touch = await fingersOn(page);
    await touch('touchStart', { x: 600, y: 300 }, { x: 680, y: 300 });
    for (const spread of [60, 80, 100])
      await touch('touchMove', { x: 640 - spread, y: 300 }, { x: 640 + spread, y: 300 });
    await touch('touchEnd');
    expect(await scale(page)).toBeCloseTo(start * 2.5, 1);

    const pinched = await boxOf(card(page, 'M'));
    expect(pinched.width / before.width).toBeCloseTo(2.5, 1);
    await touch('touchStart', { x: 640, y: 300 });
    await touch('touchMove', { x: 660, y: 320 });
    await touch('touchMove', { x: 700, y: 350 });
    await touch('touchEnd');
    const panned = await boxOf(card(page, 'M'));
    expect(panned.x - pinched.x).toBeCloseTo(60, 0);
    expect(panned.y - pinched.y).toBeCloseTo(50, 0);
    await expect(page.getByRole('complementary')).toHaveCount(0);
  });
});

test('every press of + and − counts, however fast, and one undoes the other', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await openMap(page);
  await card(page, 'P1').focus();
  const start = await scaleOf(card(page, 'P1'));
  for (let press = 0; press < 3; press++) await page.keyboard.press('+');
  await expect.poll(() => scaleOf(card(page, 'P1'))).toBeCloseTo(start * 1.25 ** 3, 2);
  for (let press = 0; press < 3; press++) await page.keyboard.press('-');
  await expect.poll(() => scaleOf(card(page, 'P1'))).toBeCloseTo(start, 2);
});

test('what is opened whole is seen whole, not as one card in an empty room', async ({ page }) => {
  await openMap(page, '?depth=all');
  await expect.poll(() => scale(page)).toBeLessThan(0.2);
  await expect(page.getByRole('figure', { name: /whole debate/i })).toHaveCount(0);
});

test('zoom keys work where nothing has the keyboard', async ({ page }) => {
  await openMap(page);
  const start = await scale(page);
  await page.keyboard.press('+');
  await expect.poll(() => scale(page)).toBeCloseTo(start * 1.25, 2);
  await page.keyboard.press('0');
  await expect.poll(() => scale(page)).toBeCloseTo(start, 2);
});

test('letters smaller than 8 px are not drawn', async ({ page }) => {
  await openMap(page, '?open=P1');
  const source = card(page, 'P1.1').locator('text.source').first();
  await card(page, 'P1.1').focus();
  while ((await scaleOf(card(page, 'P1.1'))) * 11 < 8) {
    await page.keyboard.press('+');
    await page.waitForTimeout(300);
  }
  await expect(source).toBeVisible();
  while ((await scaleOf(card(page, 'P1.1'))) * 11 >= 8) {
    await page.keyboard.press('-');
    await page.waitForTimeout(300);
  }
  await expect(source).toBeHidden();
});

test('blocks that are painted in place of cards move and grow with the map', async ({ page }) => {
  await openMap(page, '?depth=all');
  await page.getByRole('button', { name: 'Fit to screen' }).click();
  const picture = () => page.locator('canvas.blocks').evaluate((each: HTMLCanvasElement) => each.toDataURL());
  const room = await roomOf(page);
  const [x, y] = [room.x + room.width / 2, room.y + room.height / 2];
  await page.mouse.move(x, y);
  /** The picture as it is painted afresh where the map stands now. */
  const expectFresh = async () => {
    await page.waitForTimeout(400);
    const stands = await picture();
    const { width, height } = page.viewportSize()!;
    await page.setViewportSize({ width: width - 2, height });
    await page.setViewportSize({ width, height });
    await expect.poll(picture).toBe(stands);
    return stands;
  };
  const whole = await expectFresh();
  await page.mouse.wheel(0, -200);
  await expect.poll(picture).not.toBe(whole);
  const nearer = await expectFresh();
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 40, { steps: 4 });
  await page.mouse.up();
  await expect.poll(picture).not.toBe(nearer);
  await expectFresh();
});

test('the map cannot be lost from sight', async ({ page }) => {
  await openMap(page);
  await card(page, 'P1').focus();
  for (let press = 0; press < 40; press++) await page.keyboard.press('Shift+ArrowLeft');
  for (let press = 0; press < 12; press++) await page.keyboard.press('-');
  const room = await roomOf(page);
  const boxes = await Promise.all(['P1', 'M', 'C1'].map((id) => boxOf(card(page, id))));
  const inSight = boxes.some(({ x, width }) => x + width > room.x + 40 && x < room.x + room.width - 40);
  expect(inSight).toBe(true);
});
