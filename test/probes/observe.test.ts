import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPair, exportJWK, SignJWT, type GenerateKeyPairResult, type JWTPayload } from 'jose';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { startLab, type LabOptions } from '../../src/lab/start.ts';
import { observer, type ObserveOptions } from '../../src/probes/observe.ts';
import { Secret, type Target } from '../../src/settings/target.ts';
import { httpServer, targetOf, tcpServer, type Served } from './_servers.ts';

const seeing = (target: Target, options: ObserveOptions = {}) => {
  const eye = observer(target, options);
  onTestFinished(() => eye.close());
  return eye;
};
const look = (target: Target, options: ObserveOptions = {}): Promise<Evidence> =>
  seeing(target, options).observe();

const labOf = async (ids: readonly string[] = [], options?: LabOptions) => {
  const lab = await startLab(ids, options);
  onTestFinished(() => lab.close());
  return lab;
};

let privateKey: GenerateKeyPairResult['privateKey'];
let jwk: object;
beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  privateKey = pair.privateKey;
  jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256' };
});
const signed = (claims: JWTPayload, header: Record<string, unknown> = {}) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k1', ...header }).sign(privateKey);

describe('a healthy client in the lab', () => {
  it('is observed from end to end', async () => {
    const lab = await labOf();
    const seen = await look(lab.target, { world: lab.world });
    expect(seen).toMatchObject({
      token: {
        answer: { status: 'observed' },
        jwt: { status: 'observed' },
        signature: { value: [{ outcome: 'valid' }, { outcome: 'valid' }] },
      },
      discovery: { appended: { value: { form: 'json' } } },
      jwks: { byDiscovery: { status: 'observed' }, byProvider: { status: 'observed' } },
      confluent: {
        providers: { status: 'observed' },
        clusters: { status: 'observed' },
        sts: { status: 'missing' },
      },
      broker: { authenticate: { value: { accepted: true } } },
    });
    expect(seen.clocks.map(({ keeper }) => keeper)).toEqual(
      expect.arrayContaining(['identity-provider', 'confluent']),
    );
    expect(seen.timings.map(({ span }) => span)).toEqual(
      expect.arrayContaining(['token', 'discovery', 'jwks', 'identity providers', 'clusters']),
    );
    expect(seen.connections[seen.broker.bootstrap!]?.tls?.ok).toBe(true);
  });

  it('reports its progress, each span begun and ended', async () => {
    const lab = await labOf();
    const events: string[] = [];
    await look(lab.target, {
      world: lab.world,
      onProgress: ({ span, state }) => events.push(`${span} ${state}`),
    });
    const begun = events
      .filter((each) => each.endsWith(' begun'))
      .map((each) => each.replace(' begun', ' ended'));
    expect(begun.length).toBeGreaterThan(5);
    expect(events.filter((each) => each.endsWith(' ended')).sort()).toEqual(begun.sort());
  });
});

describe('a refused client in the lab', () => {
  it("gets a second opinion from Confluent's STS", async () => {
    const lab = await labOf([], {
      arrange: (settings) => {
        settings.confluent.providers[0]!.issuer = 'https://acme.auth0.com';
      },
    });
    const seen = await look(lab.target, { world: lab.world });
    expect(seen.broker.authenticate).toMatchObject({ status: 'observed', value: { accepted: false } });
    expect(seen.confluent.sts).toMatchObject({ status: 'observed', value: { accepted: false } });
  });
});

