import { client } from '../../facts/client.ts';
import { placeOf } from '../../evidence/source.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** `org.apache.kafka.common.security.JaasConfig` reads it when the client is made, and throws. */
export default defineCheck({
  id: 'config/jaas-string-is-well-formed',
  title: 'sasl.jaas.config is well-formed',
  enforcedBy: 'client',
  step: 15,
  reads: { configuration: client.configuration },
  run: ({ configuration }) => {
    if (configuration === undefined) return pass("the configuration did not come from a client's file");
    const fault = configuration.oddities.find(({ kind }) => kind === 'jaas');
    return fault === undefined
      ? pass('the JAAS string has no syntax error')
      : fail(`it ${fault.what ?? 'does not'} (${placeOf(configuration, fault.at)})`);
  },
});
