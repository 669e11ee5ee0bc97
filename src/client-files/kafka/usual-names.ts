import type { SettingKey } from '../../settings/settings.ts';

/* Names that applications commonly choose for a token's settings. */

/** A name without case and separators: `token_endpoint`, `tokenEndpoint` and `token-endpoint` are equal. */
export const plain = (key: string): string => key.toLowerCase().replace(/[^a-z\d]/g, '');

/**
 * The token's settings by their plain names; one that could also belong to the client's own `clientId` begins with
 * `oauth`.
 */
const NAMES: readonly (readonly [RegExp, SettingKey])[] = [
  [
    /^(?:oauth2?|oidc|access)?token(?:endpoint)?(?:ur[li])$|^(?:oauth2?|oidc)?tokenendpoint$/,
    'tokenEndpoint',
  ],
  [/^(?:oauth2?|oidc)?clientid$/, 'clientId'],
  [/^(?:oauth2?|oidc)?clientsecret$/, 'clientSecret'],
  [/^(?:oauth2?|oidc)?scopes?$/, 'scope'],
  [/^(?:oauth2?|oidc)?audience$/, 'audience'],
  [/^(?:oauth2?|oidc)?resource$/, 'resource'],
  [/^(?:tokenendpoint)?(?:client)?auth(?:entication)?method$|^clientauth(?:entication)?$/, 'clientAuth'],
];

/** The setting with such a name. */
export const keyOf = (name: string): SettingKey | undefined =>
  NAMES.find(([pattern]) => pattern.test(plain(name)))?.[1];
