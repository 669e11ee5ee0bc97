import type { Setting } from '../setting.ts';

const CONSOLE = { group: 'Confluent Cloud without an API key', kind: 'text' } as const;

/** What a person reads in Confluent's console, without an API key. */
export const CONSOLE_SETTINGS = [
  {
    ...CONSOLE,
    key: 'providerIssuer',
    flag: 'provider-issuer',
    doc: 'the issuer that the identity provider shows',
    example: 'https://acme.auth0.com/',
  },
  {
    ...CONSOLE,
    key: 'providerJwksUri',
    flag: 'provider-jwks-uri',
    doc: 'the JWKS URI that the identity provider shows',
    example: 'https://acme.auth0.com/.well-known/jwks.json',
  },
  {
    ...CONSOLE,
    key: 'providerKeys',
    flag: 'provider-keys',
    kind: 'list',
    doc: 'the key ids (kid) that Confluent has',
    example: 'key-1,key-2',
  },
  {
    ...CONSOLE,
    key: 'poolFilter',
    flag: 'pool-filter',
    doc: 'the filter of the identity pool',
    example: 'claims.aud == "kafka"',
  },
  {
    ...CONSOLE,
    key: 'poolIdentityClaim',
    flag: 'pool-identity-claim',
    doc: 'the identity claim of the identity pool',
    example: 'claims.sub',
  },
] as const satisfies readonly Setting[];
