import { card, claimOf, debate, expect, type Locator, MAP, openMap, PILLARS, test } from './fixtures.ts';

const LT = `/lt${MAP}`;
const TRANSLATED = debate.translations!.lt!;

/** Texts that are set in English, with the language that the page says they are in where it is another. */
function wronglyMarked(part: Locator, texts: readonly string[]): Promise<string[]> {
  return part.evaluate((root, wanted) => {
    const short = new Set(wanted);
    const long = wanted.filter(({ length }) => length > 20);
    const wrong: string[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const words = walker.currentNode.textContent!.trim();
      const language = walker.currentNode.parentElement!.closest('[lang]')!.getAttribute('lang');
      if (language === 'en' || !words) continue;
      if (short.has(words) || long.some((text) => words.includes(text))) wrong.push(`${language}: ${words}`);
    }
    return wrong;
  }, texts);
}

/** What number a Lithuanian noun takes after a count. */
function form(count: number): 'one' | 'few' | 'many' {
  const [tens, ones] = [count % 100, count % 10];
  if (ones === 0 || (tens > 10 && tens < 20)) return 'many';
  return ones === 1 ? 'one' : 'few';
}

test('the start page speaks Lithuanian', async ({ page }) => {
  await page.goto('/lt');
  await expect(page.locator('html')).toHaveAttribute('lang', 'lt');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Debatai kaip argumentų medžiai, kurių kiekvienas mazgas rodo savo šaltinius.'
  );
  const shown = page.getByRole('article').filter({ hasText: TRANSLATED.M!.text! });
  await expect(shown).toContainText('188 teiginiai · 131 šaltinis · 179 citatos');
  await expect(shown).toContainText('Už tezę · 92 teiginiai');
  await expect(shown).toContainText('2026 m. lapkričio 23 d. būklė');
  await expect(page.getByRole('heading', { level: 3 })).toHaveText([
    TRANSLATED.M!.text!,
    'Balsavimas nacionaliniuose rinkimuose turėtų būti privalomas'
  ]);
  await expect(page.locator('h3[lang]'), 'both motions are in the language of the page').toHaveCount(0);
  await shown.getByRole('link').click();
  await expect(page).toHaveURL(LT);
});

test('the map: interface, motion, headings and standings in Lithuanian', async ({ page }) => {
  await openMap(page, '', LT);
  await expect(page.locator('html')).toHaveAttribute('lang', 'lt');
  await expect(page).toHaveTitle(`${TRANSLATED.M!.text} · Warrant`);
  for (const name of ['Žemėlapis', 'Struktūra', 'Šaltiniai'])
    await expect(
      page.getByRole('navigation', { name: 'Skaitymo būdai' }).getByRole('link', { name })
    ).toBeVisible();
  for (const name of ['Didinti', 'Mažinti', 'Visas žemėlapis'])
    await expect(page.getByRole('button', { name })).toBeVisible();
  await expect(card(page, 'M')).toHaveAccessibleName(TRANSLATED.M!.text!);
  for (const id of PILLARS) {
    const lines = await card(page, id).locator('text').allTextContents();
    const words = lines.map((line) => line.trim()).join(' ');
    expect(words).toContain(TRANSLATED[id]!.heading!);
    expect(words).toMatch(/\d+\suž,\s\d+\sprieš/);
  }
  await expect(page.getByText('Už tezę · 92 teiginiai')).toBeVisible();
  await expect(page.getByText('Prieš tezę · 96 teiginiai')).toBeVisible();
});

