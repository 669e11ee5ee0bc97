import cause from '../../../src/causes/sasl/protocol-error.ts';
import { broker, BOOTSTRAP, brokerRefuses, casebook, NOW, observed, type Change } from '../../casebook.ts';

const NOT_ASKED = { status: 'missing', because: 'the client did not sign in' } as const;

const handshake = (errorCode: number, mechanisms: readonly string[] = []): Change =>
  broker({
    handshake: observed({ errorCode, mechanisms }, BOOTSTRAP, NOW),
    authenticate: NOT_ASKED,
    metadata: NOT_ASKED,
    groups: NOT_ASKED,
  });

const authenticate = (errorCode: number, errorMessage: string): Change =>
  broker({
    authenticate: observed(
      { accepted: false, errorCode, errorMessage, sessionLifetimeMs: 0 },
      BOOTSTRAP,
      NOW,
    ),
    metadata: NOT_ASKED,
    groups: NOT_ASKED,
  });

casebook(cause, {
  guilty: [
    { because: 'the handshake is answered with 35, without a list', given: [handshake(35)] },
    { because: 'the handshake is answered with 35, with a list', given: [handshake(35, ['OAUTHBEARER'])] },
    {
      because: 'the handshake is answered with 58 and a list without OAUTHBEARER',
      given: [handshake(58, ['PLAIN'])],
    },
    { because: 'the handshake is answered with a code of no name', given: [handshake(4711)] },
    { because: 'the server does not know what went wrong', given: [handshake(-1, ['PLAIN', 'OAUTHBEARER'])] },
    {
      because: 'error 33 comes with a list that has OAUTHBEARER',
      given: [handshake(33, ['PLAIN', 'OAUTHBEARER'])],
    },
    { because: 'the token is answered with 42', given: [authenticate(42, 'not now')] },
    {
      because: 'ApiVersions is answered with 58',
      given: [
        broker({
          apiVersions: observed({ errorCode: 58, apis: {} }, BOOTSTRAP, NOW),
          handshake: NOT_ASKED,
          authenticate: NOT_ASKED,
          metadata: NOT_ASKED,
          groups: NOT_ASKED,
        }),
      ],
    },
  ],
  innocent: [
    { because: 'error 33 comes with a list without OAUTHBEARER', given: [handshake(33, ['PLAIN'])] },
    { because: 'error 34 is about the order of steps', given: [handshake(34)] },
    { because: 'error 58 is about the token', given: [brokerRefuses()] },
    {
      because:
        'an old broker says that it does not speak this version of ApiVersions, and lets the client in',
      given: [broker({ apiVersions: observed({ errorCode: 35, apis: {} }, BOOTSTRAP, NOW) })],
    },
  ],
});
