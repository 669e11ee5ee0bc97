import cause from '../../../src/causes/config/kafkajs-authzid.ts';
import { brokerRefuses, casebook, client } from '../../casebook.ts';
import { noAnswer } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the broker drops the message that kafkajs breaks',
      given: [client({ client: 'kafkajs', authorizationIdentity: 'orders' }), brokerRefuses()],
    },
    {
      because: 'an empty one breaks it as well',
      given: [client({ client: 'kafkajs', authorizationIdentity: '' }), brokerRefuses()],
    },
    {
      because: 'nobody was asked',
      given: [client({ client: 'kafkajs', authorizationIdentity: 'orders' }), noAnswer],
    },
  ],
  innocent: [
    { because: 'none is set', given: [client({ client: 'kafkajs' }), brokerRefuses()] },
    {
      because: 'another client writes it as RFC 7628 has it',
      given: [client({ authorizationIdentity: 'orders' }), brokerRefuses()],
    },
    {
      because: 'the broker let it in',
      onlyAsLetIn: true,
      given: [client({ client: 'kafkajs', authorizationIdentity: 'orders' })],
    },
  ],
});
