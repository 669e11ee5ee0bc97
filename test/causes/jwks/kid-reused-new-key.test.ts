import cause from '../../../src/causes/jwks/kid-reused-new-key.ts';
import { signatureIs } from './_jwks.ts';
import { brokerRefuses, casebook, provider } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Confluent holds another key of that id',
      given: [provider({ keys: [{ kid: 'key-1', n: 'old' }] }), brokerRefuses()],
    },
    {
      because: "the key at the provider's jwks_uri is another one",
      given: [signatureIs('invalid', 'valid'), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'it holds the same key',
      given: [provider({ keys: [{ kid: 'key-1', n: `${'u'.repeat(341)}0` }] })],
    },
  ],
});
