import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { readBundle } from '../../src/evidence/bundle.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { buildReport } from '../../src/report/build.ts';
import type { Report } from '../../src/report/report.ts';
import { advertisedStops, brokerRefuses, given, pool, provider, topic, withoutApiKey } from '../given.ts';

export const reportOf = (evidence: Evidence): Report =>
  buildReport(evidence, diagnose(evidence), { version: '0.0.0', durationMs: 812 });

export const recorded = (name: string): Report =>
  reportOf(readBundle(readFileSync(`fixtures/bundles/${name}.json`, 'utf8')).evidence);

/** One of each kind, tested in every way. */
export const SCENARIOS: Readonly<Record<string, Report>> = {
  healthy: reportOf(given()),
  'wrong-issuer': reportOf(given(provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses())),
  'filter-false': reportOf(
    given(pool({ filter: 'claims.aud == "https://kafka.acme.test" && has(claims.groups)' }), brokerRefuses()),
  ),
  'no-api-key': reportOf(given(withoutApiKey, brokerRefuses())),
  'two-causes': reportOf(
    given(advertisedStops({ stage: 'dns', code: 'ENOTFOUND' }), topic({ errorCode: 29, operations: [] })),
  ),
  'recorded-keys': recorded('keycloak-old-keys'),
  'recorded-secret': recorded('keycloak-wrong-secret'),
};

/** How people view it. */
export const WAYS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    // Root in a container has no sandbox.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });

/** A page opened from a file, and everything that it did besides being shown. */
export interface Opened {
  readonly page: Page;
  /** Console messages, dialogs, requests and frames, none of which a report may cause. */
  readonly did: readonly string[];
  readonly close: () => Promise<void>;
}

export async function opened(
  browser: Browser,
  html: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'oauthbearer-page-'));
  const file = join(folder, 'report.html');
  writeFileSync(file, html);
  const context = await browser.newContext({ ...options, offline: true });
  const page = await context.newPage();
  const did: string[] = [];
  const url = pathToFileURL(file).href;
  page.on('console', (message) => did.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => did.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== url) did.push(`request: ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    did.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', () => did.push('popup'));
  page.on('frameattached', () => did.push('frame'));
  // Before any script of the page: a violation of its policy need not be a console message.
  await page.addInitScript(
    "document.addEventListener('securitypolicyviolation', (e) => console.error('policy: ' + e.violatedDirective));",
  );
  await page.goto(url);
  return {
    page,
    did,
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

/** What axe objects to: the rule, and the first elements that break it. */
export async function complaintsOfAxe(page: Page): Promise<readonly unknown[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResult>('axe.run()');
  return violations.map(({ id, nodes }) => [
    id,
    nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`),
  ]);
}
