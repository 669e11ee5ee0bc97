import { publishing, eachKey, without, type LookAlike } from './_define.ts';

export const KEYS: readonly LookAlike[] = [
  {
    name: 'several keys: the previous one and the next one beside the current one',
    arrange: ({ idp }) => {
      idp.keys.push({ kid: 'previous' }, { kid: 'next' });
    },
  },
  {
    name: 'keys for encryption and of other types beside the one that signs',
    arrange: (lab) => {
      lab.idp.keys.push({ kid: 'for-encryption', use: 'enc' }, { kid: 'elliptic', kty: 'EC' });
      publishing(lab, (keys) => [
        {
          kty: 'OKP',
          crv: 'Ed25519',
          kid: 'edwards',
          use: 'sig',
          x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
        },
        { kty: 'AKP', alg: 'ML-DSA-65', kid: 'of-tomorrow', pub: 'AAAA' },
        ...keys,
      ]);
    },
    // Another URL of the same keys would lack those that are published by hand here.
    about: ['held keys'],
  },
  {
    name: 'PS256 offered beside RS256',
    arrange: (lab) => {
      lab.idp.keys.push({ kid: 'pss' });
      eachKey(lab, (key) => (key['kid'] === 'pss' ? { ...key, alg: 'PS256' } : key));
    },
  },
  {
    name: 'keys in another order at every fetch',
    arrange: (lab) => {
      let fetches = 0;
      publishing(lab, (keys) => (++fetches % 2 === 0 ? keys : keys.toReversed()));
    },
  },
  {
    name: 'no alg, no use, no key_ops in the keys',
    arrange: (lab) => eachKey(lab, (key) => without(key, 'alg', 'use', 'key_ops')),
  },
  {
    name: 'x5c that no authority vouches for, and members of the vendor',
    arrange: (lab) =>
      eachKey(lab, (key) => ({
        ...key,
        x5c: ['MIIB'],
        x5t: 'AAAA',
        issuer: 'https://login.microsoftonline.com/x',
        cloud_instance_name: 'microsoftonline.com',
      })),
  },
  {
    name: 'an odd kid',
    arrange: ({ idp }) => {
      idp.keys[0]!.kid = `${'a-_Z09'.repeat(20)}+/==`;
    },
  },
  {
    name: 'Confluent holds more keys than are published',
    arrange: ({ idp, confluent }) => {
      for (const provider of confluent.providers)
        provider.cachedKids = [
          ...idp.keys.filter(({ kty }) => kty !== 'EC').map(({ kid }) => kid),
          'retired',
        ];
    },
    about: ['held keys'],
  },
  {
    name: 'the provider has another URL of the same keys',
    arrange: ({ idp, confluent }) => {
      idp.otherKeySets['https://keys.acme.example/jwks.json'] = idp.keys;
      for (const provider of confluent.providers) provider.jwks_uri = 'https://keys.acme.example/jwks.json';
    },
    about: ['held keys'],
  },
  { name: 'a JWKS without max-age', arrange: ({ idp }) => void delete idp.headers.jwks, about: ['jwks age'] },
  {
    name: 'a JWKS with no-cache, a token answer with no-store',
    arrange: ({ idp }) => {
      idp.headers.jwks = { 'cache-control': 'no-cache' };
      idp.headers.token = { 'cache-control': 'no-store' };
    },
    about: ['jwks age'],
  },
  {
    name: 'a JWKS to be kept for 30 days',
    arrange: ({ idp }) => {
      idp.headers.jwks = { 'cache-control': `max-age=2592000` };
    },
    about: ['jwks age'],
    notices: ['jwks/max-age-huge'],
  },
];
