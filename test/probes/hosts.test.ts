// @module-tag hostile/destinations
import { describe, expect, it } from 'vitest';
import type { Address } from '../../src/evidence/connection.ts';
import { hostPolicy, type Purpose } from '../../src/probes/hosts.ts';
import { machine, type World } from '../../src/probes/world.ts';
import type { Target } from '../../src/settings/target.ts';
import { targetOf, worldOf } from './_servers.ts';

const target = targetOf({
  tokenEndpoint: 'https://idp.example/token',
  console: { issuer: 'http://keycloak.internal:8080/realms/a', jwksUri: 'https://keys.example:9031/jwks' },
  allowHosts: ['extra.example', 'https://other.example:9443/x', 'Third.example:99', '10.0.0.9', 'fd00::9'],
});
const code = (url: string, purpose: Purpose) => hostPolicy(target, machine).refusal(url, purpose)?.code;

describe('what the target names', () => {
  it.each([
    'https://idp.example/.well-known/openid-configuration',
    'https://IDP.example./x',
    'http://keycloak.internal:8080/certs',
    'https://keys.example:9031/',
    'https://keys.example/',
    'https://api.confluent.example/iam/v2',
    'https://extra.example/',
    'https://extra.example:1234/',
    'https://other.example:9443/',
    'https://third.example:99/',
    'https://[fd00::9]/',
  ])('may be requested: %s', (url) => expect(code(url, 'named')).toBeUndefined());

  it.each([
    ['https://evil.example/', 'HOST_NOT_NAMED'],
    ['https://idp.example.evil.example/', 'HOST_NOT_NAMED'],
    ['https://idp.example@evil.example/', 'HOST_NOT_NAMED'],
    ['http://169.254.169.254/latest/meta-data', 'HOST_NOT_NAMED'],
    ['https://idp.example:9443/x', 'PORT_NOT_NAMED'],
    ['https://idp.example:22/', 'PORT_NOT_NAMED'],
    ['http://idp.example/', 'PORT_NOT_NAMED'],
    ['http://keycloak.internal:9990/management', 'PORT_NOT_NAMED'],
    ['https://third.example:98/', 'PORT_NOT_NAMED'],
    ['file:///etc/passwd', 'NOT_HTTP'],
    ['idp.example/token', 'NOT_A_URL'],
  ])('and nothing else: %s', (url, refusal) => expect(code(url, 'named')).toBe(refusal));
});

describe('what a named server vouches for', () => {
  it.each([
    'https://cdn.example/jwks',
    'https://cdn.example:8443/jwks',
    'https://cdn.example:9031/jwks',
    'http://keycloak.internal:8080/certs',
  ])('may be requested: %s', (url) => expect(code(url, 'vouched')).toBeUndefined());

  it.each([
    ['http://169.254.169.254/latest/meta-data', 'PLAIN_HTTP'],
    ['http://idp.example/jwks', 'PLAIN_HTTP'],
    ['http://127.0.0.1:9/jwks', 'PLAIN_HTTP'],
    ['http://keycloak.internal:9990/', 'PLAIN_HTTP'],
    ['https://cdn.example:22/', 'PORT_NOT_NAMED'],
    ['https://cdn.example:6379/', 'PORT_NOT_NAMED'],
    ['https://[::1]:2375/', 'PORT_NOT_NAMED'],
    ['gopher://cdn.example/', 'NOT_HTTP'],
  ])('unless it is insecure, or on a port of another service: %s', (url, refusal) =>
    expect(code(url, 'vouched')).toBe(refusal),
  );

  it.each(['http://127.0.0.1:9/jwks', 'http://[::1]:9/', 'https://keys.localhost:9/', 'http://localhost:1/'])(
    'may be anywhere on this machine when the target is: %s',
    (url) => {
      const local = targetOf({ tokenEndpoint: 'http://localhost:8080/token' });
      expect(hostPolicy(local, machine).refusal(url, 'vouched')).toBeUndefined();
    },
  );
});

