import {
  card,
  choose,
  claimOf,
  debate,
  expect,
  foldOf,
  MAP,
  openMap,
  type Page,
  PILLARS,
  roomOf,
  scaleOf,
  test
} from './fixtures.ts';

interface Inks {
  page: string;
  words: string;
  card: string;
  affirmative: string;
  negative: string;
}

async function inks(page: Page): Promise<Inks> {
  const fill = (id: string, selector: string) =>
    card(page, id)
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).fill);
  return {
    page: await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
    words: await page.evaluate(() => getComputedStyle(document.body).color),
    card: await fill('P1', 'rect'),
    affirmative: await fill('P1', 'text'),
    negative: await fill('C1', 'text')
  };
}

const LIGHT = { page: 'rgb(251, 250, 247)', words: 'rgb(30, 34, 39)', card: 'rgb(255, 255, 255)' };
const DARK = { page: 'rgb(21, 24, 28)', words: 'rgb(236, 234, 228)', card: 'rgb(29, 33, 38)' };
const MONO = { page: 'rgb(255, 255, 255)', words: 'rgb(0, 0, 0)', card: 'rgb(255, 255, 255)' };

test('the colours are those of the device where none are chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openMap(page);
  expect(await inks(page)).toMatchObject(LIGHT);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await inks(page)).toMatchObject(DARK);
  await page.goto('/');
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(DARK.page);
});

test('the address chooses the colours, against the device too', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const [theme, wanted] of [
    ['light', LIGHT],
    ['dark', DARK],
    ['mono', MONO]
  ] as const) {
    await openMap(page, `?theme=${theme}`);
    expect(await inks(page), theme).toMatchObject(wanted);
    const { affirmative, negative } = await inks(page);
    if (theme === 'mono') expect([affirmative, negative]).toEqual([MONO.words, MONO.words]);
    else expect(affirmative).not.toBe(negative);
  }
});

test('the View menu chooses the colours and says which are chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openMap(page, '?open=P1');
  for (const [item, wanted] of [
    ['Dark', DARK],
    ['Black and white', MONO],
    ['Light', LIGHT]
  ] as const) {
    await choose(page, 'View', item);
    await expect.poll(() => inks(page)).toMatchObject(wanted);
    await expect(page.getByRole('link', { name: item, includeHidden: true })).toHaveAttribute(
      'aria-current',
      'true'
    );
  }
  await expect(page).toHaveURL(/open=P1&theme=light$/);
  await choose(page, 'View', 'As the device');
  await expect(page).toHaveURL(/\?open=P1$/);
});

test('the colours are in the page before any script', async ({ request }) => {
  for (const theme of ['light', 'dark', 'mono']) {
    const text = await (await request.get(`${MAP}?theme=${theme}`)).text();
    expect(text).toContain(`data-theme="${theme}"`);
  }
  expect(await (await request.get(`${MAP}?theme=%22%3E`)).text()).toContain('data-theme="auto"');
});

test('sides are told apart without colour', async ({ page }) => {
  await openMap(page, '?theme=mono');
  const stripes = (id: string) =>
    card(page, id)
      .locator('rect')
      .evaluateAll((rects) => rects.filter((rect) => Number(rect.getAttribute('width')) <= 4).length);
  expect(await stripes('C1')).not.toBe(await stripes('P1'));
});

test.describe('on paper', () => {
  test('black on white, whatever the colours of the screen', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    for (const query of ['', '?theme=dark']) {
      await openMap(page, query);
      expect(await inks(page)).toEqual({ ...MONO, affirmative: MONO.words, negative: MONO.words });
      await expect(page.getByRole('navigation')).toBeHidden();
      await expect(page.getByRole('button', { name: 'Zoom in' })).toBeHidden();
    }
  });

  test('in the outline each source is a number, and its address stands in the note of that number', async ({
    page
  }) => {
    await page.goto(`${MAP}?view=outline`);
    const notes = page.getByRole('region', { name: 'Notes' });
    await expect(notes).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(notes).toBeVisible();
    const cited = new Set(
      debate.claims.flatMap(({ citations = [] }) => citations.map(({ source }) => source))
    );
    await expect(notes.getByRole('listitem')).toHaveCount(cited.size);
    const [first] = claimOf('P1').citations!;
    const source = debate.sources.find(({ id }) => id === first!.source)!;
    const line = page
      .getByRole('region', { name: 'Outline' })
      .getByRole('listitem')
      .filter({ hasText: first!.quote!.exact });
    const number = Number(await line.last().locator('sup').textContent());
    await expect(notes.getByRole('listitem').nth(number - 1)).toContainText(source.URL!);
  });

  test('the map is printed whole', async ({ page }) => {
    await openMap(page);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(() => scaleOf(card(page, 'M'))).toBeGreaterThan(1.3);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('heading', { level: 1, name: claimOf('M').text })).toBeInViewport();
    const room = await roomOf(page);
    for (const id of ['M', ...PILLARS]) {
      await expect
        .poll(async () => {
          const box = (await card(page, id).locator('rect').first().boundingBox())!;
          return box.y >= room.y - 1 && box.y + box.height <= room.y + room.height + 1;
        }, `${id} is on the paper`)
        .toBe(true);
    }
  });
});

test.describe('motion', () => {
  /** Animations that run while a branch opens, and the steps in which the map then zooms. */
  async function watch(page: Page): Promise<{ animations: number; steps: number }> {
    await openMap(page);
    await page.evaluate(() => {
      const seen = { animations: 0 };
      Object.assign(window, { seen });
      document.addEventListener('animationstart', () => seen.animations++, true);
      document.addEventListener('transitionstart', () => seen.animations++, true);
    });
    await foldOf(page, 'P1').click();
    await expect(card(page, 'P1.1')).toBeAttached();
    const steps = await page.evaluate(async () => {
      const card = document.querySelector<SVGGElement>('[data-claim="M"]')!;
      const scales = new Set<number>();
      document.querySelector<HTMLButtonElement>('button[aria-label="Zoom in"]')!.click();
      const start = performance.now();
      while (performance.now() - start < 400) {
        await new Promise((done) => requestAnimationFrame(done));
        scales.add(Math.round(card.getScreenCTM()!.a * 1000));
      }
      return scales.size;
    });
    return {
      animations: await page.evaluate(
        () => (window as unknown as { seen: { animations: number } }).seen.animations
      ),
      steps
    };
  }

  test('opening and zooming move where motion is welcome', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const { animations, steps } = await watch(page);
    expect(animations).toBeGreaterThan(0);
    expect(steps).toBeGreaterThan(1);
  });

  test('nothing moves where less motion is asked for', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const { animations, steps } = await watch(page);
    expect(animations).toBe(0);
    expect(steps, 'the new size is there at once').toBe(1);
  });
});
