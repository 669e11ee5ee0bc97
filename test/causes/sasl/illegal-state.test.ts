import cause from '../../../src/causes/sasl/illegal-state.ts';
import { broker, BOOTSTRAP, casebook, NOW, observed } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the broker says so',
      given: [
        broker({
          authenticate: observed({ accepted: false, errorCode: 34, sessionLifetimeMs: 0 }, BOOTSTRAP, NOW),
          metadata: { status: 'missing', because: 'no sign-in' },
          groups: { status: 'missing', because: 'no sign-in' },
        }),
      ],
    },
  ],
  innocent: [
    {
      because: 'the token is refused',
      given: [
        broker({
          authenticate: observed({ accepted: false, errorCode: 58, sessionLifetimeMs: 0 }, BOOTSTRAP, NOW),
        }),
      ],
    },
  ],
});
