import { defineTexts } from '../texts.ts';

export default defineTexts('jwt/lifetime-too-short', [
  {
    pattern: /Expiring credential re-login sleep time was calculated to be in the past/,
    by: ['java'],
    points: 'says',
    example:
      '[Principal=:orders]: Expiring credential re-login sleep time was calculated to be in the past! Will explicitly adjust. (1718691008556)',
    source: 'Apache Kafka, ExpiringCredentialRefreshingLogin',
  },
]);
