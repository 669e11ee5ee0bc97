import cause from '../../../src/causes/config/trust-unreadable.ts';
import { casebook, client } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

const store = fromFile({
  client: 'java',
  properties: { 'ssl.truststore.location': '/etc/kafka/truststore.jks' },
  oddities: [{ kind: 'unreadable-trust', subject: 'ssl.truststore.location' }],
});

casebook(cause, {
  guilty: [],
  noticed: [{ because: 'the truststore is in a form that only Java reads', given: [store] }],
  innocent: [
    { because: 'there is no truststore', given: [fromFile({ client: 'java' })] },
    { because: 'the certificates were given besides', given: [store, client({ caFile: 'truststore.pem' })] },
  ],
});
