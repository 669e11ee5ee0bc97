import cause from '../../../src/causes/discovery/jwks-host-internal.ts';
import { casebook } from '../../casebook.ts';
import { discoverySays } from '../_worlds.ts';

casebook(cause, {
  guilty: [],
  innocent: [{ because: 'a public URL', given: [] }],
  noticed: [
    {
      because: 'a name of the cluster',
      given: [
        discoverySays({
          jwks_uri: 'http://keycloak.iam.svc:8080/realms/kafka/protocol/openid-connect/certs',
        }),
      ],
    },
    { because: 'plain http', given: [discoverySays({ jwks_uri: 'http://acme.example/keys' })] },
  ],
});
