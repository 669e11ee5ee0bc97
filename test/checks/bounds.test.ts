import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/checks/define.ts';
import { checkOf } from '../../src/diagnosis/model.ts';
import type { GateId } from '../../src/evidence/gate.ts';
import { observed } from '../../src/evidence/observation.ts';
import {
  brokerRefuses,
  claims,
  given,
  header,
  ISSUER,
  jwt,
  NOW,
  pool,
  provider,
  signingKey,
  type Change,
} from '../given.ts';
import { answer, answers, keysAt, publishes } from '../causes/jwks/_jwks.ts';

const SECONDS = NOW / 1000;
const ELSEWHERE = 'https://keys.acme.example/jwks.json';

/** How many seconds the identity provider's clock is ahead of Confluent's. */
const ahead =
  (seconds: number): Change =>
  (e) => ({
    ...e,
    clocks: e.clocks.map((each) =>
      each.keeper === 'confluent'
        ? { ...each, theirs: NOW, ours: NOW }
        : { ...each, theirs: NOW + seconds * 1000, ours: NOW },
    ),
  });

/** The token is judged exactly on the second, by a clock that agrees with all others. */
const onTheDot: Change = (e) => ({
  ...e,
  clocks: e.clocks.map((each) => ({ ...each, theirs: NOW, ours: NOW })),
});

const published =
  (members: Readonly<Record<string, string>>): Change =>
  (e) => ({
    ...e,
    discovery: { ...e.discovery, appended: observed(answer({ issuer: ISSUER, ...members }), 'here', NOW) },
  });

const filter = (text: string): Change => pool({ filter: text });
const orders = (more: number): string =>
  `claims.aud == "https://kafka.acme.example" || claims.sub == "${'x'.repeat(more)}"`;

