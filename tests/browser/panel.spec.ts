import {
  card,
  claimOf,
  debate,
  expect,
  expectClaim,
  expectInSight,
  type Locator,
  openMap,
  type Page,
  panelOf,
  test
} from './fixtures.ts';

const HARVEY = 'https://journals.cambridge.org/action/displayAbstract?fromPage=online&aid=10180047';

/** The part of the panel under a heading. */
function under(page: Page, heading: string): Locator {
  return panelOf(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: heading, exact: true }) });
}

/** What the panel says of one source. */
function sourceOf(page: Page, label: string): Locator {
  return panelOf(page)
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: label, exact: true }) });
}

test.describe('what a claim does in the debate', () => {
  test('whom it supports, attacks or undercuts, and for which side', async ({ page }) => {
    for (const [id, sentence] of [
      ['P4', 'Supports the motion'],
      ['C2', 'Attacks the motion: outweighs it'],
      ['P1.1', 'Supports “Deterrence”, for the motion'],
      ['P1.2.2.1', 'Attacks “Do past signals count?”: denies it, for the motion'],
      ['P1.2.2', 'Undercuts the step from “A strategic message” to “Deterrence”, against the motion']
    ] as const) {
      await openMap(page, `?claim=${id}`);
      await expect(panelOf(page).getByText(sentence, { exact: true })).toBeVisible();
      await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf(id).text);
      await expectInSight(page, card(page, id));
    }
  });

  test('premises that hold only together name each other', async ({ page }) => {
    await openMap(page, '?claim=P4.1');
    await expect(panelOf(page)).toContainText(
      `Supports “Allies and neighbours” (only together with “${claimOf('P4.2').heading}”), for the motion`
    );
  });

  test('what a sentence rests on is said', async ({ page }) => {
    for (const [id, words] of [
      ['P1.1', 'The claim says what its sources say.'],
      ['P1.2.1', 'Inferred: the claim goes beyond the words of its sources.'],
      ['P1.1.1', 'Reasoning: the claim rests on no source.']
    ] as const) {
      await openMap(page, `?claim=${id}`);
      await expect(panelOf(page).getByText(words)).toBeVisible();
    }
    await expect(card(page, 'P1.1.1')).toContainText('no source');
    await expect(card(page, 'P1.1.1')).toContainText('reasoning');
  });
});

