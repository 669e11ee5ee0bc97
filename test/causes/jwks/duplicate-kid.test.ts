import cause from '../../../src/causes/jwks/duplicate-kid.ts';
import { publishes } from './_jwks.ts';
import { brokerRefuses, casebook, signingKey } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: "the token's kid stands for two keys, and Confluent refuses",
      given: [publishes('key-1', { ...signingKey('key-1'), n: 'v'.repeat(342) }), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    { because: 'the same key listed twice', given: [publishes('key-1', 'key-1')] },
    {
      because: 'Confluent accepts',
      given: [publishes('key-1', { ...signingKey('key-1'), n: 'v'.repeat(342) })],
    },
  ],
});
