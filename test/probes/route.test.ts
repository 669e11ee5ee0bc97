import { describe, expect, it } from 'vitest';
import { router, type Sender } from '../../src/probes/route.ts';
import { Secret, type Environment, type Target } from '../../src/settings/target.ts';
import { targetOf } from './_servers.ts';

const named = (url: string, rule: string) => ({ url: new Secret(url), rule });
const HTTPS_PROXY: Environment = { httpsProxy: named('http://env.example:3128', 'HTTPS_PROXY') };
const IDP = { host: 'idp.acme.example', port: 443, isTls: true };

/** The route as one word, and its rule. */
const way = (target: Partial<Target>, traveller: Sender, to = IDP): string => {
  const { proxy, rule, detour } = router(targetOf(target))(to, traveller);
  return [
    proxy === undefined ? 'straight' : `${proxy.host}:${proxy.port}`,
    ...(rule === undefined ? [] : [`${rule.unread === true ? 'not ' : ''}${rule.name}`]),
    ...(rule?.entry === undefined ? [] : [rule.entry]),
    ...(detour === true ? ['detour'] : []),
  ].join(' ');
};

describe('the way to a server', () => {
  it('is straight where nothing names a proxy', () => {
    expect(way({}, 'client')).toBe('straight');
    expect(way({}, 'doctor')).toBe('straight');
  });
  it("is the target's own proxy before the environment's, for everybody", () => {
    const target = { proxy: new Secret('own.example:8080'), environment: HTTPS_PROXY };
    for (const client of ['java', 'librdkafka', 'kafkajs', undefined] as const)
      for (const traveller of ['client', 'doctor'] as const)
        expect(way({ ...target, ...(client && { client }) }, traveller)).toBe('own.example:8080 --proxy');
  });
  it("is the environment's where the client reads it, or nobody knows which client it is", () => {
    for (const client of ['librdkafka', 'kafkajs', undefined] as const)
      expect(way({ environment: HTTPS_PROXY, ...(client && { client }) }, 'client')).toBe(
        'env.example:3128 HTTPS_PROXY',
      );
  });
  it('is straight for the token request of a Java client, which reads no variable; the rest is a detour', () => {
    const target = { environment: HTTPS_PROXY, client: 'java' } as const;
    expect(way(target, 'client')).toBe('straight not HTTPS_PROXY');
    expect(way(target, 'doctor')).toBe('env.example:3128 HTTPS_PROXY detour');
  });
  it('goes by the scheme of the URL', () => {
    const plain = { ...IDP, port: 80, isTls: false };
    expect(way({ environment: HTTPS_PROXY }, 'client', plain)).toBe('straight');
    expect(way({ environment: { httpProxy: named('p:1', 'http_proxy') } }, 'client', plain)).toBe(
      'p:1 http_proxy',
    );
  });
  it('spares what NO_PROXY names, and --no-proxy takes its place', () => {
    const environment = { ...HTTPS_PROXY, noProxy: { hosts: ['.acme.example'], rule: 'NO_PROXY' } };
    expect(way({ environment }, 'client')).toBe('straight NO_PROXY .acme.example');
    const noProxy = { hosts: ['other.example'], rule: '--no-proxy' };
    expect(way({ environment, noProxy }, 'client')).toBe('env.example:3128 HTTPS_PROXY');
    expect(way({ environment, noProxy: { hosts: ['*'], rule: '--proxy none' } }, 'client')).toBe(
      'straight --proxy none',
    );
  });
  it('does not mix the NO_PROXY of the environment with a proxy of the target', () => {
    const environment = { ...HTTPS_PROXY, noProxy: { hosts: ['*'], rule: 'NO_PROXY' } };
    expect(way({ environment, proxy: new Secret('own.example:1') }, 'client')).toBe('own.example:1 --proxy');
  });
  it("reads NO_PROXY as librdkafka's curl does", () => {
    const environment = { ...HTTPS_PROXY, noProxy: { hosts: ['*.acme.example'], rule: 'NO_PROXY' } };
    expect(way({ environment, client: 'librdkafka' }, 'client')).toBe('env.example:3128 HTTPS_PROXY');
    expect(way({ environment, client: 'librdkafka' }, 'doctor')).toBe(
      'straight NO_PROXY *.acme.example detour',
    );
  });
  it('takes the port that the client takes where none is written, and 80 only where it is', () => {
    const at = (url: string, client?: 'librdkafka'): string =>
      way({ environment: { httpsProxy: named(url, 'HTTPS_PROXY') }, ...(client && { client }) }, 'client');
    expect(at('http://p.example', 'librdkafka')).toBe('p.example:1080 HTTPS_PROXY');
    expect(at('http://p.example:80', 'librdkafka')).toBe('p.example:80 HTTPS_PROXY');
    expect(at('http://p.example')).toBe('p.example:80 HTTPS_PROXY');
    expect(at('https://p.example', 'librdkafka')).toBe('p.example:443 HTTPS_PROXY');
    expect(at('http://me:pw@[2001:db8::1]:3128/')).toBe('2001:db8::1:3128 HTTPS_PROXY');
  });
  it('spares this machine for a JVM, as its http.nonProxyHosts does by itself', () => {
    const target = { proxy: new Secret('own.example:8080'), client: 'java' } as const;
    const local = { host: 'localhost', port: 443, isTls: true };
    expect(way(target, 'client', local)).toBe('straight http.nonProxyHosts localhost');
    expect(way({ ...target, noProxy: { hosts: [], rule: '--no-proxy' } }, 'client', local)).toBe(
      'own.example:8080 --proxy',
    );
  });
});
