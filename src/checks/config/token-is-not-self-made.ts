import { propertyNamed } from '../../evidence/configuration.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * librdkafka's `enable.sasl.oauthbearer.unsecure.jwt` is for development: it signs in with an unsigned token, and
 * excludes `sasl.oauthbearer.method=oidc` ("are mutually exclusive"). Java's equivalent is a login handler.
 */
export default defineCheck({
  id: 'config/token-is-not-self-made',
  title: 'The client does not make its own token',
  enforcedBy: 'client',
  step: 17,
  reads: { family: client.family, file: client.file },
  run: ({ family, file }) => {
    const enabled = propertyNamed(file, 'enable.sasl.oauthbearer.unsecure.jwt');
    return family === 'librdkafka' && enabled?.value?.trim().toLowerCase() === 'true'
      ? fail('enable.sasl.oauthbearer.unsecure.jwt is true')
      : pass('nothing in the file makes an unsigned token');
  },
});
