import AxeBuilder from '@axe-core/playwright';
import {
  boxOf,
  card,
  claimOf,
  debate,
  expect,
  expectClaim,
  expectInSight,
  focused,
  type Locator,
  MAP,
  openMap,
  openMenu,
  type Page,
  PHONE,
  panelOf,
  test
} from './fixtures.ts';

/** The first claims of the branch of P1, in the order of the tree. */
const BRANCH = ['P1', 'P1.1', 'P1.1.1'];
/** How many claims it has, those drawn elsewhere among them. */
const COUNT = claimsUnder('P1').size;

const QUERY = '?walk=branch&from=P1';

function claimsUnder(root: string): Set<string> {
  const found = new Set([root]);
  const steps = new Set<string>();
  for (let before = -1; before < found.size + steps.size; ) {
    before = found.size + steps.size;
    for (const { id, premises, target } of debate.reasons) {
      if (!('claim' in target ? found.has(target.claim) : steps.has(target.reason))) continue;
      steps.add(id);
      for (const premise of premises) found.add(premise);
    }
  }
  return found;
}

function sheetOf(page: Page): Locator {
  return page.getByRole('region', { name: /^(Walk through|The way to|Start here)/ });
}

/** Waits until the walk has come to a claim: on the sheet and on the map. */
async function expectStep(page: Page, id: string, place: string): Promise<void> {
  const sheet = sheetOf(page);
  await expect(sheet.getByRole('heading', { level: 2 })).toHaveText(claimOf(id).text);
  await expect(sheet).toContainText(place);
  await expect(card(page, id)).toHaveAttribute('aria-selected', 'true');
  await expectInSight(page, card(page, id));
}

const control = (page: Page, name: string) => sheetOf(page).getByRole('link', { name, exact: true });

test.describe('one claim after the other', () => {
  test('a walk starts at the claim of its address and says what that does, its sentence and sources', async ({
    page
  }) => {
    await openMap(page, QUERY);
    await expectStep(page, 'P1', `1 of ${COUNT}`);
    const sheet = sheetOf(page);
    await expect(sheet).toContainText('Supports the motion');
    await expect(sheet.getByRole('article').first()).toContainText('Reuters 2024');
    await expect(sheet.getByRole('blockquote').first()).toHaveText(
      `“${claimOf('P1').citations![0]!.quote!.exact}”`
    );
    await expect(sheet).toContainText('quotation found in the source on 23 November 2026');
    await expect(panelOf(page)).toHaveCount(0);
    expect(await focused(page), 'the heading has the keyboard').toBe(claimOf('P1').text);
  });

  test('a claim without a source says so', async ({ page }) => {
    await openMap(page, `${QUERY}&claim=P1.1.1`);
    await expect(sheetOf(page)).toContainText('no source');
    await expect(sheetOf(page)).toContainText('Attacks “No advance notice to the enemy”: denies it, against');
  });

  test('its buttons go on and back, and stop at both ends', async ({ page }) => {
    await openMap(page, QUERY);
    await expect(control(page, 'Back')).toHaveCount(0);
    await control(page, 'Next').click();
    await expectStep(page, 'P1.1', `2 of ${COUNT}`);
    await expectClaim(page, 'P1.1');
    await control(page, 'Next').click();
    await expectStep(page, 'P1.1.1', `3 of ${COUNT}`);
    await control(page, 'Back').click();
    await expectStep(page, 'P1.1', `2 of ${COUNT}`);
    await sheetOf(page).getByRole('heading', { level: 2 }).press('End');
    await expect(sheetOf(page)).toContainText(`${COUNT} of ${COUNT}`);
    await expect(control(page, 'Next')).toHaveCount(0);
  });

  test('keys do the same', async ({ page }) => {
    await openMap(page, QUERY);
    await expectStep(page, 'P1', `1 of ${COUNT}`);
    for (const [key, at] of [
      ['ArrowRight', 1],
      ['PageDown', 2],
      ['ArrowLeft', 1],
      [' ', 2],
      ['PageUp', 1],
      ['Home', 0],
      ['ArrowLeft', 0]
    ] as const) {
      await page.keyboard.press(key);
      await expectStep(page, BRANCH[at]!, `${at + 1} of ${COUNT}`);
    }
    await page.keyboard.press('End');
    await expect(sheetOf(page)).toContainText(`${COUNT} of ${COUNT}`);
  });

  test('keys that come faster than the page are all counted', async ({ page }) => {
    await openMap(page, QUERY);
    await expectStep(page, 'P1', `1 of ${COUNT}`);
    await page.evaluate(() => {
      for (let at = 0; at < 5; at++)
        document.activeElement!.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true })
        );
    });
    await expect(sheetOf(page)).toContainText(`6 of ${COUNT}`);
  });

  test('the browser goes back and forward a step at a time, and the keys still work', async ({ page }) => {
    await openMap(page, QUERY);
    for (const place of ['2 of', '3 of']) {
      await page.keyboard.press('ArrowRight');
      await expect(sheetOf(page)).toContainText(place);
    }
    await page.goBack();
    await expectStep(page, 'P1.1', `2 of ${COUNT}`);
    await page.goForward();
    await expectStep(page, 'P1.1.1', `3 of ${COUNT}`);
    await page.goBack();
    await expectStep(page, 'P1.1', `2 of ${COUNT}`);
    await expect.poll(() => focused(page)).toBe(claimOf('P1.1').text);
    await page.keyboard.press('ArrowRight');
    await expectStep(page, 'P1.1.1', `3 of ${COUNT}`);
  });

  test('each step is told to who does not see it', async ({ page }) => {
    await openMap(page, QUERY);
    const live = sheetOf(page).locator('[aria-live="polite"]');
    await expect(live).toContainText(claimOf('P1').text);
    await page.keyboard.press('ArrowRight');
    await expect(live).toContainText(claimOf('P1.1').text);
    await expect(live).toContainText('Supports “Deterrence”, for the motion');
  });
});

