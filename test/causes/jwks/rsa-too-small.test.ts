import cause from '../../../src/causes/jwks/rsa-too-small.ts';
import { brokerRefuses, casebook, signingKey } from '../../casebook.ts';
import { publishes, signatureIs } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: '1024 bits',
      given: [
        publishes({ ...signingKey('key-1'), n: 'u'.repeat(171) }),
        signatureIs('key-unusable'),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'another key is short',
      given: [publishes('key-1', { ...signingKey('old'), n: 'u'.repeat(171) })],
    },
  ],
});