describe('experiments', () => {
  const tokenRequest = (key: string, secret: 'trimmed' = 'trimmed') =>
    ({ kind: 'token', key, did: 'asked with the trimmed secret', change: { secret } }) as const;

  it('request a token with a changed secret, at most twice', async () => {
    const lab = await labOf();
    const right = lab.target.clientSecret!.reveal();
    const eye = seeing({ ...lab.target, clientSecret: new Secret(`${right}\n`) }, { world: lab.world });
    const before = await eye.observe();
    expect(before.token.answer).toMatchObject({ value: { status: 401 } });
    const after = await eye.experiment(before, [
      tokenRequest('a'),
      tokenRequest('a'),
      tokenRequest('b'),
      tokenRequest('c'),
    ]);
    expect(after.experiments).toMatchObject({
      a: { status: 'observed', value: { kind: 'token', succeeded: true, saw: 'HTTP 200 with a token' } },
      b: { status: 'observed' },
      c: { status: 'missing' },
    });
    expect(JSON.stringify(after)).not.toContain(right);
  });

  it('do not send the secret to a host that was not named', async () => {
    const stranger = await httpServer(() => ({ body: { access_token: 'a.b.c' } }));
    const url = new URL(stranger.url);
    url.hostname = 'localhost';
    const lab = await labOf();
    const eye = seeing(lab.target, { world: lab.world });
    const before = await eye.observe();
    const after = await eye.experiment(before, [
      { kind: 'token', key: 'x', did: 'asked elsewhere', change: { tokenEndpoint: `${url.origin}/token` } },
    ]);
    expect(after.experiments['x']).toMatchObject({
      status: 'failed',
      failure: { stage: 'refused-by-us', code: 'HOST_NOT_NAMED' },
    });
    expect(stranger.connections()).toBe(0);
  });

  it('sign in with other extensions, and ask the STS', async () => {
    const lab = await labOf([], {
      arrange: (settings) => {
        settings.client['logicalCluster'] = 'lkc-nowhere';
      },
    });
    const eye = seeing(lab.target, { world: lab.world });
    const before = await eye.observe();
    expect(before.broker.authenticate).toMatchObject({ value: { accepted: false } });
    const extensions = { logicalCluster: 'lkc-orders1', identityPoolId: 'pool-orders' };
    const after = await eye.experiment(before, [
      { kind: 'sign-in', key: 's', did: 'signed in to the right cluster', change: { extensions } },
      { kind: 'sts', key: 't', did: 'asked the STS' },
    ]);
    expect(after.experiments).toMatchObject({
      s: { value: { succeeded: true, saw: 'the broker let the client in' } },
      t: { value: { kind: 'sts', succeeded: true } },
    });
  });

  it.each([[{ experiments: false }], [{ offline: true }]])('are not made with %o', async (patch) => {
    const served = await httpServer(() => ({ body: {} }));
    const eye = seeing(targetOf({ tokenEndpoint: `${served.url}/token`, ...patch }));
    const before = await eye.observe();
    const asked = served.requests.length;
    const after = await eye.experiment(before, [tokenRequest('a')]);
    expect(after.experiments['a']?.status).toBe('missing');
    expect(served.requests).toHaveLength(asked);
  });
});

