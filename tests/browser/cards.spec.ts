import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { check } from '../../src/lib/formats/preparation.ts';
import type { Preparation } from '../../src/lib/preparation/preparation.ts';
import { claimOf, expect, type Page, PHONE, test } from './fixtures.ts';

const MOTION = 'Lithuania was right to withdraw from the Convention on Cluster Munitions';
const KEY = 'P1.6/s-nagl/1';
const QUOTED =
  'NATO’s future effectiveness in deterring Russian aggression hinges on withdrawing from the treaty';
const sheetOf = (page: Page) => page.getByRole('article');
const passageOf = (page: Page) => sheetOf(page).getByRole('textbox', { name: 'Passage' });
const level = (page: Page, name: string) => sheetOf(page).getByRole('button', { name });

/** Begins a preparation for the motion, at a card of the bundled debate. */
async function openCard(page: Page, key = KEY): Promise<void> {
  await page.goto('/prepare');
  await page.getByRole('button', { name: 'Prepare a debate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Debate').selectOption(MOTION);
  await dialog.getByRole('radio', { name: 'for the motion' }).check();
  await dialog.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('heading', { name: MOTION })).toBeVisible();
  await page.goto(`${page.url()}?view=cards&card=${encodeURIComponent(key)}`);
  await expect(sheetOf(page)).toBeVisible();
}

/** Begins a selection at the start of the passage, over so many words, by keyboard alone. */
async function select(page: Page, words: number): Promise<void> {
  await passageOf(page).focus();
  await page.keyboard.press('Control+Home');
  for (let word = 0; word < words; word++) await page.keyboard.press('Control+Shift+ArrowRight');
}

async function saved(page: Page): Promise<Preparation> {
  const offered = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const { preparation } = check(JSON.parse(readFileSync(await (await offered).path(), 'utf8')));
  return preparation!;
}

/** The words of the passage that have a level. */
const inMarks = (page: Page, element: 'mark' | 'u' | 'strong') => passageOf(page).locator(element);

