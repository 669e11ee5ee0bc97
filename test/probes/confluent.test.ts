import { describe, expect, it, onTestFinished } from 'vitest';
import type { Json } from '../../src/evidence/json.ts';
import { deadlineOf } from '../../src/probes/deadline.ts';
import { confluentApi, type ConfluentApi } from '../../src/probes/confluent/api.ts';
import { probeClusters, type Wanted } from '../../src/probes/confluent/clusters.ts';
import { providersFromConsole } from '../../src/probes/confluent/console.ts';
import { probeProviders } from '../../src/probes/confluent/providers.ts';
import { exchangeAtSts } from '../../src/probes/confluent/sts.ts';
import { machine } from '../../src/probes/world.ts';
import { clientOf, httpServer, never, targetOf, type Served } from './_servers.ts';

type Routes = Record<
  string,
  Json | ((url: string) => { status?: number; headers?: Record<string, string>; body?: object })
>;

/** Confluent's API, with these answers by path. */
const serving = (routes: Routes): Promise<Served> =>
  httpServer(({ url }) => {
    const route = routes[url.split('?')[0]!];
    if (typeof route === 'function') return route(url);
    return route === undefined
      ? { status: 404, body: { errors: [{ detail: 'no route' }] } }
      : { body: route as object };
  });

async function apiOf(served: Served, timeoutMs = 10_000): Promise<ConfluentApi> {
  const deadline = deadlineOf(never, timeoutMs);
  onTestFinished(deadline.clear);
  return confluentApi({
    http: await clientOf(),
    world: machine,
    baseUrl: `${served.url}/`,
    apiKey: 'KEY',
    apiSecret: 'api-secret',
    deadline,
  });
}

const list = (...data: Json[]): Json => ({ data, metadata: { next: null } });
const PROVIDERS = '/iam/v2/identity-providers';
const provider = (id: string, more: Record<string, Json> = {}): Json => ({
  id,
  display_name: id,
  issuer: `https://${id}.example/`,
  jwks_uri: `https://${id}.example/jwks`,
  state: 'ENABLED',
  keys: [{ kid: 'k1', alg: 'RS256', n: 'x' }],
  metadata: { updated_at: '2026-01-05T12:00:00Z' },
  ...more,
});
const pool = (id: string): Json => ({
  id,
  filter: 'claims.aud == "x"',
  identity_claim: 'claims.sub',
  state: 'ENABLED',
});

const providersOf = async (served: Served, id?: string) => {
  const probe = probeProviders(await apiOf(served), id);
  return { seen: await probe.providers, early: await probe.meantEarly };
};

