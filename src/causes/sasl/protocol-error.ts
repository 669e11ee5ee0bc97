import { presumeBroker } from '../../repair/amend.ts';
import { broker } from '../../facts/broker.ts';
import { handshakeOutcome, isVersionsRefusal } from '../../facts/handshake.ts';
import { kafkaError, KAFKA_ERROR } from '../../evidence/kafka-errors.ts';
import { defineCause } from '../define.ts';

/** The SaslAuthenticate error codes about the token and about the order of steps. */
const SASL_CODES: readonly number[] = [
  KAFKA_ERROR.none,
  KAFKA_ERROR.illegalSaslState,
  KAFKA_ERROR.saslAuthenticationFailed,
];

/** An error code that is not about the mechanism, the order of steps or the token. */
export default defineCause({
  id: 'sasl/protocol-error',
  title: 'The broker answers the sign-in with a protocol error',
  reads: { apiVersions: broker.apiVersions },
  mayRead: { handshake: broker.handshake, answer: broker.authenticate },
  recognise: ({ apiVersions, handshake, answer }) => {
    const seen = firstError(apiVersions.errorCode, handshake, answer);
    if (seen === undefined) return null;
    const { step, code, text } = seen;
    return {
      strength: 'suggested',
      role: step === 'SaslAuthenticate' ? 'hidden' : 'cause',
      because: `The broker answers ${step} with ${kafkaError(code)}. ${meaningOf(step, code)}`,
      rows: [
        {
          label: 'the broker says',
          value: text === undefined || text === '' ? kafkaError(code) : `${kafkaError(code)}: ${text}`,
          source: `${step} answer`,
        },
      ],
    };
  },
  repair: presumeBroker,
  repaired: 'with a broker that answers every step of the sign-in without an error',
  fix: () => ({
    summary: 'Check what answers at the bootstrap server: the broker itself, or a Kafka proxy or gateway.',
    steps: [
      'Connect directly to the broker, without a Kafka proxy in between, and run the doctor again.',
      'Look in the log of the broker or the proxy at the time of this run.',
      'Confluent Cloud: run the doctor again in a few minutes, then contact Confluent support with the error code.',
    ],
    commands: [],
  }),
});

type Step = 'ApiVersions' | 'SaslHandshake' | 'SaslAuthenticate';

function firstError(
  versions: number,
  handshake: Parameters<typeof handshakeOutcome>[0] | undefined,
  answer: { readonly errorCode: number; readonly errorMessage?: string } | undefined,
): { readonly step: Step; readonly code: number; readonly text?: string } | undefined {
  if (isVersionsRefusal(versions) && versions !== KAFKA_ERROR.illegalSaslState)
    return { step: 'ApiVersions', code: versions };
  if (handshake !== undefined && handshakeOutcome(handshake) === 'refused')
    return { step: 'SaslHandshake', code: handshake.errorCode };
  if (answer === undefined || SASL_CODES.includes(answer.errorCode)) return undefined;
  const { errorCode, errorMessage } = answer;
  return {
    step: 'SaslAuthenticate',
    code: errorCode,
    ...(errorMessage === undefined ? {} : { text: errorMessage }),
  };
}

function meaningOf(step: Step, code: number): string {
  if (step === 'SaslHandshake' && code === KAFKA_ERROR.unsupportedSaslMechanism)
    return 'Its list of mechanisms contains OAUTHBEARER, so the answer contradicts itself.';
  if (code === KAFKA_ERROR.unsupportedVersion)
    return `It does not speak a version of ${step} that it announced in ApiVersions.`;
  return step === 'SaslAuthenticate'
    ? 'This error code says nothing about the token.'
    : 'It has not seen a token yet, so the token is not the reason.';
}
