import { defineTexts } from '../texts.ts';

export default defineTexts('config/client-too-old', [
  {
    pattern: /'sasl\.oauthbearer\.token\.endpoint\.url' was supplied but isn't a known config/,
    by: ['java'],
    points: 'says',
    example: "The configuration 'sasl.oauthbearer.token.endpoint.url' was supplied but isn't a known config.",
    source: 'Apache Kafka, AbstractConfig (before 3.1)',
  },
]);
