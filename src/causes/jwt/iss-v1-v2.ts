import { json } from '../../commands/json.ts';
import { sh } from '../../commands/sh.ts';
import { judgeFilter, type FilterPart } from '../../cel/filter.ts';
import type { Fix } from '../../evidence/fix.ts';
import type { JsonObject } from '../../evidence/json.ts';
import {
  asEntraSpells,
  inVersion,
  mayBeAudience,
  versionOfIssuer,
  withClaims,
  type EntraVersion,
} from '../../idp/entra-claims.ts';
import { amendClaims } from '../../repair/amend.ts';
import { presumeConditionsMet } from './_claim.ts';
import { issuerCause, type Issuers, type OddOneOut } from './issuer-mismatch.ts';

/**
 * Entra ID: the app that a token is for determines its version (`requestedAccessTokenVersion`), not the endpoint that
 * issued it (learn.microsoft.com, "Access tokens in the Microsoft identity platform").
 */
export default issuerCause({
  id: 'jwt/iss-v1-v2',
  title: 'Entra ID issues v1.0 tokens and Confluent has the v2.0 issuer, or the reverse',
  kind: 'entra-v1-v2',
  why: ({ iss, issuer }) =>
    `Both name the same Entra ID tenant, but the token is a ${versionOfIssuer(iss)} token and the identity provider was registered with the ${versionOfIssuer(issuer)} issuer.`,
  // The /v2.0 endpoint issues v1.0 tokens too, so the discovery document proves nothing here.
  odd: (seen) => witnessOfThePool(seen) ?? (wantsVersion2(seen) ? 'token' : 'provider'),
  reissue: (evidence, seen) => {
    const { patch, unknown } = inOtherVersion(seen);
    const version = versionOfIssuer(seen.issuer);
    return presumeConditionsMet(amendClaims(evidence, patch), (part) => isOpen(part, version, unknown));
  },
  tokenFix: ({ issuer }) => setVersion(versionOfIssuer(issuer)),
});

const wantsVersion2 = ({ iss, issuer }: Issuers): boolean =>
  versionOfIssuer(iss) === 'v1.0' && versionOfIssuer(issuer) === 'v2.0';

/** The token as Entra ID would issue it in the registered version. */
function inOtherVersion(seen: Issuers): ReturnType<typeof inVersion> {
  const { patch, unknown } = inVersion(versionOfIssuer(seen.issuer), seen.claims ?? {}, seen.scope);
  return { patch: { ...patch, iss: asEntraSpells(seen.issuer) }, unknown };
}

/**
 * The pool's filter and identity claim were written for one of the two versions, which is the intended one; undefined
 * when they suit both.
 */
function witnessOfThePool(seen: Issuers): OddOneOut | undefined {
  const { claims } = seen;
  if (claims === undefined) return undefined;
  const { patch, unknown } = inOtherVersion(seen);
  const now = unmet(seen, { ...claims, iss: seen.issuer }, []);
  const then = unmet(seen, withClaims(claims, { ...patch, iss: seen.issuer }), unknown);
  return now === then ? undefined : then < now ? 'token' : 'provider';
}

/** How many conditions of the pool such claims would fail. The issuer is ignored: it follows the version. */
function unmet(
  { filter, identity, issuer }: Issuers,
  claims: JsonObject,
  unknown: readonly string[],
): number {
  const culprits = filter === undefined ? [] : judgeFilter(filter, claims).culprits;
  const conditions = culprits.filter(
    (part) => part.claim?.[0] !== 'iss' && !isOpen(part, versionOfIssuer(issuer), unknown),
  );
  const nobody = identity !== undefined && !Object.hasOwn(claims, identity.split('.')[0] ?? '');
  return conditions.length + (nobody ? 1 : 0);
}

/** Whether a condition checks a claim whose value is unknown. */
const isOpen = (
  { claim, expected }: FilterPart,
  version: EntraVersion,
  unknown: readonly string[],
): boolean => claim?.[0] !== undefined && unknown.includes(claim[0]) && mayBeAudience(version, expected);

const setVersion = (version: EntraVersion): Fix => ({
  summary:
    version === 'v2.0'
      ? 'Set requestedAccessTokenVersion to 2 in the app registration of the API.'
      : 'Set requestedAccessTokenVersion to 1 in the app registration of the API.',
  steps: [
    `Microsoft Entra admin center: App registrations → the API that the scope names (not the client) → Manifest → "requestedAccessTokenVersion": ${version === 'v2.0' ? '2' : '1'} → Save.`,
    version === 'v2.0'
      ? 'In v2.0 tokens appid becomes azp, and aud becomes the bare app id. Check every other pool that takes tokens for this API.'
      : 'In v1.0 tokens azp becomes appid, and aud becomes the resource of the scope. Check every other pool that takes tokens for this API.',
    'Allow a few minutes: Entra ID continues to issue the old version for a while.',
  ],
  commands: [
    {
      kind: 'idp',
      text: sh`az rest --method PATCH --uri "https://graph.microsoft.com/v1.0/applications(appId='$API_APP_ID')" --body ${json({ api: { requestedAccessTokenVersion: version === 'v2.0' ? 2 : 1 } })}`,
    },
  ],
});