/** Each check on both sides of its limit. */
const LINES: readonly (readonly [
  id: GateId,
  status: Outcome['status'],
  because: string,
  ...given: readonly Change[],
])[] = [
  ['jwt/is-not-expired', 'pass', 'one second within the leeway', onTheDot, claims({ exp: SECONDS - 29 })],
  ['jwt/is-not-expired', 'fail', 'the leeway is used up', onTheDot, claims({ exp: SECONDS - 30 })],
  ['jwt/is-not-expired', 'unknown', 'there is no exp', claims({ exp: undefined })],
  ['jwt/is-already-valid', 'pass', 'the last of the leeway', onTheDot, claims({ nbf: SECONDS + 30 })],
  ['jwt/is-already-valid', 'fail', 'a second beyond it', onTheDot, claims({ nbf: SECONDS + 31 })],
  ['jwt/was-issued-in-the-past', 'pass', 'the last of the leeway', onTheDot, claims({ iat: SECONDS + 30 })],
  ['jwt/was-issued-in-the-past', 'warn', 'a second beyond it', onTheDot, claims({ iat: SECONDS + 31 })],
  ['jwt/lifetime-is-workable', 'pass', 'just long enough', claims({ iat: SECONDS, exp: SECONDS + 120 })],
  ['jwt/lifetime-is-workable', 'warn', 'a second less', claims({ iat: SECONDS, exp: SECONDS + 119 })],
  ['jwt/lifetime-is-workable', 'pass', 'no iat to tell by', claims({ iat: undefined })],
  ['jwt/is-signed-asymmetrically', 'fail', 'alg is None', header({ alg: 'None' })],
  ['jwt/is-signed-asymmetrically', 'fail', 'no signature', jwt((token) => ({ ...token, unsigned: true }))],
  ['jwt/kid-is-present', 'pass', 'one key to choose from', header({ kid: undefined }), publishes('key-1')],
  ['jwt/kid-is-present', 'fail', 'two', header({ kid: undefined }), publishes('key-1', 'key-2')],
  ['jwt/is-bound-to-no-key', 'pass', 'no cnf'],
  ['jwt/is-bound-to-no-key', 'warn', 'a cnf', claims({ cnf: { jkt: 'x' } })],
  ['clock/provider-agrees-with-confluent', 'pass', 'the last of the tolerance', ahead(30)],
  ['clock/provider-agrees-with-confluent', 'warn', 'a second beyond it', ahead(31)],
  ['clock/provider-agrees-with-confluent', 'warn', 'a second beyond it, behind', ahead(-31)],
  ['jwks/answers', 'warn', 'HTTP 500', answers(undefined, { status: 500 })],
  ['jwks/is-a-key-set', 'unknown', 'HTTP 500, whatever is in it', answers({ keys: [] }, { status: 500 })],
  ['jwks/is-a-key-set', 'warn', 'JSON without keys', answers({})],
  ['jwks/is-a-key-set', 'warn', 'no key', publishes()],
  ['jwks/is-a-key-set', 'pass', 'one key', publishes('key-1')],
  ['jwks/kids-are-unique', 'pass', 'two names', publishes('key-1', 'key-2')],
  ['jwks/kids-are-unique', 'pass', 'one key without a name', publishes({ kty: 'RSA' })],
  ['jwks/kids-are-unique', 'warn', 'one of two without a name', publishes('key-1', { kty: 'RSA' })],
  [
    'jwks/kids-are-unique',
    'warn',
    'two keys of one name',
    publishes('key-1', { ...signingKey('key-1'), n: 'AQAB' }),
  ],
  [
    'jwks/is-fresh',
    'pass',
    'as old as it may be',
    answers({ keys: [] }, { headers: { age: '300', 'cache-control': 'max-age=300' } }),
  ],
  [
    'jwks/is-fresh',
    'warn',
    'a second older',
    answers({ keys: [] }, { headers: { age: '301', 'cache-control': 'max-age=300' } }),
  ],
  ['jwks/is-fresh', 'pass', 'nobody said how long', answers({ keys: [] }, { headers: { age: '301' } })],
  ['discovery/jwks-uri-is-the-providers', 'pass', 'the same keys', keysAt(ELSEWHERE, ['key-2', 'key-1'])],
  ['discovery/jwks-uri-is-the-providers', 'warn', 'one of the two keys', keysAt(ELSEWHERE, ['key-1'])],
  ['discovery/jwks-uri-is-the-providers', 'pass', 'none of them', keysAt(ELSEWHERE, ['key-3'])],
  ['discovery/jwks-uri-is-the-providers', 'unknown', 'it names none', published({})],
  ['provider/jwks-uri-is-issuers', 'pass', 'a key in common', keysAt(ELSEWHERE, ['key-1'])],
  ['provider/jwks-uri-is-issuers', 'warn', 'none in common', keysAt(ELSEWHERE, ['key-3'])],
  ['provider/jwks-uri-is-issuers', 'unknown', 'the issuer names none', published({})],
  [
    'discovery/token-endpoint-is-the-configured-one',
    'pass',
    'another, with tokens of the same issuer',
    published({ token_endpoint: 'https://login.acme.example/oauth/token' }),
  ],
  [
    'discovery/token-endpoint-is-the-configured-one',
    'warn',
    'another, with tokens of another issuer',
    published({ token_endpoint: 'https://login.acme.example/oauth/token' }),
    claims({ iss: 'https://login.acme.example/' }),
  ],
  ['discovery/token-endpoint-is-the-configured-one', 'unknown', 'it names none', published({})],
  [
    'pool/filter-is-portable',
    'pass',
    '300 characters',
    filter(orders(300 - orders(0).length)),
    brokerRefuses(),
  ],
  [
    'pool/filter-is-portable',
    'warn',
    '301 characters',
    filter(orders(301 - orders(0).length)),
    brokerRefuses(),
  ],
  ['pool/filter-is-portable', 'pass', 'more, with which the broker let it in', filter(orders(400))],
  [
    'pool/filter-names-sub-or-aud',
    'warn',
    "anybody's issuer, and neither",
    provider({ issuer: 'https://accounts.google.com' }),
    filter('claims.azp == "1"'),
  ],
  ...['claims.sub == "1"', 'claims.aud == "1" && claims.azp == "1"'].map(
    (text) =>
      [
        'pool/filter-names-sub-or-aud',
        'pass',
        `anybody's issuer, and ${text}`,
        provider({ issuer: 'https://accounts.google.com' }),
        filter(text),
      ] as const,
  ),
  ['pool/filter-names-sub-or-aud', 'pass', 'an issuer of its own', filter('claims.azp == "1"')],
  ['pool/identity-claim-is-present', 'fail', 'it is not there', pool({ identityClaim: 'claims.nobody' })],
  ...[null, ''].map(
    (value) =>
      [
        'pool/identity-claim-is-present',
        'fail',
        `it is ${JSON.stringify(value)}`,
        pool({ identityClaim: 'claims.azp' }),
        claims({ azp: value }),
      ] as const,
  ),
  ['pool/is-enabled', 'fail', 'it is off', pool({ state: 'DISABLED' })],
  ['provider/is-enabled', 'fail', 'its state says so', provider({ state: 'DISABLED' })],
  ['provider/is-enabled', 'fail', 'its flag says so', provider({ deactivated: true })],
];

describe('a check', () => {
  it.each(LINES.map(([id, status, because, ...changes]) => [id, status, because, changes] as const))(
    '%s: %s where %s',
    (id, status, _, changes) => {
      const { status: says, because } = checkOf(id).evaluate(given(...changes));
      expect(says, because).toBe(status);
    },
  );
});
