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

describe('the route to a server', () => {
  it('is direct without a configured proxy', () => {
    expect(way({}, 'client')).toBe('straight');
    expect(way({}, 'doctor')).toBe('straight');
  });
  it("uses the target's own proxy before the environment's, for all requests", () => {
    const target = { proxy: new Secret('own.example:8080'), environment: HTTPS_PROXY };
    for (const client of ['java', 'librdkafka', 'kafkajs', undefined] as const)
      for (const traveller of ['client', 'doctor'] as const)
        expect(way({ ...target, ...(client && { client }) }, traveller)).toBe('own.example:8080 --proxy');
  });
  it("uses the environment's if the client reads it, or is unknown", () => {
    for (const client of ['librdkafka', 'kafkajs', undefined] as const)
      expect(way({ environment: HTTPS_PROXY, ...(client && { client }) }, 'client')).toBe(
        'env.example:3128 HTTPS_PROXY',
      );
  });
  it('is direct for the token request of a Java client, which reads no variable; the rest is a detour', () => {
    const target = { environment: HTTPS_PROXY, client: 'java' } as const;
    expect(way(target, 'client')).toBe('straight not HTTPS_PROXY');
    expect(way(target, 'doctor')).toBe('env.example:3128 HTTPS_PROXY detour');
  });
  it("depends on the URL's scheme", () => {
    const plain = { ...IDP, port: 80, isTls: false };
    expect(way({ environment: HTTPS_PROXY }, 'client', plain)).toBe('straight');
    expect(way({ environment: { httpProxy: named('p:1', 'http_proxy') } }, 'client', plain)).toBe(
      'p:1 http_proxy',
    );
  });
  it('follows NO_PROXY, which --no-proxy replaces', () => {
    const environment = { ...HTTPS_PROXY, noProxy: { hosts: ['.acme.example'], rule: 'NO_PROXY' } };
    expect(way({ environment }, 'client')).toBe('straight NO_PROXY .acme.example');
    const noProxy = { hosts: ['other.example'], rule: '--no-proxy' };
    expect(way({ environment, noProxy }, 'client')).toBe('env.example:3128 HTTPS_PROXY');
    expect(way({ environment, noProxy: { hosts: ['*'], rule: '--proxy none' } }, 'client')).toBe(
      'straight --proxy none',
    );
  });
  it("does not combine the environment's NO_PROXY with the target's proxy", () => {
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
  it("uses the client's default port, and 80 only where it is written", () => {
    const at = (url: string, client?: 'librdkafka'): string =>
      way({ environment: { httpsProxy: named(url, 'HTTPS_PROXY') }, ...(client && { client }) }, 'client');
    expect(at('http://p.example', 'librdkafka')).toBe('p.example:1080 HTTPS_PROXY');
    expect(at('http://p.example:80', 'librdkafka')).toBe('p.example:80 HTTPS_PROXY');
    expect(at('http://p.example')).toBe('p.example:80 HTTPS_PROXY');
    expect(at('https://p.example', 'librdkafka')).toBe('p.example:443 HTTPS_PROXY');
    expect(at('http://me:pw@[2001:db8::1]:3128/')).toBe('2001:db8::1:3128 HTTPS_PROXY');
  });
  it('excludes this machine for a JVM, like its default http.nonProxyHosts', () => {
    const target = { proxy: new Secret('own.example:8080'), client: 'java' } as const;
    const local = { host: 'localhost', port: 443, isTls: true };
    expect(way(target, 'client', local)).toBe('straight http.nonProxyHosts localhost');
    expect(way({ ...target, noProxy: { hosts: [], rule: '--no-proxy' } }, 'client', local)).toBe(
      'own.example:8080 --proxy',
    );
  });
});
