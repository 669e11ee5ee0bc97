import { familyOf } from '../clients/family.ts';
import type { FamilyId } from '../evidence/family.ts';
import type { ClientAuth } from '../evidence/token.ts';
import type { Values } from './draw.ts';
import { mutualTls, privateKey, unfitCertificates } from './certificates.ts';
import { splitList } from './given.ts';
import type { Picks } from './pick.ts';
import { proxySettings } from './proxy.ts';
import { milliseconds } from './schema.ts';
import { invalid, type Problem } from '../text/problem.ts';
import { exampleIn, type Manner, type SettingKey } from './settings.ts';
import { mapped, present } from './optional.ts';
import { Secret, type Target } from './target.ts';

/** Required settings that are missing, judged from what was given alone. */
export function missingThings(picks: Picks, manner: Manner = 'flag'): readonly Problem[] {
  const has = (key: SettingKey): boolean => picks.has(key);
  const lacks = (property: SettingKey, line: string): readonly Problem[] => [
    { code: 'missing-property', property, line },
  ];
  const example = (key: SettingKey): string => exampleIn(manner, key, 'file');
  if (has('token')) return [];
  if (!has('tokenEndpoint')) {
    return lacks(
      'tokenEndpoint',
      manner === 'property'
        ? 'no token: give tokenEndpoint, the URL where the client fetches one, or token, to use that one'
        : 'no token: give --token-endpoint URL, where the client fetches one, or --token-file FILE to use the one in it (or try: oauthbearer doctor --lab)',
    );
  }
  const auth = picks.get('clientAuth')?.value;
  if (auth === 'private_key_jwt' && !has('assertionKey'))
    return lacks(
      'assertionKey',
      `private_key_jwt needs a private key; for example ${example('assertionKey')}`,
    );
  if (auth === 'tls_client_auth' && !has('clientCertificate')) {
    const both = [example('clientCertificate'), example('clientCertificateKey')];
    return lacks(
      'clientCertificate',
      `tls_client_auth needs a certificate; for example ${both.join(manner === 'property' ? ', ' : ' ')}`,
    );
  }
  return [];
}

/**
 * Builds the target from valid values. Mistakes that Kafka clients can have are kept, because the diagnosis is about
 * them; only what the doctor itself cannot use is a problem.
 */
