import {
  boxOf,
  card,
  childrenOf,
  choose,
  claimOf,
  debate,
  drawn,
  expect,
  expectClaim,
  expectInSight,
  FACING,
  focused,
  foldOf,
  isInside,
  MAP,
  openMap,
  PILLARS,
  panelOf,
  roomOf,
  scaleOf,
  test
} from './fixtures.ts';

const MOTION = debate.motion!;

test.describe('first view, 1280 x 800', () => {
  test('the motion and all pillars stand whole on the screen, at reading size', async ({ page }) => {
    await openMap(page);
    expect((await drawn(page)).sort()).toEqual([MOTION, ...PILLARS].sort());
    expect(await scaleOf(card(page, MOTION))).toBeGreaterThanOrEqual(0.95);
    const room = await roomOf(page);
    expect(isInside(room, { x: 0, y: 0, width: 1280, height: 800 }, 0)).toBe(true);
    const zoom = (await page.getByRole('button', { name: 'Zoom in' }).boundingBox())!;
    for (const id of [MOTION, ...PILLARS]) {
      const box = await boxOf(card(page, id));
      expect(isInside(box, room), `${id} is in sight`).toBe(true);
      const beside = zoom.x >= box.x + box.width || zoom.x + zoom.width <= box.x;
      const below = zoom.y >= box.y + box.height;
      expect(beside || below, `${id} is not under the buttons`).toBe(true);
    }
  });

  test('pillars that clash face each other, the affirmative left, the negative right', async ({ page }) => {
    await openMap(page);
    const motion = await boxOf(card(page, MOTION));
    for (const [one, other] of FACING) {
      const left = await boxOf(card(page, one));
      const right = await boxOf(card(page, other));
      const away = left.y + left.height / 2 - (right.y + right.height / 2);
      expect(Math.abs(away), `${one} is level with ${other}`).toBeLessThan(1);
    }
    for (const id of PILLARS) {
      const one = card(page, id);
      const box = await boxOf(one);
      const affirmative = debate.reasons.find(({ premises }) => premises[0] === id)!.side === 'pro';
      await expect(one).toHaveAttribute('data-side', affirmative ? 'affirmative' : 'negative');
      if (affirmative) expect(box.x + box.width).toBeLessThan(motion.x);
      else expect(box.x).toBeGreaterThan(motion.x + motion.width);
    }
  });

  test('each pillar shows its heading, its sentence, its sources and how it stands', async ({ page }) => {
    await openMap(page);
    for (const id of PILLARS) {
      const { heading, text, citations } = claimOf(id);
      const lines = await card(page, id).locator('text').allTextContents();
      const words = lines.map((line) => line.trim()).join(' ');
      expect(words).toContain(heading!);
      expect(words).toContain(text);
      expect(words).toMatch(/\d+\sfor,\s\d+\sagainst(,\s\d+\sunanswered)?/);
      await expect(card(page, id).getByRole('link', { name: / (19|20)\d\d$/ })).toHaveCount(
        citations!.length
      );
    }
    await expect(card(page, 'C5')).toContainText('4 for, 6 against, 4 unanswered');
    await expect(page.getByText('For the motion · 92 claims')).toBeVisible();
    await expect(page.getByText('Against the motion · 96 claims')).toBeVisible();
  });

  test('a notice above the map takes nothing from it', async ({ page }) => {
    await openMap(page, '?claim=no-such-claim');
    const window = { x: 0, y: 0, width: 1280, height: 800 };
    for (const id of PILLARS) {
      await expect
        .poll(async () => isInside(await boxOf(card(page, id)), window), `${id} is whole`)
        .toBe(true);
    }
    for (const button of await page.getByRole('button', { name: /Zoom|Fit/ }).all())
      expect(isInside((await button.boundingBox())!, window)).toBe(true);
  });
});

