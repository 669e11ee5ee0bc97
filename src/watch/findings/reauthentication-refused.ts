import { continued } from '../../report/words/grammar.ts';
import { spell } from '../../idp/times.ts';
import { inItsWords, ofReauthentication, refusalIn } from './_reauthentication.ts';

/** What refuses new connections refuses those that are open, too, each when its session ends. */
export default ofReauthentication({
  id: 'watch/reauthentication-refused',
  title: 'Connected clients are refused when they re-authenticate',
  say: ({ answer, onNewConnection, sessionMs }, { cause }) => {
    const refusal = refusalIn(answer);
    // Unless a new connection was tried too, it may be for another principal.
    if (refusal === undefined || refusalIn(onNewConnection) === undefined) return undefined;
    return {
      title: `The broker refused a connected client when it re-authenticated${cause === undefined ? '' : `: ${continued(cause.title)}`}`,
      because: `${inItsWords(refusal)}, also on a new connection. Other connections go on until their session ends, after ${spell(sessionMs / 1000)} at most.`,
      fix: cause?.fix.summary ?? 'Look at what was changed at that time: the client is let in again',
    };
  },
});
