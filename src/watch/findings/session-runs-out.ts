import { spell } from '../../idp/times.ts';
import { ofReauthentication } from './_reauthentication.ts';

/** KIP-368: without a new sign-in, the broker closes the connection at the first request after the session. */
export default ofReauthentication({
  id: 'watch/session-runs-out',
  title: 'The broker closes connections whose token is not renewed in time',
  say: ({ answer, noToken, sessionMs, tokenMs }, { cause }) =>
    answer.status !== 'failed' || noToken === undefined
      ? undefined
      : {
          title: `The broker closed the client's connection at the end of its session, because it had no new token in time`,
          because: `There was no new token: ${noToken}. The token lived ${spell(tokenMs / 1000)} and the session ${spell(sessionMs / 1000)}; clients ask for a new token after 80 % of its life.`,
          fix:
            cause?.fix.summary ??
            'Let the access tokens of this client live longer, so that one failed request to the token endpoint does not end its connections',
        },
});
