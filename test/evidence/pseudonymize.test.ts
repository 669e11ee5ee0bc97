import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { readBundle, writeBundle } from '../../src/evidence/bundle.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { identitiesIn } from '../../src/evidence/identities.ts';
import { pseudonymize } from '../../src/evidence/pseudonymize.ts';
import { pseudonymizer } from '../../src/evidence/pseudonyms.ts';
import { listScenarios } from '../../src/lab/catalogue.ts';
import { evidenceOf } from '../_scenarios.ts';
import { brokerRefuses, claims, given, pool } from '../given.ts';

vi.setConfig({ testTimeout: 600_000 });

const salt = Buffer.alloc(32, 7);

const said = (evidence: Evidence) => {
  const { verdict, rootCauses, notices, checks } = diagnose(evidence);
  return {
    verdict,
    causes: rootCauses.map(({ suspect, confidence }) => [suspect.cause.id, confidence]),
    notices: notices.map(({ id }) => id),
    checks: checks.map(({ id, status }) => [id, status]),
  };
};

/** Identities that are still in it, as whole words. */
function left(before: Evidence, after: Evidence): readonly string[] {
  const text = JSON.stringify(after).toLowerCase();
  return identitiesIn(before)
    .map((each) => each.toLowerCase())
    .filter((each) => !/^(?:service|account|client|clients|sa|u|op|pool|lkc|pkc|env)$/.test(each))
    .filter((each) =>
      new RegExp(`(?<![a-z0-9]|claims\\.)${each.replace(/[^a-z0-9]/g, '\\$&')}(?![a-z0-9])`).test(text),
    );
}

const FOLDER = 'fixtures/bundles';
const bundles = readdirSync(FOLDER).filter((file) => file !== 'index.json');

describe('a pseudonymized bundle', () => {
  it.each(bundles)('%s has the same diagnosis, and identifies no one', (file) => {
    const { evidence } = readBundle(readFileSync(`${FOLDER}/${file}`, 'utf8'));
    const after = pseudonymize(evidence, salt);
    expect(said(readBundle(writeBundle(after, { version: '0.0.0', pseudonymized: true })).evidence)).toEqual(
      said(evidence),
    );
    expect(left(evidence, after)).toEqual([]);
  });

  it(
    'of each scenario of the lab has the same diagnosis, and identifies no one',
    { tags: ['thorough'] },
    async () => {
      const differ: unknown[] = [];
      for (const { id } of listScenarios()) {
        const evidence = await evidenceOf(id);
        const after = pseudonymize(evidence, salt);
        const [was, is] = [said(evidence), said(after)];
        const remains = left(evidence, after);
        if (JSON.stringify(was) !== JSON.stringify(is) || remains.length > 0)
          differ.push([id, was.causes, is.causes, remains]);
      }
      expect(differ).toEqual([]);
    },
  );
});

describe('a subject', () => {
  it.each([
    'auth0|5f7c8ec7c33c6c004bbafe82',
    'google-oauth2|103547991597142817347',
    'samlp|acme-adfs|jane.doe@acme.example',
    'waad|Zk3pQ9',
    'email|jane',
    'oauth2|acme-directory|auth0',
    'service-account-orders',
    'system:serviceaccount:orders:kafka-client',
    'repo:acme/orders:ref:refs/heads/main',
    '0d5c1d3e-7a0e-4b0e-9a44-0d5f8a0b1c2d',
    'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ@clients',
  ])('%s leads to the same diagnosis, for each filter that reads it', (sub) => {
    const filters = [
      'claims.gty == "client-credentials"',
      `claims.sub == "${sub}"`,
      `claims.sub == "${sub.toUpperCase()}"`,
      `claims.sub.startsWith("${sub.slice(0, 7)}")`,
      `claims.sub in ["${sub}", "orders"]`,
    ];
    for (const filter of filters) {
      const evidence = given(claims({ sub, gty: 'password' }), pool({ filter }), brokerRefuses());
      const after = pseudonymize(evidence, salt);
      expect(said(after)).toEqual(said(evidence));
      expect(left(evidence, after)).toEqual([]);
    }
  });
});