export function assemble(
  name: string,
  values: Values,
  manner: Manner = 'flag',
): { readonly target: Target; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const complain = (key: SettingKey, complaint: string): void => {
    problems.push(invalid(key, `${where(key)}: ${complaint}`));
  };
  const raw = (key: SettingKey): unknown => values.get(key)?.value;
  const text = (key: SettingKey): string | undefined => raw(key) as string | undefined;
  const secret = (key: SettingKey): Secret | undefined => mapped(text(key), (value) => new Secret(value));
  const pairs = (key: SettingKey): Readonly<Record<string, string>> =>
    (raw(key) ?? {}) as Record<string, string>;
  const list = (key: SettingKey): readonly string[] | undefined =>
    mapped(raw(key) as string | readonly string[] | undefined, listOf);
  const duration = (key: SettingKey, otherwise: number): number =>
    mapped(text(key), milliseconds) ?? otherwise;
  /** Runs `use` on a value, and reports the value as a problem if it returns undefined. */
  const usable = <T>(
    key: SettingKey,
    complaint: string,
    use: (value: string) => T | undefined,
  ): T | undefined => {
    const value = text(key);
    if (value === undefined) return undefined;
    const made = use(value);
    if (made === undefined) complain(key, complaint);
    return made;
  };
  const usableKey = (key: SettingKey): string | undefined => {
    const pem = text(key);
    if (pem === undefined) return undefined;
    const read = privateKey(pem);
    if ('unfit' in read) complain(key, read.unfit);
    return 'unfit' in read ? undefined : read.pkcs8;
  };
  const where = (key: SettingKey): string => values.get(key)?.where ?? key;

  const assertionKey = usableKey('assertionKey');
  const mutual = mutualTls(
    { certificate: text('clientCertificate'), key: text('clientCertificateKey') },
    { certificate: where('clientCertificate'), key: where('clientCertificateKey') },
    {
      certificate: exampleIn(manner, 'clientCertificate', 'file'),
      key: exampleIn(manner, 'clientCertificateKey', 'file'),
    },
    Date.now(),
  );
  problems.push(...mutual.problems);
  const { clientCertificate } = mutual;
  const clientSecret = secret('clientSecret');
  const token = usable('token', 'contains no token', (value) => (value.trim() === '' ? undefined : value));
  const ca = text('ca');
  const unfitCa = ca === undefined ? undefined : unfitCertificates(ca);
  if (unfitCa !== undefined) complain('ca', unfitCa);
  const proxied = proxySettings(text('proxy'), list('noProxy'), {
    proxy: where('proxy'),
    noProxy: where('noProxy'),
  });
  problems.push(...proxied.problems.map((line) => invalid('proxy', line)));
  const hosts = list('allowHosts') ?? [];
  if (hosts.some((host) => /[\s/@]/.test(host))) {
    complain(
      'allowHosts',
      `must be a host or host:port without a scheme or a path; for example ${exampleIn(manner, 'allowHosts')}`,
    );
  }
  if (raw('ipv4') === true && raw('ipv6') === true) {
    problems.push({
      code: 'conflicting-properties',
      property: 'ipv4',
      line: `${where('ipv4')} and ${where('ipv6')} cannot be used together; remove both to allow either`,
    });
  }

  const client = text('client') as FamilyId | undefined;
  const target: Target = {
    name,
    clientAuth:
      (text('clientAuth') as ClientAuth | undefined) ??
      likelyAuth({ client, clientSecret, assertionKey, clientCertificate }),
    ...present({
      client,
      clientVersion: usable('clientVersion', 'is not a version; for example 4.1.0', (version) =>
        /^\s*v?\d/.test(version) ? version : undefined,
      ),
      headerUrlencode: raw('headerUrlencode') as boolean | undefined,
      subClaimName: text('subClaimName'),
      authorizationIdentity: text('authorizationIdentity'),
      allowedUrls: list('allowedUrls'),
      tokenEndpoint: text('tokenEndpoint'),
      clientId: text('clientId'),
      clientSecret,
      clientSecretExpires: usable('clientSecretExpires', NOT_A_DATE, dateOf),
      assertionKey: mapped(assertionKey, (pem) => new Secret(pem)),
      assertionKeyId: text('assertionKeyId'),
      assertionAlgorithm: text('assertionAlgorithm'),
      clientCertificate,
      clientCertificateKey: mapped(mutual.clientCertificateKey, (pem) => new Secret(pem)),
      audience: text('audience'),
      scope: text('scope'),
      resource: text('resource'),
      token: mapped(token, (value) => new Secret(value)),
      discoveryUrl: text('discoveryUrl'),
      providerId: text('providerId'),
      poolId: text('poolId'),
      confluentApiKey: text('confluentApiKey'),
      confluentApiSecret: secret('confluentApiSecret'),
      logicalCluster: text('logicalCluster'),
      ca,
      caFile: values.get('ca')?.file,
      ...proxied.settings,
    }),
    params: pairs('params'),
    confluentApiUrl: usable('confluentApiUrl', NOT_A_URL, httpUrl) ?? 'https://api.confluent.cloud',
    console: present({
      issuer: text('providerIssuer'),
      jwksUri: text('providerJwksUri'),
      keys: list('providerKeys'),
      poolFilter: text('poolFilter'),
      poolIdentityClaim: text('poolIdentityClaim'),
    }),
    bootstrapServers: list('bootstrapServers') ?? [],
    extensions: pairs('extensions'),
    securityProtocol: text('securityProtocol') ?? 'SASL_SSL',
    saslMechanism: text('saslMechanism') ?? 'OAUTHBEARER',
    topics: topicsOf(raw('topics')),
    groups: list('groups') ?? [],
    timeoutMs: duration('timeout', 30_000),
    connectTimeoutMs: duration('connectTimeout', 10_000),
    family: raw('ipv4') === true ? 4 : raw('ipv6') === true ? 6 : 0,
    allowHosts: hosts,
    offline: raw('offline') === true,
    experiments: raw('experiments') !== false,
  };
  return { target, problems };
}

const NOT_A_DATE = 'is not a date; for example 2027-03-01 or 2027-03-01T12:00:00Z';
/** ISO 8601, a day or a time in UTC, in milliseconds since the epoch. */
const dateOf = (text: string): number | undefined => {
  const at = /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?$/.test(text.trim()) ? Date.parse(text.trim()) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
};

const NOT_A_URL = 'is not a URL; for example https://api.confluent.cloud';

/** The default client authentication: what the credentials allow, and what the client does by default. */
const likelyAuth = (has: {
  readonly client: FamilyId | undefined;
  readonly clientSecret: unknown;
  readonly assertionKey: unknown;
  readonly clientCertificate: unknown;
}): ClientAuth => {
  const fetcher = has.client === undefined ? undefined : familyOf(has.client).fetcher;
  const bySecret = fetcher === undefined ? 'client_secret_post' : 'client_secret_basic';
  if (has.clientSecret !== undefined) return bySecret;
  if (has.assertionKey !== undefined) return 'private_key_jwt';
  return has.clientCertificate === undefined ? bySecret : 'tls_client_auth';
};

const httpUrl = (text: string): string | undefined =>
  /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined;

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? splitList(value) : value;

type Topic = Target['topics'][number];

function topicsOf(value: unknown): readonly Topic[] {
  const items =
    typeof value === 'string' ? splitList(value) : ((value ?? []) as readonly (string | Partial<Topic>)[]);
  return items.map((item): Topic => {
    if (typeof item !== 'string') return { name: item.name!, wanted: item.wanted ?? 'describe' };
    const [name, wanted] = item.split(':');
    return { name: name!, wanted: (wanted as Topic['wanted'] | undefined) ?? 'describe' };
  });
}
