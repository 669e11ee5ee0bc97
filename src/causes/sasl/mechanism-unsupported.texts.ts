import { defineTexts } from '../texts.ts';

export default defineTexts('sasl/mechanism-unsupported', [
  {
    pattern:
      /UNSUPPORTED_SASL_MECHANISM|Client SASL mechanism '?\w{1,30}'? not enabled in the server|does not support the requested SASL mechanism|OAUTHBEARER mechanism (?:is )?not supported by the server|Unsupported SASL mechanism|UnsupportedSaslMechanism|SASL mechanism OAUTHBEARER is not supported/i,
    by: ['broker', 'java', 'kafkajs', 'librdkafka'],
    points: 'says',
    also: ['config/mechanism-not-oauthbearer', 'config/bootstrap-other-cluster'],
    not: 'No token was looked at: the listener offers other mechanisms.',
    example:
      "org.apache.kafka.common.errors.UnsupportedSaslMechanismException: Client SASL mechanism 'OAUTHBEARER' not enabled in the server, enabled mechanisms are [PLAIN]",
    source: 'Apache Kafka, SaslClientAuthenticator',
  },
  {
    pattern: /\berror (?:code )?33\b|\bcode[=: ]{1,2}33\b/,
    by: ['broker'],
    points: 'says',
    also: ['config/mechanism-not-oauthbearer'],
    beside: /sasl|kafka|broker|^.{0,40}$/i,
    example: 'error 33',
    source: 'Apache Kafka, Errors',
  },
]);
