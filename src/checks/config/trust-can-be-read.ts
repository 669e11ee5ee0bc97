import { placeOf } from '../../evidence/source.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** JKS is specific to Java, and PKCS #12 stores are encrypted with a password, so what the client trusts is unknown. */
export default defineCheck({
  id: 'config/trust-can-be-read',
  title: 'The certificates that the client trusts can be read here',
  enforcedBy: 'nobody',
  step: 74,
  reads: { file: client.file, caFile: client.caFile },
  run: ({ file, caFile }) => {
    const store = file.oddities.find(({ kind }) => kind === 'unreadable-trust');
    if (store === undefined || caFile !== undefined)
      return pass('the certificates were read, or the client trusts the public ones');
    return warn(`the truststore (${placeOf(file, store.at)}) is in a form that only Java reads`);
  },
});
