import cause from '../../../src/causes/network/idp-does-not-answer.ts';
import { casebook, idpStops, tokenRequestFails } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'no answer comes within the time',
      given: [tokenRequestFails({ stage: 'http', code: 'ETIMEDOUT', message: 'no answer within 10 s' })],
    },
  ],
  innocent: [
    {
      because: 'the connection did not come about',
      given: [idpStops({ stage: 'tcp', code: 'ECONNREFUSED' })],
    },
  ],
});
