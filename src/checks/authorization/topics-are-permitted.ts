import { topicTrouble } from '../../evidence/access.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** TOPIC_AUTHORIZATION_FAILED is 29, UNKNOWN_TOPIC_OR_PARTITION 3; the operations are those of KIP-430. */
export default defineCheck({
  id: 'authorization/topics-are-permitted',
  title: 'The principal may use each topic as the client wants',
  enforcedBy: 'confluent',
  step: 10,
  reads: { metadata: broker.metadata, configured: client.topics },
  run: ({ metadata: { topics }, configured }) => {
    const refused = topics.flatMap((topic) => topicTrouble(topic)?.because ?? []);
    const omitted = configured
      .filter(({ name }) => !topics.some((topic) => topic.name === name))
      .map(({ name }) => `topic ${name}: the broker did not answer for it`);
    const troubles = [...refused, ...omitted];
    if (troubles.length > 0) return fail(troubles.join('; '));
    return pass(
      topics.length === 0
        ? 'no topic was named'
        : topics.map(({ name, wanted }) => `topic ${name}: ${wanted} is allowed`).join('; '),
    );
  },
});
