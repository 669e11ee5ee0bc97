import cause from '../../../src/causes/jwt/refresh-token-sent.ts';
import { brokerRefuses, casebook, claims, header } from '../../casebook.ts';
import { signature } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Keycloak signs them with HS512',
      given: [
        claims({ typ: 'Refresh', sub: undefined }),
        header({ alg: 'HS512', kid: 'hmac-1' }),
        signature('no-such-key', 0),
        brokerRefuses(),
      ],
    },
    {
      because: 'an offline token',
      given: [claims({ typ: 'Offline' }), header({ alg: 'HS512', kid: 'hmac-1' }), brokerRefuses()],
    },
  ],
  innocent: [{ because: "Keycloak's access token says Bearer", given: [claims({ typ: 'Bearer' })] }],
});
