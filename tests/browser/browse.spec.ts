import {
  boxOf,
  card,
  choose,
  claimOf,
  debate,
  drawn,
  expect,
  expectClaim,
  expectInSight,
  focused,
  MAP,
  openMap,
  openMenu,
  type Page,
  PHONE,
  panelOf,
  roomOf,
  scaleOf,
  seen,
  test
} from './fixtures.ts';

const trail = (page: Page) => page.getByRole('navigation', { name: 'Way from the motion' });
const zoomOut = async (page: Page, times: number) => {
  for (let at = 0; at < times; at++) {
    await page.getByRole('button', { name: 'Zoom out' }).click();
    await page.waitForTimeout(250);
  }
};
/** Whether anything is painted on the canvas behind the map. */
const painted = (page: Page) =>
  page.locator('canvas.blocks').evaluate((canvas: HTMLCanvasElement) => {
    const blank = document.createElement('canvas');
    Object.assign(blank, { width: canvas.width, height: canvas.height });
    return canvas.toDataURL() !== blank.toDataURL();
  });

test.describe('the way from the motion', () => {
  test('says how each claim bears on the one before, and leads back', async ({ page }) => {
    await openMap(page, '?claim=P1.1.1');
    await expect(trail(page).getByRole('listitem')).toHaveCount(4);
    const words = (await trail(page).innerText()).replace(/\s+/g, ' ');
    const [pillar, first, second] = ['P1', 'P1.1', 'P1.1.1'].map((id) => claimOf(id).heading!);
    expect(words).toContain(`The motion because ${pillar} because ${first} but ${second}`);
    await expect(trail(page).getByRole('link', { name: second })).toHaveAttribute('aria-current', 'location');
    await trail(page).getByRole('link', { name: pillar }).click();
    await expectClaim(page, 'P1');
    await expect(trail(page).getByRole('listitem')).toHaveCount(2);
  });

  test('names a step that is undercut', async ({ page }) => {
    await openMap(page, '?claim=P1.2.2');
    await expect(trail(page)).toContainText('but the step is undercut:');
  });
});