describe('identity providers', () => {
  it('are read with their pools, with Basic auth, as the API returns them', async () => {
    const served = await serving({
      [PROVIDERS]: list(provider('op-1', { deactivated: true, future_member: {} })),
      [`${PROVIDERS}/op-1/identity-pools`]: list(pool('pool-1')),
    });
    const { seen, early } = await providersOf(served);
    expect(seen).toMatchObject({
      status: 'observed',
      value: [
        {
          id: 'op-1',
          displayName: 'op-1',
          issuer: 'https://op-1.example/',
          jwksUri: 'https://op-1.example/jwks',
          state: 'ENABLED',
          deactivated: true,
          keys: [{ kid: 'k1', alg: 'RS256' }],
          updatedAt: Date.UTC(2026, 0, 5, 12),
          pools: {
            status: 'observed',
            value: [{ id: 'pool-1', filter: 'claims.aud == "x"', identityClaim: 'claims.sub' }],
          },
        },
      ],
    });
    expect(early?.id).toBe('op-1');
    expect(served.requests[0]?.headers['authorization']).toBe(`Basic ${btoa('KEY:api-secret')}`);
  });

  it('are read from all pages, but only from the same server', async () => {
    const elsewhere = await httpServer(() => ({ body: list() as object }));
    const served: Served = await serving({
      [PROVIDERS]: (url) => {
        const second = url.includes('page_token=2');
        const next = second ? `${elsewhere.url}${PROVIDERS}` : `${served.url}${PROVIDERS}?page_token=2`;
        return { body: { data: [provider(second ? 'op-2' : 'op-1')], metadata: { next } } };
      },
      [`${PROVIDERS}/op-1/identity-pools`]: list(),
      [`${PROVIDERS}/op-2/identity-pools`]: list(),
    });
    const { seen, early } = await providersOf(served);
    expect(seen).toMatchObject({ value: [{ id: 'op-1' }, { id: 'op-2' }] });
    expect(early).toBeUndefined();
    expect(served.requests[0]?.url).toBe(`${PROVIDERS}?page_size=100`);
    expect(elsewhere.connections()).toBe(0);
  });

  it('with circular pages terminate', async () => {
    const served: Served = await serving({
      [PROVIDERS]: () => ({
        body: { data: [], metadata: { next: `${served.url}${PROVIDERS}?page_size=100` } },
      }),
    });
    expect((await providersOf(served)).seen).toMatchObject({ status: 'observed', value: [] });
  });

  it('with endless pages are unknown', async () => {
    let page = 0;
    const served: Served = await serving({
      [PROVIDERS]: () => ({
        body: { data: [], metadata: { next: `${served.url}${PROVIDERS}?page_token=${++page}` } },
      }),
    });
    expect((await providersOf(served)).seen).toMatchObject({
      status: 'failed',
      failure: { code: 'TOO_MANY_PAGES' },
    });
  });

  it('with a hundred thousand entries on one page are unknown', async () => {
    const served = await serving({ [PROVIDERS]: list(...Array.from({ length: 100_000 }, () => ({}))) });
    expect((await providersOf(served)).seen).toMatchObject({
      status: 'failed',
      failure: { code: 'TOO_MANY_PAGES' },
    });
  });

  it('named by id are requested separately, for the keys that a list omits', async () => {
    const bare = provider('op-1', { keys: null });
    const served = await serving({
      [PROVIDERS]: list(provider('op-0'), bare),
      [`${PROVIDERS}/op-1`]: provider('op-1'),
      [`${PROVIDERS}/op-0/identity-pools`]: list(),
      [`${PROVIDERS}/op-1/identity-pools`]: list(),
    });
    const { seen, early } = await providersOf(served, 'op-1');
    expect(seen).toMatchObject({ value: [{ id: 'op-1', keys: [{ kid: 'k1' }] }, { id: 'op-0' }] });
    expect(early).toMatchObject({ id: 'op-1', keys: [{ kid: 'k1' }] });
    expect(served.requests.filter(({ url }) => url === `${PROVIDERS}/op-1`)).toHaveLength(1);
  });

  it('are known if readable, even when the list is not', async () => {
    const served = await serving({
      [PROVIDERS]: () => ({ status: 403, body: {} }),
      [`${PROVIDERS}/op-1`]: provider('op-1'),
      [`${PROVIDERS}/op-1/identity-pools`]: () => ({ status: 403, body: {} }),
    });
    expect((await providersOf(served, 'op-1')).seen).toMatchObject({
      value: [{ id: 'op-1', pools: { status: 'failed', failure: { code: 'HTTP_403' } } }],
    });
  });

  it('with unexpected members lose only those members', async () => {
    const served = await serving({
      [PROVIDERS]: list(
        { id: 'op-1', issuer: 7, keys: 'none', metadata: [], jwks_uri: 'https://k.example/' },
        'nonsense',
        { no: 'id' },
      ),
      [`${PROVIDERS}/op-1`]: { id: 'op-1', issuer: 7, jwks_uri: 'https://k.example/' },
      [`${PROVIDERS}/op-1/identity-pools`]: { data: {} },
    });
    const { seen } = await providersOf(served);
    expect(seen).toMatchObject({
      value: [
        {
          id: 'op-1',
          jwksUri: 'https://k.example/',
          pools: { status: 'failed', failure: { code: 'NOT_AS_DOCUMENTED' } },
        },
      ],
    });
    expect(seen.status === 'observed' && 'issuer' in seen.value[0]!).toBe(false);
  });

  it.each([
    [401, 'HTTP_401', 'it does not accept the Cloud API key (HTTP 401: The API Key is invalid)'],
    [403, 'HTTP_403', 'this Cloud API key may not do that (HTTP 403: The API Key is invalid)'],
    [404, 'HTTP_404', 'it knows of no such thing (HTTP 404: The API Key is invalid)'],
    [429, 'HTTP_429', 'it had too many requests (HTTP 429: The API Key is invalid)'],
    [500, 'HTTP_500', 'it gave no answer to the question (HTTP 500: The API Key is invalid)'],
  ])('are unknown after HTTP %i, with the reason', async (status, code, message) => {
    const served = await serving({
      [PROVIDERS]: () => ({ status, body: { errors: [{ detail: 'The API Key is invalid' }] } }),
    });
    expect((await providersOf(served)).seen).toMatchObject({
      status: 'failed',
      failure: { stage: 'http', code, message },
    });
  });

  it("report the API's other kind of error", async () => {
    const body = {
      status: 403,
      error: { code: 403, message: 'no such right', details: [] },
      requestId: 'r-1',
    };
    const served = await serving({ [PROVIDERS]: () => ({ status: 403, body }) });
    expect((await providersOf(served)).seen).toMatchObject({
      status: 'failed',
      failure: { code: 'HTTP_403', message: 'this Cloud API key may not do that (HTTP 403: no such right)' },
    });
  });
});

