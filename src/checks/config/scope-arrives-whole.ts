import { behaviour } from '../../clients/facts.ts';
import { client } from '../../facts/client.ts';
import { jwt } from '../../facts/token.ts';
import { defineCheck, pass, warn } from '../define.ts';

/**
 * RFC 6749 appendix B: parameters are form-encoded. librdkafka sends the scope unencoded, and so does the Java client
 * since 4.1 unless `sasl.oauthbearer.header.urlencode` is on. If a token was issued, it did not matter.
 */
export default defineCheck({
  id: 'config/scope-arrives-whole',
  title: 'The scope reaches the identity provider as it is configured',
  enforcedBy: 'nobody',
  step: 72,
  reads: { scope: client.scope, garbled: behaviour.garbledScope },
  mayRead: { token: jwt.shape },
  run: ({ scope, garbled, token }) => {
    const arrives = token === undefined ? garbled : undefined;
    return arrives === undefined
      ? pass('the scope needs no encoding, or the client encodes it')
      : warn(`the scope is ${scope ?? ''}, and ${JSON.stringify(arrives)} arrives`);
  },
});
