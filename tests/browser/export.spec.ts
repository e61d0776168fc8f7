import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { debate, expect, MAP, MAP_FILE, openMap, openMenu, type Page, ROOT, test } from './fixtures.ts';

interface Saved {
  name: string;
  bytes: Buffer;
  /** What the server gives at the address of the link that was pressed. */
  served: Buffer;
  path: string;
}

/** Presses an item of the menu that saves, and reads what came of it. */
async function save(page: Page, item: string, menu = 'File'): Promise<Saved> {
  const link = (await openMenu(page, menu)).getByRole('link', { name: item, exact: true });
  const href = await link.getAttribute('href');
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const name = download.suggestedFilename();
  const path = test.info().outputPath(name);
  await download.saveAs(path);
  const answer = await page.request.get(href!);
  expect(answer.headers()['content-type']).toBe('image/svg+xml; charset=utf-8');
  return { name, path, bytes: readFileSync(path), served: await answer.body() };
}

function commandLine(...options: string[]): Buffer {
  return execFileSync(process.execPath, ['dist/warrant.cjs', 'render', MAP_FILE, ...options], {
    cwd: ROOT,
    maxBuffer: 2 ** 26
  });
}

test('the whole map: browser, server and command line give the same bytes', async ({ page }) => {
  await openMap(page);
  const { name, bytes, served } = await save(page, 'The whole map');
  expect(name).toMatch(/^lithuania-cluster-munitions.*\.svg$/);
  await expect(page.getByRole('status').filter({ hasText: `Saved ${name}` })).toBeVisible();
  expect(bytes.equals(served), 'browser and server').toBe(true);
  expect(bytes.equals(commandLine()), 'browser and command line').toBe(true);
});

test('what is shown: folds, layout, colours and language as on the screen', async ({ page }) => {
  await openMap(page);
  const first = await save(page, 'What is shown');
  expect(first.bytes.equals(first.served)).toBe(true);
  expect(first.bytes.equals(commandLine('--depth', '1'))).toBe(true);

  await openMap(page, '?theme=dark&layout=left-right&root=P1&depth=2');
  const branch = await save(page, 'What is shown');
  expect(branch.bytes.equals(branch.served)).toBe(true);
  const options = ['--theme', 'dark', '--layout', 'left-right', '--root', 'P1', '--depth', '2'];
  expect(branch.bytes.equals(commandLine(...options))).toBe(true);
  expect(branch.name).not.toBe(first.name);
  expect(branch.bytes.toString(), 'it says that it is a branch').toContain(
    '“Deterrence”, part of the debate “'
  );

  await openMap(page, '?claim=P1.2.2', `/lt${MAP}`);
  const selected = await save(page, 'Tai, kas rodoma', 'Failas');
  expect(selected.bytes.equals(selected.served)).toBe(true);
  const text = selected.bytes.toString();
  expect(text).toContain('data-claim="P1.2.2"');
  expect(text).toContain('lang="lt"');
  expect(text).toContain('Atgrasymas');
});

