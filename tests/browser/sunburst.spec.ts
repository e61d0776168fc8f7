import AxeBuilder from '@axe-core/playwright';
import {
  card,
  childrenOf,
  claimOf,
  expect,
  expectClaim,
  expectInSight,
  focused,
  isInside,
  type Locator,
  MAP,
  openMap,
  type Page,
  PHONE,
  PILLARS,
  panelOf,
  roomOf,
  test
} from './fixtures.ts';

const sunburstOf = (page: Page) => page.getByRole('region', { name: 'Sunburst', exact: true });
const buttonOf = (page: Page) => page.getByRole('button', { name: 'Sunburst', exact: true });

async function openSunburst(page: Page, query = ''): Promise<Locator> {
  await openMap(page, query);
  await buttonOf(page).click();
  await expect(sunburstOf(page)).toBeVisible();
  return sunburstOf(page);
}

/** The first of the arcs of a claim; another is where it serves again. */
function arcOf(page: Page, id: string): Locator {
  return sunburstOf(page)
    .getByRole('treeitem', { name: `${claimOf(id).heading}, `, exact: false })
    .first();
}

/** A point of the window that lies in an arc: the middle of the box around it need not. */
function pointIn(arc: Locator): Promise<{ x: number; y: number }> {
  return arc.evaluate((element) => {
    const path = element as unknown as SVGPathElement;
    const { x, y, width, height } = path.getBBox();
    const found: DOMPoint[] = [];
    for (let row = 1; row < 40; row++)
      for (let column = 1; column < 40; column++) {
        const point = new DOMPoint(x + (width * column) / 40, y + (height * row) / 40);
        if (path.isPointInFill(point)) found.push(point);
      }
    const { x: left, y: top } = found[found.length >> 1]!.matrixTransform(path.getScreenCTM()!);
    return { x: left, y: top };
  });
}

async function hover(page: Page, arc: Locator): Promise<void> {
  const { x, y } = await pointIn(arc);
  await page.mouse.move(x, y);
}

async function press(page: Page, key: string): Promise<string> {
  await page.keyboard.press(key);
  return focused(page);
}

