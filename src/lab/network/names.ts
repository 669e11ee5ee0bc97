import type { LabSettings } from '../settings.ts';

/** What a host of the lab's world is. */
export type Role = 'idp' | 'confluent' | 'broker';

/** RFC 5737: documentation addresses, one for each role. */
const ADDRESS: Readonly<Record<Role, string>> = {
  idp: '203.0.113.10',
  confluent: '203.0.113.20',
  broker: '203.0.113.30',
};

/** Splits `host:port`. */
export function splitAuthority(authority: string): { readonly host: string; readonly port: number } {
  const at = authority.lastIndexOf(':');
  return { host: authority.slice(0, at).toLowerCase(), port: Number(authority.slice(at + 1)) };
}

/**
 * What a host is, by the current settings; undefined for a name that does not exist. The client's configuration does
 * not make a name exist: a typing error there leads nowhere, as in reality.
 */
export function roleOf(settings: LabSettings, host: string): Role | undefined {
  const { confluent, network } = settings;
  if (network.unknownHosts.includes(host)) return undefined;
  if (host === hostOf(confluent.origin)) return 'confluent';
  if (brokerAuthorities(settings).some((authority) => splitAuthority(authority).host === host))
    return 'broker';
  const named = new Set([
    ...idpUrls(settings).map(hostOf),
    ...Object.keys({ ...network.addresses, ...network.certificates }),
  ]);
  return named.has(host) ? 'idp' : undefined;
}

export const addressesOf = ({ network }: LabSettings, host: string, role: Role): readonly string[] =>
  network.addresses[host] ?? [ADDRESS[role]];

/** Every `host:port` at which a broker listens. */
export const brokerAuthorities = ({ broker, confluent }: LabSettings): readonly string[] => [
  broker.bootstrap,
  ...broker.advertised.map(([, host, port]) => `${host}:${port}`),
  ...confluent.clusters.map(({ bootstrap }) => bootstrap),
];

function idpUrls({ idp, confluent }: LabSettings): readonly string[] {
  const said = [idp.claims['iss'], ...Object.values(idp.discovery)].filter(
    (value) => typeof value === 'string',
  );
  const registered = confluent.providers.flatMap(({ issuer, jwks_uri }) => [issuer, jwks_uri]);
  return [idp.origin, ...said, ...registered, ...Object.keys(idp.otherKeySets)];
}

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).hostname : undefined);
