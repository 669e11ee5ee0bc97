import cause from '../../../src/causes/jwks/kid-dropped-too-early.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { held, publishes, signatureIs, tokenIssued } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: 'a token of three hours ago, its key is gone',
      given: [
        tokenIssued(10_800),
        publishes('key-8'),
        held('key-8'),
        signatureIs('no-such-key'),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'Confluent still holds the key',
      given: [tokenIssued(10_800), publishes('key-8'), signatureIs('no-such-key')],
    },
    {
      because: 'the token is new',
      given: [
        tokenIssued(5),
        publishes('key-8', 'key-9'),
        signatureIs('no-such-key'),
        held('key-8'),
        brokerRefuses(),
      ],
    },
  ],
});
