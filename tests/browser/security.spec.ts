import { card, expect, MAP, openMap, test } from './fixtures.ts';

/** The parts of a content policy by name. */
function policyOf(headers: Record<string, string>): Record<string, string[]> {
  const parts = (headers['content-security-policy'] ?? '').split(';').map((part) => part.trim().split(/\s+/));
  return Object.fromEntries(parts.map(([name, ...values]) => [name, values]));
}

test('headers keep foreign scripts, frames and guesses out', async ({ request }) => {
  for (const address of ['/', '/lt', MAP, `${MAP}?claim=P1.1`, '/maps/none']) {
    const headers = (await request.get(address)).headers();
    const policy = policyOf(headers);
    expect(policy['default-src'], address).toEqual(["'none'"]);
    expect(policy['script-src']).toContain("'self'");
    expect(policy['frame-ancestors']).toEqual(["'none'"]);
    expect(policy['base-uri']).toEqual(["'none'"]);
    expect(policy['form-action']).toEqual(["'none'"]);
    // A PDF that the page itself has made, to print it.
    expect(policy['frame-src'], address).toEqual(['blob:']);
    delete policy['frame-src'];
    for (const [name, values] of Object.entries(policy)) {
      expect(values, name).not.toContain("'unsafe-inline'");
      expect(values, name).not.toContain("'unsafe-eval'");
      expect(
        values.filter((value) => /^(\*|https?:|blob:)/.test(value)),
        name
      ).toEqual([]);
    }
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['referrer-policy']).toMatch(/^(no-referrer|same-origin|strict-origin.*)$/);
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['x-powered-by']).toBeUndefined();
  }
});

test('every script in the page is one that the policy names', async ({ request }) => {
  const answer = await request.get(`${MAP}?claim=P1.1`);
  const text = await answer.text();
  const inline = text.match(/<script(?![^>]*\bsrc=)[^>]*>/g) ?? [];
  const hashes = policyOf(answer.headers())['script-src']!.filter((value) => value.startsWith("'sha256-"));
  expect(inline.filter((tag) => !tag.includes('application/')).length).toBe(hashes.length);
  expect(text).not.toMatch(/\son(click|load|error)=/);
  expect(text).not.toMatch(/href="javascript:/i);
});

test('the picture has a policy of its own, which lets nothing in', async ({ request }) => {
  const answer = await request.get(`${MAP}/map.svg`);
  const policy = policyOf(answer.headers());
  expect(policy['default-src']).toEqual(["'none'"]);
  expect(policy['font-src']).toEqual(['data:']);
  expect(policy['frame-ancestors']).toEqual(["'none'"]);
  expect(policy['script-src']).toBeUndefined();
  expect(answer.headers()['x-content-type-options']).toBe('nosniff');
  expect(answer.headers()['content-type']).toBe('image/svg+xml; charset=utf-8');
});

test('the picture opens at its own address, and its fonts load there', async ({ page }) => {
  await page.goto(`${MAP}/map.svg`);
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter(({ status }) => status === 'loaded').length;
  });
  expect(loaded).toBeGreaterThan(1);
});

test.describe('hostile addresses give a page', () => {
  const MARKUP = [
    ['markup as claim', '?claim=%3Cscript%3Ealert(1)%3C%2Fscript%3E'],
    [
      'markup that closes what is open',
      '?claim=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&theme=%22%3E%3Cp%3E'
    ],
    [
      'names of built-in fields',
      '?claim=__proto__&root=constructor&layout=__proto__&theme=toString&view=valueOf'
    ],
    ['paths to open', `?${'open=../../x&'.repeat(1000)}`],
    ['broken escapes', '?claim=%E0%A4%A&open=%ff']
  ] as const;
  const HOSTILE = [
    ...MARKUP,
    ['a depth beyond all bounds', '?depth=1e9'],
    ['the largest depth', '?depth=999999'],
    ['a negative depth', '?depth=-1&depth=NaN'],
    ['the same claim opened and closed', `?${'open=P1&closed=P1&'.repeat(400)}`],
    ['control characters', '?claim=%00%01%0d%0aSet-Cookie:x=y'],
    ['a very long claim', `?claim=${'A'.repeat(8000)}`]
  ] as const;

  test('which the server makes', async ({ request }) => {
    for (const [name, query] of HOSTILE) {
      const answer = await request.get(MAP + query);
      expect(answer.status(), name).toBe(200);
      expect(answer.headers()['set-cookie'], name).toBeUndefined();
      expect(await answer.text(), name).toContain('data-claim="M"');
    }
  });

  test('which is live, and in which nothing of the address has run', async ({ page }) => {
    let asked = false;
    page.on('dialog', (dialog) => {
      asked = true;
      dialog.dismiss();
    });
    for (const [name, query] of MARKUP) {
      await test.step(name, async () => {
        await openMap(page, query);
        await expect(card(page, 'M')).toBeAttached();
        expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
      });
    }
    expect(asked).toBe(false);
  });

  test('two thousand parameters give a page, or a refusal of the server, but no failure', async ({
    request
  }) => {
    const answer = await request.get(`${MAP}?${'open=../../x&'.repeat(2000)}`);
    expect([200, 414, 431]).toContain(answer.status());
    expect((await request.get(MAP)).status(), 'the server is still there').toBe(200);
  });

  test('what is said of a claim that is not there is said as plain text', async ({ page }) => {
    await openMap(page, '?claim=%3Cimg%20src%3Dx%3E');
    await expect(page.getByText('There is no claim “<img src=x>” in this debate')).toBeVisible();
    await expect(page.locator('img')).toHaveCount(0);
  });

  test('the picture takes hostile parameters too', async ({ request }) => {
    for (const [name, query] of HOSTILE) {
      const answer = await request.get(`${MAP}/map.svg${query}`);
      expect(answer.status(), name).toBe(new URLSearchParams(query).get('root') ? 404 : 200);
      expect(await answer.text(), name).not.toMatch(/<script|onerror=/i);
    }
  });
});

test.describe('hostile paths', () => {
  test('give no file and no failure', async ({ request }) => {
    for (const path of [
      '/maps/%E0%A4%A',
      '/maps/..%2f..%2f..%2fetc%2fpasswd',
      '/maps/constructor/map.svg',
      '/maps/none/map.svg',
      '/%2e%2e/package.json',
      '/lt/lt',
      `/maps/${'a'.repeat(8000)}`
    ]) {
      const answer = await request.get(path);
      expect(answer.status(), path).toBeGreaterThanOrEqual(400);
      expect(answer.status(), path).toBeLessThan(500);
      expect(await answer.text()).not.toMatch(/root:|at \w+ \(|node_modules/);
    }
  });
});
