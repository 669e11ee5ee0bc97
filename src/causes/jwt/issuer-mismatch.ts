import type { ClientFacts } from '../../evidence/client.ts';
import type { Source } from '../../evidence/source.ts';
import {
  amendClaims,
  amendProvider,
  amendProviders,
  presumeOtherToken,
  presumeProvidersKeys,
} from '../../repair/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import type { MaybeValuesOf, ValuesOf } from '../../evidence/fact.ts';
import type { CauseId } from '../../evidence/gate.ts';
import { client } from '../../facts/client.ts';
import { pool, provider } from '../../facts/confluent.ts';
import { discovery } from '../../facts/discovery.ts';
import { identity } from '../../facts/pools.ts';
import { jwt, token } from '../../facts/token.ts';
import type { JsonObject } from '../../evidence/json.ts';
import { listed } from '../../evidence/words.ts';
import type { SignatureCheck } from '../../evidence/token.ts';
import {
  asksElsewhere,
  issuerDifference,
  spellingsApart,
  type IssuerDifference,
  type Spelling,
} from '../../idp/issuer-difference.ts';
import { unrelatedProvider } from '../../idp/unrelated-provider.ts';
import { defineCause, type Cause, type EvidenceRow, type Recognition } from '../define.ts';
import type { Fix } from '../../evidence/fix.ts';
import { patchProvider } from '../fixes/confluent-api.ts';

/** The facts that every cause of an issuer mismatch reads. */
export const issuerReads = { iss: jwt.iss, issuer: provider.issuer, provider: provider.meant } as const;
export const issuerMayRead = {
  published: discovery.issuer,
  jwksUri: discovery.jwksUri,
  tokenEndpoint: client.tokenEndpoint,
  signature: token.signature,
  claims: jwt.claims,
  filter: pool.filter,
  identity: identity.claim,
  scope: client.scope,
  unrelated: unrelatedProvider,
} as const;

/** The issuer, by source. */
export interface Issuers {
  /** In the token. */
  readonly iss: string;
  /** In Confluent's identity provider. */
  readonly issuer: string;
  /** In the discovery document, when there is one. */
  readonly published?: string;
  /** The `jwks_uri` of the token's issuer, if the discovery document is that issuer's. */
  readonly issuersJwksUri?: string;
  readonly providerId?: string;
  readonly tokenEndpoint?: string;
  readonly claims?: JsonObject;
  /** The filter of the pool that decides. */
  readonly filter?: string;
  /** The claim that the pool uses as the identity. */
  readonly identity?: string;
  /** The scope that the client requests. */
  readonly scope?: string;
}

/** Which side has to be fixed. */
export type OddOneOut = 'provider' | 'token';

/**
 * The side that disagrees with the two other sources has to be fixed. Without a third source it is the provider: a
 * person copied its issuer, while the token comes from the identity provider.
 */
export const oddIssuer = (iss: string, issuer: string, published: string | undefined): OddOneOut =>
  published === issuer && published !== iss ? 'token' : 'provider';

/**
 * How the two issuers differ. If the names alone do not decide, the published keys do: another name for the same tenant
 * serves the same keys, another tenant does not (RFC 8725 section 3.8).
 */
function differenceOf(
  { iss, issuer }: Issuers,
  signature: readonly SignatureCheck[] | undefined,
): IssuerDifference {
  const kind = issuerDifference(iss, issuer);
  const atProvider = signature?.find(({ keySet }) => keySet === 'provider')?.outcome;
  const foreignKeys = atProvider === 'no-such-key' || atProvider === 'invalid';
  return kind === 'custom-domain' && foreignKeys ? 'other-tenant' : kind;
}

export interface IssuerCauseSpec {
  readonly id: CauseId;
  readonly title: string;
  readonly kind: IssuerDifference;
  /** Further conditions, when several causes share a kind of difference. */
  readonly onlyIf?: (seen: Issuers) => boolean;
  /** One sentence: how the two differ, and why. */
  readonly why: (seen: Issuers) => string;
  /** Which side has to be fixed, regardless of the discovery document; undefined to compare all sources. */
  readonly odd?: (seen: Issuers) => OddOneOut | undefined;
  /** Whether the two issuers sign with different keys: then a fix also changes the keys, which were not observed. */
  readonly otherKeys?: boolean;
  /** The token with the registered issuer, when other claims would change too. */
  readonly reissue?: (evidence: Evidence, seen: Issuers) => Evidence;
  /** How to make the token have the registered issuer. */
  readonly tokenFix: (seen: Issuers, client: ClientFacts) => Fix;
  /** How to make the provider have the token's issuer; default: copy it. */
  readonly providerFix?: (seen: Issuers, client: ClientFacts) => Fix;
}