test.describe('the minimap', () => {
  const minimap = (page: Page) => page.getByRole('figure', { name: /^Overview of the map/ });

  test('stands there only where some of the map is out of sight', async ({ page }) => {
    await openMap(page);
    await expect(minimap(page)).toHaveCount(0);
    await choose(page, 'View', 'Open all branches');
    await expect.poll(() => scaleOf(card(page, 'M')), 'all of it is seen').toBeLessThan(0.2);
    await expect(minimap(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect(minimap(page)).toBeVisible();
  });

  test('is pressed and dragged to look elsewhere', async ({ page }) => {
    await openMap(page, '?depth=all&claim=M');
    const before = await boxOf(card(page, 'M'));
    const box = (await minimap(page).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 20);
    await page.mouse.down();
    await expect.poll(async () => (await boxOf(card(page, 'M'))).y).toBeGreaterThan(before.y + 400);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height - 20, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => (await boxOf(card(page, 'M'))).y).toBeLessThan(before.y - 400);
  });
});

test.describe('scale', () => {
  test('near whole cards, then names, then blocks: what cannot be read is not in the page', async ({
    page
  }) => {
    await openMap(page, '?depth=all&claim=M');
    await expect(card(page, 'M').locator('text').first()).toBeVisible();
    expect(await painted(page)).toBe(false);
    await zoomOut(page, 2);
    await expect(card(page, 'M').locator('text')).toHaveCount(0);
    await expect.poll(() => painted(page)).toBe(true);
    await zoomOut(page, 2);
    expect(await scaleOf(card(page, 'M'))).toBeLessThan(0.3);
    await expect.poll(() => painted(page)).toBe(true);
    await page.getByRole('button', { name: 'Zoom in' }).click({ clickCount: 5, delay: 250 });
    await expect(card(page, 'M').locator('text').first()).toBeVisible();
    await expect.poll(() => painted(page)).toBe(false);
  });

  test('holds at most 1,500 elements of the map at every scale', async ({ page }) => {
    await openMap(page, '?depth=all&claim=M');
    for (let step = 0; step < 8; step++) {
      await page.waitForTimeout(300);
      expect(await page.locator('svg.stage *').count(), `after ${step} steps out`).toBeLessThanOrEqual(1500);
      await zoomOut(page, 1);
    }
  });

  test('a block is told under the pointer and opens when it is pressed', async ({ page }) => {
    await openMap(page, '?depth=all');
    await page.getByRole('button', { name: 'Fit to screen' }).click();
    await expect.poll(() => scaleOf(card(page, 'M'))).toBeLessThan(0.2);
    await page.waitForTimeout(300);
    const { x, y, width, height } = await boxOf(card(page, 'P4.1'));
    await page.mouse.move(x + width / 2, y + height / 2);
    await expect(page.locator('.hint')).toHaveText(claimOf('P4.1').heading!);
    await page.mouse.click(x + width / 2, y + height / 2);
    await expectClaim(page, 'P4.1');
    await expect.poll(() => scaleOf(card(page, 'P4.1'))).toBeGreaterThanOrEqual(0.6);
    await expectInSight(page, card(page, 'P4.1'));
  });
});

test.describe('as much as is wanted', () => {
  test('a branch alone, and back', async ({ page }) => {
    await openMap(page, '?claim=P1');
    await panelOf(page).getByRole('link', { name: 'Show it alone' }).click();
    await expect(card(page, 'M')).toHaveCount(0);
    await expect(card(page, 'P1.1')).toBeVisible();
    await page.getByRole('link', { name: 'Show the whole debate' }).click();
    await expect(card(page, 'M')).toHaveCount(1);
  });

  test('the panel says how the branch stands', async ({ page }) => {
    await openMap(page, '?claim=P1');
    await expect(panelOf(page)).toContainText('12 for, 11 against, 7 unanswered');
  });

  test('what answers a claim opens, and the rest closes', async ({ page }) => {
    await openMap(page, '?claim=P1.1&open=P2&open=C1');
    await panelOf(page).getByRole('link', { name: 'Open what answers it' }).click();
    await expect(card(page, 'P1.1.1')).toHaveCount(1);
    await panelOf(page).getByRole('link', { name: 'Leave only this open' }).click();
    await expect(card(page, 'P2')).toHaveAttribute('aria-expanded', 'false');
    await expect(card(page, 'C1')).toHaveAttribute('aria-expanded', 'false');
    await expect(card(page, 'P1.1')).toHaveAttribute('aria-expanded', 'true');
    await expectInSight(page, card(page, 'P1.1'));
  });

  test('all branches to a level', async ({ page }) => {
    await openMap(page);
    await choose(page, 'View', '2 levels');
    await expect.poll(async () => (await drawn(page)).length).toBeGreaterThan(60);
    await panelOf(page).waitFor({ state: 'detached' });
    await page.goto(`${MAP}?claim=P1`);
    await panelOf(page).getByRole('link', { name: 'Open 2 levels below' }).click();
    await expect(card(page, 'P1.1')).toHaveAttribute('aria-expanded', 'true');
  });
});

test.describe('search', () => {
  const field = (page: Page) => page.getByRole('combobox', { name: 'Search this debate' });

  test('finds in spite of a slip, and walks through the hits', async ({ page }) => {
    await openMap(page);
    await page.keyboard.press('/');
    await field(page).fill('deterence');
    await expect(page.getByRole('status').getByText(/^\d+ claims found/)).toBeVisible();
    const options = page.getByRole('option');
    await expect(options.first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => new URL(page.url()).searchParams.get('claim')).not.toBeNull();
    const first = new URL(page.url()).searchParams.get('claim')!;
    await expectInSight(page, card(page, first));
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => new URL(page.url()).searchParams.get('claim')).not.toBe(first);
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(field(page)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Search' })).toBeFocused();
    await page.goBack();
    await expectClaim(page, null);
  });

  test('groups by pillar, tells the path, marks the words', async ({ page }) => {
    await openMap(page);
    await page.getByRole('button', { name: 'Search' }).click();
    await field(page).fill('kaliningrad');
    const group = page.getByRole('group', { name: claimOf('P1').heading! });
    await expect(group.getByRole('option')).toHaveCount(1);
    await expect(group.locator('mark')).toHaveText('Kaliningrad');
    await page.keyboard.press('Enter');
    await expectClaim(page, 'P1.3');
    await expectInSight(page, card(page, 'P1.3'));
  });

  test('says that it found nothing', async ({ page }) => {
    await openMap(page);
    await page.keyboard.press('/');
    await field(page).fill('zzzzqqqq');
    await expect(page.getByRole('status').getByText('Nothing found')).toBeVisible();
  });

  test.describe('on a phone', () => {
    test.use({ ...PHONE });
    test('takes the width of the window', async ({ page }) => {
      await openMap(page);
      await page.getByRole('button', { name: 'Search' }).tap();
      await field(page).fill('reuters');
      await expect(page.getByRole('option').first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await page.getByRole('option').first().tap();
      await expect.poll(() => new URL(page.url()).searchParams.get('claim')).not.toBeNull();
    });
  });
});

test.describe('a filter', () => {
  test('dims what does not match, says how many do, and is in the address', async ({ page }) => {
    await openMap(page, '?open=P1');
    const list = await openMenu(page, 'Filter');
    await list.getByRole('link', { name: 'against the motion' }).click();
    await expect(page.getByText('96 claims match')).toBeVisible();
    expect(new URL(page.url()).searchParams.get('serves')).toBe('negative');
    await expect(card(page, 'P1')).toHaveClass(/\bdim\b/);
    await expect(card(page, 'C1')).not.toHaveClass(/\bdim\b/);
    await page.getByRole('link', { name: 'Without: against the motion' }).click();
    await expect(card(page, 'P1')).not.toHaveClass(/\bdim\b/);
  });

  test('counts what is shown, and attacks as the branch counts them', async ({ page }) => {
    await openMap(page, '?only=unanswered');
    await expect(card(page, 'M')).toContainText('56 unanswered');
    await expect(seen(page, /^\s*50 claims match\s*$/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Without: unanswered attacks' })).toContainText(
      'attacks: 56'
    );
    await openMap(page, '?root=P1&serves=negative');
    await expect(page.getByText('11 claims match')).toBeVisible();
    await expect(card(page, 'P1')).toContainText('against: 11');
  });

  test('opens the branches that hold what matches', async ({ page }) => {
    const unsourced = debate.claims.filter(({ id, citations }) => id !== debate.motion && !citations?.length);
    await openMap(page, '?only=unsourced');
    await page.getByRole('link', { name: 'Open the branches that hold them' }).click();
    await expect.poll(async () => (await drawn(page)).length).toBeGreaterThan(14);
    const there = await drawn(page);
    for (const { id } of unsourced) expect(there).toContain(id);
  });

  test('by source comes from the list of sources', async ({ page }) => {
    await page.goto(`${MAP}?view=sources`);
    await page.getByRole('link', { name: 'Mark them on the map' }).first().click();
    await expect(page.getByText(/\d+ claims? match/)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Map' })).toBeVisible();
  });

  test('by a tag and by a date', async ({ page }) => {
    await openMap(page);
    const list = await openMenu(page, 'Filter');
    await list.getByLabel('Source newer than').fill('2025-01-01');
    await expect.poll(() => new URL(page.url()).searchParams.get('since')).toBe('2025-01-01');
    await expect(seen(page, /\d+ claims? match/)).toBeVisible();
    const [tag] = debate.claims.flatMap(({ id, tags = [] }) => (id === debate.motion ? [] : tags));
    await list.getByLabel('Tag').selectOption(tag!);
    await expect.poll(() => new URL(page.url()).searchParams.get('tag')).toBe(tag);
    await page.getByRole('link', { name: /^Without: Source newer than/ }).click();
    const tagged = debate.claims.filter(({ tags }) => tags?.includes(tag!)).length;
    await expect(seen(page, new RegExp(`^\\s*${tagged} claims? match`))).toBeVisible();
  });
});

test('the sides change places, and the words follow', async ({ page }) => {
  await openMap(page);
  await expect(card(page, 'M')).toContainText('92 for, 96 against');
  await choose(page, 'View', 'Against the motion');
  await expect(card(page, 'M')).toContainText('96 against, 92 for');
  const [motion, left, right] = await Promise.all(['M', 'C1', 'P1'].map((id) => boxOf(card(page, id))));
  expect(left!.x + left!.width).toBeLessThan(motion!.x);
  expect(right!.x).toBeGreaterThan(motion!.x + motion!.width);
  const label = (await page.getByText('Against the motion · 96 claims').boundingBox())!;
  expect(label.x).toBeLessThan(motion!.x);
});

test('what an address names that is not there is told, and the map opens', async ({ page }) => {
  await openMap(page, '?layout=round&only=everything&root=gone&tag=none&claim=P1');
  for (const words of [/“layout=round”/, /“only=everything”/, /no claim “gone”/, /“tag=none”/])
    await expect(page.getByText(words)).toBeVisible();
  await expect(panelOf(page)).toBeVisible();
});

test('of many such parts the first are told, and how many more there are', async ({ page }) => {
  const wrong =
    '?claim=NOPE&root=XX&layout=spiral&serves=me&tag=zzz&source=q&since=never&depth=-3&theme=pink&walk=x&from=y&view=foo';
  await openMap(page, wrong);
  await expect(page.getByText('And 7 more.')).toBeVisible();
  await openMap(page, '?open=ZZ');
  await expect(page.getByText('“open=ZZ” in the address means nothing here')).toBeVisible();
  await openMap(page, '?walk=path');
  await expect(page.getByText('“walk=path” in the address means nothing here')).toBeVisible();
});

test('the link to what is looked at is copied', async ({ page }) => {
  await openMap(page, '?claim=P1.1&left=negative');
  const list = await openMenu(page, 'File');
  await list.getByRole('button', { name: 'Copy the link' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  expect(await focused(page)).toBe('File');
});

test.describe('one selection, several readings', () => {
  test('table, text, clashes: the claim stays', async ({ page }) => {
    await openMap(page, '?claim=P1');
    for (const [name, region] of [
      ['Table', 'Table'],
      ['Text', 'Text'],
      ['Clashes', 'Clashes'],
      ['Outline', 'Outline'],
      ['Map', 'Map']
    ] as const) {
      await page.getByRole('navigation', { name: 'Ways to read' }).getByRole('link', { name }).click();
      await expect(page.getByRole('region', { name: region })).toBeVisible();
      await expectClaim(page, 'P1');
    }
  });

  test('the table sets what is for a claim beside what is against it', async ({ page }) => {
    await page.goto(`${MAP}?view=table&claim=P1`);
    const region = page.getByRole('region', { name: 'Table' });
    await expect(region.getByRole('heading', { level: 2 })).toContainText(claimOf('P1').text);
    const [pro, con] = await Promise.all([
      region.getByRole('heading', { name: 'For', exact: true }).boundingBox(),
      region.getByRole('heading', { name: 'Against', exact: true }).boundingBox()
    ]);
    expect(pro!.x).toBeLessThan(con!.x);
    await expect(region.getByRole('link', { name: claimOf('P1.1').text }).first()).toBeVisible();
  });

  test('the text tells both cases', async ({ page }) => {
    await page.goto(`${MAP}?view=text`);
    await expect(page.getByText('The case for the motion rests on seven reasons.')).toBeVisible();
    await expect(page.getByText(/The case against the motion rests on six reasons/)).toBeVisible();
  });

  test('readings work without scripts', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const [view, region, words] of [
      ['table', 'Table', claimOf('P1').text],
      ['text', 'Text', 'The case for the motion rests on seven reasons.'],
      ['clashes', 'Clashes', 'Start here']
    ] as const) {
      await page.goto(`${MAP}?view=${view}`);
      await expect(page.getByRole('region', { name: region }).getByText(words).first()).toBeVisible();
    }
    await context.close();
  });
});

test('the room of the map is all that is left over', async ({ page }) => {
  await openMap(page, '?claim=P1.1');
  const room = await roomOf(page);
  expect(room.y + room.height).toBeCloseTo(800, -1);
});

test('what is typed at once after the key of the search is not lost', async ({ page }) => {
  await openMap(page);
  await page.keyboard.press('/');
  await page.keyboard.type('kaliningrad');
  await expect(page.getByRole('combobox', { name: 'Search this debate' })).toHaveValue('kaliningrad');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
});