test('the file holds every claim whole, well-formed, labelled, with live links and its fonts', async ({
  page
}) => {
  await openMap(page);
  const { bytes } = await save(page, 'The whole map');
  await page.goto('about:blank');
  const found = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    const root = parsed.documentElement;
    const cards = [...parsed.querySelectorAll('[data-claim]')];
    const whole = cards.filter((card) => !card.hasAttribute('data-reference'));
    const of = (card: Element, name: string) => card.querySelector(`:scope > ${name}`)?.textContent ?? '';
    const boxes = cards.map((card) => {
      const rect = card.querySelector('rect')!;
      const [x, y] = /^translate\((-?[\d.]+),(-?[\d.]+)\)$/.exec(card.getAttribute('transform')!)!.slice(1);
      return {
        x: Number(x) + Number(rect.getAttribute('x') ?? 0),
        y: Number(y) + Number(rect.getAttribute('y') ?? 0),
        width: Number(rect.getAttribute('width')),
        height: Number(rect.getAttribute('height')),
        first: card.querySelector(':scope > :not(title):not(desc)') === rect
      };
    });
    return {
      errors: parsed.querySelectorAll('parsererror').length,
      role: root.getAttribute('role'),
      label: parsed.getElementById(root.getAttribute('aria-labelledby')!)?.textContent ?? '',
      description: parsed.getElementById(root.getAttribute('aria-describedby')!)?.textContent ?? '',
      forbidden: parsed.querySelectorAll('script, foreignObject, image, [onclick], [onload]').length,
      viewBox: root.getAttribute('viewBox')!.split(' ').map(Number),
      ids: whole.map((card) => card.getAttribute('data-claim')!),
      references: cards
        .filter((card) => card.hasAttribute('data-reference'))
        .map((card) => card.getAttribute('data-reference')!),
      titles: Object.fromEntries(whole.map((card) => [card.getAttribute('data-claim')!, of(card, 'title')])),
      undescribed: cards.filter((card) => !of(card, 'desc')).length,
      boxes,
      links: [...parsed.querySelectorAll('[data-claim] a')].map((link) => link.getAttribute('href')!),
      reasons: [...parsed.querySelectorAll('[data-reason]')].map((link) => ({
        id: link.getAttribute('data-reason')!,
        side: link.getAttribute('data-side'),
        effect: link.getAttribute('data-effect')
      })),
      unmeasured: [...parsed.querySelectorAll('text')].filter(
        (line) => line.textContent!.length > 1 && line.getAttribute('lengthAdjust') !== 'spacingAndGlyphs'
      ).length,
      lines: parsed.querySelectorAll('text').length,
      words: [...parsed.querySelectorAll('text')].map((line) => line.textContent).join(' '),
      fonts: (root.querySelector('style')?.textContent ?? '').match(
        /@font-face\{[^}]*url\(data:font\/woff2;base64,/g
      ),
      elsewhere: (text.match(/url\((?!data:)[^)]*\)/g) ?? []).length
    };
  }, bytes.toString('utf8'));

  expect(found.errors).toBe(0);
  expect(found.role).toBe('graphics-document');
  expect(found.label).toBe(debate.title);
  expect(found.description).toContain('188 claims, 131 sources');
  expect(found.forbidden).toBe(0);
  expect([...found.ids].sort()).toEqual(debate.claims.map(({ id }) => id).sort());
  expect(found.references.length).toBeGreaterThan(20);
  expect(found.undescribed).toBe(0);
  for (const { id, text } of debate.claims) expect(found.titles[id]).toBe(text);

  const [left, top, width, height] = found.viewBox as [number, number, number, number];
  for (const box of found.boxes) {
    expect(box.first && box.width > 0 && box.height > 0).toBe(true);
    expect(box.x >= left && box.y >= top).toBe(true);
    expect(box.x + box.width <= left + width && box.y + box.height <= top + height).toBe(true);
  }
  const drawn = [...found.boxes].sort((a, b) => a.x - b.x);
  const overlaps = drawn.flatMap((a, at) =>
    drawn.slice(at + 1).filter((b) => b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
  );
  expect(overlaps).toEqual([]);

  expect(found.links).toHaveLength(debate.claims.flatMap(({ citations }) => citations ?? []).length);
  expect(found.links.filter((href) => !/^https?:\/\//.test(href))).toEqual([]);
  const steps = new Set(found.reasons.map(({ id }) => id));
  expect(debate.reasons.filter(({ id }) => !steps.has(id)).map(({ id }) => id)).toEqual([]);
  for (const { side, effect } of found.reasons) {
    expect(['affirmative', 'negative', 'both']).toContain(side);
    expect(['supports', 'attacks', 'undercuts']).toContain(effect);
  }
  expect(found.lines).toBeGreaterThan(1000);
  expect(found.unmeasured).toBe(0);
  expect(found.fonts!.length).toBeGreaterThanOrEqual(4);
  expect(found.elsewhere).toBe(0);
  for (const words of ['As of 23 November 2026', 'Licence: CC-BY-4.0', 'Sources (131)', 'undercuts']) {
    expect(found.words).toContain(words);
  }
});

test.describe('the file itself, opened in a browser', () => {
  for (const [name, query, item] of [
    ['the whole map', '', 'The whole map'],
    ['what is shown, top down, in black and white', '?layout=top-down&theme=mono&open=P1', 'What is shown']
  ] as const) {
    test(`${name}: every line stays in its card, in the fonts that it brings along`, async ({ page }) => {
      await openMap(page, query);
      const { path } = await save(page, item);
      await page.goto(pathToFileURL(path).href);
      const found = await page.evaluate(async () => {
        await document.fonts.ready;
        const outside: string[] = [];
        const stretched: string[] = [];
        for (const card of document.querySelectorAll<SVGGElement>('[data-claim]')) {
          const box = card.querySelector('rect')!.getBBox();
          for (const text of card.querySelectorAll('text')) {
            const { x, y, width, height } = text.getBBox();
            const inside =
              x >= box.x &&
              y >= box.y - 2 &&
              x + width <= box.x + box.width &&
              y + height <= box.y + box.height + 2;
            if (!inside) outside.push(`${card.dataset.claim}: ${text.textContent}`);
            const wanted = text.textLength.baseVal.value;
            text.removeAttribute('textLength');
            const own = text.getComputedTextLength();
            if (own > wanted + 0.5 || own < wanted - Math.max(1.5, wanted / 50))
              stretched.push(`${card.dataset.claim}: ${text.textContent}: ${wanted}, by itself ${own}`);
          }
        }
        return {
          outside,
          stretched,
          loaded: [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
          failed: [...document.fonts].filter(({ status }) => status === 'error').length
        };
      });
      expect(found.outside).toEqual([]);
      expect(found.stretched, 'lines as wide as they were measured').toEqual([]);
      expect(new Set(found.loaded).size).toBeGreaterThanOrEqual(2);
      expect(found.failed).toBe(0);
    });
  }
});

test('the pictures of the three themes differ in their inks', async ({ request }) => {
  const pictures = await Promise.all(
    ['light', 'dark', 'mono'].map(async (theme) =>
      (await request.get(`${MAP}/map.svg?theme=${theme}`)).text()
    )
  );
  expect(new Set(pictures).size).toBe(3);
  const paper = pictures.map((text) => /<rect[^>]* fill="(#\w{6})"/.exec(text)![1]);
  expect(paper).toEqual(['#FBFAF7', '#15181C', '#FFFFFF']);
  const inks = new Set(pictures[2]!.match(/(?:fill|stroke)="#\w+"/g)!.map((ink) => ink.replace(/\w+=/, '')));
  expect([...inks].sort()).toEqual(['"#000000"', '"#FFFFFF"']);
});
