import { describe, expect, it } from 'vitest';
import cause from '../../../src/causes/sasl/generic-token-rejected.ts';
import { brokerRefuses, casebook, client, given, NOW, provider, type Change } from '../../casebook.ts';
import { observed } from '../../../src/evidence/observation.ts';

casebook(cause, {
  guilty: [],
  unresolved: [
    { because: 'all that can be seen is in order, and the broker refuses', given: [brokerRefuses()] },
    {
      because: 'a validator of stock Kafka refuses',
      given: [brokerRefuses('{"status":"invalid_token"}', { challenge: '{"status":"invalid_token"}' })],
    },
  ],
  innocent: [
    {
      because: 'the issuers differ',
      given: [provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses()],
    },
    { because: 'the client is let in', given: [] },
  ],
});

describe('further sign-ins', () => {
  const keys = (...changes: readonly Change[]) =>
    cause.suspect(given(brokerRefuses(), ...changes))?.attempts.map(({ key }) => key);
  const saw =
    (key: string, succeeded: boolean): Change =>
    (e) => ({
      ...e,
      experiments: {
        ...e.experiments,
        [key]: observed({ kind: 'sign-in', succeeded, saw: '' }, 'SaslAuthenticate answer', NOW),
      },
    });
  const because = (...changes: readonly Change[]) =>
    cause.suspect(given(brokerRefuses(), ...changes))?.seen.because;

  it('differ only in the pool', () => {
    expect(keys()).toEqual(['sign-in-without-pool']);
  });

  it('are not made when the client names no pool', () => {
    expect(keys(client({ extensions: { logicalCluster: 'lkc-orders1' } }))).toEqual([]);
  });

  it('are one for each pool of a list, up to a limit', () => {
    const pools = (list: string) => client({ extensions: { identityPoolId: list }, poolId: list });
    expect(keys(pools('pool-a,pool-b'))).toEqual([
      'sign-in-without-pool',
      'sign-in-with-pool pool-a',
      'sign-in-with-pool pool-b',
    ]);
    expect(keys(pools(Array.from({ length: 90 }, (_, n) => `pool-${n}`).join()))).toHaveLength(6);
  });

  it('show that the pool is refused, and not the token', () => {
    expect(because(saw('sign-in-without-pool', true))).toContain(
      'refuses it with identity pool pool-orders:',
    );
  });

  it('show nothing when both are refused', () => {
    expect(because(saw('sign-in-without-pool', false))).not.toContain('refuses it with');
  });
});
