import { amendPublishedKeys } from '../../repair/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { jwks } from '../../facts/jwks.ts';
import { keys } from '../../facts/keys.ts';
import { jwt } from '../../facts/token.ts';
import { withoutFlaws } from '../../evidence/jwk.ts';
import type { Json, JsonObject } from '../../evidence/json.ts';

/** The facts that the causes of an unusable key read. */
export const keyReads = { kid: keys.kid, candidates: keys.tokens, alg: jwt.alg } as const;

/** Changes the published keys with this key id, and completes them; `undefined` removes a member. */
export function amendKey(
  evidence: Evidence,
  kid: string,
  patch: Readonly<Record<string, Json | undefined>>,
): Evidence {
  const live = jwks.live.read(evidence);
  if (!live.known) return evidence;
  return amendPublishedKeys(
    evidence,
    live.value.map((key) => (key['kid'] === kid ? withoutFlaws(patched(key, patch)) : key)),
  );
}

const patched = (key: JsonObject, patch: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(
    Object.entries({ ...key, ...patch }).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
