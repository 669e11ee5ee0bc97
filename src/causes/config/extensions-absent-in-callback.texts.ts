import { defineTexts } from '../texts.ts';

export default defineTexts('config/extensions-absent-in-callback', [
  {
    pattern: /expect returned value from oauth_cb to be \(token_str, expiry_time/,
    by: ['librdkafka'],
    points: 'says',
    not: 'It is not about the token: the function got one, and returns it in a tuple that the client does not take.',
    example:
      'TypeError: expect returned value from oauth_cb to be (token_str, expiry_time[, principal, extensions]) tuple',
    source: 'confluent-kafka-python, confluent_kafka.c',
  },
]);
