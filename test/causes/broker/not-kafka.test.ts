import cause from '../../../src/causes/broker/not-kafka.ts';
import { expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { brokerAnswerFails, brokerStops, casebook, given } from '../../casebook.ts';
import { bootstrap } from '../config/_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'a web server of the company answers on the port that was written down',
      given: [
        bootstrap('kafka.acme.example:443', {
          code: 'SPEAKS_HTTP',
          message: 'this port answers HTTP, not Kafka',
        }),
      ],
    },
    {
      because: 'a captive portal answers in the place of the cluster',
      given: [
        brokerAnswerFails({
          stage: 'kafka',
          code: 'SPEAKS_HTTP',
          message: 'this port answers HTTP, not Kafka',
        }),
      ],
    },
    {
      because:
        'a web server without TLS answers the TLS handshake, where a Kafka listener without TLS closes',
      given: [brokerStops({ stage: 'tls', code: 'ERR_SSL_WRONG_VERSION_NUMBER' })],
    },
    {
      because: 'some other protocol answers',
      given: [
        brokerAnswerFails({
          stage: 'kafka',
          code: 'NOT_KAFKA',
          message: 'what answers on this port does not speak Kafka',
        }),
      ],
    },
    {
      because: 'the answer is longer than any broker’s',
      given: [
        brokerAnswerFails({
          stage: 'kafka',
          code: 'FRAME_TOO_LARGE',
          message: 'the broker announced an answer of 1 GB',
        }),
      ],
    },
    {
      because: 'the answer cannot be read',
      given: [brokerAnswerFails({ stage: 'kafka', code: 'MALFORMED_ANSWER', message: 'it ends too early' })],
    },
    {
      because: 'the answer is to something else',
      given: [
        brokerAnswerFails({
          stage: 'kafka',
          code: 'UNEXPECTED_ANSWER',
          message: 'what came back answers nothing that was asked',
        }),
      ],
    },
    {
      because: 'the client library gives up on what it is answered',
      given: [
        brokerAnswerFails({ stage: 'kafka', code: 'CLIENT_GAVE_UP', message: 'The request is unsupported' }),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'it is the REST endpoint of the cluster',
      given: [
        bootstrap('pkc-7k2zq.us-east-1.aws.confluent.cloud:443', {
          code: 'SPEAKS_HTTP',
          message: 'this port answers HTTP, not Kafka',
        }),
      ],
    },
    {
      because: 'Confluent Cloud has its Kafka on another port',
      given: [
        bootstrap('pkc-7k2zq.us-east-1.aws.confluent.cloud:9093', {
          code: 'NOT_KAFKA',
          message: 'it does not speak Kafka',
        }),
      ],
    },
    {
      because: 'nothing answers',
      given: [brokerAnswerFails({ stage: 'kafka', code: 'TIMEOUT', message: 'no answer within 10 s' })],
    },
    { because: 'a Kafka listener without TLS', given: [brokerStops({ stage: 'tls', code: 'ECONNRESET' })] },
    { because: 'nobody listens', given: [brokerStops({ stage: 'tcp', code: 'ECONNREFUSED' })] },
  ],
});

const web = { code: 'SPEAKS_HTTP', message: 'this port answers HTTP, not Kafka' };
const rootOf = (server: string) => diagnose(given(bootstrap(server, web))).rootCauses[0]?.suspect;

it('names the usual service of the port, and shows what answers there', () => {
  const registry = rootOf('kafka.acme.example:8081');
  expect(registry?.seen.because).toContain('Port 8081 is usually that of Schema Registry, Kafka’s 9092.');
  expect(registry?.fix.commands.map(({ text }) => text.toString())).toEqual([
    'curl -sS -k -i https://kafka.acme.example:8081/ | head -5',
  ]);
  expect(rootOf('kafka.acme.example:9094')?.seen.because).not.toContain('usually');
});
