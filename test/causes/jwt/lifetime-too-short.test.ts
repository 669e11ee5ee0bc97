import cause from '../../../src/causes/jwt/lifetime-too-short.ts';
import { brokerRefuses, casebook, claims } from '../../casebook.ts';
import { SECONDS } from '../_worlds.ts';

casebook(cause, {
  guilty: [],
  innocent: [
    { because: 'five minutes, as Keycloak has it', given: [claims({ exp: SECONDS + 300 })] },
    { because: 'a day, as Auth0 has it', given: [] },
  ],
  noticed: [
    { because: 'one minute, as in the master realm', given: [claims({ exp: SECONDS + 60 })] },
    { because: 'one minute, and a refusal', given: [claims({ exp: SECONDS + 60 }), brokerRefuses()] },
  ],
});
