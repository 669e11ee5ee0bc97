import { broker } from '../../facts/broker.ts';
import { actingAs } from '../../facts/principal.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';

/**
 * Apache Kafka's `OAuthBearerSaslServer` refuses an authorization identity that differs from the token's principal.
 * Which claim is the principal at Confluent Cloud is not documented, so a difference is a fault only after a refusal.
 */
export default defineCheck({
  id: 'config/authorization-identity-is-the-tokens',
  title: 'The client asks to act as the principal that its token names',
  enforcedBy: 'confluent',
  step: 68,
  reads: { acting: actingAs },
  mayRead: { answer: broker.authenticate },
  run: ({ acting, answer }) => {
    if (acting === undefined) return pass('the client sends no authorization identity');
    const { identity, principals, isSaid } = acting;
    const what = `it asks to act as ${identity}, and its token names ${principals[0] ?? 'somebody else'}`;
    if (isSaid) return fail(what);
    if (principals.includes(identity)) return pass(`it is ${identity}`);
    if (principals.length === 0) return pass('the token names no principal to compare with');
    return answer?.accepted === false ? fail(what) : warn(what);
  },
});
