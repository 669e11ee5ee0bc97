import type { Evidence } from '../../evidence/evidence.ts';
import type { HttpDocument } from '../../evidence/http.ts';
import { isJsonObject, type Json, type JsonObject } from '../../evidence/json.ts';
import type { Observation } from '../../evidence/observation.ts';
import type { Path } from '../change.ts';
import { dictionary, ignored, items, record, seen, whole, type Shape } from '../shape.ts';

const last = (path: readonly string[]): string => path.at(-1) ?? '';

/** Headers that differ in every answer. */
export const PASSING_HEADERS = [
  ...['age', 'date', 'content-length', 'x-request-id', 'cf-ray', 'x-iinfo', 'via', 'server'],
  ...['auth0-client-quota-limit', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'],
];

const kindOf = ({ status, form, json }: HttpDocument): unknown => [status, form, isJsonObject(json)];

const kindInWords = ({ status, form, excerpt, json }: HttpDocument): string =>
  [
    `HTTP ${status}`,
    form === 'json' ? (isJsonObject(json) ? 'a JSON object' : 'JSON, but no object') : form,
    ...(excerpt === undefined ? [] : [excerpt]),
  ].join(', ');

/** Compared member by member if both are JSON objects, otherwise as a whole. */
function documentShape(
  label: string | ((path: Path) => string),
  inside: Shape<JsonObject>,
  headers: string,
): Shape<Observation<HttpDocument>> {
  const asWhole = whole<HttpDocument>(label, { compared: kindOf, inWords: kindInWords });
  const byMembers = record<HttpDocument>({
    url: ignored,
    status: ignored,
    headers: dictionary(
      whole((path) => `${last(path)} of ${headers}`),
      [...PASSING_HEADERS, 'content-type'],
    ),
    mediaType: whole(`media type of ${headers}`),
    bytes: ignored,
    receivedAt: ignored,
    tookMs: ignored,
    form: ignored,
    json: (before, after, spot) =>
      inside(before, after, { ...spot, path: without('json', spot.path), read: objectAt(spot.read) }),
    keysSeen: ignored,
    membersLeftOut: ignored,
    excerpt: ignored,
  });
  return seen(
    label,
    (before, after, spot) => {
      const found = asWhole(before, after, spot);
      return found.length > 0 ? found : byMembers(before, after, spot);
    },
    kindInWords,
  );
}

/** The last name in the path is our own container, which means nothing to a reader. */
const without = (name: string, path: Path): Path =>
  path.at(-1) === name ? (path.slice(0, -1) as unknown as Path) : path;

const objectAt =
  (read: (evidence: Evidence) => Json | undefined) =>
  (evidence: Evidence): JsonObject | undefined => {
    const json = read(evidence);
    return isJsonObject(json) ? json : undefined;
  };

const discoveryDocument = (what: string): Shape<Observation<HttpDocument>> =>
  documentShape(what, dictionary(whole((path) => `${last(path)} in the ${what}`)), `the ${what}`);

export const discoveryShape: Shape<Evidence['discovery']> = record<Evidence['discovery']>({
  appended: discoveryDocument('discovery document'),
  inserted: discoveryDocument('discovery document (RFC 8414)'),
});

const kidOf = (key: Json, index: number): string =>
  isJsonObject(key) && typeof key['kid'] === 'string' ? key['kid'] : `number ${index + 1}`;

/** A key's modulus is long, and people compare its id. */
const keyInWords = (key: Json): string =>
  isJsonObject(key)
    ? ['kty', 'alg', 'use', 'kid']
        .flatMap((name) => (typeof key[name] === 'string' ? [`${name} ${key[name]}`] : []))
        .join(', ') || 'a key without a name'
    : 'no key';

function keySet(where: string): Shape<Observation<HttpDocument>> {
  const keys: Shape<readonly Json[]> = items(
    kidOf,
    whole((path) => `key ${last(path)} ${where}`, { inWords: keyInWords, trace: (key) => kidOf(key, 0) }),
  );
  const other = whole<Json>((path) => `${last(path)} of the key set ${where}`);
  return documentShape(
    `key set ${where}`,
    (before, after, spot) =>
      dictionary<Json>((a, b, member) => {
        const isList = [a, b].every((evidence) => Array.isArray(member.read(evidence)));
        return last(member.path) === 'keys' && isList
          ? keys(a, b, {
              ...(member as unknown as Parameters<typeof keys>[2]),
              path: without('keys', member.path),
            })
          : other(a, b, member);
      })(before, after, spot),
    `the key set ${where}`,
  );
}

export const keysShape: Shape<Evidence['jwks']> = record<Evidence['jwks']>({
  byDiscovery: keySet('that the discovery document names'),
  byProvider: keySet("at the JWKS URI of Confluent's identity provider"),
});
