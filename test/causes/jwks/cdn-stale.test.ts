import cause from '../../../src/causes/jwks/cdn-stale.ts';
import { brokerRefuses, casebook, signingKey } from '../../casebook.ts';
import { answers, held, signatureIs } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: 'a copy of two days ago, kept for an hour',
      given: [
        answers(
          { keys: [signingKey('key-0')] },
          { headers: { 'cache-control': 'max-age=3600', age: '172800' } },
        ),
        held('key-0'),
        signatureIs('no-such-key'),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'the copy has the key',
      given: [
        answers(
          { keys: [signingKey('key-1')] },
          { headers: { 'cache-control': 'max-age=3600', age: '172800' } },
        ),
      ],
    },
  ],
});
