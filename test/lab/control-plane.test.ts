import { describe, expect, it } from 'vitest';
import type { Lab } from '../../src/lab/lab.ts';
import type { LabSettings } from '../../src/lab/settings.ts';
import { fetchIn, inLab, tokenIn, type Reply } from './_clients.ts';

const API = 'https://api.confluent.cloud';

const ask = (
  lab: Lab,
  path: string,
  headers: Record<string, string> = {},
  options: { method?: string; body?: string } = {},
): Promise<Reply> => {
  const key = `${String(lab.settings['confluentApiKey'])}:${String(lab.settings['confluentApiSecret'])}`;
  const authorization = `Basic ${Buffer.from(key).toString('base64')}`;
  return fetchIn(lab, `${API}${path}`, { ...options, headers: { authorization, ...headers } });
};

describe('iam/v2', () => {
  it(
    'shows providers with the keys that Confluent has, and their pools',
    inLab(undefined, async (lab) => {
      const { json } = await ask(lab, '/iam/v2/identity-providers');
      expect(json).toMatchObject({
        kind: 'IdentityProviderList',
        metadata: { total_size: 1 },
        data: [
          {
            id: 'op-acme1',
            state: 'ENABLED',
            issuer: 'https://acme.auth0.com/',
            identity_claim: 'claims.sub',
            keys: [
              { kid: 'Zt5c1Qmw0yLr8NnXgVb3d', alg: 'RS256' },
              { kid: 'pH7uK2sEoJx6TfWq9MiR4', alg: 'RS256' },
            ],
          },
        ],
      });
      expect(json.metadata).not.toHaveProperty('next');
      expect((await ask(lab, '/iam/v2/identity-providers/op-acme1')).json.display_name).toBe('Auth0');
      const pools = await ask(lab, '/iam/v2/identity-providers/op-acme1/identity-pools');
      expect(pools.json.data).toMatchObject([
        { id: 'pool-orders', principal: 'pool-orders', filter: 'claims.aud == "https://kafka.acme.example"' },
      ]);
      expect(
        (await ask(lab, '/iam/v2/identity-providers/op-acme1/identity-pools/pool-orders')).json.state,
      ).toBe('ENABLED');
    }),
  );

  it(
    'pages long lists',
    inLab(
      ({ confluent }) => {
        const [first] = confluent.providers;
        confluent.providers = Array.from({ length: 23 }, (_, index) => ({ ...first!, id: `op-${index}` }));
      },
      async (lab) => {
        const seen: string[] = [];
        let path: string | undefined = '/iam/v2/identity-providers?page_size=10';
        for (let pages = 0; path !== undefined && pages < 10; pages += 1) {
          const { json } = await ask(lab, path);
          seen.push(...json.data.map(({ id }: { id: string }) => id));
          path = json.metadata.next?.slice(API.length);
        }
        expect(seen).toEqual(Array.from({ length: 23 }, (_, index) => `op-${index}`));
      },
    ),
  );

  it.each([
    '/iam/v2/identity-providers/op-nobody',
    '/iam/v2/identity-providers/op-acme1/identity-pools/pool-nobody',
    '/iam/v2/identity-providers/op-acme1/nothing',
    '/iam/v3/identity-providers',
  ])('does not know %s', (path) =>
    inLab(undefined, async (lab) => {
      expect(await ask(lab, path)).toMatchObject({ status: 404, json: { errors: [{ status: '404' }] } });
    })(),
  );

  it(
    'distinguishes a wrong key from missing permission',
    inLab(undefined, async (lab) => {
      const stranger = await ask(lab, '/iam/v2/identity-providers', {
        authorization: `Basic ${Buffer.from('A:b').toString('base64')}`,
      });
      expect(stranger.status).toBe(401);
      expect(stranger.headers['www-authenticate']).toBe(
        'Basic error="invalid_key", error_description="The API Key is invalid"',
      );
      expect(stranger.json.errors[0].code).toBe('user_unauthenticated');
    }),
  );

  it(
    "gives a scenario's answer only below /iam/",
    inLab(
      ({ confluent }) => {
        confluent.canned = { status: 403, body: '{"errors":[]}' };
      },
      async (lab) => {
        expect((await ask(lab, '/iam/v2/identity-providers')).status).toBe(403);
        expect((await ask(lab, '/org/v2/environments')).status).toBe(200);
      },
    ),
  );
});

it(
  'lists environments, and the clusters of one',
  inLab(undefined, async (lab) => {
    expect((await ask(lab, '/org/v2/environments')).json.data).toMatchObject([{ id: 'env-acme1' }]);
    expect((await ask(lab, '/cmk/v2/clusters')).status).toBe(400);
    expect((await ask(lab, '/cmk/v2/clusters?environment=env-other')).json.data).toEqual([]);
    expect((await ask(lab, '/cmk/v2/clusters?environment=env-acme1')).json.data).toMatchObject([
      {
        id: 'lkc-orders1',
        spec: { kafka_bootstrap_endpoint: 'SASL_SSL://pkc-7k2zq.us-east-1.aws.confluent.cloud:9092' },
        status: { phase: 'PROVISIONED' },
      },
    ]);
  }),
);

describe('the STS', () => {
  const exchange = (lab: Lab, token: string, pool = 'pool-orders'): Promise<Reply> =>
    fetchIn(lab, `${API}/sts/v1/oauth2/token`, {
      form: {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: token,
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        identity_pool_id: pool,
      },
    });

  it(
    'accepts what the broker accepts, without an API key',
    inLab(undefined, async (lab) => {
      expect(await exchange(lab, await tokenIn(lab))).toMatchObject({
        status: 200,
        json: { token_type: 'Bearer', expires_in: 900 },
      });
    }),
  );

  it(
    'refuses other pools and other tokens without a reason',
    inLab(undefined, async (lab) => {
      const token = await tokenIn(lab);
      const [byPool, byToken] = [await exchange(lab, token, 'pool-else'), await exchange(lab, `${token}x`)];
      expect(byPool.status).toBe(400);
      expect(byToken.json.errors[0].detail).toBe(byPool.json.errors[0].detail);
    }),
  );
});

let settings: LabSettings | undefined;

it(
  'keeps its copy of the keys until asked to refresh it, and is otherwise read-only',
  inLab(
    (arranged) => void (settings = arranged),
    async (lab) => {
      const kids = async (): Promise<readonly string[]> =>
        (await ask(lab, '/iam/v2/identity-providers/op-acme1')).json.keys.map(
          ({ kid }: { kid: string }) => kid,
        );
      const patch = (path: string): Promise<Reply> =>
        ask(lab, path, {}, { method: 'PATCH', body: '{"spec":{"jwks_status":"REFRESHED"}}' });
      const before = await kids();
      settings!.idp.keys = [{ kid: 'key-of-today' }];
      expect(await kids()).toEqual(before);
      const refreshed = await patch('/iam/v2/identity-providers/op-acme1/jwks');
      expect(refreshed.json).toMatchObject({ kind: 'Jwks', status: { jwks_status: 'REFRESHED' } });
      expect(await kids()).toEqual(['key-of-today']);
      expect((await patch('/iam/v2/identity-providers/op-nobody/jwks')).status).toBe(404);
      expect((await patch('/iam/v2/identity-providers/op-acme1')).status).toBe(403);
    },
  ),
);
