import { fact, known, observedFact, reading, thenReading, unknown, type Fact } from '../evidence/fact.ts';
import type { Json, JsonObject } from '../evidence/json.ts';

/** Why nothing is known of a token but what is in it. */
export const CLAIMS_ALONE = 'the log shows the claims of the token alone';

const claims: Fact<JsonObject> = fact('claims of the token', ({ token: { jwt } }) =>
  thenReading(reading(jwt), ({ claims, parts }, source) =>
    claims === undefined
      ? unknown(parts === 5 ? 'the token is encrypted (JWE)' : 'the token is not a JWT that can be read')
      : known(claims, source),
  ),
);

const header: Fact<JsonObject> = fact('header of the token', ({ token: { jwt } }) =>
  thenReading(reading(jwt), ({ header, claimsAlone }, source) =>
    header === undefined
      ? unknown(claimsAlone === true ? CLAIMS_ALONE : 'the token is not a JWT that can be read')
      : known(header, source),
  ),
);

/** A claim whose absence is also a value: `undefined`. */
export const claim = (name: string): Fact<Json | undefined> =>
  fact(`claim ${name}`, (evidence) =>
    thenReading(claims.read(evidence), (members, source) => known(own(members, name), source)),
  );

/** A string claim; undefined when it is absent or not a string. */
const stringClaim = (name: string, label: string): Fact<string | undefined> =>
  fact(label, (evidence) =>
    thenReading(claims.read(evidence), (members, source) => known(asString(own(members, name)), source)),
  );

const headerMember = (name: string, label: string): Fact<string | undefined> =>
  fact(label, (evidence) =>
    thenReading(header.read(evidence), (members, source) => known(asString(own(members, name)), source)),
  );

const own = (object: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;
const asString = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

export const token = {
  answer: observedFact(
    "the token endpoint's answer",
    (e) => e.token.answer,
    (answer) => answer,
  ),
  signature: observedFact(
    'signature checks',
    (e) => e.token.signature,
    (checks) => checks,
  ),
} as const;

export const jwt = {
  shape: observedFact(
    'shape of the token',
    (e) => e.token.jwt,
    (seen) => seen,
  ),
  header,
  claims,
  alg: headerMember('alg', 'alg in the token'),
  kid: headerMember('kid', 'kid in the token'),
  typ: headerMember('typ', 'typ in the token'),
  iss: stringClaim('iss', 'issuer in the token'),
  sub: stringClaim('sub', 'subject of the token'),
  aud: claim('aud'),
  exp: claim('exp'),
  nbf: claim('nbf'),
  iat: claim('iat'),
} as const;
