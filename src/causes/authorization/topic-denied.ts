import { topicTrouble } from '../../evidence/access.ts';
import { permitTopics } from '../../repair/amend.ts';
import { broker } from '../../facts/broker.ts';
import { defineCause } from '../define.ts';
import { bindRole, principalOf } from './_grant.ts';

export default defineCause({
  id: 'authorization/topic-denied',
  title: 'The client is signed in and lacks a permission on a topic',
  reads: { metadata: broker.metadata },
  recognise: ({ metadata }) => {
    const denied = metadata.topics.filter((topic) => topicTrouble(topic)?.kind === 'denied');
    return denied.length === 0
      ? null
      : {
          strength: 'stated',
          because: `${denied.map((topic) => topicTrouble(topic)?.because).join('; ')}. Authentication is fine.`,
          denied,
        };
  },
  repair: (evidence, { denied }) =>
    permitTopics(
      evidence,
      denied.map(({ name }) => name),
    ),
  repaired: 'with the permission granted',
  fix: ({ denied }, evidence) => ({
    summary: `Grant the missing permission to the principal of this session, ${principalOf(evidence)}.`,
    steps: ["Roles and ACLs name the identity pool (User:pool-…), not the token's subject or the client id."],
    commands: denied.flatMap(({ name, wanted }) =>
      bindRole(evidence, wanted === 'write' ? 'DeveloperWrite' : 'DeveloperRead', `Topic:${name}`),
    ),
  }),
});
