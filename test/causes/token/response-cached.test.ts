import { describe, expect, it } from 'vitest';
import cause from '../../../src/causes/token/response-cached.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { mapObserved } from '../../../src/evidence/observation.ts';
import { NOW, brokerRefuses, casebook, claims, given, type Change } from '../../casebook.ts';

const SECONDS = NOW / 1000;

const issued = (ago: number, lifetime: number): Change =>
  claims({ iat: SECONDS - ago, exp: SECONDS - ago + lifetime });

const headers =
  (more: Readonly<Record<string, string>>): Change =>
  (e) => ({
    ...e,
    token: {
      ...e.token,
      answer: mapObserved(e.token.answer, (seen) => ({ ...seen, headers: { ...seen.headers, ...more } })),
    },
  });

const idpClock =
  (ahead: number): Change =>
  (e) => ({
    ...e,
    clocks: e.clocks.map((each) =>
      each.keeper === 'identity-provider' ? { ...each, theirs: each.ours + ahead * 1000 } : each,
    ),
  });

casebook(cause, {
  guilty: [
    {
      because: 'a cache kept it until it was over',
      given: [issued(7200, 3600), headers({ age: '7200' }), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a fresh token with no-store', given: [] },
    { because: 'expires_in differs from exp minus iat by some seconds', given: [issued(3, 86_390)] },
    { because: 'a lifetime of 24 hours, of 5 minutes, of one minute', given: [issued(0, 60)] },
    {
      because: 'an old token with most of its life before it, as managed identities give',
      given: [issued(3600, 86_400), headers({ age: '3600' })],
    },
    {
      because: "the identity provider's clock is behind, and its token with it",
      given: [issued(7200, 3600), idpClock(-7200), brokerRefuses()],
    },
  ],
});

describe('a token near its end', () => {
  it('is a notice while it is valid', () => {
    const { notices, verdict } = diagnose(given(issued(3300, 3600), headers({ age: '3300' })));
    expect(verdict).toBe('healthy');
    expect(notices.map(({ id }) => id)).toContain('token/response-cached');
  });
  it('is not a notice when its whole lifetime is short', () => {
    const { notices } = diagnose(given(issued(2, 60)));
    expect(notices.map(({ id }) => id)).not.toContain('token/response-cached');
  });
});