test('counts take the right form of the noun: 1, 2, 10, 11, 21', async ({ page }) => {
  const nouns = { one: 'teiginį', few: 'teiginius', many: 'teiginių' };
  const labels: string[] = [];
  for (const query of [
    '',
    '?open=P1&claim=P1.2',
    '?open=P2&claim=P2.1',
    '?open=P6&claim=P6.1',
    '?open=C2&claim=C2.1'
  ]) {
    await openMap(page, query, LT);
    labels.push(
      ...(await page
        .locator('a[data-fold="closed"]')
        .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')!)))
    );
  }
  const forms = new Set<string>();
  for (const label of labels) {
    const count = Number(/\d+/.exec(label)![0]);
    expect(label).toBe(`Rodyti ${count} ${nouns[form(count)]} žemiau`);
    forms.add(form(count));
  }
  expect([...forms].sort()).toEqual(['few', 'many', 'one']);
});

test('the panel: sentence, check, dates and buttons in Lithuanian', async ({ page }) => {
  await openMap(page, '?claim=P1.1', LT);
  const panel = page.getByRole('complementary', { name: 'Pasirinktas teiginys' });
  await expect(panel.getByText('Remia „Atgrasymas“, už tezę', { exact: true })).toBeVisible();
  await expect(panel).toContainText(
    'citata rasta šaltinyje 2026 m. lapkričio 23 d.: palyginta skaitant su išsaugota puslapio kopija'
  );
  await expect(panel).toContainText('2024 m. liepos 3 d.');
  await panel.getByRole('button', { name: 'Kopijuoti nuorodą į šaltinį' }).first().click();
  await expect(page.getByRole('status').filter({ hasText: 'Nuoroda nukopijuota' })).toBeVisible();
  await expect(panel.getByRole('link', { name: 'Pranešti apie klaidą' })).toHaveAttribute('href', /Klaida/);
  await panel.getByRole('link', { name: 'Užverti' }).click();
  await expect(panel).toHaveCount(0);
});

test('what is not translated is marked as English: cards and panel', async ({ page }) => {
  await openMap(page, '?open=P1&claim=P1.2.2', LT);
  const lines = page.locator('[data-claim] text');
  const marked = await lines.evaluateAll(
    (all, text) =>
      all
        .filter((each) => text.includes(each.textContent!.trim()) && each.textContent!.trim().length > 12)
        .map((each) => each.closest('[lang]')!.getAttribute('lang')),
    debate.claims
      .filter(({ id }) => id !== 'M')
      .map(({ text }) => text)
      .join('\n')
  );
  expect(marked.length, 'lines of claims').toBeGreaterThan(20);
  expect(new Set(marked)).toEqual(new Set(['en']));
  const headings = await page
    .locator('[data-claim="P1"] text')
    .evaluateAll((all) =>
      all
        .filter((each) => each.textContent!.trim() === 'Atgrasymas')
        .map((each) => each.closest('[lang]')!.getAttribute('lang'))
    );
  expect(headings).toEqual(['lt']);

  for (const id of ['P1.2.2', 'P7.4.1', 'C4.5']) {
    await openMap(page, `?claim=${id}`, LT);
    const claim = claimOf(id);
    const texts = [
      claim.text,
      ...(claim.citations ?? []).flatMap(({ locator, check, source }) => [
        locator ?? '',
        check?.note ?? '',
        debate.sources.find((each) => each.id === source)!.role ?? ''
      ])
    ].filter(Boolean);
    expect.soft(await wronglyMarked(page.getByRole('complementary'), texts), id).toEqual([]);
  }
});

test('what is not translated is marked as English: outline and sources', async ({ page }) => {
  await page.goto(`${LT}?view=outline`);
  await expect(page.getByText('Teiginiai ar dalis jų – anglų kalba.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: TRANSLATED.M!.text })).toHaveAttribute(
    'lang',
    'lt'
  );
  const claims = debate.claims.filter(({ id }) => id !== 'M');
  const texts = claims.flatMap(({ text, citations }) => [
    text,
    ...(citations ?? []).flatMap(({ locator }) => (locator ? [locator] : []))
  ]);
  expect.soft(await wronglyMarked(page.getByRole('region', { name: 'Struktūra' }), texts)).toEqual([]);
  await page.goto(`${LT}?view=sources`);
  await expect(page.getByRole('region', { name: 'Šaltiniai' }).getByRole('heading', { level: 2 })).toHaveText(
    'Šaltiniai (131 šaltinis)'
  );
  const notes = debate.sources.flatMap(({ note, role }) => [note ?? '', role ?? '']).filter(Boolean);
  expect(await wronglyMarked(page.getByRole('region', { name: 'Šaltiniai' }), [...texts, ...notes])).toEqual(
    []
  );
});

test('the link to the other language leads to the same sight, there and back', async ({ page }) => {
  const query = '?view=outline&claim=P1.1&open=P2&layout=top-down&theme=dark';
  await page.goto(LT + query);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(MAP + query);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('region', { name: 'Outline' })).toBeVisible();
  await page.getByRole('link', { name: 'Lietuvi' }).click();
  await expect(page).toHaveURL(LT + query);
  await expect(page.locator('html')).toHaveAttribute('lang', 'lt');
});

test('the link to the other language follows what is opened and selected', async ({ page }) => {
  await openMap(page, '', LT);
  await card(page, 'P4').locator('a[data-fold]').click();
  await expect(card(page, 'P4')).toHaveAttribute('aria-expanded', 'true');
  await card(page, 'P4').locator('text').first().click();
  await expect(page.getByRole('complementary')).toBeVisible();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(`${MAP}?claim=P4&open=P4`);
  await expect(page.getByRole('complementary', { name: 'Selected claim' })).toBeVisible();
  await expect(card(page, 'P4')).toHaveAttribute('aria-expanded', 'true');
});