const addressOf = (address: string): Address => ({ address, family: address.includes(':') ? 6 : 4 });
const admitted = async (
  addresses: readonly string[],
  patch: Partial<Target> = {},
  { host = 'keys.acme.example', world = worldOf('8.8.8.8') }: { host?: string; world?: World } = {},
) => {
  const admission = await hostPolicy(targetOf(patch), world).admit(host, addresses.map(addressOf));
  return admission.ok ? admission.addresses.map(({ address }) => address) : admission.message;
};

describe('an address to which an outside name leads', () => {
  it.each([
    ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '::1', '::', '::ffff:127.0.0.1', '64:ff9b::7f00:1'],
    ...[
      '10.1.2.3',
      '172.31.255.254',
      '192.168.0.1',
      'fd12::1',
      'fec0::1',
      '::ffff:10.0.0.1',
      '64:ff9b::a00:1',
    ],
    ...[
      '169.254.169.254',
      'fe80::1',
      'fe80::1%lo',
      '::ffff:a9fe:a9fe',
      '64:ff9b::169.254.169.254',
      'fd00:ec2::254',
    ],
    ...[
      '100.64.0.1',
      '100.100.100.200',
      '192.0.0.192',
      '198.18.0.1',
      '240.0.0.1',
      '255.255.255.255',
      '224.0.0.1',
    ],
    ...['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1', 'ff02::1', '100::1', '5f00::1'],
    ...['2002:7f00:1::', '2002:808:808::', '2001::1', '64:ff9b:1::1', '::808:808', '192.88.99.1', '4000::1'],
  ])('is refused if it is not on the internet: %s', async (address) => {
    expect(await admitted([address])).toMatch(/your configuration does not name it; --allow-host keys/);
  });

  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'])(
    'is contacted on the internet: %s',
    async (address) => expect(await admitted([address])).toEqual([address]),
  );

  it('is skipped if another one is on the internet', async () => {
    expect(await admitted(['127.0.0.1', '8.8.8.8', '10.0.0.1'])).toEqual(['8.8.8.8']);
  });

  it("may only be in the target's own networks", async () => {
    const tokenEndpoint = 'https://idp.acme.example/token';
    const inside = { world: worldOf('10.9.9.9') };
    expect(await admitted(['10.1.2.3'], { tokenEndpoint }, inside)).toEqual(['10.1.2.3']);
    expect(await admitted(['fd12::1'], { tokenEndpoint }, inside)).toEqual(['fd12::1']);
    expect(await admitted(['127.0.0.1'], { tokenEndpoint }, inside)).toMatch(/the machine itself/);
    expect(
      await admitted(['127.0.0.1'], { bootstrapServers: ['SASL_SSL://localhost:9092'] }, { world: machine }),
    ).toEqual(['127.0.0.1']);
    expect(await admitted(['10.1.2.3'], { bootstrapServers: ['192.168.0.1:9092'] })).toEqual(['10.1.2.3']);
  });

  it('is never a metadata service, even if the target is one', async () => {
    const tokenEndpoint = 'http://169.254.169.254/metadata/identity/oauth2/token';
    expect(await admitted(['169.254.1.1'], { tokenEndpoint })).toMatch(/link-local|local link/);
    expect(await admitted(['169.254.169.254'], { tokenEndpoint }, { host: '169.254.169.254' })).toEqual([
      '169.254.169.254',
    ]);
  });

  it('is contacted when the host is named', async () => {
    expect(await admitted(['10.0.0.1'], { allowHosts: ['keys.acme.example'] })).toEqual(['10.0.0.1']);
    expect(await admitted(['10.0.0.1'], { allowHosts: ['KEYS.acme.example:8443'] })).toEqual(['10.0.0.1']);
    expect(await admitted(['10.0.0.1'], { allowHosts: ['keys.acme.example.evil'] })).toMatch(
      /private network/,
    );
  });

  it('is refused when the servers of the target do not resolve', async () => {
    const world: World = { ...machine, lookup: () => Promise.reject(new Error('ENOTFOUND')) };
    expect(await admitted(['10.0.0.1'], { tokenEndpoint: 'https://idp.example/t' }, { world })).toMatch(
      /private/,
    );
  });
});
