import AxeBuilder from '@axe-core/playwright';
import {
  card,
  claimOf,
  debate,
  expect,
  expectInSight,
  MAP,
  openMap,
  openMenu,
  type Page,
  PHONE,
  PILLARS,
  roomOf,
  scaleOf,
  test
} from './fixtures.ts';

/** What axe finds, short enough to read. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .analyze();
  return found.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`
  );
}

async function expectNoViolations(page: Page, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    expect.soft(await violations(page), address).toEqual([]);
  }
}

test.describe('axe finds nothing', () => {
  test('on the start page', ({ page }) => expectNoViolations(page, ['/lt', '/?theme=dark', '/?theme=mono']));

  test('on another debate', ({ page }) =>
    expectNoViolations(page, [
      '/maps/compulsory-voting?claim=P1.1.1',
      '/maps/compulsory-voting?view=sources'
    ]));

  test('on the map in its three themes, and with its menus open', async ({ page }) => {
    await expectNoViolations(page, [`${MAP}?theme=dark&open=P1`, `${MAP}?theme=mono`, `${MAP}?claim=P99`]);
    await openMenu(page, 'View');
    expect(await violations(page)).toEqual([]);
  });

  test('on the map with its panel', ({ page }) =>
    expectNoViolations(page, [`${MAP}?claim=P1.2.2`, `/lt${MAP}?claim=P7.4.1&theme=dark`]));

  test('in the outline', ({ page }) => expectNoViolations(page, [`${MAP}?view=outline&claim=P1.1`]));

  test('in the table, the text and the clashes', ({ page }) =>
    expectNoViolations(page, [
      `${MAP}?view=table&claim=P1&theme=dark`,
      `${MAP}?view=text`,
      `${MAP}?view=clashes&left=negative&theme=mono`
    ]));

  test('where a filter dims', ({ page }) =>
    expectNoViolations(page, [
      `${MAP}?only=unanswered&open=P1`,
      `${MAP}?view=outline&only=unanswered`,
      `${MAP}?view=table&serves=negative&theme=dark`
    ]));

  test('with the search and the filters open', async ({ page }) => {
    await openMap(page);
    await openMenu(page, 'Filter');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('deterrence');
    await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test('with all commands, and with the shortcuts, open', async ({ page }) => {
    for (const [query, map] of [
      ['?claim=P1', MAP],
      ['?theme=dark', `/lt${MAP}`]
    ] as const) {
      await openMap(page, query, map);
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    }
  });

  test('in another page', ({ page }) =>
    expectNoViolations(page, [`${MAP.replace('/maps/', '/embed/')}?claim=P1`]));

  test('in the list of sources', ({ page }) => expectNoViolations(page, [`${MAP}?view=sources`]));

  test.describe('at an address that leads nowhere', () => {
    test.use({ provoked: [/404/] });
    test('either', ({ page }) => expectNoViolations(page, ['/maps/none']));
  });

  test.describe('on a phone', () => {
    test.use({ ...PHONE });
    test('either', ({ page }) => expectNoViolations(page, [MAP, `${MAP}?claim=P1.2.2`]));
  });
});

interface Node {
  role: string;
  name: string;
  description: string;
}

/** What the browser itself tells assistive technology. */
async function heard(page: Page, role: string): Promise<Node[]> {
  const device = await page.context().newCDPSession(page);
  const { root } = await device.send('DOM.getDocument');
  const { nodes } = await device.send('Accessibility.queryAXTree', { nodeId: root.nodeId, role });
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role: kind, name, description }) => ({
      role: String(kind?.value ?? ''),
      name: String(name?.value ?? ''),
      description: String(description?.value ?? '')
    }));
}

