import { client } from '../../evidence/facts/client.ts';
import { secretFault, sendsSecret, type SecretFault } from '../../evidence/spelling/secret.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** Only the identity provider knows the secret: what looks odd may be right, so this never fails. */
export default defineCheck({
  id: 'config/secret-is-clean',
  title: 'The client secret looks like a secret, and nothing around it',
  enforcedBy: 'nobody',
  step: 50,
  reads: { traits: client.secret, clientAuth: client.clientAuth },
  run: ({ traits, clientAuth }) => {
    const fault = sendsSecret(clientAuth) ? secretFault(traits, clientAuth) : undefined;
    return fault === undefined ? pass('it does') : warn(WORDS[fault]);
  },
});

const WORDS: Readonly<Record<SecretFault, string>> = {
  placeholder: 'it looks like a placeholder',
  'non-ascii': 'it has characters outside ASCII',
  'newline-inside': 'it has a line break inside',
  quoted: 'it has quotation marks around it',
  'surrounding-whitespace':
    'it begins or ends with a blank or a line break; Java cuts that off, librdkafka does not',
  'needs-encoding': 'it has characters that clients encode differently in a Basic header',
};
