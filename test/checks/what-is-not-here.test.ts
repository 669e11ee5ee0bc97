import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { orderedChecks } from '../../src/diagnosis/model.ts';
import { mapObserved, missing } from '../../src/evidence/observation.ts';
import { fromFile } from '../configuration.ts';
import { given, type Change } from '../given.ts';
import { unset } from '../causes/config/_client.ts';

const notAsked: Change = (e) => ({
  ...e,
  broker: { ...e.broker, authenticate: missing('the run is offline', 'a run without --offline') },
});
const partial: Change = (e) => ({
  ...e,
  client: { ...e.client, configuration: { ...e.client.configuration!, isPartial: true } },
});
const leaving =
  (...elsewhere: readonly string[]): Change =>
  (e) => ({ ...e, client: { ...e.client, configuration: { ...e.client.configuration!, elsewhere } } });
const withoutExtensions: Change = (e) => ({
  ...e,
  client: { ...unset('poolId', 'logicalCluster')(e).client, extensions: {} },
});
const twoPools: Change = (e) => ({
  ...e,
  confluent: {
    ...e.confluent,
    providers: mapObserved(e.confluent.providers, (all) =>
      all.map((each) => ({
        ...each,
        pools: mapObserved(each.pools, (pools) =>
          pools.flatMap((pool) => [pool, { ...pool, id: 'pool-other' }]),
        ),
      })),
    ),
  },
});

const statusOf = (id: string, ...changes: readonly Change[]) => {
  const { status, input } = diagnose(given(...changes)).checks.find((check) => check.id === id)!;
  return { status, input };
};

describe("without the client's own file", () => {
  const ofFile = orderedChecks.filter(({ reads }) => reads.includes("the client's own file"));
  const { checks, verdict } = diagnose(given());

  it('the healthy run is healthy', () => {
    expect(verdict).toBe('healthy');
    expect(ofFile.length).toBeGreaterThan(5);
  });

  it.each(ofFile.map(({ id }) => id))('%s is not checked, and says what it needs', (id) => {
    const { status, input } = checks.find((check) => check.id === id)!;
    expect({ status, input }).toEqual({ status: 'unknown', input: '--client-config' });
  });
});

describe('a file that is a part of the configuration', () => {
  const part = [notAsked, partial];

  it.each([
    [
      'the cluster',
      'config/cluster-is-named',
      '--logical-cluster',
      // Another part may have the JAAS string.
      [fromFile({ client: 'java', properties: { 'jaas:clientSecret': undefined } }), withoutExtensions],
    ],
    [
      "Java's handler",
      'config/login-handler-fetches-tokens',
      '--client-config',
      [fromFile({ client: 'java', properties: { 'sasl.login.callback.handler.class': undefined } })],
    ],
    [
      "librdkafka's method",
      'config/method-is-oidc',
      '--client-config',
      [fromFile({ client: 'librdkafka', properties: { 'sasl.oauthbearer.method': undefined } })],
    ],
    [
      'the pool',
      'pool/one-pool-matches',
      '--pool-id',
      [fromFile({ client: 'java' }), withoutExtensions, twoPools],
    ],
  ] as const)('leaves %s open', (_, id, input, changes) => {
    expect(statusOf(id, ...changes, ...part)).toEqual({ status: 'unknown', input });
  });

  it('has all extensions of a client whose JAAS string is in it', () => {
    const { status } = statusOf(
      'config/cluster-is-named',
      fromFile({ client: 'java' }),
      withoutExtensions,
      ...part,
    );
    expect(status).toBe('fail');
  });

  it('shows its content', () => {
    expect(statusOf('config/cluster-is-named', fromFile({ client: 'java' }), ...part).status).toBe('pass');
  });
});

describe('a value that the file takes from an environment', () => {
  const left = [
    fromFile({ client: 'java' }),
    withoutExtensions,
    twoPools,
    leaving('poolId', 'logicalCluster'),
  ];

  it('is not missing', () => {
    const { rootCauses, notices } = diagnose(given(...left, notAsked));
    const named = [...rootCauses, ...notices].map(({ suspect }) => suspect?.cause.id);
    expect(named).not.toContain('config/extension-missing-cluster');
    expect(named).not.toContain('pool/id-missing-several-match');
  });

  it('was not sent when the doctor signed in without it', () => {
    expect(statusOf('pool/one-pool-matches', ...left).status).toBe('warn');
  });
});
