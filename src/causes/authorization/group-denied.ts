import { groupTrouble } from '../../evidence/access.ts';
import { permitGroups } from '../../repair/amend.ts';
import { broker } from '../../facts/broker.ts';
import { defineCause } from '../define.ts';
import { bindRole, principalOf } from './_grant.ts';

export default defineCause({
  id: 'authorization/group-denied',
  title: 'The client is signed in and may not use its consumer group',
  reads: { groups: broker.groups },
  recognise: ({ groups }) => {
    const denied = groups.filter((group) => groupTrouble(group)?.kind === 'denied');
    return denied.length === 0
      ? null
      : {
          strength: 'stated',
          because: `${denied.map((group) => groupTrouble(group)?.because).join('; ')}. Authentication is fine.`,
          denied,
        };
  },
  repair: (evidence, { denied }) =>
    permitGroups(
      evidence,
      denied.map(({ name }) => name),
    ),
  repaired: 'with the permission granted',
  fix: ({ denied }, evidence) => ({
    summary: `Grant DeveloperRead on the group to the principal of this session, ${principalOf(evidence)}.`,
    steps: [
      'Kafka Streams and Kafka Connect form group names themselves: there, grant the role on a prefix (add --prefix to the command).',
    ],
    commands: denied.flatMap(({ name }) => bindRole(evidence, 'DeveloperRead', `Group:${name}`)),
  }),
});
