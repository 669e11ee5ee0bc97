import { client } from '../../facts/client.ts';
import { renewsTooLate, tokenLife } from '../../facts/client-clock.ts';
import { spell } from '../../idp/times.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * A client whose clock is behind renews its token after it has expired for the broker: the session ends (KIP-368), and
 * the client is refused until its own clock reaches the renewal time. The first sign-in works, so the broker's answer
 * does not show this.
 */
export default defineCheck({
  id: 'clock/renewal-comes-in-time',
  title: 'The client renews its token before it expires',
  enforcedBy: 'client',
  step: 40,
  reads: { life: tokenLife, givenToken: client.givenToken },
  run: ({ life, givenToken }) => {
    if (givenToken || !renewsTooLate(life))
      return pass(
        givenToken ? 'the token was given, so nothing renews it' : 'the client renews the token in time',
      );
    const behind = spell((life.arrival - life.arrivalByClient) / 1000);
    return fail(
      `the client's clock is ${behind} behind, and the token lives ${spell(life.lifetimeMs / 1000)}`,
    );
  },
});
