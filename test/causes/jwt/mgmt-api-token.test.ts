import cause from '../../../src/causes/jwt/mgmt-api-token.ts';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { brokerRefuses, casebook, claims, given, pool } from '../../casebook.ts';

const MANAGEMENT_API = 'https://acme.auth0.com/api/v2/';

casebook(cause, {
  guilty: [
    {
      because: 'the filter asks for an API of its own',
      given: [claims({ aud: 'https://acme.auth0.com/api/v2/' }), brokerRefuses()],
    },
  ],
  innocent: [{ because: 'an API of its own', given: [] }],
  noticed: [
    {
      because: 'it is let in',
      given: [
        claims({ aud: 'https://acme.auth0.com/api/v2/' }),
        pool({ filter: 'claims.azp == "Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ"' }),
      ],
    },
  ],
});

describe('a filter that has nothing to do with the API', () => {
  it.each([
    ['the client id of another application', 'claims.azp == "another client"', 'pool/filter-false'],
    [
      'a claim under another name',
      'claims.cid == "Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ"',
      'jwt/client-claim-name',
    ],
    [
      'this very audience without its slash',
      'claims.aud == "https://acme.auth0.com/api/v2"',
      'jwt/aud-trailing-slash',
    ],
  ])('keeps its own cause: %s', (_what, filter, cause) => {
    const { rootCauses } = diagnose(
      given(claims({ aud: MANAGEMENT_API }), pool({ filter }), brokerRefuses()),
    );
    expect(rootCauses.map(({ suspect }) => suspect.cause.id)).toEqual([cause]);
  });
});
