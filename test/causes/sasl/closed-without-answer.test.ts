import cause from '../../../src/causes/sasl/closed-without-answer.ts';
import {
  BOOTSTRAP,
  broker,
  brokerAnswerFails,
  brokerRefuses,
  casebook,
  NOW,
  signInFails,
  type Change,
} from '../../casebook.ts';

/** SaslHandshake was sent, without a usable answer. */
const handshakeFails = (code: string): Change =>
  broker({
    handshake: {
      status: 'failed',
      source: BOOTSTRAP,
      at: NOW,
      failure: { stage: 'sasl', code, message: 'the broker closed the connection' },
    },
    authenticate: { status: 'missing', because: 'the broker did not answer SaslHandshake' },
    metadata: { status: 'missing', because: 'the client was not let in' },
    groups: { status: 'missing', because: 'the client was not let in' },
  });

casebook(cause, {
  guilty: [
    {
      because: 'the connection ends on SaslAuthenticate',
      given: [
        signInFails({
          stage: 'sasl',
          code: 'CLOSED_DURING_SASL',
          message: 'the broker closed the connection',
        }),
      ],
    },
    {
      because: 'the connection ends before the token',
      given: [
        signInFails({
          stage: 'sasl',
          code: 'CLOSED_BEFORE_SASL',
          message: 'the broker did not wait for the token',
        }),
      ],
    },
    {
      because: 'SaslAuthenticate gets no answer in its time',
      given: [signInFails({ stage: 'sasl', code: 'TIMEOUT', message: 'no answer within 10 s' })],
    },
    {
      because: 'the answer to SaslAuthenticate cannot be read',
      given: [signInFails({ stage: 'sasl', code: 'MALFORMED_ANSWER', message: 'it ends too early' })],
    },
    { because: 'the connection ends on SaslHandshake', given: [handshakeFails('CLOSED_DURING_SASL')] },
    { because: 'SaslHandshake gets no answer in its time', given: [handshakeFails('TIMEOUT')] },
    {
      because: 'the connection ends on ApiVersions',
      given: [
        brokerAnswerFails({ stage: 'kafka', code: 'CLOSED', message: 'the broker closed the connection' }),
      ],
    },
  ],
  innocent: [
    {
      because: 'somebody interrupted the run',
      given: [signInFails({ stage: 'deadline', code: 'ABORTED', message: 'the run was interrupted' })],
    },
    { because: 'the broker refuses, with its text', given: [brokerRefuses()] },
  ],
});
