import { provider } from '../../facts/confluent.ts';
import { defineQuestion } from '../define.ts';

export default defineQuestion({
  id: 'confluent/change-time',
  asks: 'When provider, pool, key set or cluster was last changed',
  where: () =>
    'ask the administrators of the organization and the identity provider; after a change, wait a few minutes and run the doctor again',
  effort: 'administrator',
  weight: 3,
  settles: [provider.meant],
  decides: ['provider/eventual-consistency', 'jwks/kid-not-in-confluent-cache', 'broker/ip-filter'],
});
