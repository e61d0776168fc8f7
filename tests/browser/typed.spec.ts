import AxeBuilder from '@axe-core/playwright';
import { crash, expect, type Page, test } from './fixtures.ts';

const tree = (page: Page) => page.getByRole('tree', { name: 'Argument map of the debate' });
const item = (page: Page, name: string | RegExp) => tree(page).getByRole('treeitem', { name }).first();
const dialog = (page: Page) => page.getByRole('dialog');
const composer = (page: Page) => page.getByRole('textbox', { name: /^Reason / });
const left = (page: Page) => page.getByRole('region', { name: 'Typed before and not finished' });

/** A new debate with one reason for its motion, on which the keyboard is. */
async function newDebate(page: Page): Promise<void> {
  await page.goto('/my');
  await page.getByRole('button', { name: 'New debate' }).first().click();
  await page.getByRole('textbox', { name: 'motion' }).fill('School should begin at ten.');
  await page.keyboard.press('Enter');
  await item(page, /School/).focus();
  await page.keyboard.press('Shift+F');
  await composer(page).fill('Teenagers sleep too little.');
  await page.keyboard.press('Enter');
  await expect(item(page, /Teenagers/)).toBeFocused();
  await expect(page.getByText('Saved on this device')).toBeVisible();
}

/** All that this browser keeps besides the maps themselves. */
async function keptBesides(page: Page): Promise<string> {
  const settings = await page.evaluate(
    () =>
      new Promise<unknown>((resolve) => {
        const opening = indexedDB.open('warrant');
        opening.onsuccess = () => {
          const all = opening.result.transaction('settings').objectStore('settings').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result);
          };
        };
      })
  );
  return JSON.stringify([settings, await page.evaluate(() => ({ ...localStorage }))]);
}

test.describe('two tabs', () => {
  test('what is typed in one does not appear in the other, and each keeps its own', async ({
    page,
    context
  }) => {
    await newDebate(page);
    await page.keyboard.press('Shift+A');
    await page.keyboard.type('They would go to bed late');
    const other = await context.newPage();
    await other.goto(page.url());
    await item(other, /Teenagers/).focus();
    await other.waitForTimeout(500);
    await expect(composer(other)).toHaveCount(0);
    await expect(left(other)).toHaveCount(0);
    await other.keyboard.press('Shift+F');
    await other.keyboard.type('Studies found it');
    await expect.poll(() => keptBesides(other)).toContain('Studies found it');
    await crash(page);
    await crash(other);
    const again = await context.newPage();
    await again.goto(page.url());
    await expect(composer(again)).toHaveCount(1);
    const first = await composer(again).inputValue();
    const second = first.startsWith('Studies') ? 'They would go to bed late' : 'Studies found it';
    await expect(left(again)).toContainText(second);
    await composer(again).press('Enter');
    await expect(item(again, first)).toBeVisible();
    await left(again).getByRole('button', { name: 'Go on writing' }).click();
    await expect(composer(again)).toHaveValue(second);
    await expect(left(again)).toHaveCount(0);
    await composer(again).press('Enter');
    await expect(tree(again).getByRole('treeitem')).toHaveCount(4);
    await expect.poll(() => keptBesides(again)).not.toContain('Studies');
  });

  test('closing one does not forget what is typed in the other', async ({ page, context }) => {
    await newDebate(page);
    await page.keyboard.press('Shift+A');
    await page.keyboard.type('They would go to bed late');
    const other = await context.newPage();
    await other.goto(page.url());
    await item(other, /Teenagers/).focus();
    await other.keyboard.press('Shift+F');
    await other.keyboard.type('Nothing');
    await other.keyboard.press('Escape');
    await expect(composer(other)).toHaveCount(0);
    await page.reload();
    await expect(composer(page)).toHaveValue('They would go to bed late');
  });
});