describe('a filter', () => {
  const sub = 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ@clients';
  const email = 'jane.doe@brightsteel.de';
  const groups = ['brightsteel-readers', 'jane.doe'];
  it.each(
    [
      ...['^Fq3', 'Fq3.*@clients', '^(Fq3xW8|orders-)', '^Fq3xW8y[A-Z]z0', '^((Fq3)(x|y)W8)+', '(?i)^fQ3XW8'],
      ...[
        '^Fq3xW\\\\d',
        'F[q]3x',
        '^[^a]q3xW8',
        '(?:Fq){1}3',
        '\\\\QFq3xW8\\\\E',
        '^\\\\x46q3',
        '^Zz9',
        'Gq3|Hq3',
        '^.{40}$',
      ],
    ]
      .map((pattern) => [`claims.sub.matches("${pattern}")`])
      .concat([
        ['claims.email.matches("(?i)JANE\\\\.doe@.*")'],
        ['claims.email.matches(r"^jane\\.doe@")'],
        ["claims.email.matches('^[Jj]ane[.]d')"],
        ['claims.email.matches("^jane" + "\\\\.doe")'],
        ['claims.sub.startsWith("Fq" + "3x")'],
        ['claims.sub in ["Fq3xW8" + "yTz0PbLk5vRm7NcJd2HsGa9UeQ@clients", "other"]'],
        ['claims.groups.exists(g, g.matches("^brightst.*-readers$"))'],
        ['"jane.doe" in claims.groups'],
        ['claims.groups.exists(g, g.contains("ane.d"))'],
        ['claims.sub.matches("(?=F)")'],
        ['claims.sub.matches("[[Fq3")'],
      ]),
  )('%s keeps its result, and has no identity', (filter) => {
    const evidence = given(claims({ sub, email, groups }), pool({ filter }), brokerRefuses());
    const after = pseudonymize(evidence, salt);
    expect(said(after)).toEqual(said(evidence));
    const text = JSON.stringify(after).toLowerCase();
    for (const name of ['fq3', 'jane', 'brightst', 'ane.d']) expect(text).not.toContain(name);
  });
});

describe('the names of other clients in a filter', () => {
  it.each([
    'claims.sub == "invoicing-batch"',
    'claims["azp"] != \'invoicing-batch\'',
    'claims.sub in ["Fq3xW8yTz0", "invoicing-batch"]',
  ])('are replaced in %s', (filter) => {
    const evidence = given(
      claims({ sub: 'Fq3xW8yTz0', azp: 'Fq3xW8yTz0' }),
      pool({ filter }),
      brokerRefuses(),
    );
    const after = pseudonymize(evidence, salt);
    expect(said(after)).toEqual(said(evidence));
    expect(JSON.stringify(after)).not.toContain('invoicing');
  });
});

describe('an identity in another form', () => {
  const email = 'jane.doe@brightsteel.de';
  const arn = 'arn:aws:iam::481516234299:role/brightsteel/Fq3xW8yTz0';
  it.each([
    arn,
    'https://sts.example/481516234299',
    Buffer.from(email).toString('base64'),
    Buffer.from(`{"who":"${email}"}`).toString('base64url'),
    encodeURIComponent(email).replace('.', '%2E'),
    encodeURIComponent(encodeURIComponent(email.replace('.', '%2e'))),
    email.toUpperCase(),
    'jane\\.doe',
    'JANE\\\\.DOE',
  ])('is replaced in %s', (text) => {
    const after = pseudonymize(given(claims({ email, arn, note: text })), salt);
    const { note } = (after.token.jwt as { value: { claims: Record<string, string> } }).value.claims;
    const plain = Buffer.from(note!, 'base64').toString();
    for (const name of ['jane', 'doe', 'brightsteel', '481516234299', 'fq3xw8'])
      expect(`${note} ${plain}`.toLowerCase()).not.toContain(name);
  });
});

describe('a pseudonym', () => {
  const change = pseudonymizer(['orders-service', 'orders', 'ordres', 'acme', 'a+b c', 'x9y8'], salt);
  it('is the same in capitals, inside of a URL, and percent-encoded', () => {
    const acme = change('acme');
    expect(acme).toMatch(/^(?!acme)[a-z]{4}$/);
    expect(change('https://ACME.example/?u=https%3A%2F%2Facme.example')).toBe(
      `https://${acme.toUpperCase()}.example/?u=https%3A%2F%2F${acme}.example`,
    );
    expect(change('?c=a%2Bb%20c')).toBe(`?c=${encodeURIComponent(change('a+b c'))}`);
  });
  it("keeps a name's prefix, and typing errors", () => {
    const [orders, wrong] = [change('orders'), change('ordres')];
    expect(change('orders-service')).toBe(`${orders}-service`);
    expect([...wrong].sort()).toEqual([...orders].sort());
    expect(wrong.slice(0, 3)).toBe(orders.slice(0, 3));
    expect(wrong).not.toBe(orders);
  });
  it('replaces no part of a word, and no name of a claim', () => {
    expect(change('macmeter reorders claims.orders')).toBe('macmeter reorders claims.orders');
  });
});
