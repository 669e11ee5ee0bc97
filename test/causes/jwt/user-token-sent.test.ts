import cause from '../../../src/causes/jwt/user-token-sent.ts';
import { expect, it } from 'vitest';
import { brokerRefuses, casebook, claims, pool } from '../../casebook.ts';
import { given } from '../../given.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the filter asks for the client, and the token is of a person',
      given: [
        claims({ sub: 'auth0|5f7c8ec7c33c6c004bbafe82', gty: 'password' }),
        pool({ filter: 'claims.gty == "client-credentials"' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: "an application's subject", given: [] },
    { because: 'a subject that is a UUID', given: [claims({ sub: '0d5c1d3e-7a0e-4b0e-9a44-0d5f8a0b1c2d' })] },
  ],
  noticed: [{ because: 'a token of a person that is let in', given: [claims({ idtyp: 'user' })] }],
});

it('shows every claim that the filter compares, from both sides', () => {
  const filter = 'claims.gty == "client-credentials" && claims.sub == "orders"';
  const suspect = cause.suspect(given(claims({ sub: 'auth0|5f7c', gty: 'password' }), pool({ filter })));
  expect([...(suspect?.seen.contrast ?? []), ...(suspect?.seen.rows ?? [])]).toMatchObject([
    { label: 'gty in the token', value: 'password' },
    { label: 'gty in the filter', value: 'client-credentials' },
    { label: 'sub in the token', value: 'auth0|5f7c' },
    { label: 'sub in the filter', value: 'orders' },
    {},
    {},
  ]);
});