describe('a busy API', () => {
  const busyOnce = (retryAfter: string) => {
    let asked = 0;
    return serving({
      [PROVIDERS]: () =>
        ++asked === 1
          ? { status: 429, headers: { 'retry-after': retryAfter }, body: {} }
          : { body: { data: [], metadata: {} } },
    });
  };

  it.each([['0'], [new Date(0).toUTCString()]])('is asked again when it says so: %s', async (retryAfter) => {
    const served = await busyOnce(retryAfter);
    expect((await providersOf(served)).seen.status).toBe('observed');
    expect(served.requests).toHaveLength(2);
  });

  it.each([['3600'], ['soon']])('is not asked again when there is no time: %s', async (retryAfter) => {
    const served = await busyOnce(retryAfter);
    expect((await providersOf(served)).seen).toMatchObject({
      status: 'failed',
      failure: { code: 'HTTP_429' },
    });
    expect(served.requests).toHaveLength(1);
  });

  it('is not asked a third time', async () => {
    const served = await serving({
      [PROVIDERS]: () => ({ status: 429, headers: { 'retry-after': '0' }, body: {} }),
    });
    expect((await providersOf(served)).seen.status).toBe('failed');
    expect(served.requests).toHaveLength(2);
  });
});

describe('clusters', () => {
  const environments = '/org/v2/environments';
  const cluster = (id: string): object => ({
    id,
    spec: { display_name: 'c', kafka_bootstrap_endpoint: 'SASL_SSL://pkc-1.example:9092' },
    status: { phase: 'PROVISIONED' },
  });
  const routes = (second: () => { status?: number; body: object }): Routes => ({
    [environments]: list({ id: 'env-1' }, { id: 'env-2' }),
    '/cmk/v2/clusters': (url) =>
      url.includes('environment=env-1') ? { body: { data: [cluster('lkc-1')] } } : second(),
  });

  const named = (logicalCluster: string): Wanted => ({ logicalCluster, bootstrapServers: [] });

  it('are collected from every environment', async () => {
    const served = await serving(routes(() => ({ body: { data: [cluster('lkc-2')] } })));
    expect(await probeClusters(await apiOf(served), named('lkc-2'))).toMatchObject({
      value: [
        {
          id: 'lkc-1',
          environment: 'env-1',
          displayName: 'c',
          bootstrap: 'pkc-1.example:9092',
          phase: 'PROVISIONED',
        },
        { id: 'lkc-2', environment: 'env-2' },
      ],
    });
  });

  it('are unknown when the wanted one could be in an unreadable environment', async () => {
    const forbidden = routes(() => ({ status: 403, body: {} }));
    expect(await probeClusters(await apiOf(await serving(forbidden)), named('lkc-2'))).toMatchObject({
      status: 'failed',
      failure: { code: 'HTTP_403' },
    });
    expect(await probeClusters(await apiOf(await serving(forbidden)), named('lkc-1'))).toMatchObject({
      status: 'observed',
      value: [{ id: 'lkc-1' }],
    });
  });

  it.each([
    ['its bootstrap server', 'SASL_SSL://PKC-1.example:9092', 'observed'],
    ['another bootstrap server', 'pkc-2.example:9092', 'failed'],
  ])('are matched by %s when the client names no cluster', async (_, server, status) => {
    const forbidden = routes(() => ({ status: 403, body: {} }));
    const wanted = { bootstrapServers: [server] };
    expect((await probeClusters(await apiOf(await serving(forbidden)), wanted)).status).toBe(status);
  });
});

