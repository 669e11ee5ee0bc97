import { sh } from '../../commands/sh.ts';
import { valueOr } from '../../commands/value.ts';
import { topicTrouble } from '../../evidence/access.ts';
import { permitTopics } from '../../repair/amend.ts';
import { broker } from '../../facts/broker.ts';
import { defineCause } from '../define.ts';
import { bindRole } from './_grant.ts';

/** The broker answers error 3 both for a topic that does not exist and for one that the client may not see. */
export default defineCause({
  id: 'authorization/topic-hidden',
  title: 'A topic does not exist, or the client may not see it',
  reads: { metadata: broker.metadata },
  recognise: ({ metadata }) => {
    const hidden = metadata.topics.filter((topic) => topicTrouble(topic)?.kind === 'hidden');
    return hidden.length === 0
      ? null
      : {
          strength: 'shown',
          because: `The broker answers UNKNOWN_TOPIC_OR_PARTITION for ${hidden.map(({ name }) => name).join(', ')}. That is also its answer for a topic that the principal may not describe.`,
          hidden,
        };
  },
  repair: (evidence, { hidden }) =>
    permitTopics(
      evidence,
      hidden.map(({ name }) => name),
    ),
  repaired: 'with the topic there and visible',
  fix: ({ hidden }, evidence) => ({
    summary: 'Check that the topic exists; if it does, grant the pool a role on it.',
    steps: [],
    commands: [
      ...hidden.map(({ name }) => ({
        kind: 'confluent-cli' as const,
        text: sh`confluent kafka topic describe ${name} --cluster=${valueOr(evidence.client.logicalCluster, 'CLUSTER_ID')}`,
      })),
      ...hidden.flatMap(({ name, wanted }) =>
        bindRole(evidence, wanted === 'write' ? 'DeveloperWrite' : 'DeveloperRead', `Topic:${name}`),
      ),
    ],
  }),
});
