import { amendHeldKeys, amendPublishedKeys, presumeSignature, presumeJudgement } from '../../repair/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { jwks, kidsOf } from '../../facts/jwks.ts';
import type { CauseId } from '../../evidence/gate.ts';
import type { JsonObject } from '../../evidence/json.ts';
import { withoutFlaws } from '../../evidence/jwk.ts';
import { inWords, type Refresh } from '../../facts/refresh.ts';
import { some } from '../../evidence/words.ts';
import { defineCause, type Cause, type EvidenceRow, type Recognition, type Strength } from '../define.ts';
import type { Fix } from '../../evidence/fix.ts';
import {
  lookupMayRead,
  lookupReads,
  mayBeOfAnotherPlace,
  roleOf,
  whyNotFound,
  type Lookup,
} from './_lookup.ts';

export interface LookupCauseSpec {
  readonly id: CauseId;
  readonly title: string;
  /** Default: `shown`. */
  readonly strength?: Strength;
  /** One or two sentences with the values. */
  readonly why: (seen: Lookup) => string;
  /** The two values that disagree; default: the token's key id and those that Confluent holds. */
  readonly contrast?: (seen: Lookup) => readonly [EvidenceRow, EvidenceRow] | undefined;
  readonly repair?: (evidence: Evidence, seen: Lookup) => Evidence;
  readonly repaired: string;
  readonly fix: (seen: Lookup, evidence: Evidence) => Fix;
  /** When to recognise itself in addition to the cause that `whyNotFound` chose, as an alternative. */
  readonly alsoSuggestedIf?: (seen: Lookup) => boolean;
}

/** A cause for a missing token key. `whyNotFound` ensures that exactly one of them recognises itself. */
export function lookupCause(spec: LookupCauseSpec): Cause {
  return defineCause({
    id: spec.id,
    title: spec.title,
    reads: lookupReads,
    mayRead: lookupMayRead,
    recognise: (lookup) => {
      const answers = whyNotFound(lookup) === spec.id;
      if (!answers && spec.alsoSuggestedIf?.(lookup) !== true) return null;
      const role = roleOf(lookup);
      // Confluent's copy is then unknown, and may contain the key.
      const unseen = role === 'hidden' && lookup.published !== undefined && lookup.unreachable === null;
      return {
        strength:
          !answers || mayBeOfAnotherPlace(lookup)
            ? 'suggested'
            : unseen
              ? 'conceivable'
              : (spec.strength ?? 'shown'),
        because: spec.why(lookup),
        ...contrastOf((spec.contrast ?? keysApart)(lookup)),
        rows: keyRows(lookup),
        role,
        lookup,
      } satisfies Recognition & { lookup: Lookup };
    },
    repair: (evidence, { lookup, role }) => {
      const repaired = (spec.repair ?? publishAndHold)(evidence, lookup);
      return role === 'hidden' ? presumeJudgement(repaired) : repaired;
    },
    repaired: spec.repaired,
    fix: ({ lookup }, evidence) => spec.fix(lookup, evidence),
  });
}

const IN_CONFLUENT = 'iam/v2 identity provider';

const contrastOf = (
  pair: readonly [EvidenceRow, EvidenceRow] | undefined,
): { readonly contrast?: readonly [EvidenceRow, EvidenceRow] } =>
  pair === undefined ? {} : { contrast: pair };

/** The token's key id above those that Confluent has, so that the difference is easy to see. */
function keysApart({ kid, held, provider }: Lookup): readonly [EvidenceRow, EvidenceRow] | undefined {
  if (held === undefined || held.length === 0 || held.includes(kid)) return undefined;
  return [
    { label: 'kid in the token', value: kid, source: 'header of the token' },
    { label: 'keys that Confluent has', value: some(held, 6), source: provider?.source ?? IN_CONFLUENT },
  ];
}

/** The jwks_uri that Confluent has, above the issuer's own. */
export function placesApart({
  place,
  issuersPlace,
}: Lookup): readonly [EvidenceRow, EvidenceRow] | undefined {
  if (place === undefined || issuersPlace === undefined) return undefined;
  return [
    { label: 'jwks_uri at Confluent', value: place, source: 'iam/v2 identity provider' },
    { label: 'jwks_uri of the issuer', value: issuersPlace, source: 'discovery document' },
  ];
}

/** By their key ids, as far as they have one. */
function keysInWords(published: readonly JsonObject[]): string {
  const kids = kidsOf(published);
  return kids.length === 0 && published.length > 0 ? `${published.length}, without a key id` : some(kids, 6);
}

function keyRows({ published, place, held, provider }: Lookup): readonly EvidenceRow[] {
  return [
    ...(published === undefined
      ? []
      : [{ label: 'keys published', value: keysInWords(published), source: place ?? 'the JWKS' }]),
    ...(held === undefined
      ? []
      : [
          {
            label: 'keys that Confluent has',
            value: some(held, 6),
            source: provider?.source ?? IN_CONFLUENT,
          },
        ]),
  ];
}

/**
 * The token's key would be published, and Confluent would hold it. Whether it verifies is unknown unless it was
 * published.
 */
export function publishAndHold(evidence: Evidence, { kid }: Lookup): Evidence {
  const live = jwks.live.read(evidence);
  const published = live.known ? live.value : [];
  const held = amendHeldKeys(evidence, [kid]);
  if (kidsOf(published).includes(kid)) return held;
  return presumeSignature(
    amendPublishedKeys(held, [...published, withoutFlaws({ kty: 'RSA', use: 'sig', kid })]),
  );
}

/** When Confluent will find a new key by itself. */
export function untilRefresh(refresh: Refresh | undefined): string {
  if (refresh === undefined)
    return 'Without a refresh by hand, Confluent reads the keys again within 7 days at the latest.';
  const { maxAge, period, age } = refresh;
  const why = maxAge === undefined ? 'the JWKS has no max-age' : `the JWKS has max-age ${maxAge}`;
  return (
    `Without a refresh by hand, Confluent reads the keys again after ${inWords(period)} (${why}; 5 minutes at least, 7 days ` +
    `at most, 24 hours without one)${age > 0 ? `, and what it reads may be up to ${inWords(age)} old` : ''}.`
  );
}
