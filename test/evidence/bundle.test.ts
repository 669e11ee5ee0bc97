import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { BundleError, readBundle, writeBundle, writeBundleWithout } from '../../src/evidence/bundle.ts';
import { redactor } from '../../src/evidence/redact.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { jwt as jwtFacts } from '../../src/facts/token.ts';
import { pseudonymize } from '../../src/evidence/pseudonymize.ts';
import { brokerRefuses, claims, client, given, HEALTHY, pool, provider } from '../casebook.ts';

const ILL = given(provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses());
const written = (evidence: Evidence): string => writeBundle(evidence, { version: '1.2.3' });

const summaryOf = (evidence: Evidence) => {
  const { verdict, rootCauses } = diagnose(evidence);
  return { verdict, rootCauses: rootCauses.map(({ suspect, confidence }) => [suspect.cause.id, confidence]) };
};

describe('a bundle', () => {
  it.each([
    ['healthy', HEALTHY],
    ['ill', ILL],
  ])('contains all evidence of a %s run', (_, evidence) => {
    const bundle = readBundle(written(evidence));
    expect(bundle.evidence).toEqual(evidence);
    expect(bundle).toMatchObject({
      kind: 'oauthbearer-bundle',
      schemaVersion: 1,
      tool: { name: 'oauthbearer', version: '1.2.3' },
    });
    expect(summaryOf(bundle.evidence)).toEqual(summaryOf(evidence));
  });
  it('keeps members that a newer version added', () => {
    const newer = { ...HEALTHY, client: { ...HEALTHY.client, novelty: [1] } };
    expect(readBundle(written(newer)).evidence).toEqual(newer);
  });
  it.each([
    ['Kubernetes manifest, the container snaplogic', 'app.yaml', { formatId: 'kubernetes', syntax: 'yaml' }],
    [
      "Kubernetes manifest, a client of Strimzi's",
      'bridge.yaml',
      { formatId: 'kubernetes', syntax: 'yaml', program: 'strimzi' },
    ],
    [
      'SnapLogic account, exported as JSON',
      'x',
      { formatId: 'snaplogic-json', syntax: 'json', program: 'snaplogic' },
    ],
    [
      "configuration in a program's source code",
      'src/App.kt',
      { formatId: 'client-code', syntax: 'code', language: 'java' },
    ],
    ['a format of tomorrow', 'client.toml', { formatId: 'unknown', syntax: 'properties' }],
  ])("of an earlier version derives a file's format from its title: %s", (format, file, identified) => {
    const configuration = { file, format, properties: [], oddities: [], places: {} };
    const earlier = { ...HEALTHY, client: { ...HEALTHY.client, configuration } } as unknown as Evidence;
    expect(readBundle(written(earlier)).evidence.client.configuration).toEqual({
      ...configuration,
      ...identified,
    });
  });
  it('of an earlier version has flags as one text', () => {
    const flags = ['--provider-issuer', '--provider-keys'];
    const now = given(provider({ source: { flags } }), pool({ source: 'iam/v2' }));
    const { value: earlier } = JSON.parse(
      JSON.stringify({ value: now }, (_, value) =>
        value?.flags === undefined ? value : value.flags.join(', '),
      ),
    );
    expect(readBundle(written(earlier)).evidence).toEqual(now);
  });
  it.each([
    ['no JSON', 'x', 'it is not JSON'],
    ['another JSON', '[]', 'it is not a bundle'],
    ['null', 'null', 'it is not a bundle'],
    ['a report', '{"schemaVersion":1,"verdict":"healthy"}', 'it is not a bundle'],
    ['a newer format', '{"kind":"oauthbearer-bundle","schemaVersion":2}', 'newer version (bundle format 2)'],
    ['a cut-off one', written(HEALTHY).slice(0, 500), 'it is not JSON'],
    [
      'a wrong type',
      written(HEALTHY).replace('"params": []', '"params": 3'),
      'it is damaged: evidence.client.params',
    ],
    [
      'a modulus that is no text',
      written(replaced(HEALTHY, ['confluent', 'providers', 'value', 0, 'keys', 0, 'n'], 65537) as Evidence),
      'it is damaged: evidence.confluent.providers.value.0.keys.0.n',
    ],
    [
      'a clock that is no number',
      written(HEALTHY).replace('"params": []', '"params": [], "clockAheadMs": "300000"'),
      'it is damaged: evidence.client.clockAheadMs',
    ],
    [
      'depth',
      written(HEALTHY).replace('"params": []', `"params": ${'['.repeat(5000)}${']'.repeat(5000)}`),
      'nested more deeply',
    ],
    [
      'a crowd of values, in what no schema knows, before it is parsed',
      written(HEALTHY).replace('"params": []', `"params": [], "more": [${'{},'.repeat(1_100_000)}{}`),
      'holds more',
    ],
    ['a length', `${written(HEALTHY)}${' '.repeat(8 * 1024 * 1024)}`, 'larger than any bundle'],
  ])('is rejected in one line when it is %s', (_, text, why) => {
    expect(() => readBundle(text)).toThrow(BundleError);
    expect(() => readBundle(text)).toThrow(why);
    try {
      readBundle(text);
    } catch (error) {
      expect((error as Error).message).not.toContain('\n');
    }
  });
  it('never crashes the reader, wherever it is damaged', () => {
    const paths = pathsOf(HEALTHY);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
        const text = written(replaced(ILL, path, value) as Evidence);
        try {
          readBundle(text);
        } catch (error) {
          if (!(error instanceof BundleError)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});

type Path = readonly (string | number)[];

const pathsOf = (value: unknown, path: Path = []): readonly Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, member]) => [[...path, key], ...pathsOf(member, [...path, key])])
    : [];

function replaced(value: unknown, [step, ...rest]: Path, by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (index === Number(step) ? replaced(item, rest, by) : item));
  return { ...(value as object), [step]: replaced((value as Record<string, unknown>)?.[step], rest, by) };
}

