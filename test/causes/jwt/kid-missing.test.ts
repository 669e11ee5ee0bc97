import cause from '../../../src/causes/jwt/kid-missing.ts';
import { brokerRefuses, casebook, header, jwt, signingKey } from '../../casebook.ts';
import { published, signature } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'two keys are published',
      given: [header({ kid: undefined }), signature('no-such-key', 0), brokerRefuses()],
    },
  ],
  innocent: [
    {
      because: 'one key is published',
      given: [header({ kid: undefined }), published('byProvider', [signingKey('key-1')]), brokerRefuses()],
    },
    {
      because: 'one signing key beside one for encryption',
      given: [
        header({ kid: undefined }),
        published('byProvider', [signingKey('key-1'), { ...signingKey('enc-1'), use: 'enc' }]),
      ],
    },
    { because: 'the broker takes it', onlyAsLetIn: true, given: [header({ kid: undefined })] },
    {
      because: 'an unsigned token',
      given: [
        header({ alg: 'none', kid: undefined }),
        jwt((seen) => ({ ...seen, unsigned: true })),
        brokerRefuses(),
      ],
    },
  ],
});