describe('hosts', () => {
  it('that only the token names are not contacted', async () => {
    const stranger = await httpServer(() => ({ body: { keys: [jwk] } }));
    const strange = stranger.url.replace('127.0.0.1', 'localhost');
    const token = await signed(
      { iss: `${strange}/`, jwks_uri: strange },
      { jku: `${strange}/jwks`, x5u: `${strange}/x5u`, iss: strange },
    );
    const named = await httpServer(() => ({ body: { access_token: token } }));
    const seen = await look(targetOf({ tokenEndpoint: `${named.url}/token` }));
    expect(seen.token.jwt).toMatchObject({ status: 'observed', value: { claims: { iss: `${strange}/` } } });
    expect(seen.discovery.appended).toMatchObject({ status: 'missing', input: '--discovery-url' });
    expect(named.requests).toHaveLength(1);
    expect(stranger.connections()).toBe(0);
  });

  it("that the target names may be found through the token's issuer", async () => {
    const named: Served = await httpServer(({ url }) => {
      if (url === '/jwks') return { body: { keys: [jwk] } };
      return url.includes('.well-known')
        ? { body: { issuer: named.url, jwks_uri: `${named.url}/jwks` } }
        : { body: { access_token: token } };
    });
    const token = await signed({ iss: `${named.url}/` });
    const seen = await look(targetOf({ tokenEndpoint: `${named.url}/token` }));
    expect(seen.jwks.byDiscovery).toMatchObject({ status: 'observed', source: `${named.url}/jwks` });
    expect(seen.jwks.byProvider).toMatchObject({ status: 'missing', input: '--provider-jwks-uri' });
    expect(seen.token.signature).toMatchObject({ value: [{ keySet: 'discovery', outcome: 'valid' }] });
  });

  it('are asked for their keys again when a later token names a new one', async () => {
    const asked: string[] = [];
    let onJwks: () => void = () => undefined;
    const jwksAsked = new Promise<void>((resolve) => (onJwks = resolve));
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const answer = (body: object): void => void response.end(JSON.stringify(body));
      if (request.url !== '/jwks') {
        // The token's key is created for it, after the keys were fetched.
        void jwksAsked.then(async () =>
          answer({ access_token: await signed({ iss: 'https://idp.example' }) }),
        );
        return;
      }
      answer({ keys: asked.includes('/done') ? [jwk] : [] });
      asked.push('/done');
      onJwks();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const seen = await look(targetOf({ tokenEndpoint: `${url}/token`, console: { jwksUri: `${url}/jwks` } }));
    expect(asked.filter((each) => each === '/jwks')).toHaveLength(2);
    expect(seen.token.signature).toMatchObject({ value: [{ keySet: 'provider', outcome: 'valid' }] });
  });

  it("that Confluent's provider names are contacted, as Confluent does", async () => {
    const idp: Served = await httpServer(({ url }) =>
      url === '/jwks'
        ? { body: { keys: [jwk] } }
        : { body: { issuer: `${idp.url}/`, jwks_uri: `${idp.url}/jwks` } },
    );
    const api = await httpServer(({ url }) => ({
      body: {
        data: url.includes('pools')
          ? []
          : [{ id: 'op-1', issuer: `${idp.url}/`, jwks_uri: `${idp.url}/jwks`, keys: [] }],
      },
    }));
    const seen = await look(
      targetOf({
        token: new Secret(await signed({ iss: 'https://stranger.example/' })),
        confluentApiUrl: api.url,
        confluentApiKey: 'K',
        confluentApiSecret: new Secret('the-api-secret-1'),
      }),
    );
    expect(seen.discovery.appended).toMatchObject({ status: 'observed', value: { form: 'json' } });
    expect(seen.jwks.byProvider).toMatchObject({ status: 'observed' });
    expect(idp.requests.filter(({ url }) => url === '/jwks')).toHaveLength(1);
    expect(seen.token.signature).toMatchObject({ value: [{ outcome: 'valid' }, { outcome: 'valid' }] });
  });
});

describe('time', () => {
  const silent = () => tcpServer(() => undefined);

  it('ends a run without answers, and says what was pending', async () => {
    const url = `http://127.0.0.1:${await silent()}`;
    const seen = await look(
      targetOf({
        tokenEndpoint: `${url}/token`,
        discoveryUrl: `${url}/d`,
        confluentApiUrl: url,
        confluentApiKey: 'K',
        confluentApiSecret: new Secret('the-api-secret-1'),
        logicalCluster: 'lkc-1',
        bootstrapServers: [`127.0.0.1:${await silent()}`],
        timeoutMs: 700,
      }),
    );
    expect(seen.token.answer).toMatchObject({ status: 'failed', failure: { code: 'ETIMEDOUT' } });
    expect(seen.discovery.appended).toMatchObject({ status: 'failed', failure: { code: 'ETIMEDOUT' } });
    expect(seen.confluent.providers).toMatchObject({ status: 'failed', failure: { code: 'ETIMEDOUT' } });
    expect(seen.confluent.clusters).toMatchObject({ status: 'failed', failure: { code: 'ETIMEDOUT' } });
    expect(seen.broker.authenticate.status).not.toBe('observed');
  });

  it('ends a run whose resolver never answers', async () => {
    const lab = await labOf();
    const world = { ...lab.world, lookup: () => new Promise<never>(() => undefined) };
    const seen = await look({ ...lab.target, timeoutMs: 400 }, { world });
    expect(seen.token.answer).toMatchObject({ status: 'failed', failure: { code: 'ETIMEDOUT' } });
    expect(seen.token.jwt.status).toBe('missing');
  });

  it('interrupted by Ctrl-C keeps what was observed', async () => {
    const interrupted = new AbortController();
    const seen = await look(
      targetOf({
        token: new Secret(await signed({ iss: 'https://idp.example/' })),
        discoveryUrl: `http://127.0.0.1:${await silent()}/d`,
      }),
      {
        signal: interrupted.signal,
        onProgress: ({ span }) => {
          if (span === 'discovery') interrupted.abort();
        },
      },
    );
    expect(seen.discovery.appended).toMatchObject({
      status: 'failed',
      failure: { stage: 'deadline', code: 'ABORTED' },
    });
    expect(seen.token.jwt).toMatchObject({
      status: 'observed',
      value: { claims: { iss: 'https://idp.example/' } },
    });
  });
});

