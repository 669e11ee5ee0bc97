import cause from '../../../src/causes/jwks/too-many-keys.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { held, publishes } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Confluent holds the first six of eight',
      given: [
        publishes('a', 'b', 'c', 'd', 'e', 'f', 'g', 'key-1'),
        held('a', 'b', 'c', 'd', 'e', 'f'),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'many keys, all of them held',
      given: [
        publishes('a', 'b', 'c', 'd', 'e', 'f', 'g', 'key-1'),
        held('a', 'b', 'c', 'd', 'e', 'f', 'g', 'key-1'),
      ],
    },
    { because: 'few keys', given: [publishes('a', 'key-1'), held('a'), brokerRefuses()] },
  ],
});
