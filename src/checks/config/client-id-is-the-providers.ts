import { client } from '../../facts/client.ts';
import { jwt } from '../../facts/token.ts';
import { confluentCredential } from '../../spelling/confluent-names.ts';
import { unlikeIdAt } from '../../idp/client-id.ts';
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
    const unlike = unlikeIdAt(url, clientId);
    const usual = identify([url])?.clientId;
    if (usual !== undefined && unlike === undefined) return pass(`it is ${usual.looksLike}`);
    if (confluents !== undefined) return warn(`${clientId} looks like ${confluents}`);
    if (unlike === undefined) return pass('the client id has the shape of this identity provider');
    return unlike.isImpossible
      ? warn(`${clientId} is not ${unlike.form.looksLike}`)
      : pass(`${clientId} may be an id that somebody chose, or that an example has`);
  },
});
