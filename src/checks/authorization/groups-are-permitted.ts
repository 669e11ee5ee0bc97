import { groupTrouble } from '../../evidence/access.ts';
import { broker } from '../../facts/broker.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** GROUP_AUTHORIZATION_FAILED is 30. */
export default defineCheck({
  id: 'authorization/groups-are-permitted',
  title: 'The principal may use each consumer group',
  enforcedBy: 'confluent',
  step: 20,
  reads: { groups: broker.groups },
  run: ({ groups }) => {
    const refused = groups.flatMap((group) => groupTrouble(group)?.because ?? []);
    return refused.length === 0 ? pass(`${groups.length} asked for`) : fail(refused.join('; '));
  },
});
