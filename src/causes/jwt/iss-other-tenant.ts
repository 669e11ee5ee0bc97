import { sh } from '../../commands/sh.ts';
import { registerProvider } from '../fixes/confluent-api.ts';
import { explainedByTokenEndpoint, issuerCause } from './issuer-mismatch.ts';

/**
 * The token is from another tenant, realm or environment than the one registered, and the host of the client's token
 * endpoint does not explain it: `config/token-url-wrong-tenant-env` covers that.
 */
export default issuerCause({
  id: 'jwt/iss-other-tenant',
  title: 'The token is from another tenant or realm than the one that Confluent trusts',
  kind: 'other-tenant',
  onlyIf: (seen) => !explainedByTokenEndpoint(seen),
  why: ({ iss, issuer }) =>
    `The token is from ${iss}, but Confluent is configured to trust ${issuer}: these are two issuers.`,
  otherKeys: true,
  // The registration was made on purpose, for a tenant with its own keys; the client is what is wrong.
  odd: ({ iss, published }) => (published === iss ? undefined : 'token'),
  tokenFix: ({ issuer }) => ({
    summary: `Get the token from ${issuer}, or name the identity provider and pool at Confluent that trust the token's own issuer.`,
    steps: [
      'Compare tenant, realm or environment in the token endpoint with the registered issuer.',
      'Take client id and secret from the same tenant: those of another one are not known there.',
    ],
    commands: [{ kind: 'confluent-cli', text: sh`confluent iam provider list` }],
  }),
  providerFix: ({ iss, issuer, issuersJwksUri }) => ({
    summary: `Register ${iss} at Confluent as an identity provider of its own, or get the token from ${issuer}.`,
    steps: [
      'Do not change the issuer of the provider at hand when others sign in by it: each tenant has keys of its own.',
    ],
    commands: [{ ...registerProvider(iss, issuersJwksUri), apply: 'check-first' }],
  }),
});
