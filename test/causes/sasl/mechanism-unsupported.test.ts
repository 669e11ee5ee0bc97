import cause from '../../../src/causes/sasl/mechanism-unsupported.ts';
import { broker, BOOTSTRAP, casebook, NOW, observed } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the listener offers PLAIN alone',
      given: [
        broker({
          handshake: observed({ errorCode: 33, mechanisms: ['PLAIN'] }, BOOTSTRAP, NOW),
          authenticate: { status: 'missing', because: 'the listener does not offer OAUTHBEARER' },
          metadata: { status: 'missing', because: 'the client did not sign in' },
          groups: { status: 'missing', because: 'the client did not sign in' },
        }),
      ],
    },
  ],
  innocent: [
    ...[34, 35, 58, -1].flatMap((errorCode) =>
      [[], ['PLAIN', 'OAUTHBEARER'], ['PLAIN']].map((mechanisms) => ({
        because: `error ${errorCode} says something else, whatever the list: ${mechanisms.join() || 'empty'}`,
        given: [
          broker({
            handshake: observed({ errorCode, mechanisms }, BOOTSTRAP, NOW),
            authenticate: { status: 'missing' as const, because: 'the handshake was refused' },
            metadata: { status: 'missing' as const, because: 'the client did not sign in' },
            groups: { status: 'missing' as const, because: 'the client did not sign in' },
          }),
        ],
      })),
    ),
    {
      because: 'OAUTHBEARER is one of several',
      given: [
        broker({
          handshake: observed({ errorCode: 0, mechanisms: ['PLAIN', 'OAUTHBEARER'] }, BOOTSTRAP, NOW),
        }),
      ],
    },
  ],
});
