import cause from '../../../src/causes/pool/filter-false.ts';
import { brokerRefuses, casebook, claims, pool } from '../../casebook.ts';
import { pools, unnamed } from './_pools.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the filter asks for another grant',
      given: [pool({ filter: 'claims.gty == "password"' }), brokerRefuses()],
    },
    {
      because: 'a role that is not in the list',
      given: [claims({ roles: ['reader'] }), pool({ filter: '"admin" in claims.roles' }), brokerRefuses()],
    },
    {
      because: 'the client is excluded',
      given: [pool({ filter: 'claims.azp != "Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ"' }), brokerRefuses()],
    },
    {
      because: 'none of two pools matches, and none is named',
      given: [
        unnamed,
        pools(
          { id: 'pool-a', filter: 'claims.gty == "password"' },
          { id: 'pool-b', filter: 'claims.gty == "x" && claims.azp == "y"' },
        ),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'aud is another matter',
      given: [pool({ filter: 'claims.aud == "https://other.example"' }), brokerRefuses()],
    },
    {
      because: 'several clients map to one pool',
      given: [pool({ filter: 'claims.azp in ["Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ", "other"]' })],
    },
    {
      because: 'no aud, and the filter does not ask',
      given: [claims({ aud: undefined }), pool({ filter: 'has(claims.sub)' })],
    },
    {
      because: 'aud is account, and the filter does not ask',
      given: [claims({ aud: 'account' }), pool({ filter: 'has(claims.sub)' })],
    },
    {
      because: 'scp is a list, and the filter takes it so',
      given: [claims({ scp: ['kafka'] }), pool({ filter: '"kafka" in claims.scp' })],
    },
    {
      because: 'no pool is named, and one of two matches',
      given: [
        unnamed,
        pools({ id: 'pool-a', filter: 'has(claims.sub)' }, { id: 'pool-b', filter: 'has(claims.email)' }),
      ],
    },
  ],
});