test.describe('where a walk leads', () => {
  test('from a claim’s panel through its branch', async ({ page }) => {
    await openMap(page, '?claim=P1.2');
    await panelOf(page).getByRole('link', { name: 'Walk through it' }).click();
    await expectStep(page, 'P1.2', '1 of');
    await expect.poll(() => focused(page)).toBe(claimOf('P1.2').text);
    await page.keyboard.press('ArrowRight');
    await expectStep(page, 'P1.2.1', '2 of');
  });

  test('from the motion down to a claim', async ({ page }) => {
    await openMap(page, '?walk=path&from=P1.2.2.1');
    for (const [at, id] of ['M', 'P1', 'P1.2', 'P1.2.2', 'P1.2.2.1'].entries()) {
      await expectStep(page, id, `${at + 1} of 5`);
      await page.keyboard.press('ArrowRight');
    }
  });

  test('“Start here” through the three clashes with the most answers', async ({ page }) => {
    await page.goto(`${MAP}?view=clashes`);
    await page.getByRole('link', { name: 'Start here' }).click();
    await expectStep(page, debate.motion!, '1 of');
    const first = await page.evaluate(() => document.activeElement!.textContent);
    expect(first).toBe(claimOf(debate.motion!).text);
    const clashes = new Set<string>();
    for (let at = 0; at < 60; at++) {
      const [clash] = /Clash \d of 3: [^—]+ — [^:]+/.exec((await sheetOf(page).textContent())!) ?? [];
      if (clash) clashes.add(clash.slice(0, 12));
      const before = page.url();
      if (!(await control(page, 'Next').isVisible())) break;
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => page.url()).not.toBe(before);
    }
    expect([...clashes]).toEqual(['Clash 1 of 3', 'Clash 2 of 3', 'Clash 3 of 3']);
  });

  test('where a claim is drawn elsewhere than where the walk tells it, the card says where', async ({
    page
  }) => {
    await openMap(page, '?walk=clashes&from=M');
    const region = page.getByRole('region', { name: /^Start here/ });
    const drawn = region.getByText(/\(on the map under “/);
    await expect(drawn).toHaveCount(0);
    for (let step = 2; step <= 6; step++) {
      await page.keyboard.press('ArrowRight');
      await expect(region.getByText(`${step} of`)).toBeVisible();
    }
    await expect(region.getByText(/“Unexploded remnants”/).first()).toBeVisible();
    await expect(drawn).toBeVisible();
  });

  test('a claim that is not on it may be looked at between two steps', async ({ page }) => {
    await openMap(page, `${QUERY}&claim=P1.1`);
    await page.keyboard.press('ArrowRight');
    await expectStep(page, 'P1.1.1', `3 of ${COUNT}`);
    await page.getByRole('navigation', { name: 'Way from the motion' }).getByRole('link').first().click();
    await expectStep(page, debate.motion!, 'Not on this walk');
    await control(page, 'Return to the walk').click();
    await expectStep(page, 'P1.1.1', `3 of ${COUNT}`);
  });
});

