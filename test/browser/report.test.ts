import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportPage } from '../../src/report/html/page.tsx';
import { brokerRefuses, given, provider } from '../given.ts';
import { poisoned } from '../report/html/_poisoned.ts';
import { complaintsOfAxe, launch, opened, reportOf, SCENARIOS, WAYS } from './_pages.ts';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const everything = Object.entries(SCENARIOS).flatMap(([name, report]) =>
  Object.entries(WAYS).map(([way, options]) => ({ name, way, report, options })),
);

describe('a report in a browser', () => {
  it.each(everything)(
    '$name, $way: axe reports nothing, and nothing is wider than the page',
    async ({ report, options }) => {
      const { page, did, close } = await opened(browser, reportPage(report), options);
      try {
        // Collapsed parts count too.
        await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
        expect(await complaintsOfAxe(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        expect(did).toEqual([]);
      } finally {
        await close();
      }
    },
  );

  it('copies a command as printed, and confirms it', async () => {
    const { page, close } = await opened(browser, reportPage(SCENARIOS['wrong-issuer']!), {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    try {
      const button = page.getByRole('button', { name: 'Copy: Confluent CLI' });
      await button.click();
      const [command] = SCENARIOS['wrong-issuer']!.rootCauses[0]!.fix.commands.filter(
        ({ kind }) => kind === 'confluent-cli',
      );
      await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor({ state: 'attached' });
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(command?.text);
    } finally {
      await close();
    }
  });

  it('is complete without scripts, except for the buttons', async () => {
    const { page, did, close } = await opened(browser, reportPage(SCENARIOS['wrong-issuer']!), {
      javaScriptEnabled: false,
    });
    try {
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('trailing slash');
      expect(await page.getByRole('button').count()).toBe(0);
      expect(did).toEqual([]);
    } finally {
      await close();
    }
  });

  it('prints on a few pages: every check, and not the raw evidence', async () => {
    const { page, did, close } = await opened(browser, reportPage(SCENARIOS['wrong-issuer']!));
    try {
      const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
      expect(pages.length).toBeGreaterThan(1);
      expect(pages.length).toBeLessThan(13);
      await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = false; })");
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('button').count()).toBe(0);
      for (const { id } of SCENARIOS['wrong-issuer']!.checks)
        expect(await page.locator('#checks').getByText(id, { exact: true }).isVisible(), id).toBe(true);
      expect(await page.getByText('every check that could run passes').isVisible()).toBe(true);
      expect(await page.getByText('the token without its signature').isVisible()).toBe(false);
      expect(await page.getByText('The raw evidence is not printed').isVisible()).toBe(true);
      expect(did).toEqual([]);
    } finally {
      await close();
    }
  });

  it.each(['light', 'phone'])('has room for every label of the timeline: %s', async (way) => {
    for (const [name, report] of Object.entries(SCENARIOS)) {
      const { page, close } = await opened(browser, reportPage(report), WAYS[way]);
      try {
        const labels = await page.evaluate<readonly (readonly [string, number, number])[]>(
          "[...document.querySelectorAll('svg.scale text')].map((each) => [each.textContent, each.getBoundingClientRect()]).filter(([, { width }]) => width > 0).map(([text, { left, right }]) => [text, left, right])",
        );
        const inOrder = [...labels].sort(([, a], [, b]) => a - b);
        const touching = inOrder.filter(([, left], at) => left < (inOrder[at - 1]?.[2] ?? 0));
        expect([name, touching]).toEqual([name, []]);
        expect(inOrder.length).toBeGreaterThan(2);
        expect(Math.max(...labels.map(([, , right]) => right))).toBeLessThan(WAYS[way]!.viewport!.width);
      } finally {
        await close();
      }
    }
  });

  it('can be used with the keyboard: the first key skips the header', async () => {
    const { page, close } = await opened(browser, reportPage(SCENARIOS['wrong-issuer']!));
    try {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Skip to the report');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('location.hash')).toBe('#report');
      await page.keyboard.press('Tab');
      expect(await page.evaluate("document.activeElement.closest('main') !== null")).toBe(true);
    } finally {
      await close();
    }
  });
});

describe('a report full of hostile text', () => {
  const report = reportOf(given(provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses()));

  it.each(Object.entries(WAYS))('has no effect: %s', async (_way, options) => {
    const { page, did, close } = await opened(browser, reportPage(poisoned(report)), options);
    try {
      await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
      for (const button of await page.getByRole('button').all()) await button.click();
      expect(did).toEqual([]);
      const found = await page.evaluate(
        "['script', 'style', 'img, iframe, object, embed, form, base, link, [onload], [onerror], [style]', 'a'].map((each) => document.querySelectorAll(each).length)",
      );
      expect(found).toEqual([1, 1, 0, 1]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    } finally {
      await close();
    }
  });

  it('has the same elements as a harmless one', async () => {
    const names = async (of: typeof report): Promise<unknown> => {
      const { page, close } = await opened(browser, reportPage(of));
      try {
        return await page.evaluate("[...document.querySelectorAll('*')].map(({ localName }) => localName)");
      } finally {
        await close();
      }
    };
    // The same texts without possible markup: kinds and inputs that are not ours, values that no longer match.
    expect(await names(poisoned(report))).toEqual(await names(poisoned(report, 'harmless')));
  });

  it('would have no effect even without escaping: the policy blocks everything that is not ours', async () => {
    const markup = '<script>alert(1)</script><img src=x onerror=alert(2)><b style="color:red">x</b>';
    const { page, did, close } = await opened(
      browser,
      reportPage(report).replace('</main>', `${markup}</main>`),
    );
    try {
      expect(await page.evaluate("document.querySelector('b').style.color")).toBe('');
      expect(did.filter((each) => each.startsWith('dialog'))).toEqual([]);
      const refused = did.flatMap((each) => /^error: policy: (.*)/.exec(each)?.[1] ?? []);
      expect(new Set(refused)).toEqual(
        new Set(['script-src-elem', 'script-src-attr', 'img-src', 'style-src-attr']),
      );
    } finally {
      await close();
    }
  });
});
