import { broker } from '../../facts/broker.ts';
import { inWords } from '../../facts/refresh.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * RFC 7628 section 3.2: success is error code 0 with empty auth bytes. Error code 0 with a JSON challenge is a refusal,
 * which some clients (kafkajs, old sarama) misread as success.
 */
export default defineCheck({
  id: 'sasl/client-is-let-in',
  title: 'The broker lets the client in',
  enforcedBy: 'confluent',
  step: 90,
  kind: 'outcome',
  reads: { answer: broker.authenticate },
  run: ({ answer }) =>
    answer.accepted
      ? pass(`the session lasts ${inWords(Math.round(answer.sessionLifetimeMs / 1000))}`)
      : fail(answer.errorMessage ?? answer.challenge ?? `error code ${answer.errorCode}`),
});
