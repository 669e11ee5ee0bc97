import type { SaslAnswer, SaslHandshake } from '../evidence/broker.ts';
import { KAFKA_ERROR } from '../evidence/kafka-errors.ts';

/** How a sign-in to a broker ended, in the terms of the protocol, and where in the text that is said. */
export type BrokerAnswer =
  | { readonly kind: 'handshake'; readonly value: SaslHandshake; readonly at: number }
  | { readonly kind: 'authenticate'; readonly value: SaslAnswer; readonly at: number };

/**
 * How clients print the message of error 58 (SASL_AUTHENTICATION_FAILED). Java: `SaslAuthenticationException`, `NetworkClient`;
 * librdkafka: `rdkafka_sasl.c`; kafkajs: `saslAuthenticator`; sarama and franz-go: their texts of the error code; kafka-python
 * and aiokafka: `for_code(58)`.
 */
const REFUSALS: readonly RegExp[] = [
  /SaslAuthenticationException: (?<said>[^\n]{1,600})/,
  /failed authentication due to: (?<said>[^\n]{1,600})/,
  /SASL authentication error: (?<said>[^\n]{1,600}?)(?= \(after \d+ms in state|$|\n)/,
  /SASL OAUTHBEARER authentication failed: (?<said>[^\n"\\]{1,600})/,
  /kafka server: SASL Authentication failed: (?<said>[^\n]{1,600})/,
  /SASL_AUTHENTICATION_FAILED: SASL Authentication failed\.?: (?<said>[^\n]{1,600})/,
  /\[Error 58\] SaslAuthenticationFailed\w{0,10}: (?<said>[^\n]{1,600})/,
];

/** What a client says about itself, or about a connection that ended, in the same frame. */
const OF_THE_CLIENT =
  /^(?:An error: \(|Failed to |Error in |Closed connection|Connection |Request \S+\(|Local: |Broker: |Unexpected |Error )|timed out/i;

const NOT_OFFERED: readonly RegExp[] = [
  /Client SASL mechanism '?OAUTHBEARER'? not enabled in the server, enabled mechanisms are \[(?<offered>[^\]\n]{0,200})\]/,
  /SASL OAUTHBEARER mechanism handshake failed: Broker: [^\n]{0,80}broker's supported mechanisms: (?<offered>[A-Z\d, -]{1,200})/,
  /does not support the requested SASL mechanism: OAUTHBEARER[^\n]{0,40}\[(?<offered>[^\]\n]{0,200})\]/,
];

/** The broker's answer to a sign-in, if the text holds as much of it as a probe would observe. */
export function brokerAnswerIn(text: string): BrokerAnswer | undefined {
  for (const pattern of NOT_OFFERED) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const mechanisms = (match.groups?.['offered'] ?? '').split(',').map((each) => each.trim());
    return {
      kind: 'handshake',
      at: match.index,
      value: {
        errorCode: KAFKA_ERROR.unsupportedSaslMechanism,
        mechanisms: mechanisms.filter((each) => each !== ''),
      },
    };
  }
  for (const pattern of REFUSALS) {
    const match = pattern.exec(text);
    const said = match?.groups?.['said']?.trim() ?? '';
    if (match === null || said === '' || OF_THE_CLIENT.test(said)) continue;
    return {
      kind: 'authenticate',
      at: match.index,
      value: {
        accepted: false,
        errorCode: KAFKA_ERROR.saslAuthenticationFailed,
        errorMessage: said,
        ...(CHALLENGE.test(said) && { challenge: said }),
        sessionLifetimeMs: 0,
      },
    };
  }
  return undefined;
}

/** RFC 7628 section 3.2.2: the JSON with a status that a broker answers before error 58. */
const CHALLENGE = /^\{\s*"status"\s*:/;
