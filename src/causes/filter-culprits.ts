import type { FilterPart, FilterVerdict } from '../cel/filter.ts';
import { nodesIn } from '../cel/syntax.ts';
import { nearMiss } from '../cel/near-miss.ts';
import { isOnlyShape, isOtherScalar, isShapeMismatch, isTypeError, memberless } from '../cel/shape.ts';
import type { CauseId } from '../evidence/gate.ts';
import type { Json, JsonObject } from '../evidence/json.ts';

/** The context that decides which cause a false condition belongs to. */
export interface FilterContext {
  readonly claims: JsonObject;
  /** The provider's issuer, when known. */
  readonly issuer: string | undefined;
}

/** The culprits of a filter that belong to one cause. */
export const culpritsOf = (
  cause: CauseId,
  verdict: FilterVerdict,
  context: FilterContext,
): readonly FilterPart[] => verdict.culprits.filter((part) => answerableFor(part, context) === cause);

/**
 * The one cause for a condition that fails; undefined when a mismatch of the issuers explains it (`jwt/iss-*`).
 * Specific causes come before general ones, so that no condition is explained twice.
 */
export function answerableFor(part: FilterPart, context: FilterContext): CauseId | undefined {
  if (memberless(part, context.claims) !== undefined)
    return isScope(part) ? 'jwt/scp-vs-scope' : 'pool/filter-type';
  if (part.error?.code === 'no-such-key' || (part.op === 'has' && part.wanted))
    return ofMissing(part, context);
  if (
    (isTypeError(part) && !mayBeList(part)) ||
    isNeverEqual(part) ||
    (isShapeMismatch(part) && isOnlyShape(part, context.claims))
  ) {
    return isScope(part) ? 'jwt/scp-vs-scope' : 'pool/filter-type';
  }
  return ofDifferent(part, context);
}

/**
 * `aud` is a string for one audience and a list for several (RFC 7519 section 4.1.3), so its type follows from the
 * correct audience.
 */
const mayBeList = ({ claim, claimIsList }: FilterPart): boolean => claim?.[0] === 'aud' && claimIsList;

/** `claims.level == "5"` for a number: false for every token, and `!=` true for every one. */
function isNeverEqual({ op, wanted, seen, expected, claimIsList }: FilterPart): boolean {
  if (!wanted || seen === undefined || expected === undefined) return false;
  if (op === '==') return isOtherScalar(seen, expected);
  if (op !== 'in' || claimIsList || !Array.isArray(expected)) return false;
  const members = expected as readonly Json[];
  return members.length > 0 && members.every((each) => isOtherScalar(seen, each));
}

/**
 * The claims in which identity providers name the client: Auth0, Keycloak, Entra v2.0; Entra v1.0; Okta; Cognito, Ping.
 */
export const CLIENT_CLAIMS: readonly string[] = ['azp', 'appid', 'cid', 'client_id', 'clientId'];

function ofMissing({ claim = [] }: FilterPart, { claims }: FilterContext): CauseId {
  const [name = ''] = claim;
  const has = (other: string): boolean => Object.hasOwn(claims, other);
  if (claim.length > 1 && has(name)) return 'pool/filter-no-such-key';
  if (name === 'aud') return 'jwt/aud-missing';
  if (name === 'groups' && (has('_claim_names') || has('hasgroups'))) return 'jwt/groups-overage';
  if (name === 'roles' && isEntra(claims)) return 'jwt/roles-missing';
  if ((name === 'scope' && has('scp')) || (name === 'scp' && has('scope'))) return 'jwt/scp-vs-scope';
  // Auth0 has two profiles of access tokens: its own (`azp`, `gty`) and that of RFC 9068 (`client_id`, `jti`).
  if ((name === 'azp' || name === 'gty') && has('client_id') && has('jti') && isAuth0(claims))
    return 'jwt/profile-switched';
  if (CLIENT_CLAIMS.includes(name) && CLIENT_CLAIMS.some(has)) return 'jwt/client-claim-name';
  return 'pool/filter-no-such-key';
}

function ofDifferent(part: FilterPart, { claims, issuer }: FilterContext): CauseId | undefined {
  const name = part.claim?.[0];
  const miss = nearMiss(part);
  if (name === 'iss') {
    return part.expected === issuer && claims['iss'] !== issuer ? undefined : 'pool/filter-iss-stale';
  }
  if (miss === 'blanks' || miss === 'typography') return 'pool/filter-quote-smart';
  if (miss === 'case') return 'pool/filter-case';
  if (name !== 'aud' || !part.wanted || !namesText(part)) return 'pool/filter-false';
  if (miss === 'trailing-slash') return 'jwt/aud-trailing-slash';
  return miss === 'uri-scheme' ? 'jwt/aud-uri-vs-guid' : 'jwt/aud-wrong';
}

/** Whether a part asks for some text; `claims.aud.size() == 1` asks for no audience. */
const namesText = ({ node }: FilterPart): boolean =>
  [...nodesIn(node)].some(({ op, args }) => op === 'value' && typeof args === 'string');

const isScope = ({ claim }: FilterPart): boolean => claim?.[0] === 'scp' || claim?.[0] === 'scope';
const isEntra = ({ iss }: JsonObject): boolean =>
  typeof iss === 'string' &&
  /^https:\/\/(?:sts\.windows\.net|login\.microsoftonline\.(?:com|us))\//.test(iss);
const isAuth0 = ({ iss, gty }: JsonObject): boolean =>
  gty !== undefined || (typeof iss === 'string' && (/\.auth0\.com\/$/.test(iss) || iss.endsWith('/')));
