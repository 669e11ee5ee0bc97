import { amendJwt } from '../../repair/amend.ts';
import { client } from '../../facts/client.ts';
import { jwt } from '../../facts/token.ts';
import { SASL_MESSAGE_LIMIT, saslMessageBytes } from '../../idp/sasl-message.ts';
import { defineCause } from '../define.ts';

/** `sasl.server.max.receive.size`, 524288 bytes in Apache Kafka; Confluent Cloud's limit is not documented. */
export default defineCause({
  id: 'jwt/too-large',
  title: 'The token is too large for the sign-in message',
  reads: { shape: jwt.shape, extensions: client.extensions },
  mayRead: { claims: jwt.claims },
  recognise: ({ shape, extensions, claims }) => {
    const bytes = saslMessageBytes(shape.bytes, extensions);
    if (bytes <= SASL_MESSAGE_LIMIT) return null;
    const [largest, size] = largestClaim(claims ?? {});
    return {
      strength: 'shown',
      because: `The token has ${shape.bytes} bytes and a broker reads ${SASL_MESSAGE_LIMIT} before sign-in; longer messages end the connection.`,
      rows:
        largest === undefined
          ? []
          : [{ label: 'largest claim', value: `${largest}, ${size} bytes`, source: 'the token' }],
      largest,
    };
  },
  repair: (evidence) => amendJwt(evidence, (seen) => ({ ...seen, bytes: 2048 })),
  repaired: 'with a token of ordinary size',
  fix: ({ largest }) => ({
    summary:
      largest === undefined
        ? 'Leave claims out of the token.'
        : `Leave ${largest} out of the token, or put less into it.`,
    steps: [
      'Entra ID: emit only the groups that are assigned to the application. Keycloak, Okta: filter the groups claim.',
    ],
    commands: [],
  }),
});

function largestClaim(claims: Readonly<Record<string, unknown>>): readonly [string | undefined, number] {
  return Object.entries(claims)
    .map(([name, value]) => [name, JSON.stringify(value).length] as const)
    .reduce<readonly [string | undefined, number]>(
      (most, each) => (each[1] > most[1] ? each : most),
      [undefined, 0],
    );
}
