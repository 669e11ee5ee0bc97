import cause from '../../../src/causes/sasl/illegal-state.ts';
import { broker, BOOTSTRAP, casebook, NOW, observed, type Change } from '../../casebook.ts';

const NOT_ASKED = { status: 'missing', because: 'no sign-in' } as const;

const handshake = (errorCode: number, mechanisms: readonly string[]): Change =>
  broker({
    handshake: observed({ errorCode, mechanisms }, BOOTSTRAP, NOW),
    authenticate: NOT_ASKED,
    metadata: NOT_ASKED,
    groups: NOT_ASKED,
  });

const authenticate = (errorCode: number): Change =>
  broker({
    authenticate: observed({ accepted: false, errorCode, sessionLifetimeMs: 0 }, BOOTSTRAP, NOW),
    metadata: NOT_ASKED,
    groups: NOT_ASKED,
  });

casebook(cause, {
  guilty: [
    { because: 'SaslAuthenticate is answered with it', given: [authenticate(34)] },
    { because: 'SaslHandshake is answered with it, without a list', given: [handshake(34, [])] },
    {
      because: 'SaslHandshake is answered with it, and the list has OAUTHBEARER',
      given: [handshake(34, ['PLAIN', 'OAUTHBEARER'])],
    },
    {
      because: 'SaslHandshake is answered with it, and the list lacks OAUTHBEARER',
      given: [handshake(34, ['PLAIN'])],
    },
    {
      because: 'ApiVersions is answered with it',
      given: [
        broker({
          apiVersions: observed({ errorCode: 34, apis: {} }, BOOTSTRAP, NOW),
          handshake: NOT_ASKED,
          authenticate: NOT_ASKED,
          metadata: NOT_ASKED,
          groups: NOT_ASKED,
        }),
      ],
    },
  ],
  innocent: [
    { because: 'the token is refused', given: [authenticate(58)] },
    { because: 'the mechanism is not offered', given: [handshake(33, ['PLAIN'])] },
  ],
});
