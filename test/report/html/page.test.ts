import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { readBundle } from '../../../src/evidence/bundle.ts';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import { buildReport } from '../../../src/report/build.ts';
import { reportPage } from '../../../src/report/html/page.tsx';
import type { Report } from '../../../src/report/report.ts';
import {
  advertisedStops,
  brokerRefuses,
  given,
  pool,
  provider,
  topic,
  withoutApiKey,
  type Change,
} from '../../given.ts';
import { POISON, poisoned } from './_poisoned.ts';

const reportOf = (evidence: Evidence): Report =>
  buildReport(evidence, diagnose(evidence), { version: '0.0.0', durationMs: 812 });
const page = (...changes: readonly Change[]): string => reportPage(reportOf(given(...changes)));

const NO_SLASH = [provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses()];

/** The texts of the matching elements, without tags. */
const textsOf = (html: string, element: RegExp): readonly string[] =>
  [...html.matchAll(element)].map(([, inner = '']) => inner.replace(/<[^>]*>/g, ''));

const sections = (html: string): readonly string[] =>
  [...html.matchAll(/<section id="([\w-]+)"/g)].map(([, id = '']) => id);

describe('the page of a wrong issuer', () => {
  const html = page(...NO_SLASH);

  it('says in its title and heading what is wrong', () => {
    const headline =
      'The client cannot sign in: the issuer in Confluent and in the token differ by a trailing slash';
    expect(textsOf(html, /<title>(.*?)<\/title>/g)).toEqual([headline]);
    expect(textsOf(html, /<h1>(.*?)<\/h1>/gs)).toEqual([headline]);
  });

  it('has the fix before everything else, each command with its safety', () => {
    expect(sections(html)[0]).toBe('cause-1');
    expect(textsOf(html, /<p class="where">(.*?)<\/p>/g)).toEqual([
      'Confluent Cloud&#39;s console',
      'Confluent CLIpaste as is',
      'Confluent&#39;s REST APIfill in what only you know',
      'Terraform, where it manages thisfill in what only you know',
    ]);
    // Console steps are followed, not pasted.
    expect(html.match(/<button /g)).toHaveLength(3);
  });

  it('marks the characters in which the two values differ, and the source that differs from the others', () => {
    expect(html).toContain('https://acme.auth0.com<mark>/</mark>');
    expect(html).toContain('https://acme.auth0.com<mark class="gap"></mark>');
    const odd = textsOf(html, /<tr class="differs">(.*?)<\/tr>/gs);
    expect(odd).toHaveLength(1);
    expect(odd[0]).toContain('Confluent&#39;s identity provider');
  });

  it("interrupts the token's way only between the token and Confluent", () => {
    const legs = textsOf(html, /<li class="leg [^"]*broken">(.*?)<\/li>/gs);
    expect(legs).toEqual(['judged bybroken here']);
    expect(html).toContain('The sign-in stops between Token and Confluent Cloud.');
  });

  it('marks the claims that the pool reads', () => {
    const read = textsOf(html, /<tr class="read">(.*?)<\/tr>/gs);
    expect(read.map((row) => /^[a-z]+?(?=https|Fq)/.exec(row)?.[0])).toEqual(['aud', 'sub']);
    expect(read[0]).toContain('the pool&#39;s filter reads it');
    expect(read[1]).toContain('names the principal');
  });
});

describe("the token's way ends", () => {
  it.each([
    ['nowhere', [], [], undefined],
    [
      'at the pool',
      [pool({ filter: 'claims.aud == "x"' }), brokerRefuses()],
      ['judged by'],
      'Confluent Cloud',
    ],
    [
      'at the keys',
      [provider({ keys: [{ kid: 'another' }] }), brokerRefuses()],
      ['judged by'],
      'Confluent Cloud',
    ],
    [
      'behind the bootstrap server',
      [advertisedStops({ stage: 'dns', code: 'ENOTFOUND' })],
      ['admitted to'],
      'Broker',
    ],
    ['at a topic', [topic({ errorCode: 29, operations: [] })], ['allowed on'], 'Topics and groups'],
  ] satisfies [string, Change[], string[], string | undefined][])('%s', (_name, changes, broken, to) => {
    const html = page(...changes);
    const legs = textsOf(html, /<li class="leg [^"]*broken">(.*?)<\/li>/gs);
    expect(legs).toEqual(broken.map((verb) => `${verb}broken here`));
    if (to !== undefined) expect(html).toContain(` and ${to}.`);
  });

  it('where the client is refused, in an unexplained run: no side is said to be broken', () => {
    const html = page(withoutApiKey, brokerRefuses());
    expect(html).not.toContain('broken here');
    expect(textsOf(html, /<li class="leg fail broken">(.*?)<\/li>/gs)).toEqual(['admitted torefused']);
    expect(html).toContain('The sign-in stops between Confluent Cloud and Broker.');
    expect(sections(html).slice(0, 2)).toEqual(['refusal', 'questions']);
  });
});

