import { writeSetting } from '../../clients/notation/notation.ts';
import { filled, valueOr } from '../../commands/value.ts';
import { lookupCause } from './lookup-cause.ts';

/** Okta: "Access tokens from the org authorization server can't be verified by you": their keys are not published. */
export default lookupCause({
  id: 'jwks/okta-org-keys',
  title: "The token is from Okta's org authorization server, which does not publish its signing keys",
  why: ({ kid, issuer, iss }) =>
    `${issuer ?? iss} is Okta's org server, and key ${kid} is not among the keys that it publishes.`,
  repaired: "with the token's key published and held by Confluent",
  fix: ({ issuer, iss }, { client }) => ({
    summary: 'Get the token from a custom authorization server, such as the one called default.',
    steps: [
      'Okta: Security > API > Authorization Servers; take issuer and token endpoint from there (.../oauth2/default).',
      'Register its issuer and jwks_uri (.../oauth2/default/v1/keys) at Confluent, and allow the client in an access policy.',
    ],
    commands: [
      writeSetting(
        client,
        'tokenEndpoint',
        filled`https://${valueOr(hostOf(issuer ?? iss), 'OKTA_DOMAIN')}/oauth2/default/v1/token`,
      ),
    ],
  }),
});

const hostOf = (issuer: string | undefined): string | undefined =>
  issuer !== undefined && URL.canParse(issuer) ? new URL(issuer).hostname : undefined;
