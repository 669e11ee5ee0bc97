import cause from '../../../src/causes/jwt/signature-invalid.ts';
import { brokerRefuses, casebook, claims, header, jwt, signingKey } from '../../casebook.ts';
import { published, signature } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    { because: 'the token was changed after it was signed', given: [signature('invalid'), brokerRefuses()] },
  ],
  innocent: [
    { because: 'it verifies', given: [] },
    {
      because: 'two keys have the id',
      given: [
        signature('invalid', 2),
        published('byProvider', [signingKey('key-1'), { ...signingKey('key-1'), n: `${'w'.repeat(341)}0` }]),
        brokerRefuses(),
      ],
    },
    {
      because: 'a token for Graph',
      given: [
        signature('invalid'),
        claims({ aud: '00000003-0000-0000-c000-000000000000' }),
        header({ nonce: 'x' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the parts were re-encoded',
      given: [jwt((seen) => ({ ...seen, blemishes: ['padding'] })), signature('invalid'), brokerRefuses()],
    },
  ],
});
