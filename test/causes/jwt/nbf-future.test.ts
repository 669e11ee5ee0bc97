import cause from '../../../src/causes/jwt/nbf-future.ts';
import { brokerRefuses, casebook, claims, type Change } from '../../casebook.ts';
import { SECONDS } from '../_worlds.ts';

const clocks =
  (idpAheadSeconds: number): Change =>
  (e) => ({
    ...e,
    clocks: e.clocks.map((each) =>
      each.keeper === 'identity-provider' ? { ...each, theirs: each.theirs + idpAheadSeconds * 1000 } : each,
    ),
  });

casebook(cause, {
  guilty: [
    { because: 'tokens are issued for later', given: [claims({ nbf: SECONDS + 600 }), brokerRefuses()] },
  ],
  innocent: [
    { because: 'a few seconds ahead', given: [claims({ nbf: SECONDS + 5, iat: SECONDS + 5 })] },
    { because: 'five minutes before iat, as Entra ID has it', given: [claims({ nbf: SECONDS - 300 })] },
    {
      because: "the identity provider's clock is ahead",
      given: [clocks(600), claims({ nbf: SECONDS + 600, iat: SECONDS + 600 }), brokerRefuses()],
    },
  ],
});
