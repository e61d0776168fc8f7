import { card, choose, expect, type Locator, MAP, openMap, type Page, panelOf, test } from './fixtures.ts';

// What assistive technology is told of each part, of as little of the debate as shows it: roles, names, levels and
// states, in their order. What is not listed may stand between what is.

const reading = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

test('the map is a tree, and its buttons follow it', async ({ page }) => {
  await openMap(page, '?root=P1.1&claim=P1.1.1');
  await expect(reading(page, 'Map')).toMatchAriaSnapshot(`
    - region "Map":
      - img "Lithuania was right to withdraw from the Convention on Cluster Munitions":
        - tree "Argument map of the debate":
          - treeitem /^Telling an adversary in advance/ [level=1] [expanded]:
            - link /^Telling an adversary in advance/
            - link "Lieber Institute 2024"
            - link "Hide what is below"
          - treeitem /^Every ban in the law of war/ [level=2] [selected]:
            - text: /^no source/
            - link "Show 2 claims below"
      - button "Zoom in"
      - button "Zoom out"
      - button "Sunburst"
      - button "Fit to screen"
      - paragraph: /^Up and down arrow keys move between claims/
  `);
});

test('the bar says which reading is open, and where a menu is', async ({ page }) => {
  await openMap(page);
  await expect(page.getByRole('banner')).toMatchAriaSnapshot(`
    - banner:
      - link "Warrant"
      - navigation "Ways to read":
        - link "Map"
        - link "Outline"
        - link "Table"
        - link "Text"
        - link "Clashes"
        - link "Sources"
      - button "Search"
      - group: /^Filter/
      - group: /^View/
      - group: /^File/
      - link "LT, Lietuvių"
  `);
  await expect(page.getByRole('banner').getByRole('link', { name: 'Map', exact: true })).toHaveAttribute(
    'aria-current',
    'page'
  );
});

test('the panel tells a claim, its sources, its answers and what can be done with its branch', async ({
  page
}) => {
  await openMap(page, '?claim=P1.2.2');
  await expect(panelOf(page)).toMatchAriaSnapshot(`
    - complementary "Selected claim":
      - paragraph: Undercuts the step from “A strategic message” to “Deterrence”, against the motion
      - link "Close"
      - heading /^Whether past signals shape/ [level=2]
      - paragraph: The claim says what its sources say.
      - heading "Sources" [level=3]
      - article:
        - heading "Harvey and Mitton 2016" [level=4]
        - blockquote: /^“past actions and reputations/
        - paragraph: /quotation found in the source on 23 November 2026/
        - button "Copy citation"
        - combobox "Style"
        - link "Claims that rest on it"
      - heading "What answers it" [level=3]
      - list:
        - listitem:
          - link /^Frank Harvey and John Mitton/
          - text: ", for the motion (denies it)"
      - heading "Its branch" [level=3]
      - list:
        - listitem:
          - link "Show it alone"
        - listitem:
          - link "Open what answers it"
        - listitem:
          - link "Open 1 level below"
          - link "Open 2 levels below"
          - link "Open 3 levels below"
          - link "Open all levels below it"
        - listitem:
          - link "Leave only this open"
        - listitem:
          - link "Table of pros and cons"
        - listitem:
          - link "Walk through it"
      - paragraph:
        - link "Report an error"
  `);
});

