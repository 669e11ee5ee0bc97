import { describe, expect, it } from 'vitest';
import cause from '../../../src/causes/network/dns-bootstrap-ok-broker-names-fail.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import {
  advertisedStops,
  brokerRefuses,
  brokerStops,
  casebook,
  given,
  guessesStop,
  idpStops,
  provider,
  type Change,
} from '../../casebook.ts';

const nowhere = { stage: 'dns', code: 'ENOTFOUND' } as const;

casebook(cause, {
  guilty: [
    {
      because: 'the bootstrap record has no wildcard beside it',
      given: [advertisedStops(nowhere)],
    },
  ],
  innocent: [
    {
      because: 'the bootstrap server does not resolve either',
      given: [brokerStops(nowhere)],
    },
    {
      because: 'one of the usual names leads to a broker, and nobody knows how many there are',
      given: [guessesStop(nowhere, { dead: 2 }), brokerRefuses()],
    },
  ],
  noticed: [
    {
      because: 'the usual names do not resolve, which cannot be why the broker refuses',
      given: [guessesStop(nowhere), brokerRefuses()],
    },
  ],
});

const named = (...changes: readonly Change[]) =>
  diagnose(given(...changes)).rootCauses.map(({ suspect, confidence }) => [
    suspect.cause.id,
    confidence,
    suspect.seen.later,
  ]);

describe('brokers that the cluster has not listed', () => {
  const refused: readonly Change[] = [provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses()];

  it("are the second cause, after the broker's refusal", () => {
    expect(named(guessesStop(nowhere), ...refused)).toEqual([
      ['jwt/iss-trailing-slash', 'likely', undefined],
      [cause.id, 'likely', true],
    ]);
  });

  it.each([
    ['public DNS, which has all names of Confluent', '203.0.113.7'],
    ['this machine, where a proxy with names of its own may listen', '127.0.0.1'],
  ])('are only possible when the bootstrap name leads to %s', (_, address) => {
    expect(named(guessesStop(nowhere, { address }), ...refused)).toEqual([
      ['jwt/iss-trailing-slash', 'likely', undefined],
      [cause.id, 'possible', true],
    ]);
  });

  it('come after the reason why the client has no token, however certain that is', () => {
    const [first, second, ...others] = named(guessesStop(nowhere), idpStops(nowhere));
    expect(first?.[0]).toBe('network/dns-idp-nxdomain');
    expect(second).toEqual([cause.id, 'likely', true]);
    expect(others).toEqual([]);
  });

  it('are not a cause when some of them resolve but cannot be reached', () => {
    const blocked = guessesStop({ stage: 'tcp', code: 'ECONNREFUSED' });
    const missing: Change = (e) => ({
      ...e,
      connections: { ...e.connections, ...missingIn(given(guessesStop(nowhere, { dead: 1 }))) },
    });
    const [, second] = named(blocked, missing, ...refused);
    expect(second?.[0]).toBe('network/tcp-refused');
  });
});

const missingIn = ({ connections }: ReturnType<typeof given>) =>
  Object.fromEntries(Object.entries(connections).filter(([, { dns }]) => dns?.ok === false));
