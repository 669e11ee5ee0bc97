import cause from '../../../src/causes/token/response-id-token-only.ts';
import { mapObserved } from '../../../src/evidence/observation.ts';
import { casebook, provider, brokerRefuses, given, type Change } from '../../casebook.ts';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { answers } from './_answers.ts';

/** The doctor uses the id_token and continues. */
const idTokenOnly: Change = (e) => ({
  ...e,
  token: {
    ...e.token,
    answer: mapObserved(e.token.answer, (seen) => ({ ...seen, members: ['id_token'] })),
    jwt: mapObserved(e.token.jwt, (seen) => ({ ...seen, from: 'id_token' as const })),
  },
});

casebook(cause, {
  guilty: [
    { because: 'nothing else came', given: [answers({ status: 200, members: ['id_token'] })] },
    { because: 'the broker takes the id_token, the client does not find it', given: [idTokenOnly] },
  ],
  innocent: [
    { because: 'an access_token came', given: [] },
    { because: 'both came', given: [answers({ status: 200, members: ['access_token', 'id_token'] })] },
  ],
});

describe('another fault of the id_token', () => {
  it('is a separate cause', () => {
    const { rootCauses } = diagnose(
      given(idTokenOnly, provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses()),
    );
    expect(rootCauses.map(({ suspect }) => suspect.cause.id)).toEqual([
      'token/response-id-token-only',
      'jwt/iss-trailing-slash',
    ]);
  });
});
