import cause from '../../../src/causes/jwt/groups-overage.ts';
import { brokerRefuses, casebook, claims, pool } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Entra ID refers to Graph',
      given: [
        claims({ _claim_names: { groups: 'src1' } }),
        pool({ filter: '"kafka" in claims.groups' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'the group is there',
      given: [claims({ groups: ['kafka'] }), pool({ filter: '"kafka" in claims.groups' })],
    },
    {
      because: 'there are no groups at all',
      given: [pool({ filter: '"kafka" in claims.groups' }), brokerRefuses()],
    },
  ],
});
