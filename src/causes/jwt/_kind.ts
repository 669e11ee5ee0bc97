import { amendClaims, presumeSignature } from '../../repair/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import type { FilterVerdict } from '../../cel/filter.ts';
import { filter } from '../../facts/filter.ts';
import { jwt } from '../../facts/token.ts';
import type { CauseId } from '../../evidence/gate.ts';
import { tokenKind, type TokenKind } from '../../idp/token-kind.ts';
import { defineCause, type Cause, type Recognition, type Role } from '../define.ts';
import type { Fix } from '../../evidence/fix.ts';
import { bothSides, followsFromTheApi, presumeConditionsMet, show } from './_claim.ts';

interface KindCauseSpec {
  readonly id: CauseId;
  readonly title: string;
  readonly kind: TokenKind['is'];
  readonly fix: Fix | ((evidence: Evidence) => Fix);
  /** The evidence with an access token in its place; default: the same token without its marks. */
  readonly repair?: (evidence: Evidence) => Evidence;
}

/** A cause for a token of another kind than an application's access token. */
export const kindCause = (spec: KindCauseSpec): Cause =>
  defineCause({
    id: spec.id,
    title: spec.title,
    reads: { claims: jwt.claims, header: jwt.header },
    mayRead: { verdict: filter.onToken },
    recognise: ({ claims, header, verdict }) => {
      const kind = tokenKind(claims, header);
      if (kind.is !== spec.kind) return null;
      // A condition without a claim, such as `false`, is not about the token.
      const [first, ...others] = (verdict?.culprits ?? [])
        .filter(({ claim }) => claim !== undefined)
        .map((part) => bothSides(part, "the identity pool's filter"));
      return {
        strength: 'shown',
        role: roleOf(kind.is, verdict),
        because: `This is not an application's access token for your API: ${kind.because}.`,
        ...(first !== undefined && { contrast: first }),
        rows: [
          ...others.flat(),
          { label: 'audience of the token', value: show(claims['aud']), source: 'the token' },
          { label: 'subject of the token', value: show(claims['sub']), source: 'the token' },
        ],
      } satisfies Recognition;
    },
    repair: (evidence) => (spec.repair ?? asAccessToken)(evidence),
    repaired: 'with an access token for your API in its place',
    fix: (_, evidence) => (typeof spec.fix === 'function' ? spec.fix(evidence) : spec.fix),
  });

/**
 * A refresh token or a token for Graph cannot be verified by others. No other kind is known to be refused as such: they
 * fail the filter when a claim is missing, and may be refused for a reason that Confluent does not disclose.
 */
function roleOf(kind: TokenKind['is'], verdict: FilterVerdict | undefined): Role {
  if (kind === 'refresh' || kind === 'graph') return 'cause';
  if (kind === 'management-api')
    return verdict?.culprits.some(followsFromTheApi) === true ? 'cause' : 'advice';
  return verdict?.value === false || verdict?.value === 'error' ? 'cause' : 'hidden';
}

/** Claims that differ between kinds of tokens of one issuer. */
const MARKS = ['token_use', 'typ', 'at_hash', 'c_hash', 'nonce', 'idtyp', 'upn', 'scp', 'auth_time'] as const;

/**
 * An access token of the same issuer for the same client: without these marks, and meeting the filter except for the
 * issuer, which stays. Cognito signs the two kinds with different keys, so the signature is unknown.
 */
function asAccessToken(evidence: Evidence): Evidence {
  const unmarked = amendClaims(evidence, Object.fromEntries(MARKS.map((name) => [name, undefined])));
  const claims = jwt.claims.read(unmarked);
  const header = jwt.header.read(unmarked);
  const still = claims.known && header.known ? tokenKind(claims.value, header.value).is : 'access';
  const other =
    still === 'access' ? unmarked : amendClaims(unmarked, { aud: 'your API', sub: 'your client' });
  return presumeSignature(presumeConditionsMet(other, ({ claim }) => claim?.[0] !== 'iss'));
}
