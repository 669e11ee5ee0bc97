import { describe, expect, it } from 'vitest';
import cause from '../../../src/causes/token/dpop-required.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { mapObserved } from '../../../src/evidence/observation.ts';
import { casebook, given, type Change } from '../../casebook.ts';
import { atKeycloak, atOkta, atUnknown, refuses } from './_answers.ts';

const typed =
  (tokenType: string): Change =>
  (e) => ({
    ...e,
    token: { ...e.token, answer: mapObserved(e.token.answer, (seen) => ({ ...seen, tokenType })) },
  });

casebook(cause, {
  guilty: [
    {
      because: 'Okta wants a nonce',
      given: [atOkta, refuses(400, 'use_dpop_nonce', 'Authorization server requires nonce in DPoP proof.')],
    },
    {
      because: 'Okta misses the proof',
      given: [atOkta, refuses(400, 'invalid_dpop_proof', 'The DPoP proof JWT header is missing.')],
    },
    {
      because: 'Keycloak misses the proof',
      given: [atKeycloak, refuses(400, 'invalid_request', 'DPoP proof is missing')],
    },
    { because: 'RFC 9449, whoever says it', given: [atUnknown, refuses(400, 'use_dpop_nonce')] },
  ],
  innocent: [
    { because: 'token_type bearer in lower case', given: [typed('bearer')] },
    {
      because: 'a token of type DPoP that is let in is a notice, not a cause',
      onlyAsLetIn: true,
      given: [typed('DPoP')],
    },
  ],
});

describe('token_type', () => {
  it('gives a notice for DPoP', () => {
    expect(diagnose(given(typed('DPoP'))).notices.map(({ id }) => id)).toContain('token/dpop-required');
  });
  it.each(['Bearer', 'bearer', 'BEARER'])('gives none for %s', (tokenType) => {
    const { notices, verdict } = diagnose(given(typed(tokenType)));
    expect(notices.filter(({ id }) => id.startsWith('token/'))).toEqual([]);
    expect(verdict).toBe('healthy');
  });
});