test.describe('sources', () => {
  test('a source is given whole: quotation, place, check, author, title, publication, date, link', async ({
    page
  }) => {
    await openMap(page, '?claim=P1.2.2');
    const source = sourceOf(page, 'Harvey and Mitton 2016');
    await expect(source.getByRole('blockquote')).toHaveText(
      "“past actions and reputations for resolve have no bearing on an adversary's assessment”"
    );
    await expect(
      source.getByText("abstract, giving the sceptics' view (Hopf, Mercer, Press and others)", {
        exact: true
      })
    ).toBeVisible();
    await expect(
      source.getByText('quotation found in the source on 23 November 2026: seen in the stored page')
    ).toBeVisible();
    await expect(source.locator('cite')).toHaveText(
      'Frank P. Harvey, John Mitton, “Fighting for Credibility: US Reputation Building in Asymmetric Conflicts ' +
        'from the Gulf War to Syria (1991–2013)”, Canadian Journal of Political Science, 12 February 2016.'
    );
    await expect(source).toContainText('seen in the original · abstract seen · scholarly article');
    const link = source.getByRole('link', { name: /Fighting for Credibility/ });
    await expect(link).toHaveAttribute('href', new RegExp(`^${HARVEY.replace(/[?.]/g, '\\$&')}`));
    await expect(link).toHaveAttribute('target', '_blank');
    await expect(link).toHaveAttribute('rel', /\bnoopener\b.*\bnoreferrer\b/);

    await openMap(page, '?claim=P7.2.1');
    await expect(sourceOf(page, 'CMC 2024').locator('cite')).toHaveText(
      "Cluster Munition Coalition, “CMC Deplores Lithuania's Withdrawal from the Convention on Cluster Munitions”, " +
        'ICBL-CMC, 29 July 2024.'
    );
  });

  test('a quotation that was not found says so, and its mark is not filled', async ({ page }) => {
    await openMap(page, '?claim=P7.4.1');
    await expect(panelOf(page)).toContainText(
      'quotation not found in the source on 23 November 2026: compared by eye with a stored copy of the page ' +
        '(Inkstick page not returned in 5 look-ups)'
    );
    const mark = card(page, 'P7.4.1').locator('path', { hasText: 'not found in the source' });
    await expect(mark).toHaveCSS('fill', 'rgba(0, 0, 0, 0)');
    const found = card(page, 'P7.4').locator('path', { hasText: 'quotation found' }).first();
    await expect(found).not.toHaveCSS('fill', 'rgba(0, 0, 0, 0)');
  });

  test('a quotation seen elsewhere than at the source says so and links there', async ({ page }) => {
    await openMap(page, '?claim=C4.3');
    const source = panelOf(page)
      .getByRole('article')
      .filter({ hasText: 'quotation found in a copy of the source' });
    await expect(source).toContainText('not at its own address, on 23 November 2026');
    const link = source.getByRole('link', { name: 'Where it was seen' });
    await expect(link).toHaveAttribute('href', /^https?:\/\/the-monitor\.org\//);
    await expect(link).toHaveAttribute('rel', /noreferrer/);
  });

  test('a quotation in another language is marked up as such and translated', async ({ page }) => {
    await openMap(page, '?claim=P1.3.2.1');
    const quotation = panelOf(page).getByRole('blockquote').filter({ hasText: 'wäre Moskau' });
    await expect(quotation).toHaveAttribute('lang', 'de');
    await expect(panelOf(page)).toContainText(
      'In translation: “Moscow would in six years be [ready for] a large-scale military conflict”'
    );
  });

  test('following a source leads to its own page, from the card and from the panel', async ({
    page,
    context
  }) => {
    await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>A source</title>' })
    );
    await openMap(page, '?claim=P1.2.2');
    for (const link of [
      card(page, 'P1.2.2').getByRole('link', { name: /Harvey and Mitton 2016/ }),
      panelOf(page).getByRole('link', { name: /Fighting for Credibility/ })
    ]) {
      const opening = context.waitForEvent('page');
      await link.click();
      const source = await opening;
      await source.waitForLoadState();
      expect(source.url()).toContain(HARVEY);
      expect(await source.evaluate(() => [window.opener, document.referrer])).toEqual([null, '']);
      await source.close();
    }
    await expectClaim(page, 'P1.2.2');
  });

  test('every source on the face of a card is a link to that source', async ({ page }) => {
    for (const id of ['P1', 'P1.1', 'P1.3', 'C3', 'C3.1']) {
      await openMap(page, `?claim=${id}`);
      const wanted = (claimOf(id).citations ?? []).map(
        ({ source }) => debate.sources.find((each) => each.id === source)!.URL
      );
      const links = card(page, id).locator('a[target="_blank"]');
      const found = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href')));
      expect(found.map((href) => decodeURI(href!))).toEqual(wanted.map((href) => decodeURI(href!)));
      const rels = await links.evaluateAll((all) => all.map((each) => each.getAttribute('rel')));
      expect(new Set(rels)).toEqual(new Set(['noopener noreferrer']));
    }
  });

  test('“Claims that rest on it” leads to that source in the list of sources', async ({ page }) => {
    await openMap(page, '?claim=P7.2.1');
    await sourceOf(page, 'CMC 2024').getByRole('link', { name: 'Claims that rest on it' }).click();
    await expect(page).toHaveURL(/view=sources.*#source-s-cmc$/);
    const entry = page.locator('#source-s-cmc');
    await expect(entry.getByRole('heading', { name: 'CMC 2024', exact: true })).toBeInViewport();
    await expect(entry.getByRole('link', { name: claimOf('P7.2.1').text })).toBeVisible();
  });

  test('the list of sources has every source once, with the claims that rest on it as links', async ({
    page
  }) => {
    await page.goto('/maps/lithuania-cluster-munitions?view=sources');
    const region = page.getByRole('region', { name: 'Sources' });
    await expect(region.getByRole('heading', { level: 2 })).toHaveText('Sources (131 sources)');
    await expect(region.getByRole('heading', { level: 3 })).toHaveCount(131);
    const found = await page.evaluate(
      (ids) =>
        ids.map((id) => [
          id,
          [...document.getElementById(`source-${id}`)!.querySelectorAll('a[data-side]')].map((each) =>
            each.textContent!.trim()
          )
        ]),
      debate.sources.map(({ id }) => id)
    );
    const wanted = debate.sources.map(({ id }) => [
      id,
      debate.claims
        .filter(({ citations }) => citations?.some(({ source }) => source === id))
        .map(({ text }) => text.trim())
    ]);
    expect(found).toEqual(wanted);
    await region
      .getByRole('link', { name: claimOf('C5').text })
      .first()
      .click();
    await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('C5').text);
    await panelOf(page).getByRole('link', { name: 'Show on the map' }).click();
    await expectInSight(page, card(page, 'C5'));
  });
});