describe('the timeline', () => {
  const rowsOf = (html: string): readonly string[] =>
    textsOf(html.slice(html.indexOf('id="timeline"'), html.indexOf('id="requests"')), /<tr>(.*?)<\/tr>/gs);

  it('does not raise an alarm over a token that is a second younger than the clock it is judged by', () => {
    const report = reportOf(given());
    const { timeline } = report;
    const [first, second, ...others] = timeline!.moments;
    const issued = new Date(Date.parse(timeline!.now) + 1_000).toISOString();
    const html = reportPage({
      ...report,
      timeline: {
        ...timeline!,
        moments: [{ ...first!, from: issued }, { ...second!, from: issued }, ...others],
      },
    });
    expect(rowsOf(html).find((row) => row.startsWith('valid'))).toMatch(/ends in \d/);
    expect(html).not.toMatch(/class="track token future"/);
  });

  it('says of a clock whether it agrees, is ahead or behind', () => {
    const report = reportOf(given());
    const now = Date.parse(report.timeline!.now);
    const clock = (label: string, ahead: number) => ({
      of: 'clock' as const,
      label,
      from: new Date(now + ahead).toISOString(),
      source: 'Date header',
    });
    const moments = [clock('even', 1_000), clock('fast', 180_000), clock('slow', -7_200_000)];
    const rows = rowsOf(reportPage({ ...report, timeline: { ...report.timeline!, moments } }));
    expect(rows.slice(1).map((row) => /UTC(.*)$/.exec(row)?.[1])).toEqual([
      'agrees',
      '3 min ahead',
      '2 h behind',
    ]);
  });
});

const elementsOf = (html: string): ReadonlySet<string | undefined> =>
  new Set(
    [...html.replace(/<(style|script)>.*?<\/\1>/gs, '').matchAll(/<([a-z][\w-]*)/gi)].map(([, name]) => name),
  );

/** All attributes that the page uses; none of them loads, runs or styles anything. */
const ATTRIBUTES = new Set([
  ...[
    'aria-hidden',
    'aria-label',
    'aria-labelledby',
    'charset',
    'class',
    'colspan',
    'content',
    'datetime',
    'hidden',
  ],
  ...['href', 'http-equiv', 'id', 'lang', 'name', 'open', 'rel', 'role', 'scope', 'tabindex', 'type'],
  ...[
    'cx',
    'cy',
    'd',
    'height',
    'overflow',
    'r',
    'rx',
    'text-anchor',
    'viewbox',
    'viewBox',
    'width',
    'x',
    'x1',
    'x2',
  ],
  ...['y', 'y1', 'y2'],
]);

describe('what came from outside', () => {
  const bad = poisoned(reportOf(given(...NO_SLASH)));
  const html = reportPage(bad);
  const plain = page(...NO_SLASH);
  /** Without our own style and script, which must not change. */
  const body = html.replace(/<(style|script)>.*?<\/\1>/gs, '');

  it('is text, wherever it appears', () => {
    expect(html.match(/<(?:script|style)\b/g)).toEqual(['<style', '<script']);
    const tags = [...body.matchAll(/<([a-z][\w-]*)((?:"[^"]*"|[^">])*)>/gi)];
    expect(new Set(tags.map(([, name]) => name))).toEqual(elementsOf(plain));
    const attributes = tags.flatMap(
      ([, , rest = '']) => rest.replace(/="[^"]*"/g, '').match(/[^\s/]+/g) ?? [],
    );
    expect(attributes.filter((name) => !ATTRIBUTES.has(name))).toEqual([]);
    expect([...body.matchAll(/href="([^"]*)"/g)].map(([, to]) => to)).toEqual(['#report']);
    // The hostile text is there, once for each text.
    expect(body.split('&lt;script&gt;alert(1)&lt;/script&gt;').length).toBeGreaterThan(200);
  });

  it('contains nothing that moves, hides or reverses text', () => {
    expect(body).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/,
    );
    expect(body).toContain(String.raw`user\u{202e}gpj.exe`);
    expect(body).toContain(String.raw`\u{0}`);
  });

  it('is cut if it is too long, with a note; a command that was cut cannot be copied', () => {
    const long = reportPage(poisoned(reportOf(given(...NO_SLASH)), 'x'.repeat(1_000_000)));
    expect(long.length).toBeLessThan(2_000_000);
    expect(long).toMatch(/… \(cut: \d{3},\d{3} more characters\)/);
    expect(long).not.toContain('<button');
  });

  it('is never decoded: texts that only look escaped stay as they were sent', () => {
    const [asSent = ''] = /&amp;lt;script&amp;gt;&amp;#60;b&amp;#62;/.exec(body) ?? [];
    expect(asSent).not.toBe('');
    expect(POISON).toContain('&lt;script&gt;&#60;b&#62;');
  });
});

describe('the policy of the page', () => {
  const html = page();
  const policy = (/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll(
    '&#39;',
    "'",
  );

  it('forbids everything except our style and our script, by their hashes', () => {
    const directives = new Map(
      policy.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1).join(' ')] as const),
    );
    expect(directives.get('default-src')).toBe("'none'");
    for (const element of ['style', 'script']) {
      const [, inner = ''] = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(html) ?? [];
      const hash = createHash('sha256').update(inner).digest('base64');
      expect(directives.get(`${element}-src`)).toBe(`'sha256-${hash}'`);
    }
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it('comes before anything that it applies to', () => {
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style'));
  });
});

describe('every recorded run', () => {
  const FOLDER = 'fixtures/bundles';
  const files = readdirSync(FOLDER).filter((file) => file !== 'index.json');

  it.each(files)('%s makes a page of less than 300 kB, with unique identifiers', (file) => {
    const html = reportPage(reportOf(readBundle(readFileSync(`${FOLDER}/${file}`, 'utf8')).evidence));
    expect(Buffer.byteLength(html)).toBeLessThan(300_000);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(html).not.toMatch(/undefined|\[object |NaN|Invalid Date/);
  });
});