test('what was typed for a claim that is gone is offered, until it is discarded', async ({
  page,
  context
}) => {
  await newDebate(page);
  await page.keyboard.press('Shift+A');
  await page.keyboard.type('They would go to bed late');
  await crash(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await composer(other).press('Escape');
  await item(other, /Teenagers/).focus();
  await other.keyboard.press('Shift+A');
  await other.keyboard.type('They would read at night');
  const third = await context.newPage();
  await third.goto(page.url());
  await item(third, /Teenagers/).focus();
  await third.keyboard.press('Delete');
  await dialog(third).getByRole('button', { name: 'Delete' }).click();
  await expect(tree(third).getByRole('treeitem')).toHaveCount(1);
  await expect(third.getByText('Saved on this device')).toBeVisible();
  await crash(other);
  await third.reload();
  await expect(left(third)).toContainText('What it was typed for is gone');
  await expect(left(third)).toContainText('They would read at night');
  await expect(left(third)).not.toContainText('go to bed');
  const { violations } = await new AxeBuilder({ page: third }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await left(third).getByRole('button', { name: 'Copy' }).click();
  await expect
    .poll(() => third.evaluate(() => navigator.clipboard.readText()))
    .toBe('They would read at night');
  await left(third).getByRole('button', { name: 'Discard' }).click();
  await expect(left(third)).toHaveCount(0);
  await third.reload();
  await expect(item(third, /School/)).toBeVisible();
  await third.waitForTimeout(500);
  await expect(left(third)).toHaveCount(0);
});

test('of a map that is erased nothing stays that was typed for it', async ({ page }) => {
  await newDebate(page);
  await page.keyboard.press('Shift+A');
  await page.keyboard.type('They would go to bed late');
  await expect.poll(() => keptBesides(page)).toContain('go to bed');
  await page.goto('/my');
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Recently deleted').click();
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await dialog(page).getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByText('Recently deleted')).toHaveCount(0);
  expect(await keptBesides(page)).not.toContain('go to bed');
});

/** The forms in which something is typed that is not part of the map before they are sent. */
const FORMS: {
  name: string;
  key: string;
  fill: (page: Page) => Promise<void>;
  see: (page: Page) => Promise<void>;
}[] = [
  {
    name: 'both halves of a split',
    key: 'Shift+S',
    fill: async (page) => {
      await page.getByRole('textbox', { name: 'First premise' }).fill('Teenagers sleep.');
      await page.getByRole('textbox', { name: 'Second premise' }).fill('It is too little.');
    },
    see: async (page) => {
      await expect(page.getByRole('textbox', { name: 'First premise' })).toHaveValue('Teenagers sleep.');
      await expect(page.getByRole('textbox', { name: 'Second premise' })).toHaveValue('It is too little.');
    }
  },
  {
    name: 'a note',
    key: 'Shift+N',
    fill: async (page) => {
      await dialog(page).getByRole('textbox').first().fill('Who says so?');
      await dialog(page).getByRole('textbox').last().fill('Ada');
    },
    see: async (page) => {
      await expect(dialog(page).getByRole('textbox').first()).toHaveValue('Who says so?');
      await expect(dialog(page).getByRole('textbox').last()).toHaveValue('Ada');
    }
  },
  {
    name: 'a quotation of a new source, and its translation',
    key: 'Shift+C',
    fill: async (page) => {
      await dialog(page).getByRole('button', { name: 'Fill in a form' }).click();
      await dialog(page).getByRole('textbox', { name: 'Title' }).fill('Sleep and school');
      await dialog(page).getByRole('button', { name: 'Add a person' }).click();
      await dialog(page).getByRole('textbox', { name: 'Family name' }).fill('Lovelace');
      await dialog(page).getByRole('textbox', { name: 'Quotation' }).fill('Jie miega per mažai.');
      await dialog(page).getByRole('textbox', { name: 'Translation' }).fill('They sleep too little.');
    },
    see: async (page) => {
      await expect(dialog(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Sleep and school');
      await expect(dialog(page).getByRole('textbox', { name: 'Family name' })).toHaveValue('Lovelace');
      await expect(dialog(page).getByRole('textbox', { name: 'Quotation' })).toHaveValue(
        'Jie miega per mažai.'
      );
      await expect(dialog(page).getByRole('textbox', { name: 'Translation' })).toHaveValue(
        'They sleep too little.'
      );
    }
  },
  {
    name: 'what is said of a claim',
    key: 'Shift+D',
    fill: async (page) => {
      await dialog(page).getByRole('textbox', { name: 'Note', exact: true }).fill('In short.');
      await dialog(page).getByRole('textbox', { name: 'Tags' }).fill('health');
    },
    see: async (page) => {
      await expect(dialog(page).getByRole('textbox', { name: 'Note', exact: true })).toHaveValue('In short.');
      await expect(dialog(page).getByRole('textbox', { name: 'Tags' })).toHaveValue('health');
    }
  }
];

for (const { name, key, fill, see } of FORMS)
  test(`${name}: what is typed outlives the page, until the form is left`, async ({ page }) => {
    await newDebate(page);
    await page.keyboard.press(key);
    await fill(page);
    await page.reload();
    await see(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await page.reload();
    await expect(item(page, /Teenagers/)).toBeVisible();
    await page.waitForTimeout(500);
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await expect(left(page)).toHaveCount(0);
    expect(await keptBesides(page)).toMatch(/^\[\[\],/);
  });

test('what is typed about a source outlives the page, and a form in which nothing is typed does not', async ({
  page
}) => {
  const title = dialog(page).getByRole('textbox', { name: 'Title' });
  const edit = page.getByRole('button', { name: 'Edit the source' }).first();
  await newDebate(page);
  await page.keyboard.press('Shift+C');
  await dialog(page).getByRole('button', { name: 'Fill in a form' }).click();
  await title.fill('Sleep and school');
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByText('Saved on this device')).toBeVisible();

  await edit.click();
  await expect(title).toHaveValue('Sleep and school');
  await page.reload();
  await expect(edit).toBeVisible();
  await page.waitForTimeout(500);
  await expect(dialog(page)).toHaveCount(0);
  await edit.click();
  await title.fill('Sleep at school');
  await page.reload();
  await expect(title).toHaveValue('Sleep at school');
  await dialog(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
  await page.reload();
  await expect(edit).toBeVisible();
  await edit.click();
  await expect(title).toHaveValue('Sleep at school');
  expect(await keptBesides(page)).toMatch(/^\[\[\],/);
});

test('the change of a note and the name of a version outlive the page, until they are left', async ({
  page
}) => {
  const note = page.getByRole('textbox', { name: 'Note' });
  await newDebate(page);
  await page.keyboard.press('Shift+N');
  await note.fill('Who says so?');
  await dialog(page).getByRole('button', { name: 'Add a note' }).click();
  await page.getByRole('button', { name: /^Change:/ }).click();
  await note.fill('Who says so, and when?');
  await page.reload();
  await expect(note).toHaveValue('Who says so, and when?');
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);

  const name = page.getByRole('textbox', { name: 'Name of the version' });
  // A dialog is gone from the page a moment before the page answers keys again.
  await expect(async () => {
    await page.keyboard.press('Control+s');
    await expect(name).toBeVisible({ timeout: 1000 });
  }).toPass();
  await name.fill('Before the final');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Name of the version' })).toHaveValue('Before the final');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await page.reload();
  await expect(item(page, /Teenagers/)).toBeVisible();
  await page.waitForTimeout(500);
  await expect(page.getByRole('textbox')).toHaveCount(0);
  expect(await keptBesides(page)).toMatch(/^\[\[\],/);
});

test('a note that is being changed outlives other forms, also one that is done', async ({ page }) => {
  const text = page.getByRole('complementary').getByRole('textbox');
  await newDebate(page);
  await page.keyboard.press('Shift+N');
  await page.getByRole('textbox', { name: 'Note' }).fill('Who says so?');
  await dialog(page).getByRole('button', { name: 'Add a note' }).click();
  await page.getByRole('checkbox', { name: 'Done' }).check();
  await page.getByRole('button', { name: /^Change:/ }).click();
  await text.fill('Who says so, and when?');
  await page.getByRole('button', { name: 'Add a note' }).first().click();
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await page.reload();
  await expect(dialog(page).getByRole('textbox')).toHaveValue('Who says so, and when?');
  await expect(dialog(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toContainText('Who says so, and when?');
  await expect.poll(() => keptBesides(page)).toMatch(/^\[\[\],/);
});

test('a text that is pasted for a source outlives the page, until it is kept', async ({ page }) => {
  const text = dialog(page).getByRole('textbox', { name: /Paste/ });
  await newDebate(page);
  await page.keyboard.press('Shift+C');
  await dialog(page).getByRole('button', { name: 'Fill in a form' }).click();
  await dialog(page).getByRole('textbox', { name: 'Title' }).fill('Sleep and school');
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
  await page
    .getByRole('button', { name: /^Text of the source/ })
    .first()
    .click();
  await text.fill('Teenagers sleep too little, and it is known why.');
  await page.reload();
  await expect(text).toHaveValue('Teenagers sleep too little, and it is known why.');
  await dialog(page).getByRole('button', { name: 'Keep this text' }).click();
  await expect(text).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(item(page, /Teenagers/)).toBeVisible();
  await page.waitForTimeout(500);
  await expect(dialog(page)).toHaveCount(0);
  await expect(left(page)).toHaveCount(0);
});

test('a motion that is typed outlives the page, until the form is left', async ({ page }) => {
  const begin = page.getByRole('button', { name: 'New debate' }).first();
  const motion = page.getByRole('textbox', { name: 'motion' });
  await page.goto('/my');
  await expect(page.getByRole('button', { name: 'Copy to change it' })).not.toHaveCount(0);
  await begin.click();
  await motion.fill('School should beg');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Copy to change it' })).not.toHaveCount(0);
  await begin.click();
  await expect(motion).toHaveValue('School should beg');
  await page.keyboard.press('Escape');
  await begin.click();
  await expect(motion).toHaveValue('');
});

test('a title that is typed outlives the page, until the form is left', async ({ page }) => {
  const rename = page.getByRole('button', { name: 'Rename: School should begin at ten.', exact: true });
  const title = page.getByRole('textbox', { name: 'Title' });
  await newDebate(page);
  await page.goto('/my');
  await rename.click();
  await title.fill('Sleep');
  await page.reload();
  await rename.click();
  await expect(title).toHaveValue('Sleep');
  await page.keyboard.press('Escape');
  await rename.click();
  await expect(title).toHaveValue('School should begin at ten.');
  await title.fill('Sleep, then school');
  await page.reload();
  // Of another map, and of one that is erased, nothing is offered.
  await page.getByRole('button', { name: /^Delete/ }).click();
  await page.getByText('Recently deleted (1)').click();
  await page.getByRole('button', { name: 'Erase for good: School should begin at ten.' }).click();
  await dialog(page).getByRole('button', { name: 'Erase for good' }).click();
  await expect.poll(() => keptBesides(page)).not.toContain('Sleep, then school');
});

test('a map that is put back in another tab at the moment at which it would be erased stays', async ({
  page
}) => {
  await newDebate(page);
  const address = page.url();
  await page.goto('/my');
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Recently deleted')).toBeVisible();
  await page.addInitScript(() => {
    Date.now = () => new Date(2100, 0).getTime();
    // The other tab comes between the list and what is erased by it.
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
      if (mode === 'readwrite' && [...stores].includes('texts')) {
        IDBDatabase.prototype.transaction = transaction;
        const maps = transaction.call(this, 'maps', 'readwrite').objectStore('maps');
        const all = maps.getAll();
        all.onsuccess = () => {
          for (const { removed, ...entry } of all.result) maps.put(entry);
        };
      }
      return transaction.call(this, stores, mode, ...rest);
    };
  });
  await page.reload();
  await expect(page.getByRole('link', { name: 'School should begin at ten.' })).toBeVisible();
  await page.goto(address);
  await expect(item(page, /Teenagers/)).toBeVisible();
});
