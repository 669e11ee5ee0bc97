import { behaviour } from '../../clients/facts.ts';
import { familyOf } from '../../clients/family.ts';
import { client } from '../../facts/client.ts';
import { identity } from '../../facts/pools.ts';
import { clientSubject } from '../../facts/subject.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';

/**
 * librdkafka (`Expected JSON JWT response with "sub" field`) and Java (`sub value must be non-null`) require one before
 * they connect to a broker, unless configured with another claim (`sasl.oauthbearer.sub.claim.name`). kafkajs does not
 * check. What other clients require is unknown.
 */
export default defineCheck({
  id: 'jwt/has-a-subject',
  title: 'The token has a subject',
  enforcedBy: 'client',
  step: 60,
  reads: { who: behaviour.claimsReader, family: client.family, subject: clientSubject },
  mayRead: { identity: identity.claim },
  run: ({ who, family, subject: { name, value }, identity: by }) => {
    if (value !== undefined) return pass(`${name} ${value}`);
    if (who !== undefined) return fail(`there is no ${name}, which ${familyOf(who).title} requires`);
    if (family !== undefined) return pass(`there is no ${name}, and this client does not look for one`);
    return by !== undefined && by.path?.join('.') !== 'sub'
      ? pass(`there is no sub, and the identity ${by.of} goes by ${by.text}`)
      : warn(
          'there is no sub: Java and librdkafka refuse such a token unless they are configured with another claim',
        );
  },
});
