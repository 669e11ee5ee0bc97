import { setFilter } from '../../../src/lab/scenarios/confluent.ts';
import type { LookAlike } from './_define.ts';

export const DISCOVERY: readonly LookAlike[] = [
  {
    name: 'a discovery document whose lists lack what works',
    arrange: ({ idp }) => {
      Object.assign(idp.discovery, {
        token_endpoint_auth_methods_supported: ['private_key_jwt'],
        scopes_supported: ['openid'],
        grant_types_supported: ['authorization_code'],
      });
    },
  },
  {
    name: 'a discovery document that lists HS256 and none',
    arrange: ({ idp }) => {
      idp.discovery['id_token_signing_alg_values_supported'] = ['HS256', 'none'];
    },
  },
];

export const CONFLUENT: readonly LookAlike[] = [
  {
    name: 'two clients map to one pool',
    arrange: (lab) =>
      setFilter(lab, `claims.sub == "${lab.idp.claims['sub'] as string}" || claims.sub == "another-client"`),
    about: ['filter', 'subject'],
  },
  { name: 'no pool named', arrange: ({ client }) => void (client['poolId'] = undefined), about: ['pool'] },
  {
    name: 'two pools named',
    arrange: ({ client, confluent }) => {
      for (const { pools } of confluent.providers)
        pools.push({ ...pools[0]!, id: 'pool-billing', display_name: 'billing' });
      client['poolId'] = 'pool-orders,pool-billing';
    },
    about: ['pool', 'filter'],
  },
  {
    name: 'another provider of the organisation',
    arrange: ({ confluent }) => {
      const [own] = confluent.providers;
      confluent.providers.unshift({
        ...own!,
        id: 'op-other',
        display_name: 'Other',
        issuer: 'https://idp.other.example',
        jwks_uri: 'https://idp.other.example/jwks',
        cachedKids: ['others'],
        pools: [],
      });
    },
  },
  {
    name: 'an API key that may not read identity providers',
    arrange: ({ confluent }) => {
      confluent.canned = {
        status: 403,
        headers: { 'content-type': 'application/json' },
        body: '{"errors":[{"status":"403","code":"forbidden","title":"Forbidden","detail":"Forbidden Access"}]}',
      };
    },
    about: ['held keys'],
    notices: ['provider/api-403'],
  },
];
