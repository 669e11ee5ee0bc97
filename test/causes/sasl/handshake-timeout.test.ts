import cause from '../../../src/causes/sasl/handshake-timeout.ts';
import { brokerAnswerFails, casebook } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'TLS comes about and ApiVersions gets no answer',
      given: [brokerAnswerFails({ stage: 'kafka', code: 'TIMEOUT', message: 'no answer within 10 s' })],
    },
    {
      because: 'the whole run is over before ApiVersions is answered',
      given: [brokerAnswerFails({ stage: 'deadline', code: 'ETIMEDOUT', message: "the run's 30 s were up" })],
    },
  ],
  innocent: [
    {
      because: 'somebody interrupted the run',
      given: [brokerAnswerFails({ stage: 'deadline', code: 'ABORTED', message: 'the run was interrupted' })],
    },
    {
      because: 'what answers is a web server',
      given: [brokerAnswerFails({ stage: 'kafka', code: 'NOT_KAFKA', message: 'it answers HTTP' })],
    },
  ],
});
