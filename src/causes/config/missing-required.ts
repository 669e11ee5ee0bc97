import { client } from '../../evidence/facts/client.ts';
import { sendsSecret } from '../../evidence/spelling/secret.ts';
import { settingsOf } from '../../evidence/spelling/settings.ts';
import { defineCause } from '../define.ts';
import { forgetAll, type Forgettable } from './_forget.ts';

/** An unset variable leaves an empty value behind: the setting is there and says nothing. */
export default defineCause({
  id: 'config/missing-required',
  title: 'A required setting is empty',
  reads: { configured: client.all },
  recognise: ({ configured }) => {
    const { clientSecret, clientAuth, givenToken } = configured;
    const empty: Forgettable[] = settingsOf(configured)
      .filter(({ value }) => value.trim() === '')
      .map(({ name }) => name);
    if (!givenToken && sendsSecret(clientAuth) && clientSecret?.empty === true) empty.push('client secret');
    if (empty.length === 0) return null;
    return {
      strength: 'shown',
      because: `The ${empty.join(' and the ')} ${empty.length === 1 ? 'is' : 'are'} set to nothing.`,
      empty,
    };
  },
  repair: (evidence, { empty }) => forgetAll(evidence, empty),
  repaired: 'with a value in the empty setting',
  fix: ({ empty }) => ({
    summary: `Give the ${empty.join(' and the ')} a value.`,
    steps: [
      'An empty value mostly comes from a variable that is not set where the client runs: look at it there.',
    ],
    commands: [
      {
        kind: 'client-config',
        text: "env | grep -iE 'client|token|bootstrap|pool|cluster' | sed 's/=.*/=…/'",
      },
    ],
  }),
});
