import { expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { mapObserved } from '../../../src/evidence/observation.ts';
import cause from '../../../src/causes/broker/az-mismatch.ts';
import {
  ADVERTISED,
  advertisedStops,
  brokerRefuses,
  brokerStops,
  casebook,
  given,
  guessesStop,
  provider,
} from '../../casebook.ts';

it.each([
  [3, 3, /none of the 3 brokers/],
  [3, 2, /2 of 3 brokers/],
  [1, 1, /the only broker/],
])('of %i brokers %i are dead', (all, dead, words) => {
  const brokers = Array.from({ length: all }, (_, nodeId) => ({
    nodeId,
    host: `b${nodeId}.acme.example`,
    port: 9092,
  }));
  const alive = given().connections[ADVERTISED]!;
  const [stopped] = Object.values(
    advertisedStops({ stage: 'tcp', code: 'ETIMEDOUT' })(given()).connections,
  ).filter(({ tcp }) => tcp?.ok === false);
  const evidence = given((e) => ({
    ...e,
    connections: {
      ...e.connections,
      ...Object.fromEntries(
        brokers.map(({ host, port }, at) => [
          `${host}:${port}`,
          { ...(at < dead ? stopped! : alive), host, port },
        ]),
      ),
    },
    broker: { ...e.broker, metadata: mapObserved(e.broker.metadata, (seen) => ({ ...seen, brokers })) },
  }));
  const [found] = diagnose(evidence).rootCauses;
  expect(found?.suspect.cause.id).toBe(cause.id);
  expect(found?.suspect.seen.because).toMatch(words);
});

casebook(cause, {
  guilty: [
    {
      because: 'the zone of one broker has no endpoint here',
      given: [advertisedStops({ stage: 'tcp', code: 'ETIMEDOUT' })],
    },
  ],
  innocent: [
    {
      because: 'the bootstrap server is out of reach as well',
      given: [brokerStops({ stage: 'tcp', code: 'ETIMEDOUT' })],
    },
    {
      because: 'a broker that the cluster has not listed can be reached',
      given: [guessesStop({ stage: 'tcp', code: 'EHOSTUNREACH' }, { dead: 2 }), brokerRefuses()],
    },
  ],
  noticed: [
    {
      because: 'no broker can be reached by its usual name, and the broker refuses for a reason of its own',
      given: [guessesStop({ stage: 'tcp', code: 'EHOSTUNREACH' }), brokerRefuses()],
    },
  ],
});

it.each([
  ['no route to them is a fact', 'EHOSTUNREACH', 'likely'],
  ['an answer may come late', 'ETIMEDOUT', 'possible'],
])('brokers that the cluster has not listed: %s', (_, code, confidence) => {
  const slash = provider({ issuer: 'https://acme.auth0.com' });
  const { rootCauses } = diagnose(given(guessesStop({ stage: 'tcp', code }), slash, brokerRefuses()));
  expect(rootCauses.map((each) => [each.suspect.cause.id, each.confidence])).toEqual([
    ['jwt/iss-trailing-slash', 'likely'],
    [cause.id, confidence],
  ]);
});
