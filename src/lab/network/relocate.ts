import type { LabSettings } from '../settings.ts';
import { brokerAuthorities, roleOf, splitAuthority } from './names.ts';

export interface Place {
  readonly host: string;
  readonly port: number;
}

/** `https://host`, `https://host:port`, `host:port`; a host alone may be anything. */
const PLACE =
  /(?<![\w.-])(?:(?<scheme>https?):\/\/(?<host>[a-z0-9.-]+)(?::(?<port>\d+))?|(?<bareHost>[a-z0-9.-]+\.[a-z0-9-]+):(?<barePort>\d+))/i;
const PLACES = new RegExp(PLACE, 'gi');
/** The client settings that say where to connect; a URL elsewhere, such as an audience, is only a name. */
const LOCATIONS = ['tokenEndpoint', 'discoveryUrl', 'confluentApiUrl', 'bootstrapServers'];

/**
 * Moves the lab to other hosts and ports: rewrites every occurrence in the settings, so that an issuer in a claim and
 * the same issuer in an identity provider stay equal. A name that does not exist in the lab may exist outside it and
 * must not be contacted: it becomes one that cannot exist (RFC 6761 section 6.4).
 */
export async function relocate(settings: LabSettings, move: (place: Place) => Promise<Place>): Promise<void> {
  const { client, idp, confluent, broker } = settings;
  const moved = await movedPlaces(settings, move);
  broker.advertised = broker.advertised.map(([nodeId, host, port]) => {
    const place = moved.get(`${host}:${port}`) ?? { host, port };
    return [nodeId, place.host, place.port];
  });
  const rewrite = (text: string): string =>
    text.replaceAll(PLACES, (whole) => {
      const { scheme, host, key } = parts(whole);
      const place = moved.get(key);
      if (place === undefined) return whole;
      const name = host === host.toLowerCase() ? place.host : place.host.toUpperCase();
      return `${scheme === undefined ? '' : `${scheme}://`}${name}:${place.port}`;
    });
  for (const part of [client, idp, confluent, broker]) rewriteWithin(part, rewrite);
}

async function movedPlaces(
  settings: LabSettings,
  move: (place: Place) => Promise<Place>,
): Promise<ReadonlyMap<string, Place>> {
  const { client, idp, confluent, network } = settings;
  const wanted = placesIn(LOCATIONS.map((name) => client[name]));
  const named = new Set([...brokerAuthorities(settings), ...wanted, ...placesIn([client, idp, confluent])]);
  const moves = [...named].map(async (key): Promise<readonly [string, Place] | undefined> => {
    const place = splitAuthority(key);
    if (roleOf(settings, place.host) !== undefined) return [key, await move(place)];
    const nowhere = wanted.has(key) || network.unknownHosts.includes(place.host);
    return nowhere ? [key, { host: `${place.host}.invalid`, port: place.port }] : undefined;
  });
  return new Map((await Promise.all(moves)).filter((each) => each !== undefined));
}

function placesIn(value: unknown): ReadonlySet<string> {
  const text = JSON.stringify(value);
  return new Set([...text.matchAll(PLACES)].map(([whole]) => parts(whole).key));
}

/** A place as written; `key` is its `host:port` in lower case. */
function parts(written: string): {
  readonly scheme: string | undefined;
  readonly host: string;
  readonly key: string;
} {
  const { scheme, host, port, bareHost, barePort } = PLACE.exec(written)?.groups ?? {};
  const name = host ?? bareHost ?? '';
  const number = port ?? barePort ?? (scheme?.toLowerCase() === 'http' ? '80' : '443');
  return { scheme, host: name, key: `${name}:${number}`.toLowerCase() };
}

/** Rewrites the texts of an object in place, including member names. */
function rewriteWithin(value: unknown, rewrite: (text: string) => string): void {
  if (typeof value !== 'object' || value === null) return;
  const members = value as Record<string, unknown>;
  for (const [name, member] of Object.entries(members)) {
    if (typeof member === 'string') members[name] = rewrite(member);
    else rewriteWithin(member, rewrite);
    const renamed = rewrite(name);
    if (renamed === name) continue;
    members[renamed] = members[name];
    Reflect.deleteProperty(members, name);
  }
}
