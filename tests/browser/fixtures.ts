import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import type { ArgumentMap, Claim, ClaimId } from '../../src/lib/model/map.ts';

export { expect, type Locator, type Page };

/** The repository, where the files are that the tests compare with. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The bundled debate's address, and the debate itself as its file tells it. */
export const MAP = '/maps/lithuania-cluster-munitions';
export const MAP_FILE = 'static/maps/lithuania-cluster-munitions.json';
export const debate: ArgumentMap = JSON.parse(readFileSync(new URL(MAP_FILE, `file://${ROOT}`), 'utf8'));

export const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
  userAgent:
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36'
} as const;

/** Words of so many characters and a little more, which a store cannot press together. */
export function manyWords(characters: number): string {
  let state = 1;
  let words = '';
  while (words.length < characters) {
    state = (state * 48_271) % 2_147_483_647;
    words += ` ${state.toString(36)}`;
  }
  return words.slice(1);
}

/** Touches a page with fingers, one at each point. */
export async function fingersOn(page: Page) {
  const device = await page.context().newCDPSession(page);
  return (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: { x: number; y: number }[]) =>
    device.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map((point, id) => ({ ...point, id }))
    });
}

/** What Playwright itself says where it lets no service worker in. */
const BLOCKED = /^warning: Service Worker registration blocked by Playwright/;

interface Fixtures {
  /** What a test itself provokes: an answer 404, say. Everything else that the browser complains of fails the test. */
  provoked: RegExp[];
  quiet: undefined;
}

/** Waits until the program has taken over a page that the server made: before that, keys and clicks are lost. */
async function live(page: Page): Promise<void> {
  const end = Date.now() + 5_000;
  const takenOver = () =>
    history.scrollRestoration === 'manual' ||
    ![...document.scripts].some((script) => script.textContent!.includes('__sveltekit_'));
  // A page may stay as the server made it, where a test holds its scripts back.
  while (Date.now() < end && !(await page.evaluate(takenOver).catch(() => false)))
    await page.waitForTimeout(20);
}

