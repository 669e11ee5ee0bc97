import { client } from '../../facts/client.ts';
import { placeOf } from '../../evidence/source.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** `org.apache.kafka.common.security.JaasConfig` parses it when the client is created, and throws. */
export default defineCheck({
  id: 'config/jaas-string-is-well-formed',
  title: 'sasl.jaas.config is well-formed',
  enforcedBy: 'client',
  step: 15,
  reads: { file: client.file },
  run: ({ file }) => {
    const fault = file.oddities.find(({ kind }) => kind === 'jaas');
    return fault === undefined
      ? pass('the JAAS string has no syntax error')
      : fail(`it ${fault.what ?? 'does not'} (${placeOf(file, fault.at)})`);
  },
});
