import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { fleetPage } from '../../src/report/html/fleet.tsx';
import { fleetOf, FLEET, reportWith, WRONG_ISSUER } from '../report/_reports.ts';
import { brokerRefuses, pool, withoutApiKey } from '../given.ts';
import { poisoned } from '../report/html/_poisoned.ts';
import { complaintsOfAxe, launch, opened, WAYS } from './_pages.ts';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const WRONG_FILTER = reportWith(pool({ filter: 'claims.gty == "password"' }), brokerRefuses());
/** 500 clients, as many as people look at in one page. */
const LARGE = fleetOf(
  Array.from({ length: 498 }, (_, at) => {
    const report = [WRONG_ISSUER, WRONG_FILTER, reportWith(withoutApiKey, brokerRefuses()), reportWith()][
      at % 4
    ]!;
    return [`clients/team-${String(at % 9)}/application-${String(at)}.properties`, report] as const;
  }),
);

describe('the page of a fleet in a browser', () => {
  it.each(Object.entries(WAYS))(
    '%s: axe reports nothing, and nothing is wider than the page',
    async (_, options) => {
      const { page, did, close } = await opened(browser, fleetPage(FLEET), options);
      try {
        await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
        expect(await complaintsOfAxe(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        expect(did).toEqual([]);
      } finally {
        await close();
      }
    },
  );

  it('has every root cause on the first screen', async () => {
    const { page, close } = await opened(browser, fleetPage(LARGE), WAYS['light']);
    try {
      const { bottom } = await page.evaluate<{ bottom: number }>(
        "document.querySelector('.overview').getBoundingClientRect().toJSON()",
      );
      expect(bottom).toBeLessThan(WAYS['light']!.viewport!.height);
    } finally {
      await close();
    }
  });

  it('filters its clients without a script, by mouse and by keyboard', async () => {
    const { page, did, close } = await opened(browser, fleetPage(LARGE), { javaScriptEnabled: false });
    try {
      const shown = (): Promise<number> => page.locator('.client').filter({ visible: true }).count();
      expect(await shown()).toBe(500);
      await page.getByText('The identity pool').last().scrollIntoViewIfNeeded();
      await page.getByRole('radio', { name: /^2\. .*filter does not match/ }).check();
      expect(await shown()).toBe(125);
      await page.keyboard.press('ArrowRight');
      expect(await page.getByRole('radio', { name: /^Not judged/ }).isChecked()).toBe(true);
      expect(await shown()).toBe(125);
      await page.getByRole('radio', { name: /^Skipped/ }).check();
      expect(await shown()).toBe(1);
      // A search needs a script, and is not offered without one.
      expect(await page.getByRole('searchbox').count()).toBe(0);
      expect(did).toEqual([]);
    } finally {
      await close();
    }
  });

  it('finds clients by a part of their name, and says how many', async () => {
    const { page, did, close } = await opened(browser, fleetPage(LARGE));
    try {
      await page.getByRole('searchbox', { name: 'Find' }).fill('Application-12.');
      await page
        .getByRole('status')
        .filter({ hasText: '1 of 500 clients match' })
        .waitFor({ state: 'attached' });
      expect(await page.locator('.client').filter({ visible: true }).count()).toBe(1);
      expect(did).toEqual([]);
    } finally {
      await close();
    }
  });

  it('opens a client, and leads from there to the fix and to the command for it alone', async () => {
    const { page, close } = await opened(browser, fleetPage(FLEET), {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    try {
      await page.locator('#clients summary').first().click();
      await page.getByRole('button', { name: 'Copy: Look at clients/orders/0.properties alone' }).click();
      await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor({ state: 'attached' });
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(FLEET.clients[0]!.command);
      await page.getByRole('link', { name: 'The fix, which also helps 2 other clients' }).first().click();
      expect(await page.evaluate('location.hash')).toBe('#cause-1');
    } finally {
      await close();
    }
  });

  it('prints every client on a line, and no buttons', async () => {
    const { page, did, close } = await opened(browser, fleetPage(LARGE));
    try {
      const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
      expect(pages.length).toBeLessThan(20);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('button').count()).toBe(0);
      expect(await page.getByRole('radio').count()).toBe(0);
      expect(await page.locator('.client', { hasText: 'application-497.properties' }).isVisible()).toBe(true);
      expect(did).toEqual([]);
    } finally {
      await close();
    }
  });

  it.each(Object.entries(WAYS))('has no effect when all of its texts are hostile: %s', async (_, options) => {
    const { page, did, close } = await opened(browser, fleetPage(poisoned(FLEET)), options);
    try {
      await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
      for (const button of await page.getByRole('button').all()) await button.click();
      expect(did).toEqual([]);
      const found = await page.evaluate(
        "['script', 'style', 'img, iframe, object, embed, form, base, link, [onload], [onerror], [style]', 'a:not([href^=\"#\"])'].map((each) => document.querySelectorAll(each).length)",
      );
      expect(found).toEqual([1, 1, 0, 0]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    } finally {
      await close();
    }
  });
});
