import { asksForDefault } from './entra-version.ts';
import type { IdentityProvider, RefusalRule } from './define.ts';
import { misfitOf } from './entra-version.ts';

const TOKEN_PATH = /^\/([^/]+)\/oauth2\/(v2\.0\/)?token\/?$/;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** https://learn.microsoft.com/en-us/entra/identity-platform/authentication-national-cloud */
const HOSTS =
  /^login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn|chinacloudapi\.cn|windows\.net)$|^sts\.(?:windows\.net|chinacloudapi\.cn)$|\.(?:ciamlogin|b2clogin)\.com$/;

/** One row per AADSTS number: https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes */
const BY_CODE: readonly RefusalRule[] = [
  { codes: [7000215], cause: 'token/wrong-secret', certain: true },
  { codes: [7000222], cause: 'token/secret-expired', certain: true },
  { codes: [7000218], cause: 'token/auth-method-mismatch', certain: false },
  // The client id may be right and the token endpoint's tenant wrong.
  { codes: [700016, 700011, 7000229], cause: 'token/unknown-client', certain: false },
  { codes: [70001], cause: 'token/unknown-client', certain: false, also: ['token/client-disabled'] },
  { codes: [7000112], cause: 'token/client-disabled', certain: true },
  { codes: [90002], cause: 'token/tenant-wrong', certain: false, also: ['token/national-cloud'] },
  // This grant is not available for /common and /consumers.
  { codes: [9001023, 90124], cause: 'token/tenant-wrong', certain: true },
  { codes: [900023, 50059, 90019], cause: 'token/tenant-wrong', certain: true },
  { codes: [90038, 900432, 900382], cause: 'token/national-cloud', certain: true },
  { codes: [1002012, 700022], cause: 'token/scope-not-default', certain: true },
  {
    codes: [70011],
    when: ({ asked }) => !asksForDefault(asked.scope),
    cause: 'token/scope-not-default',
    certain: true,
  },
  { codes: [70011], cause: 'token/scope-unknown', certain: true },
  {
    // Certain only if a scope was sent instead; a form that was lost on the way lacks its resource too.
    codes: [900144, 90014, 9002313],
    says: /'resource'/,
    when: ({ answer, asked }) => misfitOf(answer.url, asked) === 'version-1',
    cause: 'config/token-url-wrong-version',
    certain: true,
  },
  // The version 1 endpoint reports a missing resource in several ways.
  {
    codes: [900144, 90014, 9002313],
    when: ({ answer, asked, words }) =>
      misfitOf(answer.url, asked) !== undefined && !/'(?:grant_type|client_id)'/.test(words),
    cause: 'config/token-url-wrong-version',
    certain: false,
  },
  { codes: [900144], says: /'scope'/, cause: 'token/scope-missing', certain: true },
  { codes: [900144, 90014, 9002313], cause: 'token/wrong-content-type', certain: false },
  { codes: [901002], cause: 'config/token-url-wrong-version', certain: true },
  { codes: [500011, 50001, 650052], cause: 'token/resource-principal-missing', certain: true },
  { codes: [501051], cause: 'token/role-not-assigned', certain: true },
  { codes: [65001, 650057, 90094], cause: 'token/client-grant-missing', certain: true },
  // A public client must not send a secret, and only a confidential one may use client_credentials.
  { codes: [700025], cause: 'token/grant-not-enabled', certain: true },
  {
    codes: [700027, 50012, 700030, 50013, 50027, 70021, 700213, 700024, 500133, 1000502],
    cause: 'token/assertion-invalid',
    certain: true,
  },
  {
    codes: [53000, 53001, 53002, 53003, 53004, 53011, 530032, 530034],
    cause: 'token/conditional-access',
    certain: true,
  },
  { codes: [90055, 50196], cause: 'token/rate-limited', certain: true },
  { codes: [90033, 90024, 90006], cause: 'token/transient-5xx', certain: true },
  // GET instead of POST: what a client makes of a redirect.
  { codes: [900561], cause: 'token/redirected', certain: false },
];

const entra: IdentityProvider = {
  id: 'entra',
  name: 'Microsoft Entra ID',
  hosts: HOSTS,
  owns: ({ hostname }) => HOSTS.test(hostname),
  // A token's version is chosen by the API, not the endpoint; without a token the endpoint is the best guess. Tokens
  // always contain the tenant's GUID, so an alias (a domain, `common`) does not reveal the issuer.
  issuerOf: ({ origin, pathname }) => {
    const [, tenant, v2] = TOKEN_PATH.exec(pathname) ?? [];
    if (tenant === undefined || !GUID.test(tenant)) return undefined;
    return v2 === undefined
      ? `https://sts.windows.net/${tenant.toLowerCase()}/`
      : `${origin}/${tenant.toLowerCase()}/v2.0`;
  },
  isIssuer: ({ pathname }) => /^\/[^/]+(?:\/v2\.0)?\/?$/.test(pathname),
  clientId: { pattern: GUID, looksLike: 'a GUID: the Application (client) ID' },
  refusals: BY_CODE,
};

export default entra;
