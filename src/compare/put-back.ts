import { isDeepStrictEqual } from 'node:util';
import type { ClientFacts } from '../evidence/client.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { HttpDocument } from '../evidence/http.ts';
import type { Observation } from '../evidence/observation.ts';
import { keysOf } from '../facts/jwks.ts';
import { presumeBroker, presumeToken, UNASKED } from '../repair/amend.ts';
import { supersede } from '../repair/supersede.ts';
import type { Difference } from './shape.ts';

/** The later evidence with the earlier values at these places. */
export const putBack = (later: Evidence, earlier: Evidence, differences: readonly Difference[]): Evidence =>
  differences.reduce((evidence, { take }) => take(evidence, earlier), later);

/**
 * Withdraws the refusals that the restored values invalidate, as a repair does: a refusal of another request says
 * nothing about this one. Acceptances stay.
 */
export const withdrawn = (later: Evidence, changed: Evidence): Evidence =>
  [refusedToken, refusedKeys, refusedConnection].reduce(
    (evidence, withdraw) => withdraw(later, evidence),
    supersede(later, changed),
  );

const REQUEST: readonly (keyof ClientFacts)[] = [
  ...(['tokenEndpoint', 'clientId', 'clientSecret', 'clientAuth', 'audience', 'scope', 'resource'] as const),
  ...(['params', 'client', 'clientVersion', 'headerUrlencode', 'basicHeader', 'proxy', 'caFile'] as const),
];

const LISTENER: readonly (keyof ClientFacts)[] = [
  'bootstrapServers',
  'securityProtocol',
  'saslMechanism',
  'caFile',
];

const differIn = (a: Evidence, b: Evidence, names: readonly (keyof ClientFacts)[]): boolean =>
  names.some((name) => !isDeepStrictEqual(a.client[name], b.client[name]));

const refusedToken = (later: Evidence, changed: Evidence): Evidence =>
  later.token.answer === changed.token.answer &&
  changed.token.jwt.status !== 'observed' &&
  differIn(later, changed, REQUEST)
    ? presumeToken(changed)
    : changed;

const refusedKeys = (later: Evidence, changed: Evidence): Evidence => {
  const { byProvider } = changed.jwks;
  const isOld = later.jwks.byProvider === byProvider;
  const isElsewhere = !isDeepStrictEqual(urisIn(later), urisIn(changed));
  return isOld && isElsewhere && !holdsKeys(byProvider)
    ? {
        ...changed,
        jwks: { ...changed.jwks, byProvider: UNASKED },
        token: { ...changed.token, signature: UNASKED },
      }
    : changed;
};

const urisIn = ({ confluent: { providers } }: Evidence): unknown =>
  providers.status === 'observed' ? providers.value.map(({ id, jwksUri }) => [id, jwksUri]) : [];

const holdsKeys = (document: Observation<HttpDocument>): boolean =>
  document.status === 'observed' && keysOf(document.value) !== undefined;

const refusedConnection = (later: Evidence, changed: Evidence): Evidence =>
  later.broker.authenticate === changed.broker.authenticate &&
  changed.broker.authenticate.status !== 'observed' &&
  differIn(later, changed, LISTENER)
    ? presumeBroker(changed)
    : changed;
