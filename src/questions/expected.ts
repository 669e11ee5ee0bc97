import type { Evidence } from '../evidence/evidence.ts';
import type { Fact } from '../evidence/fact.ts';
import type { Json, JsonObject } from '../evidence/json.ts';
import { jwt } from '../facts/token.ts';
import type { Expectation } from './define.ts';

/** The value of a fact, or undefined if it is unknown. */
export function valueIn<T>(evidence: Evidence, fact: Fact<T>): T | undefined {
  const seen = fact.read(evidence);
  return seen.known ? seen.value : undefined;
}

/** The claims that filters of identity pools read, most common first. */
const OF_INTEREST = [
  ...['aud', 'sub', 'azp', 'client_id', 'cid', 'appid', 'clientId', 'iss'],
  ...['scope', 'scp', 'roles', 'groups'],
];

const MOST_CHARACTERS = 120;

/** The token's claims that a filter is likely to read, as CEL would see them. */
export function claimsForFilter(evidence: Evidence): readonly Expectation[] {
  const claims: JsonObject = valueIn(evidence, jwt.claims) ?? {};
  return OF_INTEREST.filter((name) => Object.hasOwn(claims, name)).map((name) => ({
    label: `claims.${name}`,
    value: shortened(claims[name]!),
  }));
}

const shortened = (value: Json): string => {
  const text = JSON.stringify(value);
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`;
};

/** "op-acme1", or a phrase for a provider without a known id. */
export const providerName = ({ client: { providerId } }: Evidence): string => providerId ?? 'your provider';
