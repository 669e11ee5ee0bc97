import { refusalCause } from '../token/answered.ts';
import { withHostServing } from './spoiled-answers.ts';

export default refusalCause({
  id: 'network/tcp-gateway-error',
  title: 'A gateway before the identity provider cannot reach it',
  transient: true,
  means: ({ answer }) => {
    const by = answer.headers['via'] ?? answer.headers['server'];
    return `That is not an OAuth server's answer; it comes from the load balancer or proxy${by === undefined ? '' : ` (${by})`} before it.`;
  },
  strength: ({ kind }) => (kind === 'gateway-error' ? 'shown' : null),
  repair: withHostServing,
  summary: 'Wait for the identity provider to come back, or repair what stands between the gateway and it.',
  advice: {
    keycloak: () => ({
      steps: [
        'Look whether Keycloak is up and ready, and whether the ingress points at its service and port.',
        'Large tokens need larger proxy buffers (nginx: proxy_buffer_size): too small ones end in 502.',
      ],
      idp: ['kubectl get pods,endpoints -A | grep -i keycloak'],
    }),
    otherwise: ({ tokenEndpoint }) => ({
      steps: [
        "Look at the identity provider's status page; if you run it, at its health and at the gateway's upstream settings.",
        'Kafka clients retry 502, 503 and 504 by themselves; the next attempt may succeed.',
      ],
      client: [
        `curl -sS -o /dev/null -w '%{http_code}\\n' -d grant_type=client_credentials ${tokenEndpoint}`,
      ],
    }),
  },
});
