import { identity } from '../../evidence/facts/pools.ts';
import { jwt } from '../../evidence/facts/token.ts';
import { defineCheck, pass, warn } from '../define.ts';

/**
 * librdkafka (`Expected JSON JWT response with "sub" field`) and Java (`sub value must be non-null`) want one unless they
 * were told of another claim (`sasl.oauthbearer.sub.claim.name`), which only the client's owner knows.
 */
export default defineCheck({
  id: 'jwt/has-a-subject',
  title: 'The token has a subject',
  enforcedBy: 'nobody',
  step: 60,
  reads: { sub: jwt.sub },
  mayRead: { identity: identity.claim },
  run: ({ sub, identity: by }) => {
    if (sub !== undefined && sub !== '') return pass(`sub ${sub}`);
    return by !== undefined && by.path?.join('.') !== 'sub'
      ? pass(`there is no sub, and the identity ${by.of} goes by ${by.text}`)
      : warn(
          'there is no sub: Java and librdkafka refuse such a token unless they are told of another claim',
        );
  },
});
