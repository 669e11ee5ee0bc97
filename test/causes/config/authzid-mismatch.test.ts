import cause from '../../../src/causes/config/authzid-mismatch.ts';
import { brokerRefuses, casebook, client } from '../../casebook.ts';

const SAYS =
  "Authentication failed: Client requested an authorization id (orders) that is different from the token's principal name (u-1)";

casebook(cause, {
  guilty: [
    {
      because: 'the broker says so',
      given: [client({ authorizationIdentity: 'orders' }), brokerRefuses(SAYS)],
    },
    {
      because: 'it is not whom the token names, and the broker refuses the client for a reason that it keeps',
      given: [client({ authorizationIdentity: 'orders' }), brokerRefuses()],
    },
  ],
  noticed: [],
  innocent: [
    {
      because: 'the broker let it in',
      onlyAsLetIn: true,
      given: [client({ authorizationIdentity: 'orders' })],
    },
    {
      because: 'it is whom the token names',
      given: [client({ authorizationIdentity: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ@clients' }), brokerRefuses()],
    },
    {
      because: 'it is the pool',
      given: [client({ authorizationIdentity: 'pool-orders' }), brokerRefuses()],
    },
    {
      because: 'kafkajs breaks the message by it, whoever it is',
      given: [client({ client: 'kafkajs', authorizationIdentity: 'orders' }), brokerRefuses()],
    },
    { because: 'it is empty', given: [client({ authorizationIdentity: '' }), brokerRefuses()] },
  ],
});
