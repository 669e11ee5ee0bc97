import cause from '../../../src/causes/jwks/double-rotation.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { held, publishes } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: 'none of the published keys is held',
      given: [publishes('key-1', 'key-2'), held('key-8', 'key-9'), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    { because: 'one of them is held', given: [held('key-2'), brokerRefuses()] },
    { because: 'one key is published', given: [publishes('key-1'), held('key-0'), brokerRefuses()] },
  ],
});
