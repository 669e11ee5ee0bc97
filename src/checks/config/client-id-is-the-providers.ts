import { client } from '../../facts/client.ts';
import { jwt } from '../../facts/token.ts';
import { confluentCredential } from '../../spelling/confluent-names.ts';
import { identify } from '../../idp/identify.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** An id that got a token is correct, whatever it looks like. */
export default defineCheck({
  id: 'config/client-id-is-the-providers',
  title: 'The client id looks like one of this identity provider',
  enforcedBy: 'nobody',
  step: 52,
  reads: { clientId: client.clientId },
  mayRead: { token: jwt.shape, url: client.tokenEndpoint },
  run: ({ clientId, token, url }) => {
    if (token !== undefined) return pass('the client id got a token');
    const confluents = confluentCredential(clientId);
    const product = identify([url]);
    const usual = product?.clientId;
    if (usual?.pattern.test(clientId) === true) return pass(`it is ${usual.looksLike}`);
    if (confluents !== undefined) return warn(`${clientId} looks like ${confluents}`);
    return usual === undefined
      ? pass('the client id has the shape of this identity provider')
      : warn(`${clientId} is not ${usual.looksLike}`);
  },
});