describe('without an API key', () => {
  it('the provider has the values that a person read in the console', () => {
    const target = targetOf({
      poolId: 'pool-1',
      console: { issuer: 'https://i/', keys: ['a', 'b'], poolFilter: 'true' },
    });
    expect(providersFromConsole(target, 5)).toEqual({
      status: 'observed',
      at: 5,
      source: { flags: ['--provider-issuer', '--provider-keys'] },
      value: [
        {
          issuer: 'https://i/',
          keys: [{ kid: 'a' }, { kid: 'b' }],
          source: { flags: ['--provider-issuer', '--provider-keys'] },
          pools: {
            status: 'observed',
            at: 5,
            source: { flags: ['--pool-filter'] },
            value: [{ id: 'pool-1', filter: 'true', source: { flags: ['--pool-filter'] } }],
          },
        },
      ],
    });
  });

  it('a filter does not belong to any one of several pools', () => {
    const seen = providersFromConsole(
      targetOf({ poolId: 'pool-1, pool-2', console: { poolFilter: 'true' } }),
      0,
    );
    expect(seen).toMatchObject({ value: [{ pools: { value: [{ filter: 'true' }] } }] });
    expect(JSON.stringify(seen)).not.toContain('pool-1');
  });

  it('nothing is known when nothing was given', () =>
    expect(providersFromConsole(targetOf(), 0)).toBeUndefined());
});

describe("Confluent's STS", () => {
  const ask = async (status: number, body: object | string, poolId = 'pool-1') => {
    const served = await httpServer(() => ({ status, body }));
    const target = targetOf({ confluentApiUrl: served.url, poolId });
    return { seen: await exchangeAtSts(target, 'the.users.token', await clientOf()), served };
  };

  it('judges the token for the pool (RFC 8693)', async () => {
    const { seen, served } = await ask(200, { access_token: 'sts.issued.token', expires_in: 900 });
    expect(seen).toMatchObject({ status: 'observed', value: { status: 200, accepted: true } });
    expect(JSON.stringify(seen)).not.toContain('issued');
    expect(served.requests[0]).toMatchObject({ method: 'POST', url: '/sts/v1/oauth2/token' });
    expect(served.requests[0]?.headers['authorization']).toBeUndefined();
    expect(Object.fromEntries(new URLSearchParams(served.requests[0]?.body))).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: 'the.users.token',
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      identity_pool_id: 'pool-1',
      requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    });
  });

  it.each([
    [400, { error: 'invalid_grant', error_description: 'no' }, { error: 'invalid_grant', description: 'no' }],
    [
      401,
      { errors: [{ code: 'unauthenticated', detail: 'bad token' }] },
      { error: 'unauthenticated', description: 'bad token' },
    ],
    [
      401,
      { status: 401, error: { code: 40101, message: 'bad token' }, requestId: 'r-1' },
      { error: '40101', description: 'bad token' },
    ],
  ])('gives its reason: HTTP %i', async (status, body, said) => {
    expect((await ask(status, body)).seen).toMatchObject({
      status: 'observed',
      value: { status, accepted: false, ...said },
    });
  });

  it.each([404, 429, 500, 503])('has not judged when it answers HTTP %i', async (status) => {
    expect((await ask(status, {})).seen).toMatchObject({
      status: 'failed',
      failure: { code: `HTTP_${status}` },
    });
  });

  it.each([
    [403, '<html><title>Access denied</title>'],
    [401, {}],
    [400, { error: '' }],
    [403, { error: { code: 403, message: 'denied by policy' } }],
  ])('has not judged when there is no reason, as from a gateway: HTTP %i %j', async (status, body) => {
    expect((await ask(status, body)).seen).toMatchObject({
      status: 'failed',
      failure: { code: `HTTP_${status}` },
    });
  });

  it.each([[''], ['pool-1,pool-2']])('is asked only about a single pool: %j', async (poolId) => {
    const { seen, served } = await ask(200, {}, poolId);
    expect(seen.status).toBe('missing');
    expect(served.requests).toEqual([]);
  });
});