test('a card is heard as its claim, then what it does, its sources and how it stands', async ({ page }) => {
  await openMap(page);
  const cards = await heard(page, 'treeitem');
  expect(cards.map(({ name }) => name).sort()).toEqual(
    [debate.motion!, ...PILLARS].map((id) => claimOf(id).text).sort()
  );
  const pillar = cards.find(({ name }) => name === claimOf('P1').text)!;
  expect(pillar.description).toMatch(/^Supports the motion\b.*Reuters 2024 \(quotation found in the source/);
  expect(pillar.description, 'how it stands').toMatch(/below it\b.*\b12\b.*\b11\b.*\b7\b/i);
});

test('a link is heard by the words that are seen', async ({ page }) => {
  await openMap(page, '?claim=P1.2.2');
  const seen = await card(page, 'P1.2.2')
    .locator('a[target="_blank"] text')
    .evaluateAll((all) => all.map((each) => each.textContent!.trim()));
  expect(seen).toEqual(['Harvey and Mitton 2016']);
  const names = (await heard(page, 'link')).map(({ name }) => name);
  expect(names.some((name) => name.includes('Harvey and Mitton 2016'))).toBe(true);
});

test('each page has one first heading, and its headings go down without leaps', async ({ page }) => {
  for (const address of ['/', `${MAP}?claim=P1.1`, `${MAP}?view=outline`, `${MAP}?view=sources&claim=P1.1`]) {
    await page.goto(address);
    const levels = await page
      .getByRole('heading')
      .evaluateAll((all) => all.map((each) => Number(each.tagName.slice(1))));
    expect(
      levels.filter((level) => level === 1),
      address
    ).toHaveLength(1);
    for (const [at, level] of levels.entries())
      expect(level - (levels[at - 1] ?? 0), `${address}: heading ${at}`).toBeLessThanOrEqual(1);
  }
});

test('the outline is a complete reading: every claim, what it does, its sources', async ({ page }) => {
  await page.goto(`${MAP}?view=outline`);
  const outline = page.getByRole('region', { name: 'Outline' });
  await expect(outline.getByRole('heading', { level: 3 })).toHaveText(
    PILLARS.map((id) => claimOf(id).heading!)
  );
  const text = (await outline.textContent())!.replace(/\s+/g, ' ');
  const flat = (words: string) => words.replace(/\s+/g, ' ').trim();
  const missing = debate.claims.flatMap(({ id, text: words, citations = [] }) => [
    ...(text.includes(flat(words)) ? [] : [id]),
    ...citations.flatMap(({ quote }) =>
      quote && !text.includes(flat(quote.exact)) ? [`${id}: ${quote.exact}`] : []
    )
  ]);
  expect(missing).toEqual([]);
  await expect(outline).toContainText('As of 23 November 2026');
  const background = outline.getByText('Background', { exact: true });
  await expect(outline.getByText(/adopted in Dublin in May 2008/)).toBeHidden();
  await background.click();
  await expect(outline.getByText(/adopted in Dublin in May 2008/)).toBeVisible();
  await outline.getByRole('link', { name: claimOf('P1.1').text }).click();
  await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText(
    claimOf('P1.1').text
  );
});

test.describe('letters twice as large, as a browser may be set', () => {
  const twice = (page: Page) =>
    page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
  /** Words of the frame that do not fit into what holds them, or lie over other words. */
  const crowded = (page: Page) =>
    page.evaluate(() => {
      const seen = [
        ...document.querySelectorAll<HTMLElement>(
          'header a, header summary, header button, main h2, main p, main li, aside h2, aside p, dialog p, dialog button'
        )
      ].filter((each) => each.checkVisibility() && !each.closest('.unseen') && each.textContent!.trim());
      const clipped = seen.filter(
        (each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline'
      );
      const bar = seen.filter((each) => each.closest('header') && !each.closest('details > div'));
      const over = bar.filter((each, at) =>
        bar.slice(at + 1).some((other) => {
          if (each.contains(other) || other.contains(each)) return false;
          const [a, b] = [each.getBoundingClientRect(), other.getBoundingClientRect()];
          return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
        })
      );
      const out = bar.filter((each) => {
        const box = each.getBoundingClientRect();
        return box.left < -1 || box.right > innerWidth + 1;
      });
      return [...clipped, ...over, ...out].map((each) => each.textContent!.trim());
    });
  const letters = (page: Page) =>
    page
      .locator('header a')
      .first()
      .evaluate((link) => Number.parseFloat(getComputedStyle(link).fontSize));

  test('grow on the map too', async ({ page }) => {
    await page.addInitScript(() => {
      document.addEventListener('readystatechange', () => {
        document.documentElement.style.fontSize = '200%';
      });
    });
    await openMap(page);
    expect(await scaleOf(card(page, 'M'))).toBeGreaterThanOrEqual(1.2);
    await expectInSight(page, card(page, 'M'));
    await page.goto(`${MAP}?claim=P4.1`);
    await expect(card(page, 'P4.1')).toBeInViewport();
    await expect.poll(() => scaleOf(card(page, 'P4.1'))).toBeGreaterThanOrEqual(1.2);
  });

  for (const [width, height] of [
    [1280, 800],
    [390, 844]
  ] as const) {
    test(`grow, and nothing lies over anything at ${width} x ${height}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      for (const address of [
        '/',
        '/my',
        `${MAP}?claim=P1`,
        `/lt${MAP}`,
        `${MAP}?view=outline`,
        `${MAP}?view=clashes`
      ]) {
        await page.goto(address);
        const before = await letters(page);
        await twice(page);
        expect(await letters(page), address).toBe(before * 2);
        await expect.poll(() => crowded(page), { message: address }).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(
          width
        );
      }
      await openMap(page);
      await twice(page);
      await expect.poll(async () => (await roomOf(page)).height).toBeGreaterThan(height * 0.6);
    });
  }
});