test.describe('the end', () => {
  for (const [how, end] of [
    ['Escape', (page: Page) => page.keyboard.press('Escape')],
    ['its button', (page: Page) => control(page, 'Leave the walk').click()]
  ] as const)
    test(`by ${how}: the claim stays selected`, async ({ page }) => {
      await openMap(page, `${QUERY}&claim=P1.1`);
      await expectStep(page, 'P1.1', `2 of ${COUNT}`);
      await end(page);
      await expect(sheetOf(page)).toHaveCount(0);
      await expectClaim(page, 'P1.1');
      expect(new URL(page.url()).searchParams.has('walk')).toBe(false);
      await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P1.1').text);
      await expectInSight(page, card(page, 'P1.1'));
      await expect.poll(() => focused(page), 'the keyboard is not lost').not.toBe('nothing');
    });

  test('Escape closes an open menu first', async ({ page }) => {
    await openMap(page, QUERY);
    const menu = await openMenu(page, 'View');
    await page.keyboard.press('Escape');
    await expect(menu.getByRole('link').first()).toBeHidden();
    await expect(sheetOf(page)).toBeVisible();
  });
});

/** The least size of letters in px, of what is told and of what is pressed. */
function letters(page: Page): Promise<{ told: number; pressed: number; sentence: number }> {
  return sheetOf(page).evaluate((sheet) => {
    const size = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
    const words = [...sheet.querySelectorAll('*')].filter((element) =>
      [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent!.trim())
    );
    const isControl = (element: Element) => element.closest('.controls') !== null;
    return {
      told: Math.min(...words.filter((element) => !isControl(element)).map(size)),
      pressed: Math.min(...words.filter(isControl).map(size)),
      sentence: size(sheet.querySelector('h2')!)
    };
  });
}

test.describe('to be read from afar', () => {
  test('letters are large, and the map keeps its room', async ({ page }) => {
    for (const id of ['P1', 'P6.3', 'P1.3.2.1']) {
      await openMap(page, `?walk=branch&from=M&claim=${id}`);
      const found = await letters(page);
      expect(found.sentence).toBeGreaterThanOrEqual(30);
      expect(found.told).toBeGreaterThanOrEqual(24);
      expect(found.pressed).toBeGreaterThanOrEqual(16);
      const share = (await sheetOf(page).locator('..').boundingBox())!.height / 800;
      expect(share).toBeLessThanOrEqual(0.55);
      for (const name of ['Next', 'Leave the walk']) await expect(control(page, name)).toBeInViewport();
    }
  });

  test('on the full screen, and back', async ({ page }) => {
    await openMap(page, QUERY);
    const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
    const button = sheetOf(page).getByRole('button', { name: 'Full screen' });
    await button.click();
    await expect.poll(isFull).toBe(true);
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('banner')).toBeHidden();
    const { y, height } = (await sheetOf(page).locator('..').boundingBox())!;
    expect(y + height, 'it stands at the foot').toBeCloseTo(800, 0);
    expect(height / 800).toBeGreaterThan(0.4);
    await page.keyboard.press('ArrowRight');
    await expectStep(page, 'P1.1', `2 of ${COUNT}`);
    expect(await isFull()).toBe(true);
    await page.keyboard.press('f');
    await expect.poll(isFull).toBe(false);
    await expect(sheetOf(page)).toBeVisible();
  });

  test.describe('on a phone', () => {
    test.use({ ...PHONE });
    test('too', async ({ page }) => {
      await openMap(page, QUERY);
      await expectStep(page, 'P1', `1 of ${COUNT}`);
      const found = await letters(page);
      expect(found.sentence).toBeGreaterThanOrEqual(24);
      expect(found.told).toBeGreaterThanOrEqual(24);
      const share = (await sheetOf(page).locator('..').boundingBox())!.height / 844;
      expect(share).toBeLessThanOrEqual(0.65);
      for (const name of ['Next', 'Leave the walk']) await expect(control(page, name)).toBeInViewport();
      await control(page, 'Next').tap();
      await expectStep(page, 'P1.1', `2 of ${COUNT}`);
      const width = await page.evaluate(() => [document.scrollingElement!.scrollWidth, innerWidth]);
      expect(width[0]).toBeLessThanOrEqual(width[1]!);
    });
  });
});