test.describe('opening and closing', () => {
  test('a pillar opens under the hand and stays in sight', async ({ page }) => {
    for (const pillar of ['P1', 'P7', 'C1']) {
      await openMap(page);
      await foldOf(page, pillar).click();
      await expect(card(page, pillar)).toHaveAttribute('aria-expanded', 'true');
      expect((await drawn(page)).sort()).toEqual([MOTION, ...PILLARS, ...childrenOf(pillar)].sort());
      await expectInSight(page, card(page, pillar));
      await expectInSight(page, card(page, childrenOf(pillar)[0]!));
      expect(new URL(page.url()).searchParams.getAll('open')).toEqual([pillar]);
      await expect(foldOf(page, pillar)).toHaveAccessibleName('Hide what is below');
    }
  });

  test('closing takes the branch away again, and the address with it', async ({ page }) => {
    await openMap(page, '?open=P1');
    await foldOf(page, 'P1').click();
    await expect(card(page, 'P1')).toHaveAttribute('aria-expanded', 'false');
    await expect(page.getByRole('treeitem')).toHaveCount(14);
    await expectInSight(page, card(page, 'P1'));
    await expect(foldOf(page, 'P1')).toHaveAccessibleName('Show 23 claims below');
    expect(new URL(page.url()).searchParams.getAll('open')).toEqual([]);
  });

  test('step by step to the last answer, the place is never lost', async ({ page }) => {
    await openMap(page);
    for (const id of ['P6', 'P6.1', 'P6.1.1', 'P6.1.1.1', 'P6.1.1.1.2']) {
      await foldOf(page, id).click();
      await expect(card(page, id)).toHaveAttribute('aria-expanded', 'true');
      await expectInSight(page, card(page, id));
      expect(await scaleOf(card(page, id)), 'the size of the words stays').toBeCloseTo(1, 1);
    }
    await expect(card(page, 'P6.1.1.1.2.1')).toBeInViewport();
  });

  test('a page loaded again shows the same', async ({ page }) => {
    await openMap(page);
    await foldOf(page, 'C2').click();
    await expect(card(page, 'C2')).toHaveAttribute('aria-expanded', 'true');
    await foldOf(page, 'C2.1').click();
    await expect(card(page, 'C2.1')).toHaveAttribute('aria-expanded', 'true');
    const before = await drawn(page);
    const address = page.url();
    await openMap(page, new URL(address).search);
    expect(await drawn(page)).toEqual(before);
    await expectInSight(page, card(page, 'C2.1'));
  });

  test('everything opens, every claim once, and closes to the pillars', async ({ page }) => {
    await openMap(page);
    await choose(page, 'View', 'Open all branches');
    await expect(page.locator('[role="treeitem"]:not([data-reference])')).toHaveCount(189);
    const whole = page.locator('[role="treeitem"]:not([data-reference])');
    const ids = await whole.evaluateAll((cards) => cards.map((each) => (each as SVGElement).dataset.claim));
    expect(new Set(ids)).toEqual(new Set(debate.claims.map(({ id }) => id)));
    await choose(page, 'View', 'First level only');
    await expect(page.getByRole('treeitem')).toHaveCount(14);
  });
});

