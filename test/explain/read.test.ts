import { describe, expect, it } from 'vitest';
import { causes } from '../../src/causes/registry.generated.ts';
import type { Answer } from '../../src/explain/answer.ts';
import { read } from '../../src/explain/read.ts';
import { explained } from './_explained.ts';

const NO_CA =
  'Failed to retrieve OIDC token from "https://sso.acme.example/token": SSL certificate problem: unable to get local issuer certificate (-1)';
const idsOf = ({ causes: all }: Answer): readonly string[] => all.map(({ id }) => id);

describe('a log', () => {
  it('has equal errors once, with their number, and their first and last time', async () => {
    const log = [1, 2, 3].map(
      (n) => `%3|171869100${n}.556|OIDC|rdkafka#producer-1| [thrd:background]: ${NO_CA}`,
    );
    const { errors } = await explained(['2026-01-05 10:00:00 INFO start', ...log].join('\n'));
    expect(errors).toMatchObject([
      { line: 2, count: 3, firstTime: '2024-06-18T06:10:01.556Z', lastTime: '2024-06-18T06:10:03.556Z' },
    ]);
  });

  it('has its errors in order, and the reason before its consequences', async () => {
    const answer = await explained(
      [
        '%3|1718691001.1|ERROR|rdkafka#producer-1| [thrd:app]: rdkafka#producer-1: 3/3 brokers are down',
        `%3|1718691002.1|OIDC|rdkafka#producer-1| [thrd:background]: ${NO_CA}`,
        '%4|1718691003.1|SASL|rdkafka#producer-1| OAUTHBEARER cannot log in because there is no token available; last error: none',
      ].join('\n'),
    );
    expect(answer.errors.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(idsOf(answer)[0]).toBe('network/tls-private-ca-idp');
    expect(idsOf(answer)).not.toContain('broker/no-brokers-listed');
  });

  it('points to the line in a stack trace, and to the root of the chain', async () => {
    const answer = await explained(
      [
        '2026-01-05 10:00:00,123 ERROR [main] Orders - cannot start',
        'org.apache.kafka.common.KafkaException: Failed to construct kafka producer',
        '\tat org.apache.kafka.clients.producer.KafkaProducer.<init>(KafkaProducer.java:451)',
        'Caused by: javax.security.auth.login.LoginException: No LoginModule found for x.Y',
        '\t... 12 more',
        "Caused by: java.lang.IllegalArgumentException: Value not specified for key 'clientSecret' in JAAS config",
      ].join('\n'),
    );
    expect(idsOf(answer)).toEqual(['config/jaas-quoting', 'config/login-module']);
    expect(answer.causes[0]).toMatchObject({ line: 6, points: 'says' });
    expect(answer.errors).toHaveLength(1);
  });

  it('from Python has the root of the chain first', async () => {
    const answer = await explained(
      [
        'Traceback (most recent call last):',
        '  File "/app/token.py", line 9, in token',
        'requests.exceptions.HTTPError: 404 Client Error: Not Found for url: https://sso.acme.example/oauth/token',
        '',
        'During handling of the above exception, another exception occurred:',
        '',
        'Traceback (most recent call last):',
        '  File "/app/orders.py", line 12, in <module>',
        'kafka.errors.NoBrokersAvailable: NoBrokersAvailable',
      ].join('\n'),
    );
    expect(idsOf(answer)[0]).toBe('token/endpoint-not-found');
  });

  it('shows client, version and the program around it', async () => {
    const { programs } = await explained(
      [
        'INFO Kafka version: 3.7.1 (org.apache.kafka.common.utils.AppInfoParser)',
        `ERROR ${NO_CA}`,
        '\tat org.springframework.kafka.listener.X.run(X.java:1) ~[spring-kafka-3.1.4.jar:3.1.4]',
      ].join('\n'),
    );
    expect(programs.around).toEqual([{ name: 'Spring Kafka', version: '3.1.4' }]);
    const java = await explained(
      `Kafka version: 3.7.1\njavax.security.auth.login.LoginException: No LoginModule found`,
    );
    expect(java.programs.client).toEqual({ name: "Kafka's Java client", family: 'java', version: '3.7.1' });
    expect(java.next?.command).toBe('oauthbearer lint client.properties --as java --client-version 3.7.1');
  });

  it('fills in the next command with its values', async () => {
    const { next } = await explained(
      `%7|1.1|CONF|rdkafka#producer-1| [thrd:app]:   bootstrap.servers = pkc-4abc9.eu-west-1.aws.confluent.cloud:9092\n${NO_CA}`,
    );
    expect(next?.command).toBe(
      'oauthbearer doctor --client-config librdkafka.properties --as librdkafka --token-endpoint https://sso.acme.example/token --bootstrap-server pkc-4abc9.eu-west-1.aws.confluent.cloud:9092',
    );
  });

  it('may contain errors about something else too', async () => {
    const {
      about,
      causes: found,
      elsewhere,
    } = await explained(
      `10:00:00.1 org.postgresql.util.PSQLException: FATAL: password authentication failed for user "orders"\n10:00:00.2 ${NO_CA}`,
    );
    expect([about, found[0]?.id]).toEqual(['sign-in', 'network/tls-private-ca-idp']);
    expect(elsewhere).toMatchObject([{ what: 'a database', line: 1 }]);
  });
});

describe('a text is recognised', () => {
  const LINE = 'SaslException: Extension name identity_pool_id is invalid';
  it.each([
    ['quoted in a mail', `> > ${LINE}`],
    ['in the colours of a terminal', `\u001b[31m${LINE.replace('Extension', 'Exten\u001b[0msion')}\u001b[0m`],
    ['with the line breaks of Windows', `one\r\n${LINE}\r\ntwo\r\n`],
    [
      'in a string of JSON',
      JSON.stringify({ level: 'error', message: `x\n\tat y.z(Q.java:1)\nCaused by: ${LINE}` }),
    ],
    ['broken by a page of 30 columns', (LINE.match(/.{1,30}(?: |$)/g) ?? []).join('\n')],
    ['in a line of two megabytes', `${'x'.repeat(1_000_000)} ${LINE} ${'y'.repeat(1_000_000)}`],
    ['among 100 lines of something else', `${'GET /orders 200\n'.repeat(100)}${LINE}`],
  ])('%s', async (_, text) => {
    expect(idsOf(await explained(text))[0]).toBe('config/extension-key-underscore');
  });

  it('in UTF-16, as PowerShell writes it, and in chunks of any size', async () => {
    const bytes = Buffer.from(`\ufeffeins\r\n${LINE}\r\n`, 'utf16le');
    for (const size of [1, 2, 3, 7, 1000]) {
      const answer = await read(piecesOf(bytes, size), { titleOf: (id) => id });
      expect(idsOf(answer)[0]).toBe('config/extension-key-underscore');
      expect(answer.causes[0]?.line).toBe(2);
    }
  });

  it('wherever a part of a long line ends', async () => {
    for (let before = 8192 - LINE.length - 3; before < 8192 + 3; before += 5) {
      expect(idsOf(await explained(`${'x'.repeat(before)} ${LINE}`))[0]).toBe(
        'config/extension-key-underscore',
      );
    }
  });

  it('with the title of the cause', async () => {
    const { causes: found } = await explained(LINE);
    expect(found[0]?.title).toBe(causes.find(({ id }) => id === 'config/extension-key-underscore')?.title);
  });
});

async function* piecesOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
