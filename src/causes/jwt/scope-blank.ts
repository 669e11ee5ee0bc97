import { behaviour } from '../../clients/facts.ts';
import { amendClaims } from '../../repair/amend.ts';
import { scopeClaim } from '../../facts/scope-claim.ts';
import { defineCause } from '../define.ts';

/** Apache Kafka's `ClaimValidationUtils.validateScopes`: a scope claim may be absent, but not empty. */
export default defineCause({
  id: 'jwt/scope-blank',
  title: "The token's scope claim is empty, and the Java client refuses such a token",
  reads: { reader: behaviour.claimsReader, claim: scopeClaim },
  recognise: ({ reader, claim: { name, value, isBlank } }, sources) =>
    !isBlank || reader !== 'java'
      ? null
      : {
          strength: 'shown',
          because: `The claim ${name} is present and empty. The Java client accepts a token without a scope claim, and refuses an empty one before it contacts a broker.`,
          rows: [{ label: `claim ${name}`, value: JSON.stringify(value), source: sources.claim }],
          name,
        },
  repair: (evidence, { name }) => amendClaims(evidence, { [name]: undefined }),
  repaired: 'with no scope claim',
  fix: ({ name }) => ({
    summary: `Let the identity provider leave ${name} out of the token, or grant the client a scope.`,
    steps: ['Keycloak: give the client a client scope with "Include in token scope" on.'],
    commands: [],
  }),
});
