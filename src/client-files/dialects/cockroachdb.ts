import { mechanismOf, tlsOf } from '../kafka/own-names.ts';
import type { Found, Reading } from '../reading.ts';
import type { SettingKey } from '../../settings/settings.ts';
import { decodedBy, opaque, part, type Located } from '../../text/located.ts';
import { textAt, type Tree } from '../../text/tree.ts';
import type { Dialect } from '../dialect.ts';

/**
 * Sinks of CockroachDB's changefeeds and external connections: everything is in a URI, with the secret in base64. It
 * cannot send SASL extensions. https://www.cockroachlabs.com/docs/stable/changefeed-sinks#kafka
 */
export default {
  id: 'cockroachdb',
  title: 'CockroachDB changefeed',
  references: 'environment',
  clients: (document) =>
    textsIn(document).flatMap((text) =>
      /^kafka:\/\/[^\s?]{1,1000}\?(?:[^\s]*&)?sasl_/.test(text.text) ? [clientOf(text)] : [],
    ),
} satisfies Dialect;

const textsIn = (statement: Tree): readonly Located[] =>
  statement.kind === 'map' ? statement.entries.flatMap(({ value }) => textAt(value) ?? []) : [];

const NAMES: Readonly<Partial<Record<SettingKey, string>>> = {
  clientId: 'sasl_client_id',
  clientSecret: 'sasl_client_secret',
  tokenEndpoint: 'sasl_token_url',
  scope: 'sasl_scopes',
};

function clientOf(uri: Located): Reading {
  const split = uri.text.indexOf('?');
  const servers = part(uri, 'kafka://'.length, split);
  const parameters = parametersOf(part(uri, split + 1));
  const [sasl, tls] = [parameters.get('sasl_enabled'), parameters.get('tls_enabled')];
  const mechanism = parameters.get('sasl_mechanism');
  const found = Object.entries(NAMES).flatMap(([key, name]): readonly Found[] => {
    const value = parameters.get(name);
    return value === undefined ? [] : [foundAs(key as SettingKey, value)];
  });
  return {
    isPartial: true,
    // All settings share one line.
    ownNames: {},
    found: [
      { key: 'bootstrapServers', value: servers.text.replace(/\/$/, ''), at: servers },
      ...found,
      ...(sasl?.text === 'true' ? mechanismOf(mechanism ?? sasl, mechanism?.text ?? 'PLAIN') : []),
      ...(sasl?.text === 'true' ? tlsOf(tls?.text === 'true', tls ?? sasl) : []),
    ],
    properties: [],
    oddities: [],
  };
}

/** Some guides write the URL in base64; no plain URL begins with these letters. */
function foundAs(key: SettingKey, at: Located): Found {
  const isEncoded = key === 'clientSecret' || (key === 'tokenEndpoint' && at.text.startsWith('aHR0c'));
  const value =
    isEncoded && !at.text.startsWith('${') ? Buffer.from(at.text, 'base64').toString('utf8') : at.text;
  return { key, value, at: value === at.text ? at : opaque(at, value) };
}

const parametersOf = (query: Located): ReadonlyMap<string, Located> =>
  new Map(
    [...query.text.matchAll(/(?<![^&=])([^&=]+)=([^&]*)/g)].map(
      ({ index, 0: all, 1: name = '', 2: value = '' }) => {
        const end = index + all.length;
        return [name, onItsOwn(unescaped(part(query, end - value.length, end)))];
      },
    ),
  );

/** Editing a part of a URI would show the whole URI. */
const onItsOwn = (at: Located): Located => ({ ...at, editable: false });

const unescaped = (raw: Located): Located =>
  decodedBy(
    raw,
    /(?:%[\da-fA-F]{2})+|\+/g,
    ([all]) => (all === '+' ? ' ' : decodedOr(all)),
    encodeURIComponent,
  );

function decodedOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