describe('offline', () => {
  it('nothing is contacted, and a given token is decoded', async () => {
    const served = await httpServer(() => ({ body: {} }));
    const seen = await look(
      targetOf({
        tokenEndpoint: `${served.url}/token`,
        discoveryUrl: served.url,
        confluentApiUrl: served.url,
        confluentApiKey: 'K',
        confluentApiSecret: new Secret('the-api-secret-1'),
        bootstrapServers: [`127.0.0.1:${served.port}`],
        offline: true,
        token: new Secret(`Bearer ${await signed({ iss: 'https://idp.example/' })}`),
      }),
    );
    expect(served.connections()).toBe(0);
    expect(seen.token.jwt).toMatchObject({
      status: 'observed',
      value: { claims: { iss: 'https://idp.example/' }, blemishes: ['bearer-prefix'] },
    });
    for (const each of [
      seen.discovery.appended,
      seen.confluent.providers,
      seen.broker.apiVersions,
      seen.jwks.byProvider,
    ]) {
      expect(each).toMatchObject({ status: 'missing', input: 'a run without --offline' });
    }
  });
});

describe('offline, with values from the console', () => {
  it('they become the identity provider and its pool', async () => {
    const seen = await look(
      targetOf({
        offline: true,
        poolId: 'pool-1',
        token: new Secret(await signed({ iss: 'https://idp.example/' })),
        console: { issuer: 'https://idp.example', keys: ['key-1'], poolFilter: 'claims.aud == "kafka"' },
      }),
    );
    expect(seen.confluent.providers).toMatchObject({
      status: 'observed',
      value: [
        {
          issuer: 'https://idp.example',
          keys: [{ kid: 'key-1' }],
          pools: { status: 'observed', value: [{ id: 'pool-1', filter: 'claims.aud == "kafka"' }] },
        },
      ],
    });
  });
});

describe('secrets do not leave the probes', () => {
  it('when every server echoes everything that it received', async () => {
    const token = await signed({ iss: 'https://idp.example/', sub: 'me' });
    const echo = await httpServer(({ headers, body, url }) => {
      if (url === '/token')
        return { body: { access_token: token, echo: body, [body.slice(0, 80)]: 1, scope: body } };
      return {
        status: 400,
        headers: {
          'x-request-id': headers['authorization'] ?? body.slice(0, 900),
          server: encodeURIComponent(body.slice(0, 900)),
        },
        body: {
          error: 'invalid_grant',
          error_description: `${headers['authorization']} ${body}`,
          errors: [{ detail: `${headers['authorization']} ${body}` }],
        },
      };
    });
    const secret = 'pa&s/w=rd +%é-1';
    const target = targetOf({
      tokenEndpoint: `${echo.url}/token`,
      clientSecret: new Secret(secret),
      discoveryUrl: `${echo.url}/d`,
      confluentApiUrl: echo.url,
      confluentApiKey: 'CLOUDKEY',
      confluentApiSecret: new Secret('Api/Secret+0123456789abcdefghij=='),
      poolId: 'pool-1',
      logicalCluster: 'lkc-1',
    });
    const seen = JSON.stringify(await look(target));
    expect(seen).toContain('[redacted]');
    const signature = token.split('.')[2]!;
    const forms = [secret, 'Api/Secret+0123456789abcdefghij==', signature, token].flatMap((each) => [
      each,
      encodeURIComponent(each),
      new URLSearchParams({ v: each }).toString().slice(2),
      Buffer.from(each).toString('base64'),
      Buffer.from(each).toString('base64url'),
    ]);
    for (const form of [...forms, btoa('CLOUDKEY:Api/Secret+0123456789abcdefghij==')])
      expect(seen).not.toContain(form);
    expect(seen).not.toContain(signature.slice(0, 30));
  });
});