/** By Tab from the button, over the one that follows it and the one that closes. */
async function intoRings(page: Page): Promise<string> {
  await buttonOf(page).focus();
  await page.keyboard.press('Tab');
  expect(await press(page, 'Tab')).toBe('Close');
  return press(page, 'Tab');
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

test('the button opens the debate as rings around the motion, and closes it', async ({ page }) => {
  await openMap(page);
  await expect(buttonOf(page)).toHaveAttribute('aria-expanded', 'false');
  await buttonOf(page).click();
  await expect(buttonOf(page)).toHaveAttribute('aria-expanded', 'true');
  const rings = sunburstOf(page);
  await expect(rings.getByRole('treeitem', { name: `${claimOf('M').text}, The motion` })).toBeVisible();
  for (const id of PILLARS) await expect(arcOf(page, id)).toHaveAttribute('aria-level', '2');
  await buttonOf(page).click();
  await expect(rings).toHaveCount(0);
});

test('each side has its half, the first pillars at the top, the other way round where the reader asks for it', async ({
  page
}) => {
  for (const [query, left] of [
    ['', 'P'],
    ['?left=negative', 'C']
  ] as const) {
    const rings = await openSunburst(page, query);
    const { x, width } = (await rings.locator('svg').last().boundingBox())!;
    const middle = x + width / 2;
    const [one, other] = [PILLARS.filter((id) => id[0] === left), PILLARS.filter((id) => id[0] !== left)];
    expect((await pointIn(arcOf(page, one[0]!))).x).toBeLessThan(middle);
    expect((await pointIn(arcOf(page, other[0]!))).x).toBeGreaterThan(middle);
    for (const side of [one, other])
      expect((await pointIn(arcOf(page, side[0]!))).y).toBeLessThan((await pointIn(arcOf(page, side[2]!))).y);
  }
});

test('what the mouse is over is told: its name, its side and how it stands', async ({ page }) => {
  const rings = await openSunburst(page);
  await expect(rings).toContainText('The motion · 92 for, 96 against');
  for (const [id, side] of [
    ['P1', 'for the motion'],
    ['C2', 'against the motion'],
    ['P1.2.2', 'against the motion']
  ] as const) {
    await hover(page, arcOf(page, id));
    await expect(rings.getByText(claimOf(id).heading!, { exact: true })).toBeVisible();
    await expect(rings).toContainText(new RegExp(`${side} · \\d+\\sfor,\\s\\d+\\sagainst`));
  }
});

test('a click selects a claim, and the map shows it', async ({ page }) => {
  await openSunburst(page);
  await expect(card(page, 'P1.2.2')).toHaveCount(0);
  const { x, y } = await pointIn(arcOf(page, 'P1.2.2'));
  await page.mouse.click(x, y);
  await expectClaim(page, 'P1.2.2');
  await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P1.2.2').text);
  await expectInSight(page, card(page, 'P1.2.2'));
  await expect(arcOf(page, 'P1.2.2')).toHaveAttribute('aria-selected', 'true');
  await expect(sunburstOf(page).locator('[aria-selected="true"]')).toHaveCount(1);
});

test.describe('without a mouse', () => {
  test('it is one stop of the Tab key, and its arrows go along, out and in', async ({ page }) => {
    await openSunburst(page);
    const named = (id: string, side: string) => `${claimOf(id).heading}, ${side}`;
    const motion = `${claimOf('M').text}, The motion`;
    expect(await intoRings(page)).toBe(motion);
    expect(await press(page, 'ArrowUp')).toBe(motion);
    expect(await press(page, 'ArrowDown')).toBe(named('P1', 'for the motion'));
    expect(await press(page, 'ArrowLeft')).toBe(named('P1', 'for the motion'));
    expect(await press(page, 'ArrowRight')).toBe(named('P2', 'for the motion'));
    await expect(sunburstOf(page).getByText(claimOf('P2').heading!, { exact: true })).toBeVisible();
    const [first, second] = childrenOf('P2');
    expect(await press(page, 'ArrowDown')).toContain(claimOf(first!).heading);
    expect(await press(page, 'ArrowRight')).toContain(claimOf(second!).heading);
    expect(await press(page, 'ArrowUp')).toBe(named('P2', 'for the motion'));
    for (let at = 0; at < 6; at++) await page.keyboard.press('ArrowRight');
    expect(await focused(page), 'past the last of its side, the first of the other').toBe(
      named('C4', 'against the motion')
    );
    expect(await press(page, 'Home')).toBe(motion);
    await page.keyboard.press('End');
    await expect(sunburstOf(page).locator('[role="treeitem"]').last()).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(sunburstOf(page).locator(':focus')).toHaveCount(0);
  });

  test('level, place and number of siblings are right for every arc', async ({ page }) => {
    await openSunburst(page);
    const arcs = await sunburstOf(page)
      .getByRole('treeitem')
      .evaluateAll((all) =>
        all.map((each) =>
          ['level', 'posinset', 'setsize'].map((name) => Number(each.getAttribute(`aria-${name}`)))
        )
      );
    expect(arcs[0]).toEqual([1, 1, 1]);
    const path: number[][] = [];
    for (const arc of arcs) {
      const [level, place, siblings] = arc as [number, number, number];
      expect(level).toBeLessThanOrEqual(path.length + 1);
      const elder = path[level - 1];
      path.length = level - 1;
      expect(place).toBe(elder ? elder[1]! + 1 : 1);
      expect(place).toBeLessThanOrEqual(siblings);
      path.push(arc);
    }
  });

  test('Enter and Space select; Escape closes, and leaves the claim selected', async ({ page }) => {
    await openSunburst(page);
    await intoRings(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expectClaim(page, 'P1');
    expect(await focused(page)).toContain(claimOf('P1').heading);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press(' ');
    await expectClaim(page, 'P2');
    await expectInSight(page, card(page, 'P2'));
    await page.keyboard.press('Escape');
    await expect(sunburstOf(page)).toHaveCount(0);
    await expect(buttonOf(page)).toBeFocused();
    await expectClaim(page, 'P2');
    await page.keyboard.press('Enter');
    await expect(sunburstOf(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sunburstOf(page)).toHaveCount(0);
    await expectClaim(page, 'P2');
  });
});

test('it shows the branch that the map shows, and dims what the map dims', async ({ page }) => {
  const rings = await openSunburst(page, '?root=P1&serves=negative');
  const arcs = rings.getByRole('treeitem');
  await expect(arcs.first()).toHaveAccessibleName('Deterrence, for the motion');
  await expect(arcs.first()).toHaveAttribute('aria-level', '1');
  await expect(arcs.first(), 'what all of it is about stays').toHaveCSS('opacity', '1');
  await expect(arcs.and(rings.locator('[data-side="affirmative"]')).nth(1)).toHaveCSS('opacity', '0.4');
  await expect(arcs.and(rings.locator('[data-side="negative"]')).first()).toHaveCSS('opacity', '1');
  await page.getByRole('link', { name: 'Show the whole debate' }).click();
  await expect(arcs.first()).toHaveAccessibleName(`${claimOf('M').text}, The motion`);
});

for (const query of ['?theme=light&claim=P1.2.2', '?theme=dark', '?theme=mono']) {
  test(`axe finds nothing: ${query}`, async ({ page }) => {
    await openSunburst(page, query);
    expect(await violations(page)).toEqual([]);
  });
}

test.describe('without a connection', () => {
  test.use({ provoked: [/ERR_INTERNET_DISCONNECTED/] });

  test('the reader is told that it could not be loaded', async ({ page }) => {
    await openMap(page);
    await page.context().setOffline(true);
    await buttonOf(page).click();
    await expect(page.getByRole('status').filter({ hasText: /could not be loaded/ })).toBeVisible();
    await expect(sunburstOf(page)).toHaveCount(0);
  });
});

test.describe('on a phone', () => {
  test.use({ ...PHONE });

  test('it is as wide as the screen, over the foot of the map', async ({ page }) => {
    const rings = await openSunburst(page);
    const box = (await rings.boundingBox())!;
    expect(box.width).toBeCloseTo(390 - 16, 0);
    expect(isInside(box, await roomOf(page))).toBe(true);
    const { width, height } = (await rings.locator('svg').last().boundingBox())!;
    expect(width).toBeGreaterThan(340);
    expect(height).toBeCloseTo(width, 0);
    await expect(buttonOf(page)).toBeInViewport({ ratio: 1 });
  });

  test('axe finds nothing', async ({ page }) => {
    await openSunburst(page);
    expect(await violations(page)).toEqual([]);
  });

  test('a tap selects a claim, and makes way for it on the map', async ({ page }) => {
    await openSunburst(page);
    const { x, y } = await pointIn(arcOf(page, 'C2'));
    await page.touchscreen.tap(x, y);
    await expectClaim(page, 'C2');
    await expect(sunburstOf(page)).toHaveCount(0);
    await expectInSight(page, card(page, 'C2'));
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false, provoked: [/^request failed: .*\.js: csp$/] });

  test('there is no button for it', async ({ page }) => {
    await page.goto(MAP);
    await expect(buttonOf(page)).toBeHidden();
  });
});
