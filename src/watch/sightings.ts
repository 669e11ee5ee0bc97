import type { Evidence } from '../evidence/evidence.ts';
import type { HttpDocument } from '../evidence/http.ts';
import { isJsonObject, type JsonObject } from '../evidence/json.ts';
import { valueOf, type Observation } from '../evidence/observation.ts';
import { authorityOf } from '../evidence/authority.ts';
import { refreshOf } from '../facts/refresh.ts';
import { aheadOfUs } from '../facts/clock.ts';
import type { Sample, Sighting, What } from './sighting.ts';

/** What one run saw of the things that `What` names. Pure. */
export function sightingsIn(evidence: Evidence): readonly Sighting[] {
  const sets = [evidence.jwks.byProvider, evidence.jwks.byDiscovery].flatMap(keySetIn);
  const bySubject = new Map(
    [
      ...sets.flatMap((set) => sightingsOfKeySet(set, evidence)),
      ...confluentKeys(evidence),
      ...signingKey(evidence),
      ...certificates(evidence),
    ].map((each) => [`${each.what} ${each.subject}`, each]),
  );
  return [...bySubject.values()];
}

const sighting = (what: What, subject: string, value: string): Sighting => ({ what, subject, value });
const asList = (ids: readonly string[]): string => JSON.stringify([...new Set(ids)].toSorted());

/** The key ids of a span, as `sightingsIn` wrote them. */
export const kidsIn = ({ value }: Pick<Sighting, 'value'>): readonly string[] =>
  JSON.parse(value) as readonly string[];

interface KeySet {
  readonly document: HttpDocument;
  readonly keys: readonly JsonObject[];
}

/** A document of which only a part is kept says nothing about the keys that it lacks. */
function keySetIn(seen: Observation<HttpDocument>): readonly KeySet[] {
  const document = valueOf(seen);
  const list = isJsonObject(document?.json) ? document.json['keys'] : undefined;
  if (document === undefined || document.status !== 200 || document.keysSeen !== undefined) return [];
  return Array.isArray(list) ? [{ document, keys: (list as readonly unknown[]).filter(isKey) }] : [];
}

const isKey = (value: unknown): value is JsonObject => isJsonObject(value);

function sightingsOfKeySet({ document, keys }: KeySet, evidence: Evidence): readonly Sighting[] {
  const { url } = document;
  const kids = asList(keys.filter((key) => mayVerify(key, evidence)).flatMap(kidOf));
  const address = addressOf(url, evidence);
  return [
    sighting('published-keys', url, kids),
    ...(address === undefined ? [] : [sighting('published-keys-by-node', `${url} at ${address}`, kids)]),
    sighting('refresh-period', url, String(refreshOf(document).period)),
  ];
}

const kidOf = (key: JsonObject): readonly string[] => (typeof key['kid'] === 'string' ? [key['kid']] : []);

/** Confluent holds no keys for encryption, and the issuer signs with keys of the token's type. */
function mayVerify(key: JsonObject, evidence: Evidence): boolean {
  const alg = valueOf(evidence.token.jwt)?.header?.['alg'];
  const type = typeof alg !== 'string' ? undefined : alg.startsWith('ES') ? 'EC' : 'RSA';
  return key['use'] !== 'enc' && (type === undefined || key['kty'] === type);
}

function addressOf(url: string, { connections }: Evidence): string | undefined {
  const connection = connections[authorityOf(url) ?? ''];
  return connection?.tcp?.ok === true && connection.proxy === undefined
    ? connection.tcp.value.address
    : undefined;
}

const confluentKeys = ({ confluent }: Evidence): readonly Sighting[] =>
  (valueOf(confluent.providers) ?? []).flatMap(({ id, keys }) =>
    id === undefined || keys === undefined
      ? []
      : [sighting('confluent-keys', id, asList(keys.map(({ kid }) => kid)))],
  );

/** Of a new token only: one that was kept from an earlier round says nothing about now. */
function signingKey({ token: { jwt }, startedAt }: Evidence): readonly Sighting[] {
  if (jwt.status !== 'observed' || jwt.at < startedAt || jwt.value.from === 'token-file') return [];
  const { header, claims } = jwt.value;
  const [kid, iss] = [header?.['kid'], claims?.['iss']];
  return typeof kid === 'string' && typeof iss === 'string' ? [sighting('signing-key', iss, kid)] : [];
}

const certificates = ({ connections }: Evidence): readonly Sighting[] =>
  Object.entries(connections).flatMap(([server, { tls, detour }]) =>
    tls?.ok !== true || detour === true
      ? []
      : tls.value.chain.map(({ notAfter }, at) =>
          sighting('certificate', `${server} #${at}`, String(notAfter)),
        ),
  );

/** How far the clocks of others are ahead of this machine's. */
export function samplesIn({ clocks }: Evidence): readonly Omit<Sample, 'at'>[] {
  const names = {
    confluent: 'clock-of-confluent',
    'identity-provider': 'clock-of-identity-provider',
  } as const;
  return (['confluent', 'identity-provider'] as const).flatMap((keeper) => {
    const ahead = clocks.filter((each) => each.keeper === keeper).map(aheadOfUs);
    return ahead.length === 0
      ? []
      : [{ what: names[keeper], value: ahead.toSorted((a, b) => a - b)[ahead.length >> 1]! }];
  });
}
