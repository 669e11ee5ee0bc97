import { client } from '../../facts/client.ts';
import { jwt } from '../../facts/token.ts';
import { defineCheck, pass, warn } from '../define.ts';

/**
 * RFC 7617 section 2 encodes id and secret in the base64 of RFC 4648 section 4. Some providers also accept that of
 * section 5, so this never fails: the token endpoint's answer shows whether the client is refused.
 */
export default defineCheck({
  id: 'config/basic-header-is-base64',
  title: 'The Basic header uses standard base64',
  enforcedBy: 'nobody',
  step: 51,
  reads: { basicHeader: client.basicHeader, version: client.version },
  mayRead: { token: jwt.shape },
  run: ({ basicHeader, version = 'this version', token }) => {
    if (basicHeader === undefined) return pass('id and secret are the same in both base64 alphabets');
    return token === undefined
      ? warn(`kafka-clients ${version} writes them in base64url, and for this id and secret it differs`)
      : pass('the header uses base64url, which this identity provider accepted');
  },
});
