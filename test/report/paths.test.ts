import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Connection } from '../../src/evidence/connection.ts';
import { buildReport } from '../../src/report/build.ts';
import human from '../../src/report/formats/human.ts';
import { pathsOf } from '../../src/report/paths.ts';
import { BOOTSTRAP, given, IDP, type Change } from '../casebook.ts';

const way =
  (authority: string, patch: Partial<Connection>): Change =>
  (e) => ({
    ...e,
    connections: { ...e.connections, [authority]: { ...e.connections[authority]!, ...patch } },
  });
const tls =
  (authority: string, patch: object): Change =>
  (e) => {
    const { tls: seen } = e.connections[authority]!;
    return seen?.ok === true
      ? way(authority, { tls: { ...seen, value: { ...seen.value, ...patch } } })(e)
      : e;
  };
const client =
  (patch: object): Change =>
  (e) => ({ ...e, client: { ...e.client, ...patch } });

const rendered = (verbose: boolean, ...changes: readonly Change[]): string => {
  const evidence = given(...changes);
  const report = buildReport(evidence, diagnose(evidence), { version: '0', durationMs: 1 });
  return human.render(report, { colour: 0, width: 400, unicode: true, verbose });
};

describe('the routes of a run', () => {
  it("begin with the client's own", () => {
    const paths = pathsOf(
      given(
        way(BOOTSTRAP, { carried: ['broker'] }),
        way('api.confluent.cloud:443', { carried: ['Confluent STS', 'Confluent API'] }),
        way(IDP, { carried: ['discovery', 'token'] }),
      ),
    );
    expect(paths.slice(0, 3).map(({ to, for: what }) => [to, what])).toEqual([
      [IDP, ['token', 'discovery']],
      [BOOTSTRAP, ['broker']],
      ['api.confluent.cloud:443', ['Confluent API', 'Confluent STS']],
    ]);
  });
  it('are shown only on request, as long as nothing is odd about them', () => {
    const plain = tls(IDP, { trust: 'public' });
    expect(rendered(false, plain)).not.toContain('Paths');
    expect(rendered(true, plain)).toContain(`${IDP}: direct, `);
    expect(rendered(true, plain)).toContain('trusted by public authorities');
  });
  it.each([
    [
      'a proxy',
      [way(IDP, { proxy: 'proxy.acme.example:3128', proxyRule: { name: '--proxy' } })],
      'through proxy.acme.example:3128 by --proxy',
    ],
    [
      'an exception',
      [way(IDP, { proxyRule: { name: 'NO_PROXY', entry: '.auth0.com' } })],
      'direct by NO_PROXY (.auth0.com)',
    ],
    [
      'a private authority',
      [tls(IDP, { trust: 'given' }), client({ caFile: 'corp.pem' })],
      'trusted by corp.pem',
    ],
    [
      'an authority of the environment',
      [tls(IDP, { trust: 'node-extra' })],
      'trusted by NODE_EXTRA_CA_CERTS',
    ],
    ['a client certificate', [tls(IDP, { clientCertificate: 'shown' })], 'client certificate shown'],
    ['one that is missing', [tls(BOOTSTRAP, { clientCertificate: 'asked-for' })], 'asked for, none shown'],
    [
      'a variable that the client does not read',
      [way(IDP, { proxyRule: { name: 'HTTPS_PROXY', unread: true } })],
      'HTTPS_PROXY names a proxy, and the Java client does not read it',
    ],
    [
      'a password that no JVM sends by itself',
      [
        client({ client: 'java' }),
        way(IDP, {
          proxy: 'p:1',
          tunnel: { ok: true, value: { status: 200, credentials: true }, tookMs: 1 },
        }),
      ],
      'java.net.Authenticator',
    ],
  ] as const)('are always shown when there is %s on them', (_what, changes, words) => {
    expect(rendered(false, ...changes)).toContain(words);
  });
  it('show no hostile message unescaped', () => {
    const text = rendered(
      false,
      way(IDP, {
        proxy: 'p:1',
        tunnel: { ok: false, code: 'HTTP_403', message: '\u001b[2Jgone\u202e ::error::x', tookMs: 1 },
      }),
    );
    expect(text).not.toMatch(/[\u001b\u202e]|(?<!\S)::error::/);
  });
});
