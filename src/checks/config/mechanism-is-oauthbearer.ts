import { client } from '../../facts/client.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * With another mechanism the client uses none of its OAuth settings. The default of librdkafka and Java is GSSAPI.
 * kafkajs writes the name in lower case and sends it in upper case, so its case does not matter.
 */
export default defineCheck({
  id: 'config/mechanism-is-oauthbearer',
  title: 'sasl.mechanism is OAUTHBEARER',
  enforcedBy: 'client',
  step: 22,
  reads: { mechanism: client.saslMechanism },
  run: ({ mechanism }) =>
    mechanism.toUpperCase() === 'OAUTHBEARER'
      ? pass('sasl.mechanism is OAUTHBEARER')
      : fail(`sasl.mechanism is ${mechanism || 'empty'}`),
});