test.describe('selecting', () => {
  test('a claim has an address, and back and forward walk through what was selected', async ({ page }) => {
    await openMap(page);
    const title = panelOf(page).getByRole('heading', { level: 2 });
    await card(page, 'P4').locator('text').first().click();
    await expect(title).toHaveText(claimOf('P4').text);
    await expectClaim(page, 'P4');
    await expect(card(page, 'P4')).toHaveAttribute('aria-selected', 'true');
    await card(page, 'P1').locator('text').first().click();
    await expect(title).toHaveText(claimOf('P1').text);
    await page.goBack();
    await expect(title).toHaveText(claimOf('P4').text);
    await page.goBack();
    await expect(panelOf(page)).toHaveCount(0);
    await page.goForward();
    await expect(title).toHaveText(claimOf('P4').text);
    await expectInSight(page, card(page, 'P4'));
  });

  test('a selected claim stands beside the panel, never under it', async ({ page }) => {
    await openMap(page);
    await card(page, 'C4').locator('text').first().click();
    await expect(panelOf(page)).toBeVisible();
    await expectInSight(page, card(page, 'C4'));
    const panel = (await panelOf(page).boundingBox())!;
    const box = await boxOf(card(page, 'C4'));
    expect(box.x + box.width).toBeLessThanOrEqual(panel.x);
  });

  test('the address of a claim deep in the debate opens the way to it', async ({ page }) => {
    await openMap(page, '?claim=P6.1.1.1.2.1');
    await expectInSight(page, card(page, 'P6.1.1.1.2.1'));
    await expect(card(page, 'P6.1.1.1')).toHaveAttribute('aria-expanded', 'true');
    expect(await scaleOf(card(page, 'P6.1.1.1.2.1'))).toBeGreaterThanOrEqual(0.6);
  });

  test('a claim that is not there is said, and the map opens', async ({ page }) => {
    await openMap(page, '?claim=P99');
    await expect(
      page.getByText('There is no claim “P99” in this debate; the whole map is shown.')
    ).toBeVisible();
    await expect(page.getByRole('treeitem')).toHaveCount(14);
    await expect(panelOf(page)).toHaveCount(0);
  });

  test('a claim drawn elsewhere leads to where it is drawn whole', async ({ page }) => {
    await openMap(page, '?open=C2');
    const reference = page.locator('[data-reference="P7.2.1"]');
    await expect(reference.locator('desc')).toContainText('drawn elsewhere');
    await reference.locator('text').first().click();
    await expectClaim(page, 'P7.2.1');
    await expect(card(page, 'P7.2.1')).toHaveAttribute('aria-selected', 'true');
    await expectInSight(page, card(page, 'P7.2.1'));
    await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P7.2.1').text);
  });
});

test.describe('links between cards', () => {
  test('every reason that is drawn says what it does, for whom, and between whom', async ({ page }) => {
    await openMap(page, '?open=P1');
    const links = page.locator('[data-reason]');
    const reasons = debate.reasons.filter(
      ({ target }) => 'claim' in target && [MOTION, 'P1'].includes(target.claim)
    );
    await expect(links).toHaveCount(reasons.length);
    for (const { id, side, target } of reasons) {
      const link = page.locator(`[data-reason="${id}"]`);
      await expect(link).toHaveAttribute('data-effect', side === 'pro' ? 'supports' : 'attacks');
      if ('claim' in target && target.claim === MOTION)
        await expect(link).toHaveAttribute('data-side', side === 'pro' ? 'affirmative' : 'negative');
    }
  });

  test('an undercut ends on the link that it hits', async ({ page }) => {
    await openMap(page, '?open=P1&open=P1.2');
    await expect(page.locator('[data-reason="r-P1.2.2"]')).toHaveAttribute('data-effect', 'undercuts');
    const away = await page.evaluate(() => {
      const group = (id: string) => document.querySelector(`[data-reason="${id}"]`)!;
      const end = (group('r-P1.2.2').lastElementChild as SVGPathElement).getBBox();
      const way = group('r-P1.2').querySelector('path')!;
      const length = way.getTotalLength();
      const steps = Array.from({ length: 401 }, (_, at) => way.getPointAtLength((length * at) / 400));
      return Math.min(
        ...steps.map(({ x, y }) => Math.hypot(x - end.x - end.width / 2, y - end.y - end.height / 2))
      );
    });
    expect(away).toBeLessThan(10);
  });
});

