import { sh } from '../../commands/sh.ts';
import type { TokenAnswer } from '../../evidence/token.ts';
import type { AnswerKind } from '../../idp/answer.ts';
import { refusalCause } from '../token/answered.ts';
import { withHostServing } from './spoiled-answers.ts';

/**
 * 502, 503 and 504, a maintenance page, or a 401 with a realm of its own: the request did not reach the identity
 * provider.
 */
const GATEWAY: readonly AnswerKind[] = ['gateway-error', 'maintenance', 'gateway-refusal'];

export default refusalCause({
  id: 'network/tcp-gateway-error',
  title: 'A gateway in front of the identity provider answers instead of it',
  transient: ({ kind }) => kind !== 'gateway-refusal',
  means: ({ kind, answer }) => {
    switch (kind) {
      case 'gateway-refusal':
        return `An OAuth server refuses in JSON; this refusal comes from a proxy or gateway${by(answer)} that asks for its own credentials. The client secret was not checked.`;
      case 'maintenance':
        return `A token endpoint answers with a token; this answer${by(answer)} says that the service is down for now.`;
      default:
        return `An OAuth server does not answer like this; the load balancer or proxy in front of it does${by(answer)}.`;
    }
  },
  strength: ({ kind }) => (GATEWAY.includes(kind) ? 'shown' : null),
  repair: withHostServing,
  summary: ({ kind }) =>
    kind === 'gateway-refusal'
      ? 'Let token requests pass the gateway without credentials of its own.'
      : 'Repair the connection between the gateway and the identity provider, or try again in a few minutes.',
  advice: {
    keycloak: (_, { kind }) => ({
      steps:
        kind === 'gateway-refusal'
          ? UNGUARD
          : [
              'Check that Keycloak is up and ready, and that the ingress points at its service and port.',
              'Large tokens need larger proxy buffers (nginx: proxy_buffer_size): too small ones end in 502.',
            ],
      idp: [sh`kubectl get pods,endpoints -A | grep -i keycloak`],
    }),
    otherwise: ({ tokenEndpoint }, { kind }) => ({
      steps:
        kind === 'gateway-refusal'
          ? UNGUARD
          : [
              'Check the status page of the identity provider; if you run it, check its health and the upstream settings of the gateway.',
              'Kafka clients retry 502, 503 and 504 by themselves; the next attempt may succeed.',
            ],
      client: [sh`curl -sS -i -d grant_type=client_credentials ${tokenEndpoint} | head -20`],
    }),
  },
});

const UNGUARD: readonly string[] = [
  'Exempt the path of the token endpoint from basic authentication, single sign-on and API keys at the gateway: the token endpoint authenticates clients itself.',
  'Check that the client asks the public host of the identity provider, and not a proxy or an administration port.',
];

/** The server named in the answer, and the realm for which it requests credentials. */
function by({ headers }: TokenAnswer): string {
  const server = headers['via'] ?? headers['server'];
  const realm = /realm="?([^",]{1,60})/i.exec(headers['www-authenticate'] ?? '')?.[1];
  const parts = [server, realm === undefined ? undefined : `realm "${realm}"`].filter(
    (each) => each !== undefined,
  );
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