async function expectPrinted(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'Map' })).toBeHidden();
  await expect(sheetOf(page)).toBeHidden();
  const printed = page.getByRole('article').filter({ has: page.getByRole('heading', { level: 3 }) });
  await expect(printed).toHaveCount(COUNT);
  await expect(printed.first()).toContainText(`1. Supports the motion`);
  await expect(printed.first().getByRole('heading', { level: 3 })).toHaveText(claimOf('P1').text);
  await expect(printed.first().locator('cite').first()).toContainText('Reuters');
  await expect(printed.last()).toContainText(`${COUNT}. `);
  await expect(printed.first()).toHaveCSS('break-inside', 'avoid');
  await expect(printed.last()).toBeVisible();
}

test('on paper all its steps stand one after the other, and not the map', async ({ page }) => {
  await openMap(page, `${QUERY}&claim=P1.1`);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expectPrinted(page);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await expectStep(page, 'P1.1', `2 of ${COUNT}`);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false, provoked: [/^request failed: .*\.js: csp$/] });

  test('its links go on and back, to the card on the map, and it is printed whole', async ({ page }) => {
    await page.goto(MAP + QUERY);
    for (const [at, id] of BRANCH.entries()) {
      await expect(sheetOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf(id).text);
      await expect(sheetOf(page)).toContainText(`${at + 1} of ${COUNT}`);
      await expect(control(page, 'Next')).toBeInViewport();
      if (at) {
        const { y, height } = await boxOf(card(page, id));
        expect(y).toBeGreaterThanOrEqual(-1);
        expect(y + height, 'above the sheet').toBeLessThanOrEqual((await sheetOf(page).boundingBox())!.y + 1);
      }
      await control(page, 'Next').click();
    }
    await control(page, 'Back').click();
    await expect(sheetOf(page)).toContainText(`3 of ${COUNT}`);
    await expect(sheetOf(page).getByRole('button')).toHaveCount(0);
    await page.emulateMedia({ media: 'print' });
    await expectPrinted(page);
    await page.emulateMedia({ media: 'screen' });
    await control(page, 'Leave the walk').click();
    await expectClaim(page, 'P1.1.1');
    await expect(panelOf(page)).toBeVisible();
  });
});

test('in Lithuanian', async ({ page }) => {
  await page.goto(`/lt${MAP}?walk=clashes&from=M&claim=C2`);
  const sheet = page.getByRole('region', { name: /^Pradėkite čia/ });
  await expect(sheet).toContainText('1 susidūrimas iš 3');
  await expect(sheet).toContainText(/3 iš \d+/);
  await expect(sheet.getByRole('link', { name: 'Toliau' })).toBeVisible();
});

test('axe finds nothing', async ({ page }) => {
  for (const query of [`${QUERY}&claim=P1.2.2`, '?walk=clashes&from=M&claim=C2&theme=dark', QUERY]) {
    await openMap(page, query);
    await page.waitForLoadState('networkidle');
    const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
    expect
      .soft(
        violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`
        ),
        query
      )
      .toEqual([]);
  }
});