test.describe('going on from a claim', () => {
  test('answers, undercuts and supports are links that select those claims', async ({ page }) => {
    await openMap(page, '?claim=P1.2');
    await expect(under(page, 'What answers it').getByRole('link')).toHaveText([claimOf('P1.2.1').text]);
    await expect(under(page, 'What undercuts its step').getByRole('link')).toHaveText([
      claimOf('P1.2.2').text
    ]);
    await under(page, 'What undercuts its step').getByRole('link').click();
    await expect(panelOf(page).getByRole('heading', { level: 2 })).toHaveText(claimOf('P1.2.2').text);
    await expectClaim(page, 'P1.2.2');
    await expectInSight(page, card(page, 'P1.2.2'));
    await expect(under(page, 'What answers it').getByRole('listitem')).toContainText('(denies it)');
    await openMap(page, '?claim=C2');
    const supports = debate.reasons
      .filter(({ side, target }) => side === 'pro' && 'claim' in target && target.claim === 'C2')
      .flatMap(({ premises }) => premises.map((id) => claimOf(id).text));
    await expect(under(page, 'What supports it').getByRole('link')).toHaveText(supports);
    await under(page, 'What supports it').getByRole('link').first().click();
    await expectClaim(page, 'C2.1');
  });

  test('a claim that nothing answers says so', async ({ page }) => {
    await openMap(page, '?claim=C4.1.1');
    await expect(panelOf(page).getByText('Nothing in this debate answers it.')).toBeVisible();
  });

  test('the other places where a claim serves are links', async ({ page }) => {
    await openMap(page, '?claim=P7.2.1');
    const other = under(page, 'Where else it serves').getByRole('link');
    await expect(other).toHaveText(
      `Supports “Unexploded remnants” (only together with “${claimOf('P6.1.2').heading}”)`
    );
    await other.click();
    await expectClaim(page, 'C2');
  });

  test('the motion is a claim like others: its panel lists what bears on it', async ({ page }) => {
    await openMap(page, '?claim=M');
    await expect(panelOf(page).getByText('The motion', { exact: true })).toBeVisible();
    await expect(under(page, 'What supports it').getByRole('link')).toHaveCount(7);
    await expect(under(page, 'What answers it').getByRole('link')).toHaveCount(6);
  });

  test('the cross and Escape close the panel', async ({ page }) => {
    for (const close of [
      () => panelOf(page).getByRole('link', { name: 'Close' }).click(),
      () => page.keyboard.press('Escape')
    ]) {
      await openMap(page);
      await card(page, 'P1').locator('text').first().click();
      await expect(panelOf(page)).toBeVisible();
      await close();
      await expect(panelOf(page)).toHaveCount(0);
      expect(new URL(page.url()).search).toBe('');
      await expectInSight(page, card(page, 'P1'));
    }
  });
});

test.describe('taking along', () => {
  test('copy citation: the quotation and the reference, and word that they are copied', async ({ page }) => {
    await page.clock.install();
    await openMap(page, '?claim=P7.2.1');
    await sourceOf(page, 'CMC 2024').getByRole('button', { name: 'Copy citation' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Citation copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      '“this tragic decision puts at risk Lithuania’s own citizens for generations to come”\n' +
        "Cluster Munition Coalition, “CMC Deplores Lithuania's Withdrawal from the Convention on Cluster " +
        'Munitions”, ICBL-CMC, 29 July 2024, ' +
        'https://www.icblcmc.org/our-impact/lithuania-withdraws-from-convention-on-cluster-munitions; ' +
        'Tamar Gabelnick, 3rd paragraph.'
    );
    await page.clock.fastForward(10_000);
    await expect(page.getByRole('status').filter({ hasText: 'Citation copied' })).toBeHidden();
  });

  test('where the clipboard is closed, that is said', async ({ page }) => {
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('closed'));
    });
    await openMap(page, '?claim=P7.2.1');
    await panelOf(page).getByRole('button', { name: 'Copy citation' }).click();
    await expect(
      page
        .getByRole('status')
        .filter({ hasText: 'The clipboard is not available; select the text and copy it.' })
    ).toBeVisible();
  });

  test('report an error writes a letter that names the claim and where it was seen', async ({ page }) => {
    await openMap(page, '?claim=P7.2.1');
    const href = await panelOf(page).getByRole('link', { name: 'Report an error' }).getAttribute('href');
    expect(href).toMatch(/^mailto:/);
    const letter = new URL(href!).searchParams;
    expect(letter.get('subject')).toBe('Error in “The same citizens pay”');
    expect(letter.get('body')).toContain(`Claim P7.2.1: ${claimOf('P7.2.1').text}`);
    expect(letter.get('body')).toContain(page.url());
  });
});
