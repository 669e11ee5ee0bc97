import type { Evidence } from '../../evidence/evidence.ts';
import { refreshKeys } from '../fixes/confluent-api.ts';
import { amendPublishedKeys } from '../../repair/amend.ts';
import { jwks } from '../../facts/jwks.ts';
import { lookupCause, publishAndHold } from './lookup-cause.ts';

/** RFC 7517 section 4.5 makes `kid` optional; Confluent lists keys by it. */
export default lookupCause({
  id: 'jwks/kid-missing-in-key',
  title: 'The published keys have no key id (kid)',
  why: ({ kid, published }) =>
    `The token names key ${kid}; the ${published?.length ?? 0} published keys have no kid to be found by.`,
  repair: (evidence, lookup) => withEveryKeyNamed(publishAndHold(evidence, lookup)),
  repaired: "with the token's key under its kid, and held by Confluent",
  fix: ({ provider }) => ({
    summary: 'Give every published key the kid that tokens name, then refresh the keys in Confluent.',
    steps: ['The kid of a key and the kid in the header of its tokens must be the same text.'],
    commands: refreshKeys(provider?.id),
  }),
});

/** Which of the other keys is which does not matter: no token names them. */
function withEveryKeyNamed(evidence: Evidence): Evidence {
  const live = jwks.live.read(evidence);
  if (!live.known) return evidence;
  return amendPublishedKeys(
    evidence,
    live.value.map((key, index) =>
      typeof key['kid'] === 'string' ? key : { ...key, kid: `key ${index + 1}` },
    ),
  );
}
