import cause from '../../../src/causes/jwt/dpop-or-mtls-bound.ts';
import { brokerRefuses, casebook, claims, provider } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'all is in order but cnf, and the broker refuses',
      given: [claims({ cnf: { jkt: 'x' } }), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'cnf, and the client is let in', given: [claims({ cnf: { 'x5t#S256': 'x' } })] },
    { because: 'no cnf, and a refusal', given: [brokerRefuses()] },
    {
      because: 'cnf, and the slash is wrong',
      given: [claims({ cnf: { jkt: 'x' } }), provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses()],
    },
  ],
});
