import { topicTrouble } from '../../evidence/access.ts';
import { broker } from '../../facts/broker.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** TOPIC_AUTHORIZATION_FAILED is 29, UNKNOWN_TOPIC_OR_PARTITION 3; the operations are those of KIP-430. */
export default defineCheck({
  id: 'authorization/topics-are-permitted',
  title: 'The principal may do with each topic what the client wants',
  enforcedBy: 'confluent',
  step: 10,
  reads: { metadata: broker.metadata },
  run: ({ metadata: { topics } }) => {
    const refused = topics.flatMap((topic) => topicTrouble(topic)?.because ?? []);
    return refused.length === 0 ? pass(`${topics.length} asked for`) : fail(refused.join('; '));
  },
});