/** A cause for one kind of issuer mismatch, fixed on the side that is wrong. */
export function issuerCause(spec: IssuerCauseSpec): Cause {
  return defineCause({
    id: spec.id,
    title: spec.title,
    reads: issuerReads,
    mayRead: issuerMayRead,
    recognise: (values, sources) => {
      const { iss, issuer, published, signature, unrelated } = values;
      // The provider of others: what is missing is one for this issuer, see `provider/missing`.
      if (iss === undefined || iss === '' || unrelated !== undefined) return null;
      const seen = issuersIn({ ...values, iss });
      if (differenceOf(seen, signature) !== spec.kind || spec.onlyIf?.(seen) === false) return null;
      const odd = spec.odd?.(seen) ?? oddIssuer(iss, issuer, published);
      return {
        strength: 'shown',
        because: [spec.why(seen), ...alsoApart(seen, spec.kind), verdictOfWitnesses(seen, odd)].join(' '),
        contrast: issuerContrast(iss, issuer, sources),
        rows: publishedRow(published),
        issuers: seen,
        odd,
      } satisfies Recognition & { issuers: Issuers; odd: OddOneOut };
    },
    repair: (evidence, { issuers, odd }) =>
      odd === 'token' && spec.reissue !== undefined
        ? spec.reissue(evidence, issuers)
        : correctIssuer(evidence, issuers, odd, spec.otherKeys ?? false),
    repaired: 'with one and the same issuer in the token and in the identity provider',
    fix: ({ issuers, odd }, { client: facts }) =>
      odd === 'token'
        ? spec.tokenFix(issuers, facts)
        : (spec.providerFix?.(issuers, facts) ?? copyIssuer(issuers)),
  });
}

const SPELLED: Readonly<Record<Spelling, string>> = {
  whitespace: 'in spaces',
  scheme: 'in http:// and https://',
  case: 'in upper and lower case',
  port: 'in the port',
  'keycloak-auth-prefix': 'in /auth before the realm',
  'trailing-slash': 'in the slash at the end',
};

/** What else differs, so that all differences are corrected at once. */
function alsoApart({ iss, issuer }: Issuers, kind: IssuerDifference): readonly string[] {
  const others = spellingsApart(iss, issuer).filter((each) => each !== kind);
  return others.length === 0 ? [] : [`They also differ ${listed(others.map((each) => SPELLED[each]))}.`];
}

function issuersIn({
  iss,
  issuer,
  provider: meant,
  identity: by,
  ...more
}: ValuesOf<typeof issuerReads> & MaybeValuesOf<typeof issuerMayRead> & { readonly iss: string }): Issuers {
  const { published, jwksUri, tokenEndpoint, claims, filter, scope } = more;
  const path = by?.path?.join('.');
  return {
    iss,
    issuer,
    ...(published === undefined ? {} : { published }),
    ...(jwksUri === undefined || published !== iss ? {} : { issuersJwksUri: jwksUri }),
    ...(meant.id === undefined ? {} : { providerId: meant.id }),
    ...(tokenEndpoint === undefined ? {} : { tokenEndpoint }),
    ...(claims === undefined ? {} : { claims }),
    ...(filter === undefined ? {} : { filter }),
    ...(path === undefined ? {} : { identity: path }),
    ...(scope === undefined ? {} : { scope }),
  };
}

function verdictOfWitnesses({ iss, issuer, published }: Issuers, odd: OddOneOut): string {
  if (published === iss && odd === 'provider')
    return "The discovery document agrees with the token, so Confluent's identity provider is the one to fix.";
  if (published === issuer && odd === 'token') {
    return "The discovery document agrees with Confluent's identity provider, so the token is the one to fix.";
  }
  return 'Confluent compares issuers byte for byte.';
}

function correctIssuer(
  evidence: Evidence,
  { iss, issuer }: Issuers,
  odd: OddOneOut,
  otherKeys: boolean,
): Evidence {
  if (odd === 'token')
    return otherKeys ? presumeOtherToken(evidence) : amendClaims(evidence, { iss: issuer });
  const renamed = amendProvider(evidence, { issuer: iss });
  return otherKeys ? presumeProviderKeys(renamed) : renamed;
}

/** The provider would name another jwks_uri; the keys there are unknown. */
function presumeProviderKeys(evidence: Evidence): Evidence {
  const meant = provider.meant.read(evidence);
  if (!meant.known) return evidence;
  const { jwksUri: _uri, keys: _keys, ...rest } = meant.value;
  return amendProviders(presumeProvidersKeys(evidence), (all) =>
    all.map((each) => (each === meant.value ? rest : each)),
  );
}

const copyIssuer = ({ iss, providerId }: Issuers): Fix => ({
  summary: "Copy the issuer from the token into Confluent's identity provider, byte for byte.",
  steps: ['Allow a few minutes until every broker knows of the change, then run the doctor again.'],
  commands: patchProvider(providerId, { issuer: iss }),
});

/** Whether the client's token endpoint belongs to another tenant, which is a fault of the client's configuration. */
export const explainedByTokenEndpoint = ({ iss, issuer, tokenEndpoint }: Issuers): boolean =>
  issuerDifference(iss, issuer) === 'other-tenant' &&
  tokenEndpoint !== undefined &&
  asksElsewhere(tokenEndpoint, iss, issuer);

export function issuerContrast(
  iss: string,
  issuer: string,
  sources: { readonly iss: Source; readonly issuer: Source },
): readonly [EvidenceRow, EvidenceRow] {
  return [
    { label: 'issuer in the token', value: iss, source: sources.iss },
    { label: 'issuer registered in Confluent', value: issuer, source: sources.issuer },
  ];
}

export const publishedRow = (published: string | undefined): readonly EvidenceRow[] =>
  published === undefined
    ? []
    : [{ label: 'issuer in the discovery document', value: published, source: 'discovery document' }];