test.describe('layouts', () => {
  test('left to right: everything stands right of what it bears on', async ({ page }) => {
    await openMap(page);
    await choose(page, 'View', 'Left to right');
    await expect(page).toHaveURL(/\?layout=left-right$/);
    await expect
      .poll(async () => (await boxOf(card(page, 'P1'))).x - (await boxOf(card(page, MOTION))).x)
      .toBeGreaterThan(0);
    const motion = await boxOf(card(page, MOTION));
    for (const id of PILLARS) {
      expect((await boxOf(card(page, id))).x, id).toBeGreaterThan(motion.x + motion.width);
    }
  });

  test('top down: everything stands below what it bears on', async ({ page }) => {
    await openMap(page);
    await choose(page, 'View', 'Top down');
    await expect(page).toHaveURL(/\?layout=top-down$/);
    await expect
      .poll(async () => (await boxOf(card(page, 'P1'))).y - (await boxOf(card(page, MOTION))).y)
      .toBeGreaterThan(0);
    const motion = await boxOf(card(page, MOTION));
    for (const id of PILLARS) {
      expect((await boxOf(card(page, id))).y, id).toBeGreaterThan(motion.y + motion.height);
    }
    await expect(page.getByText('View', { exact: true })).toBeVisible();
  });

  test('no two cards of the whole map lie on each other, in no layout', async ({ page }) => {
    for (const layout of ['two-sided', 'left-right', 'top-down']) {
      await openMap(page, `?depth=all&layout=${layout}`);
      const overlaps = await page.getByRole('treeitem').evaluateAll((cards) => {
        const boxes = cards.map((each) => {
          const { e, f } = (each as SVGGElement).transform.baseVal.consolidate()!.matrix;
          const { width, height } = each.querySelector('rect')!;
          return { e, f, w: width.baseVal.value, h: height.baseVal.value };
        });
        return boxes.flatMap((a, at) =>
          boxes
            .slice(at + 1)
            .filter((b) => a.e < b.e + b.w && b.e < a.e + a.w && a.f < b.f + b.h && b.f < a.f + a.h)
        ).length;
      });
      expect(overlaps, layout).toBe(0);
    }
  });
});

test('a branch shown alone says so, and leads back to the whole debate', async ({ page }) => {
  await openMap(page, '?root=P1&claim=P1.1');
  expect((await drawn(page))[0]).toBe('P1');
  const notice = page.getByText('Only the branch of “Deterrence” is shown.');
  await expect(notice).toBeVisible();
  await notice.getByRole('link', { name: 'Show the whole debate' }).click();
  await expect(notice).toHaveCount(0);
  await expect(card(page, MOTION)).toBeAttached();
  await expectClaim(page, 'P1.1');
  await expectInSight(page, card(page, 'P1.1'));
});

for (const layout of ['left-right', 'top-down']) {
  test(`${layout}: the motion is in sight when the map opens`, async ({ page }) => {
    for (const depth of ['1', 'all']) {
      await openMap(page, `?layout=${layout}&depth=${depth}`);
      await expectInSight(page, card(page, MOTION));
    }
  });
}

test('what a reader has zoomed stays so when nothing of the map changes', async ({ page }) => {
  await openMap(page);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => scaleOf(card(page, MOTION))).toBeCloseTo(1.4, 1);
  await choose(page, 'View', 'Dark');
  await expect(page).toHaveURL(/theme=dark/);
  expect(await scaleOf(card(page, MOTION))).toBeCloseTo(1.4, 1);
});

test('one step back undoes one step: what was opened, then the claim that was looked at', async ({
  page
}) => {
  await openMap(page);
  await foldOf(page, 'P1').click();
  await expect(card(page, 'P1.1')).toBeVisible();
  await card(page, 'P2').locator('text').first().click();
  await expectClaim(page, 'P2');
  await page.keyboard.press('Escape');
  await expectClaim(page, null);
  await page.goBack();
  await expectClaim(page, 'P2');
  await expect.poll(() => focused(page)).not.toBe('nothing');
  await page.goBack();
  await expectClaim(page, null);
  await expect(card(page, 'P1.1')).toBeVisible();
  await page.goBack();
  await expect(card(page, 'P1.1')).toHaveCount(0);
});

test('an outline ends where its words end', async ({ page }) => {
  for (const view of ['outline', 'sources']) {
    await page.goto(`${MAP}?view=${view}`);
    await expect(page.getByRole('tree', { name: 'Argument map of the debate' })).toBeHidden();
    const [whole, seen] = await page.evaluate(() => [document.scrollingElement!.scrollHeight, innerHeight]);
    expect(whole).toBeLessThanOrEqual(seen!);
  }
});

test('every line on the map begins with its first letter, not with a blank', async ({ page }) => {
  await openMap(page, '?open=P1');
  const lines = await page.locator('svg.stage text').allTextContents();
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.filter((line) => line !== line.trim())).toEqual([]);
});
