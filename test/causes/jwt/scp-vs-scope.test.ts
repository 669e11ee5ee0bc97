import cause from '../../../src/causes/jwt/scp-vs-scope.ts';
import { brokerRefuses, casebook, claims, pool } from '../../casebook.ts';
import { issuedBy } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Okta has scp',
      given: [
        issuedBy('https://acme.okta.com/oauth2/default', 'https://acme.okta.com/oauth2/default/v1/token'),
        claims({ scp: ['kafka'] }),
        pool({ filter: 'claims.scope == "kafka"' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'a list where the filter wants text',
      given: [
        issuedBy('https://acme.okta.com/oauth2/default', 'https://acme.okta.com/oauth2/default/v1/token'),
        claims({ scp: ['kafka'] }),
        pool({ filter: 'claims.scp == "kafka"' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'Okta has a list, and the filter knows',
      given: [
        issuedBy('https://acme.okta.com/oauth2/default', 'https://acme.okta.com/oauth2/default/v1/token'),
        claims({ scp: ['kafka'] }),
        pool({ filter: '"kafka" in claims.scp' }),
      ],
    },
  ],
});
