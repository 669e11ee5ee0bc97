import type { SettingKey } from '../../settings/settings.ts';

/*
 * Names that applications commonly choose for the settings of a token.
 */

/** A name without its case and what joins its words: `token_endpoint`, `tokenEndpoint` and `token-endpoint` are one. */
export const plain = (key: string): string => key.toLowerCase().replace(/[^a-z\d]/g, '');

/** What the settings of the token are called, plainly; what may also stand beside the client's own `clientId` begins with `oauth`. */
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

/** The setting that goes by such a name. */
export const keyOf = (name: string): SettingKey | undefined =>
  NAMES.find(([pattern]) => pattern.test(plain(name)))?.[1];
