import cause from '../../../src/causes/jwks/n-encoding.ts';
import { brokerRefuses, casebook, signingKey } from '../../casebook.ts';
import { publishes, signatureIs } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: 'padded, and Confluent refuses',
      given: [
        publishes({ ...signingKey('key-1'), n: `${'u'.repeat(341)}0==` }),
        signatureIs('key-unusable'),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'padded, and Confluent accepts',
      given: [publishes({ ...signingKey('key-1'), n: `${'u'.repeat(341)}0==` })],
    },
  ],
});