test('the way from the motion and the filter are told above what is read', async ({ page }) => {
  await openMap(page, '?claim=P1.2.2&only=unanswered');
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Lithuania was right to withdraw from the Convention on Cluster Munitions" [level=1]
      - paragraph: "50 claims match"
      - list:
        - listitem:
          - 'link "Without: unanswered attacks: 56"'
      - link "Open the branches that hold them"
      - link "Remove the filter"
      - navigation "Way from the motion":
        - list:
          - listitem:
            - link "The motion"
          - listitem:
            - text: because
            - link "Deterrence"
          - listitem:
            - text: because
            - link "A strategic message"
          - listitem:
            - text: "but the step is undercut:"
            - link "Do past signals count?"
      - region "Map"
  `);
});

test('the outline nests each claim, with what it does and its sources, in the one that it bears on', async ({
  page
}) => {
  await page.goto(`${MAP}?view=outline`);
  await expect(reading(page, 'Outline')).toMatchAriaSnapshot(`
    - region "Outline":
      - heading /^Lithuania was right/ [level=2]
      - paragraph: 92 for, 96 against, 56 unanswered
      - group: Background
      - tree /^Lithuania was right/:
        - treeitem /^Leaving strengthens deterrence.*, for the motion$/ [expanded] [level=1]:
          - heading "Deterrence" [level=3]
          - paragraph: Supports the motion
          - paragraph:
            - link /^Leaving strengthens deterrence/
            - text: ", for the motion"
          - list:
            - listitem:
              - link "Reuters 2024:"
              - text: /“It would be a mistake.*\\(quotation found in the source on/
          - group:
            - treeitem /^Telling an adversary in advance/ [expanded] [level=2]:
              - paragraph: Supports “Deterrence”, for the motion
              - paragraph:
                - link /^Telling an adversary in advance/
              - group:
                - treeitem /^Every ban in the law of war/ [expanded] [level=3]:
                  - paragraph: "Attacks “No advance notice to the enemy”: denies it, against the motion"
                  - paragraph:
                    - link /^Every ban in the law of war/
                    - text: ", against the motion"
                  - list:
                    - listitem: no source
  `);
});

test('the table sets reasons for a claim before those against it, each with what answers it', async ({
  page
}) => {
  await page.goto(`${MAP}?view=table&claim=P1.1`);
  await expect(reading(page, 'Table')).toMatchAriaSnapshot(`
    - region "Table":
      - article:
        - navigation "What it hangs under":
          - list:
            - listitem:
              - link "The motion"
            - listitem:
              - link "Deterrence"
        - heading /^Telling an adversary in advance.*, for the motion$/ [level=2]
        - paragraph: Supports “Deterrence”, for the motion
        - paragraph: 0 for, 1 against
        - heading "For" [level=3]
        - paragraph: Nothing in this debate.
        - heading "Against" [level=3]
        - list:
          - listitem:
            - paragraph: denies it
            - paragraph:
              - link /^Every ban in the law of war/
              - text: ", against the motion"
            - paragraph:
              - text: /^no source/
              - link /^its own table.*Every ban gives notice$/
            - paragraph: answered by
            - list:
              - listitem:
                - paragraph:
                  - link /^A ban kept by both sides/
                  - text: ", for the motion"
  `);
});

test('the text goes from claim to answer, under headings', async ({ page }) => {
  await page.goto(`${MAP}?view=text&root=P1.1`);
  await expect(reading(page, 'Text')).toMatchAriaSnapshot(`
    - region "Text":
      - article:
        - heading /^Telling an adversary in advance.*, for the motion$/ [level=2]
        - heading "What answers it" [level=3]
        - paragraph: This claim is answered by one reason.
        - heading "Every ban gives notice" [level=4]
        - paragraph:
          - text: "First:"
          - link /^Every ban in the law of war/
          - text: /, against the motion \\(no source\\) To which the answer is:/
          - link /^A ban kept by both sides/
          - link "Reuters 2024"
          - link /^Duties under humanitarian law/
  `);
});

test('a clash has a heading, and an exchange for each side', async ({ page }) => {
  await page.goto(`${MAP}?view=clashes`);
  await expect(reading(page, 'Clashes')).toMatchAriaSnapshot(`
    - region "Clashes":
      - article:
        - paragraph:
          - link "Start here"
          - text: ": the clashes with the most answers"
        - list:
          - listitem:
            - link "Risks can be managed — Unexploded remnants"
          - listitem:
            - 'link "Military need — Unnecessary: alternatives"'
          - listitem:
            - link "Duty to protect — Civilian danger"
        - 'heading "Military need — Unnecessary: alternatives" [level=2]'
        - paragraph: 23 attacks and undercuts in the two branches
        - heading "Beginning with the claim for the motion" [level=3]
        - list:
          - listitem:
            - paragraph: for the motion
            - paragraph:
              - link /^Cluster munitions would help a small army/
          - listitem:
            - paragraph: against the motion, attacks
        - heading "Beginning with the claim against the motion" [level=3]
        - list:
          - listitem:
            - paragraph: against the motion
            - paragraph:
              - link /^Leaving was unnecessary/
  `);
});

test('a source has a heading, its reference and the claims that rest on it', async ({ page }) => {
  await page.goto(`${MAP}?view=sources`);
  await expect(reading(page, 'Sources')).toMatchAriaSnapshot(`
    - region "Sources":
      - heading "Sources (131 sources)" [level=2]
      - list:
        - listitem:
          - heading "12MSP Presidency 2024" [level=3]
          - paragraph:
            - link /^“12MSP Presidency statement/
          - heading "Claims that rest on it" [level=4]
          - list:
            - listitem:
              - link /^Leaving harms Lithuania's good name/
              - text: ", against the motion"
          - paragraph:
            - link "Mark them on the map"
        - listitem:
          - heading "12MSP Presidency 2024" [level=3]
          - group: Notes on this record
  `);
});

test('what the search finds is a list in groups, and the keyboard stays in its field', async ({ page }) => {
  await openMap(page);
  await page.keyboard.press('/');
  const search = page.getByRole('search');
  await expect(search).toMatchAriaSnapshot(`
    - search:
      - combobox "Search this debate"
      - button "Close"
  `);
  await page.keyboard.insertText('kaliningrad');
  await expect(search).toMatchAriaSnapshot(`
    - search:
      - combobox "Search this debate" [expanded]: kaliningrad
      - button "Close"
      - status: 1 claim found
      - listbox "Claims found":
        - group "Deterrence":
          - option /^The threat next door.*, for the motion/
  `);
  await expect(page.getByRole('listbox').getByRole('option')).toHaveAttribute('aria-selected', 'false');
  await page.keyboard.press('ArrowDown');
  await expect(search).toMatchAriaSnapshot(`
    - listbox "Claims found":
      - group "Deterrence":
        - option /^The threat next door.*, for the motion/ [selected]
  `);
  const active = await page
    .getByRole('combobox', { name: 'Search this debate' })
    .getAttribute('aria-activedescendant');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveAttribute('id', active!);
});

test('a step of a walk tells what it does, its sentence and its sources, then the ways on', async ({
  page
}) => {
  await openMap(page, '?walk=branch&from=P1.2');
  await expect(page.getByRole('region', { name: /^Walk/ })).toMatchAriaSnapshot(`
    - region "Walk through the branch “A strategic message”":
      - paragraph: Supports “Deterrence”, for the motion
      - heading /^The exit sends a strategic message/ [level=2]
      - article:
        - heading "Euromaidan Press 2025" [level=3]:
          - link "Euromaidan Press 2025"
        - blockquote: “use absolutely everything”
        - paragraph: quotation found in the source on 23 November 2026
      - link "Next"
      - text: 1 of 4
      - button "Full screen"
      - button "Print"
      - link "Leave the walk"
  `);
});

test('the sunburst is a tree of its own, which tells its keys and what is pointed at', async ({ page }) => {
  await openMap(page, '?root=P1.1&claim=P1.1.1');
  const button = page.getByRole('button', { name: 'Sunburst' });
  await button.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(reading(page, 'Sunburst')).toMatchAriaSnapshot(`
    - region "Sunburst":
      - button "Close"
      - img "Claims in rings":
        - tree "Claims in rings":
          - treeitem "No advance notice to the enemy, for the motion" [level=1] [expanded]
          - treeitem "Every ban gives notice, against the motion" [level=2] [expanded] [selected]
          - treeitem "A one-sided ban, for the motion" [level=3] [expanded]
          - treeitem "Duties do not lapse, against the motion" [level=4]
      - paragraph: /^Left and right arrow keys/
      - paragraph: Every ban gives notice
      - paragraph: against the motion · 1 for, 1 against, 1 unanswered
  `);
});

test.describe('what changed is told in a sentence', () => {
  /** Waits for what is told, once, and that nothing else is. */
  const expectTold = (page: Page, words: string | RegExp) =>
    expect(page.locator('[aria-live="polite"]:not([role])')).toHaveText(words);

  test('by keys: a branch is opened and closed, all beside it are opened', async ({ page }) => {
    await openMap(page);
    await card(page, 'P1').focus();
    await page.keyboard.press('ArrowRight');
    await expectTold(page, /^\d claims more$/);
    await page.keyboard.press('ArrowLeft');
    await expectTold(page, /^\d claims fewer$/);
    await page.keyboard.press('*');
    await expectTold(page, /^\d\d claims more$/);
  });

  test('from the menus: a filter, levels, the layout, the side that stands left', async ({ page }) => {
    await openMap(page);
    await choose(page, 'Filter', 'unanswered attacks');
    await expectTold(page, '50 claims match');
    await page.getByRole('link', { name: 'Remove the filter' }).click();
    await expectTold(page, 'The filter is removed');
    await choose(page, 'View', '2 levels');
    await expectTold(page, /^How much is open: 2 levels. \d+ claims more$/);
    await choose(page, 'View', 'Left to right');
    await expectTold(page, 'Layout: Left to right');
    await choose(page, 'View', 'Against the motion');
    await expectTold(page, 'On the left: Against the motion');
  });

  test('another root, and back', async ({ page }) => {
    await openMap(page, '?claim=P1');
    await panelOf(page).getByRole('link', { name: 'Show it alone' }).click();
    await expectTold(page, 'Only the branch of “Deterrence” is shown.');
    await page.getByRole('link', { name: 'Show the whole debate' }).click();
    await expectTold(page, 'The whole debate is shown');
  });

  test('not while words are typed, and not what a selected claim tells itself', async ({ page }) => {
    await openMap(page, '?open=P1');
    await card(page, 'P1.1').press('Enter');
    await expect(panelOf(page)).toBeVisible();
    await page.keyboard.press('/');
    await page.keyboard.insertText('kaliningrad');
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(600);
    await expectTold(page, '');
  });
});
