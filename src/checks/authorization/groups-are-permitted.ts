import { groupTrouble } from '../../evidence/access.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** GROUP_AUTHORIZATION_FAILED is 30. */
export default defineCheck({
  id: 'authorization/groups-are-permitted',
  title: 'The principal may use each consumer group',
  enforcedBy: 'confluent',
  step: 20,
  reads: { groups: broker.groups, configured: client.groups },
  run: ({ groups, configured }) => {
    const refused = groups.flatMap((group) => groupTrouble(group)?.because ?? []);
    const omitted = configured
      .filter((name) => !groups.some((group) => group.name === name))
      .map((name) => `group ${name}: the broker did not answer for it`);
    const troubles = [...refused, ...omitted];
    return troubles.length > 0
      ? fail(troubles.join('; '))
      : pass(groups.map(({ name }) => `group ${name}: read is allowed`).join('; ') || 'no group was named');
  },
});
