import cause from '../../../src/causes/config/lib-without-oidc.ts';
import { casebook, client } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

casebook(cause, {
  guilty: [
    {
      because: 'it came before the method',
      given: [client({ client: 'librdkafka', clientVersion: '1.8.2' })],
    },
    { because: 'its file sets the method', given: [fromFile({ client: 'librdkafka', version: 'v1.6.1' })] },
  ],
  innocent: [
    { because: '1.9.0 has it', given: [client({ client: 'librdkafka', clientVersion: '1.9.0' })] },
    { because: 'it is of today', given: [fromFile({ client: 'librdkafka', version: '2.16.1' })] },
    { because: 'its version is not known', given: [fromFile({ client: 'librdkafka' })] },
    { because: 'it is a Java client', given: [client({ client: 'java', clientVersion: '1.8.2' })] },
  ],
});