describe('pseudonymize', () => {
  const salt = new Uint8Array(32);
  const clientId = HEALTHY.client.clientId!;

  it.each([
    ['healthy', HEALTHY],
    ['ill', ILL],
  ])('identifies no one and keeps the diagnosis of a %s run', (_, evidence) => {
    const anonymous = pseudonymize(evidence, salt);
    expect(JSON.stringify(anonymous)).not.toContain(clientId);
    expect(summaryOf(anonymous)).toEqual(summaryOf(evidence));
  });
  it('replaces equal names by equal pseudonyms, inside other texts too', () => {
    const anonymous = pseudonymize(given(pool({ filter: `claims.sub == "${clientId}@clients"` })), salt);
    const sub = jwtFacts.sub.read(anonymous);
    const renamed = anonymous.client.clientId!;
    expect(sub.known && sub.value).toBe(`${renamed}@clients`);
    expect(JSON.stringify(anonymous.confluent)).toContain(`claims.sub == \\"${renamed}@clients\\"`);
    expect(renamed).not.toBe(clientId);
  });
  it('keeps the form of an id', () => {
    const guid = '11111111-aaaa-4bbb-8ccc-222222222222';
    expect(pseudonymize(given(client({ clientId: guid })), salt).client.clientId).toMatch(
      /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/,
    );
    expect(pseudonymize(given(client({ clientId: '0oa1b2c3d4e5f6g7h8' })), salt).client.clientId).toMatch(
      /^0oa\d[a-z]\d/,
    );
    const email = pseudonymize(given(claims({ email: 'jane.doe@acme.example' })), salt);
    expect(JSON.stringify(email)).toMatch(/"email":"[a-z]{4}\.[a-z]{3}@[a-z]{4}\.example"/);
    expect(JSON.stringify(email)).not.toContain('jane.doe');
  });
  it('does not change words that contain a short id by chance', () => {
    const anonymous = pseudonymize(given(client({ clientId: 'au' })), salt);
    expect(anonymous.client.tokenEndpoint).toMatch(/\.auth0\.com\/oauth\/token$/);
    expect(anonymous.client.clientId).not.toBe('au');
  });
  it('cannot be undone by trying names: another salt gives another pseudonym', () => {
    expect(pseudonymize(HEALTHY).client.clientId).not.toBe(pseudonymize(HEALTHY).client.clientId);
  });
});

describe('before a bundle is written', () => {
  const redact = redactor(['Gh7-Lm2_Qz9xVb4~Tn6']);
  it('what was added to the evidence is searched once more, and a secret is removed', () => {
    const echo = Buffer.from('orders:Gh7-Lm2_Qz9xVb4~Tn6').toString('base64');
    const added = {
      ...HEALTHY,
      token: { ...HEALTHY.token, answer: { status: 'missing', because: `it says ${echo}` } },
    } as unknown as Evidence;
    const { text, wasCut } = writeBundleWithout(redact, added, { version: '1.2.3' });
    expect(wasCut).toBe(true);
    expect(text).toContain('it says [redacted]');
    expect(text).not.toContain(echo);
  });
  it('evidence without a secret is written unchanged', () => {
    const { text, wasCut } = writeBundleWithout(redact, HEALTHY, { version: '1.2.3' });
    expect(wasCut).toBe(false);
    expect(readBundle(text).evidence).toEqual(HEALTHY);
  });
});