/** Every test also fails on what the console, the network or the content policy complains of. */
export const test = base.extend<Fixtures>({
  provoked: [[], { option: true }],
  page: async ({ page, javaScriptEnabled }, use) => {
    if (javaScriptEnabled !== false) {
      const { goto, reload } = page;
      page.goto = async (...to) => {
        const answer = await goto.apply(page, to);
        await live(page);
        return answer;
      };
      page.reload = async (...how) => {
        const answer = await reload.apply(page, how);
        await live(page);
        return answer;
      };
    }
    await use(page);
  },
  quiet: [
    async ({ context, provoked }, use) => {
      const complaints: string[] = [];
      const complain = (text: string) => {
        if (BLOCKED.test(text)) return;
        if (!provoked.some((pattern) => pattern.test(text))) complaints.push(text);
      };
      context.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          complain(`${message.type()}: ${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => complain(`page error: ${error.error().message}`));
      context.on('requestfailed', (request) => {
        const reason = request.failure()?.errorText;
        if (reason !== 'net::ERR_ABORTED') complain(`request failed: ${request.url()}: ${reason}`);
      });
      context.on('response', (response) => {
        if (response.status() >= 400) complain(`answer ${response.status()}: ${response.url()}`);
      });
      await use(undefined);
      expect(complaints, 'what the browser complains of').toEqual([]);
    },
    { auto: true }
  ]
});

/** A claim as the file has it. */
export function claimOf(id: ClaimId): Claim {
  return debate.claims.find((claim) => claim.id === id)!;
}

/** The claims drawn directly under another: what bears on it, and what hits the step of which it is the first premise. */
export function childrenOf(id: ClaimId): ClaimId[] {
  const steps = debate.reasons.filter(({ premises }) => premises[0] === id).map((reason) => reason.id);
  return debate.reasons
    .filter(({ target }) => ('claim' in target ? target.claim === id : steps.includes(target.reason)))
    .flatMap(({ premises }) => premises);
}

/** The pillars, and in pairs those that face each other. */
export const PILLARS = childrenOf(debate.motion!);
export const FACING = debate.facing!;

/** Opens a map and waits until it is live: only then does one of its cards take the Tab key. */
export async function openMap(page: Page, query = '', map = MAP): Promise<void> {
  await page.goto(map + query);
  await expect(page.locator('[role="treeitem"][tabindex="0"]')).toHaveCount(1);
}

/** The card in which a claim stands whole. */
export function card(page: Page, id: ClaimId): Locator {
  return page.locator(`[data-claim="${id}"]:not([data-reference])`);
}

/** The control that opens or closes what is below a card. */
export function foldOf(page: Page, id: ClaimId): Locator {
  return card(page, id).getByRole('link', { name: /^(Show \d+ claims? below|Hide what is below)$/ });
}

/** A paragraph that is seen, beside those in which the same is told to who does not see the page. */
export function seen(page: Page, hasText: RegExp | string): Locator {
  return page.locator('p:not([aria-live])').filter({ hasText });
}

/** The part of the debate that is selected. */
export function panelOf(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Selected claim' });
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the box of a card is on the screen; the ring around it and its links do not count. */
export async function boxOf(one: Locator): Promise<Box> {
  return (await one.locator('rect').first().boundingBox())!;
}

/** How large a card is drawn: 1 is reading size. */
export function scaleOf(one: Locator): Promise<number> {
  return one.evaluate((element) => (element as SVGGElement).getScreenCTM()!.a);
}

/** The part of the window in which the map is seen: under the bar, beside or above the panel. */
export async function roomOf(page: Page): Promise<Box> {
  return (await page.getByRole('region', { name: /^(Map|Žemėlapis)$/ }).boundingBox())!;
}

export function isInside(inner: Box, outer: Box, slack = 1): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

/** Waits until a card stands still, whole, in the part of the window in which the map is seen. */
export async function expectInSight(page: Page, one: Locator): Promise<void> {
  await expect
    .poll(async () => isInside(await boxOf(one), await roomOf(page)), { message: 'the card is in sight' })
    .toBe(true);
}

/** Waits until the address says that a claim is selected, or that none is. */
export async function expectClaim(page: Page, id: ClaimId | null): Promise<void> {
  await expect
    .poll(() => new URL(page.url()).searchParams.get('claim'), { message: 'the claim in the address' })
    .toBe(id);
}

/** Ids of the cards that are drawn, in their order. */
export function drawn(page: Page): Promise<string[]> {
  return page
    .getByRole('treeitem')
    .evaluateAll((cards) => cards.map((each) => (each as SVGElement).dataset.claim!));
}

/** What has the keyboard: the claim of a card, or the words of anything else; 'nothing' is the page itself. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return 'nothing';
    const { dataset } = at as SVGElement;
    return dataset.claim ?? at.getAttribute('aria-label') ?? at.textContent!.trim();
  });
}

/** Opens one of the two menus, where it is not open already. */
export async function openMenu(page: Page, menu: string): Promise<Locator> {
  const summary = page.getByText(menu, { exact: true });
  const list = page.getByRole('group').filter({ has: summary });
  if (!(await list.getByRole('link').first().isVisible())) await list.locator(summary).click();
  return list;
}

/** Presses an item of one of the two menus. */
export async function choose(page: Page, menu: string, item: string): Promise<void> {
  const list = await openMenu(page, menu);
  await list.getByRole('link', { name: item, exact: true }).click();
}

/** Ends the process of a page, which is told nothing. */
export async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const gone = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await gone;
}

/** Waits until the program is kept in the browser and this page runs on what is kept. */
export async function expectKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), {
      message: 'the program is kept',
      timeout: 30_000
    })
    .toBe('activated');
}

/** What axe finds wrong with a page: the rule, and the elements that break it. */
export async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`
  );
}
