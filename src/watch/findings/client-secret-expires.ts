import { moment, stageOf, until } from './_ends.ts';
import { defineFinding } from './define.ts';

/** A month: people need a change window to replace a secret. */
const BEFORE_MS = 30 * 86_400_000;

export default defineFinding({
  id: 'watch/client-secret-expires',
  title: 'The client secret expires',
  kind: 'forecast',
  isClients: true,
  find: ({ own, now }) =>
    own
      .filter(({ what, endsAt }) => what === 'client-secret' && endsAt - now < BEFORE_MS)
      .map(({ endsAt }) => ({
        subject: 'client secret',
        title:
          endsAt > now
            ? `The client will fail on ${moment(endsAt)}, ${until(endsAt, now)}, because its secret expires`
            : `The client will fail when it next needs a token, because its secret expired on ${moment(endsAt)}`,
        because: 'The day is the one that clientSecretExpires names.',
        stage: stageOf(endsAt, now),
        failsAt: endsAt,
        fix: 'Add a second secret at the identity provider, give it to the client, and set clientSecretExpires to its day',
      })),
});
