import cause from '../../../src/causes/jwt/scope-blank.ts';
import { casebook, claims, client } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

casebook(cause, {
  guilty: [
    { because: 'the claim is empty', given: [client({ client: 'java' }), claims({ scope: '' })] },
    {
      because: 'one value of the list is blank',
      given: [fromFile({ client: 'java' }), claims({ scope: ['read', ' '] })],
    },
  ],
  innocent: [
    { because: 'there is no such claim', given: [client({ client: 'java' })] },
    { because: 'the list is empty', given: [client({ client: 'java' }), claims({ scope: [] })] },
    { because: 'librdkafka does not look', given: [client({ client: 'librdkafka' }), claims({ scope: '' })] },
    { because: 'it is not known which client it is', given: [claims({ scope: '' })] },
  ],
});
