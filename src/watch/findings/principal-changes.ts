import { spell } from '../../idp/times.ts';
import type { ChangedClaim } from '../../probes/staying.ts';
import { inItsWords, ofReauthentication, refusalIn } from './_reauthentication.ts';

/** Of Apache Kafka's SaslServerAuthenticator; whether Confluent Cloud says it is not confirmed. */
const STATED = /Cannot change principals during re-authentication/;

/**
 * A broker judges a token at re-authentication as at a sign-in, and asks for one thing more: the same principal. So a token that
 * it takes on a new connection at the same moment is refused for that.
 */
export default ofReauthentication({
  id: 'watch/principal-changes',
  title: 'The principal changes at re-authentication',
  say: ({ answer, onNewConnection, changed, sessionMs }) => {
    const refusal = refusalIn(answer);
    if (refusal === undefined) return undefined;
    const isStated = STATED.test(refusal.errorMessage ?? '');
    const isLetIn = onNewConnection?.status === 'observed' && onNewConnection.value.accepted;
    if (!isStated && !isLetIn) return undefined;
    return {
      title: `The broker refuses the client when it re-authenticates, ${isStated ? '' : 'probably '}because its new token belongs to another principal`,
      because: [
        `${inItsWords(refusal)}${isLetIn ? ', and let the same token in on a new connection' : ''}.`,
        ...changed.map(difference),
        `A session lasts ${spell(sessionMs / 1000)} here, so connections end as often.`,
      ].join(' '),
      fix: 'Name one identity pool in the client (identityPoolId), and let the identity provider put the same subject into every token of this client',
    };
  },
});

function difference({ name, before, after }: ChangedClaim): string {
  if (before === undefined) return `The new token has a claim ${name}: ${after}.`;
  return after === undefined
    ? `The new token has no claim ${name}; the old one had ${before}.`
    : `Claim ${name} was ${before}, and is ${after}.`;
}
