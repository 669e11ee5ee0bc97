import cause from '../../../src/causes/jwt/expired.ts';
import { NOW, brokerRefuses, casebook, claims, client, type Change } from '../../casebook.ts';
import { SECONDS } from '../_worlds.ts';

const clocks =
  (idpAheadSeconds: number): Change =>
  (e) => ({
    ...e,
    clocks: e.clocks.map((each) =>
      each.keeper === 'identity-provider' ? { ...each, theirs: each.theirs + idpAheadSeconds * 1000 } : each,
    ),
  });

/** This machine's clock is ahead of all others. */
const ours =
  (seconds: number): Change =>
  (e) => ({
    ...e,
    clocks: e.clocks.map((each) => ({ ...each, ours: each.ours + seconds * 1000 })),
    token: {
      ...e.token,
      jwt: e.token.jwt.status === 'observed' ? { ...e.token.jwt, at: NOW + seconds * 1000 } : e.token.jwt,
    },
  });

casebook(cause, {
  guilty: [
    {
      because: 'a token file from yesterday',
      given: [
        client({ givenToken: true }),
        claims({ iat: SECONDS - 90_000, exp: SECONDS - 3_600 }),
        brokerRefuses(),
      ],
    },
    {
      because: 'a token that was handed over is old, whatever the clock of its issuer says now',
      given: [
        client({ givenToken: true }),
        clocks(-7_200),
        claims({ iat: SECONDS - 90_000, exp: SECONDS - 3_600 }),
        brokerRefuses(),
      ],
    },
    {
      because: 'a cache hands out old tokens',
      given: [claims({ iat: SECONDS - 7_200, exp: SECONDS - 3_600 }), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'it has a second left', given: [claims({ exp: SECONDS + 1 })] },
    { because: 'it ended within the leeway', given: [claims({ exp: SECONDS - 5 })] },
    {
      because: "the identity provider's clock is behind",
      given: [clocks(-7_200), claims({ iat: SECONDS - 7_200, exp: SECONDS - 3_600 }), brokerRefuses()],
    },
    { because: 'only the local clock says so', given: [ours(86_400), claims({ exp: SECONDS + 600 })] },
  ],
});
