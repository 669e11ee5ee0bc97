import { sourceOf } from '../evidence/configuration.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { fact, known, type Fact } from '../evidence/fact.ts';
import { extensionNamed } from '../spelling/extensions.ts';
import { broker } from './broker.ts';
import { identity } from './pools.ts';
import { jwt } from './token.ts';

/**
 * An authorization identity (RFC 7628 section 3.1) that the client sends, and what is known about the token's
 * principal.
 */
export interface ActingAs {
  readonly identity: string;
  /** The values that the broker may use as the token's principal, as far as known; the subject first. */
  readonly principals: readonly string[];
  /** The broker's refusal names this reason. */
  readonly isSaid: boolean;
}

/**
 * The identity that the client wants to act as. The value is undefined when it sends none, and for kafkajs, which sends
 * none that can be read.
 */
export const actingAs: Fact<ActingAs | undefined> = fact('authorization identity', (evidence) => {
  const { client, authorizationIdentity, extensions } = evidence.client;
  if (authorizationIdentity === undefined || authorizationIdentity === '' || client === 'kafkajs')
    return known(undefined, sourceOf(evidence.client, 'authorizationIdentity'));
  const answer = broker.authenticate.read(evidence);
  const pool = extensionNamed(extensions, 'identityPoolId');
  return known(
    {
      identity: authorizationIdentity,
      principals: [...claimed(evidence), ...(pool === undefined ? [] : [pool])],
      isSaid: answer.known && SAID.test(answer.value.errorMessage ?? ''),
    },
    sourceOf(evidence.client, 'authorizationIdentity'),
  );
});

/** Apache Kafka's `OAuthBearerSaslServer`. */
const SAID = /requested an authorization id .* different from the token's principal/i;

function claimed(evidence: Evidence): readonly string[] {
  const claims = jwt.claims.read(evidence);
  if (!claims.known) return [];
  const by = identity.claim.read(evidence);
  const path = by.known ? by.value.path : undefined;
  const names = ['sub', evidence.client.subClaimName ?? 'sub', ...(path?.length === 1 ? path : [])];
  return [...new Set(names)].flatMap((name) => {
    const value = claims.value[name];
    return typeof value === 'string' ? [value] : [];
  });
}
