import cause from '../../../src/causes/network/tls-mtls-required-idp.ts';
import { casebook, tokenRequestFails } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the server ends the session for want of a certificate',
      given: [
        tokenRequestFails({
          stage: 'http',
          code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
          message: 'tlsv13 alert certificate required',
        }),
      ],
    },
  ],
  innocent: [
    {
      because: 'the server closes without saying why',
      given: [tokenRequestFails({ stage: 'http', code: 'ECONNRESET', message: 'closed' })],
    },
  ],
});
