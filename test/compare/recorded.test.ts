import { describe, expect, it } from 'vitest';
import { movedTo } from '../../src/compare/align.ts';
import { compareEvidence } from '../../src/compare/compare.ts';
import type { Comparison } from '../../src/compare/change.ts';
import { differencesBetween } from '../../src/compare/places/evidence.ts';
import { printed } from '../../src/compare/print.ts';
import { putBack } from '../../src/compare/put-back.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { pseudonymize } from '../../src/evidence/pseudonymize.ts';
import { recordedRun, recordedRuns } from './_runs.ts';

const STYLE = { colour: 0, width: 500, unicode: true, verbose: false } as const;

/** Two recorded runs, the place of the change that explains the later one, and the first line about it. */
const PAIRS: readonly (readonly [before: string, after: string, path: string, line: string])[] = [
  [
    'keycloak-rotation-before',
    'keycloak-rotation-after',
    'token.header.kid',
    'Broken by this change: kid in the header of the token: "evl',
  ],
  [
    'keycloak-rotation-after',
    'keycloak-rotation-refreshed',
    'keys.confluent.op-acme1.',
    'Fixed by this change: key ItlJOz',
  ],
  [
    'apache-kafka-sound',
    'apache-kafka-issuer-slash',
    'confluent.providers.given.issuer',
    'Broken by this change: issuer of the identity provider in Confluent: "https://login.acme.example:39809" is now "https://login.acme.example:39809/"',
  ],
  [
    'apache-kafka-issuer-slash',
    'apache-kafka-sound',
    'confluent.providers.given.issuer',
    'Fixed by this change: issuer',
  ],
  ['apache-kafka-sound', 'apache-kafka-expired', 'token.claims.', 'Broken by this change: '],
  [
    'apache-kafka-sound',
    'apache-kafka-not-yet-valid',
    'token.claims.nbf',
    'Broken by this change: nbf of the token',
  ],
  [
    'apache-kafka-sound',
    'apache-kafka-no-subject',
    'token.claims.sub',
    'Broken by this change: sub of the token: removed',
  ],
  [
    'apache-kafka-sound',
    'apache-kafka-symmetric',
    'token.header.alg',
    'Broken by this change: alg in the header of the token: "RS256" is now "HS256"',
  ],
  ['apache-kafka-sound', 'apache-kafka-audience', 'token.claims.aud', 'Broken by this change: '],
  [
    'apache-kafka-sound',
    'apache-kafka-no-tls',
    'client.securityProtocol',
    'Broken by this change: security.protocol: "SASL_SSL" is now "SASL_PLAINTEXT"',
  ],
  [
    'apache-kafka-sound',
    'apache-kafka-tcp-refused',
    'client.bootstrapServers',
    'Broken by this change: bootstrap servers: "localhost:44801" is now "localhost:34723"',
  ],
  [
    'apache-kafka-sound',
    'apache-kafka-mechanism-plain',
    'client.bootstrapServers',
    'Broken by this change: bootstrap servers',
  ],
  [
    'apache-kafka-sound',
    'apache-kafka-topic-denied',
    'broker.metadata.topics.',
    'Broken by this change: permission on topic',
  ],
  [
    'apache-kafka-sound',
    'apache-kafka-group-denied',
    'broker.groups.',
    'Broken by this change: permission on group',
  ],
  ['keycloak-sound', 'keycloak-unknown-client', 'client.clientId', 'Broken by this change: client id'],
  [
    'keycloak-sound',
    'keycloak-secret-newline',
    'client.clientSecret',
    'Broken by this change: client secret',
  ],
  ['keycloak-sound', 'keycloak-path-wrong', 'client.tokenEndpoint', 'Broken by this change: token endpoint'],
  ['keycloak-sound', 'keycloak-realm-wrong', 'client.tokenEndpoint', 'Broken by this change: token endpoint'],
  [
    'keycloak-sound',
    'keycloak-scope-unknown',
    'client.scope',
    'Broken by this change: scope that the client asks for',
  ],
  [
    'keycloak-sound',
    'keycloak-wrong-secret',
    'token.answer',
    'Broken by this change: answer of the token endpoint: "HTTP 200',
  ],
  [
    'oidc-provider-post',
    'oidc-provider-wrong-secret',
    'token.answer',
    'Broken by this change: answer of the token endpoint',
  ],
  [
    'oidc-provider-post',
    'oidc-provider-resource-unknown',
    'client.resource',
    'Broken by this change: resource that the client asks for',
  ],
];

const compared = new Map<string, Comparison>();
/** The comparison of two recorded runs, made once for all tests of it. */
function comparisonOf(before: string, after: string): Comparison {
  const name = `${before} ${after}`;
  const comparison = compared.get(name) ?? compareEvidence(recordedRun(before), recordedRun(after));
  compared.set(name, comparison);
  return comparison;
}

describe('two recorded runs', () => {
  it.each(PAIRS)('%s, then %s: the change that matters comes first: %s', (before, after, path, line) => {
    const comparison = comparisonOf(before, after);
    const [first] = comparison.changes;
    expect(first?.path.join('.')).toContain(path);
    expect(first?.importance).toBe('explains');
    expect(printed(comparison, STYLE).split('\n')[0]).toContain(line);
    expect(comparison.outcome).toBe('changed');
  });

  it.each(PAIRS)('%s, then %s, in reverse: the same change explains why it works again', (before, after) => {
    const { outcome, changes } = comparisonOf(after, before);
    const forth = comparisonOf(before, after).changes[0];
    expect([outcome, changes[0]?.importance, changes[0]?.path]).toEqual(['changed', 'explains', forth?.path]);
  });

  it.each(PAIRS)('%s, then %s, with pseudonyms: the change of the same kind comes first', (before, after) => {
    const salt = new Uint8Array(32);
    const [one, other] = [before, after].map((name) => pseudonymize(recordedRun(name), salt));
    const { outcome, changes } = compareEvidence(one!, other!);
    const open = comparisonOf(before, after).changes[0];
    expect([outcome, changes[0]?.importance]).toEqual(['changed', 'explains']);
    expect(changes[0]?.path.slice(0, 2)).toEqual(open?.path.slice(0, 2));
  });

  it.each(recordedRuns)('%s and itself: nothing changed', (name) => {
    const comparison = compareEvidence(recordedRun(name), recordedRun(name));
    expect([comparison.outcome, comparison.changes, comparison.checks]).toEqual(['same', [], []]);
  });
});

describe('the places that are compared', () => {
  const outcome = (evidence: Evidence) => {
    const { verdict, rootCauses, checks } = diagnose(evidence);
    return [
      verdict,
      rootCauses.map(({ suspect }) => suspect.cause.id),
      checks.map(({ id, status }) => [id, status]),
    ];
  };

  it.each(PAIRS)(
    '%s and %s: with all of them restored, the diagnosis is the earlier one',
    (before, after) => {
      const later = recordedRun(after);
      const earlier = movedTo(recordedRun(before), later.startedAt, later);
      const restored = putBack(later, earlier, differencesBetween(earlier, later));
      expect(outcome(restored)).toEqual(outcome(earlier));
    },
  );
});