test('a card shows its claim, cite and words, with what is underlined and read aloud', async ({ page }) => {
  await openCard(page);
  const sheet = sheetOf(page);
  await expect(sheet.getByRole('heading', { name: claimOf('P1.6').text })).toBeVisible();
  await expect(sheet.locator('.cite strong').first()).toHaveText('Nagl');
  await expect(passageOf(page)).toHaveText(QUOTED);
  await expect(inMarks(page, 'mark')).toHaveText([QUOTED]);
  await expect(sheet).toContainText(/\d+ words to say: 0:\d\d at 150 words a minute/);
  const checks = sheet.getByRole('region', { name: 'To check' });
  await expect(checks).toContainText('What is quoted seems to end in the middle of a sentence.');
  const ours = page.getByRole('region', { name: 'Our cards' });
  await expect(ours.getByRole('link', { name: claimOf('P1.6').text }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Their cards' })).toContainText(claimOf('C1.2').text);
});

test('a card goes into a speech, where its time is that of reading it aloud', async ({ page }) => {
  await openCard(page);
  await sheetOf(page)
    .getByRole('combobox', { name: 'Send to a speech: Nagl and Rice 2024' })
    .selectOption({ label: '2. P2' });
  await expect(sheetOf(page).getByRole('status')).toContainText('P2, place 1 of 1');
  const time = (await sheetOf(page)
    .getByText(/words to say/)
    .textContent())!.match(/\d:\d\d/)![0];
  await page.getByRole('link', { name: 'Speeches', exact: true }).click();
  const speech = page.getByRole('region', { name: /^2\. P2/ });
  await expect(speech).toContainText(`${time} of 8:00`);
  await expect(speech.getByRole('listitem')).toContainText(QUOTED);
  await speech.getByRole('link', { name: /^Nagl and Rice 2024: / }).click();
  await expect(passageOf(page)).toHaveText(QUOTED);
});

test('words are marked by keyboard, stay, and are taken back', async ({ page }) => {
  await openCard(page);
  await select(page, 2);
  await page.keyboard.press('2');
  await expect(inMarks(page, 'strong')).toHaveText(['NATO’s future']);
  await expect(sheetOf(page).getByText('Emphasised: NATO’s future')).toBeVisible();
  // What was selected still is: the next key is of the same words.
  await page.keyboard.press('0');
  await expect(inMarks(page, 'strong')).toHaveCount(0);
  await expect(inMarks(page, 'mark')).toHaveText([QUOTED.slice('NATO’s future '.length)]);
  await page.keyboard.press('1');
  await page.keyboard.press('3');
  await expect(level(page, 'Read aloud')).toHaveAttribute('aria-pressed', 'true');
  // The same again takes it away.
  await page.keyboard.press('3');
  await expect(level(page, 'Read aloud')).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.type('Nothing can be written here');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(passageOf(page)).toHaveText(QUOTED);
  const { cards } = await saved(page);
  expect(cards![KEY]).toMatchObject({
    was: QUOTED,
    marks: expect.arrayContaining([
      { start: 0, end: QUOTED.length, level: 'underlined' },
      { start: 'NATO’s future'.length + 1, end: QUOTED.length, level: 'read' }
    ])
  });
  await page.reload();
  await expect(inMarks(page, 'mark')).toHaveText([QUOTED.slice('NATO’s future '.length)]);
  for (let steps = 0; steps < 5; steps++) await page.keyboard.press('Control+z');
  await expect(inMarks(page, 'mark')).toHaveText([QUOTED]);
  await expect(inMarks(page, 'strong')).toHaveCount(0);
  await page.keyboard.press('Control+y');
  await expect(inMarks(page, 'strong')).toHaveText(['NATO’s future']);
});

test('words are marked with the mouse and the buttons; only what is read is shown', async ({ page }) => {
  await openCard(page);
  const count = sheetOf(page).getByText(/words to say/);
  const before = await count.textContent();
  await level(page, 'Clear').click();
  await expect(sheetOf(page).getByText('Select words in the passage first.')).toBeVisible();
  await passageOf(page).click({ clickCount: 3 });
  await level(page, 'Clear').click();
  await expect(passageOf(page).locator('mark, u, strong')).toHaveCount(0);
  await expect(sheetOf(page)).toContainText('No words of the passage are marked to be read aloud.');
  await select(page, 3);
  await level(page, 'Read aloud').click();
  await expect(count).not.toHaveText(before!);
  await page.getByRole('checkbox', { name: 'Read only' }).check();
  await expect(passageOf(page)).toHaveCount(0);
  await expect(sheetOf(page).locator('.card')).toHaveText(
    `${claimOf('P1.6').text} Nagl and Rice 2024 NATO’s future effectiveness`
  );
  await page.getByRole('checkbox', { name: 'Read only' }).uncheck();
  await expect(inMarks(page, 'mark')).toHaveText(['NATO’s future effectiveness']);
});

test('from a sheet to the card, to other claims on the same source, and copied', async ({
  page,
  context
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openCard(page, 'P5/s-kam/1');
  await expect(sheetOf(page)).toContainText('The map names this source, but no words of it.');
  const others = sheetOf(page).getByRole('region', { name: 'Rests on the same source' });
  await others.getByRole('link', { name: claimOf('P2.1.3.1').text }).click();
  await expect(sheetOf(page).getByRole('heading', { name: claimOf('P2.1.3.1').text })).toBeVisible();
  await sheetOf(page)
    .getByRole('link', { name: /^Evidence card: / })
    .first()
    .click();
  await expect(passageOf(page)).toHaveText('reduces logistical burden and cost nearly by half');
  await sheetOf(page).getByRole('button', { name: 'Copy the card' }).click();
  await expect(sheetOf(page).getByText('Card copied')).toBeVisible();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(['text/plain', 'text/html'].map(async (type) => (await item!.getType(type)).text()));
  });
  expect(copied[0]).toContain('\nreduces logistical burden and cost nearly by half');
  expect(copied[1]).toMatch(/<u>reduces logistical/);
});

test('a card is found by its cite; a note is kept with it', async ({ page }) => {
  await openCard(page);
  await page.getByRole('searchbox', { name: 'Find a card' }).fill('rice 2024');
  await expect(page.getByRole('region', { name: 'Our cards' }).getByRole('link').first()).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find a card' }).fill('no such words');
  await expect(page.getByText('No card has these words.')).toBeVisible();
  await sheetOf(page).getByRole('textbox', { name: 'Note' }).fill('Read it slowly.');
  await page.reload();
  await expect(sheetOf(page).getByRole('textbox', { name: 'Note' })).toHaveValue('Read it slowly.');
});

test('a longer passage is taken over with the marks on their words, and left again', async ({ page }) => {
  await openCard(page);
  await select(page, 2);
  await page.keyboard.press('2');
  await sheetOf(page).getByText('Paste a longer passage').click();
  const field = sheetOf(page).getByRole('textbox', { name: /^The passage of the source in which/ });
  await field.fill('Something else altogether.');
  await sheetOf(page).getByRole('button', { name: 'Take it over' }).click();
  await expect(sheetOf(page).getByRole('alert')).toContainText('is not in it word for word');
  await expect(field).toHaveValue('Something else altogether.');
  const longer = `It is late. ${QUOTED.replace(' ', '\n')}. So it is.`;
  await field.fill(longer);
  await sheetOf(page).getByRole('button', { name: 'Take it over' }).click();
  await expect(passageOf(page)).toHaveText(longer);
  await expect(inMarks(page, 'strong')).toHaveText(['NATO’s future']);
  await page.reload();
  await expect(passageOf(page)).toHaveText(longer);
  expect((await saved(page)).cards![KEY]).toMatchObject({ was: QUOTED, passage: longer });
  await sheetOf(page).getByRole('button', { name: 'Back to the quotation of the map' }).click();
  await expect(passageOf(page)).toHaveText(QUOTED);
  await expect(inMarks(page, 'strong')).toHaveText(['NATO’s future']);
});

test('marks of other words are set aside, and that is told', async ({ page }) => {
  await openCard(page);
  await select(page, 2);
  await page.keyboard.press('2');
  const preparation = await saved(page);
  const card = { ...preparation.cards![KEY]!, was: 'It was quoted so.' };
  const old = { ...preparation, id: 'old', cards: { [KEY]: card } };
  await page.getByRole('link', { name: 'All preparations' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'old.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(old))
  });
  await expect(page.getByText('A card quotes other words now; your marks are set aside')).toBeVisible();
  await page.goto(`${page.url()}?view=cards&card=${encodeURIComponent(KEY)}`);
  await expect(sheetOf(page)).toContainText('It was quoted so. Your marks are set aside.');
  await expect(inMarks(page, 'strong')).toHaveCount(0);
  await sheetOf(page).getByRole('button', { name: 'Let the old marks go' }).click();
  await expect(page.getByText('set aside')).toHaveCount(0);
});

for (const theme of ['light', 'dark', 'mono'])
  test.describe(`on a phone, ${theme}, in Lithuanian`, () => {
    test.use(PHONE);
    test('all of it fits, and axe finds nothing', async ({ page }) => {
      await page.goto(`/lt/prepare?theme=${theme}`);
      await page.getByRole('button', { name: 'Rengtis debatams' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Pradėti' }).click();
      await expect(page.getByRole('textbox', { name: 'Sąvokos' })).toBeVisible();
      const address = `${page.url()}${page.url().includes('?') ? '&' : '?'}view=cards`;
      for (const at of ['', `&card=${encodeURIComponent(KEY)}`, '&card=none']) {
        await page.goto(`${address}${at}`);
        await expect(page.getByRole('searchbox', { name: 'Rasti kortelę' })).toBeVisible();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide, at).toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => [id, nodes[0]!.html]),
          at
        ).toEqual([]);
      }
    });
  });
