import cause from '../../../src/causes/pool/refused-by-sts.ts';
import { brokerRefuses, casebook, noBrokerNamed, provider, stsAnswers } from '../../casebook.ts';

const refuses = stsAnswers({ status: 400, accepted: false, description: 'The subject token is invalid' });

casebook(cause, {
  guilty: [],
  unresolved: [
    {
      because: 'all that can be seen is in order, there is no broker, and the STS refuses',
      given: [noBrokerNamed, refuses],
    },
  ],
  innocent: [
    {
      because: 'the issuers differ, which is what the STS refuses',
      given: [noBrokerNamed, provider({ issuer: 'https://acme.auth0.com' }), refuses],
    },
    { because: 'a broker refuses as well, and is the one that decides', given: [brokerRefuses(), refuses] },
    { because: 'the broker lets the client in, whatever the STS says', given: [refuses] },
    {
      because: 'a gateway answers in the place of the STS, and gives no reason',
      given: [noBrokerNamed, stsAnswers({ status: 403, accepted: false })],
    },
    {
      because: 'the STS takes the token',
      given: [noBrokerNamed, stsAnswers({ status: 200, accepted: true })],
    },
  ],
});
