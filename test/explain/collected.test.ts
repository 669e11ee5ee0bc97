import { describe, expect, it } from 'vitest';
import { readLog } from '../../src/doctor/read-log.ts';
import { explained } from './_explained.ts';

const START = Array.from(
  { length: 50 },
  (_, n) => `2026-03-02 10:10:${String(n).padStart(2, '0')},000 INFO [main] c.a.Orders - order ${n} done`,
);
const CONFIGURED = [
  '2026-03-02 10:11:11,000 INFO [main] o.a.k.c.p.ProducerConfig - ProducerConfig values: ',
  '\tbootstrap.servers = [pkc-3zq8k.westeurope.azure.confluent.cloud:9092]',
  '\tsasl.jaas.config = [hidden]',
  '\tsasl.mechanism = OAUTHBEARER',
  '\tsasl.oauthbearer.token.endpoint.url = https://acme.okta.com/oauth2/default/v1/token',
];
const FAILED = [
  '2026-03-02 10:11:12,114 ERROR [main] c.a.Orders - cannot start',
  'org.apache.kafka.common.KafkaException: Failed to construct kafka producer',
  '\tat org.apache.kafka.clients.producer.KafkaProducer.<init>(KafkaProducer.java:451) ~[kafka-clients-3.9.1.jar:?]',
  'Caused by: org.apache.kafka.common.KafkaException: javax.security.auth.login.LoginException: No LoginModule found for x.Y',
  '\tat org.apache.kafka.common.network.SaslChannelBuilder.configure(SaslChannelBuilder.java:184)',
  '\t... 12 more',
  "Caused by: java.lang.IllegalArgumentException: Value not specified for key 'clientSecret' in JAAS config",
  '\tat org.apache.kafka.common.security.JaasConfig.parseAppConfigurationEntry(JaasConfig.java:110)',
];
const LINES = [...START, ...CONFIGURED, ...FAILED];
/** From 1. */
const ROOT = LINES.findIndex((line) => line.includes('Value not specified')) + 1;
const AT = '2026-03-02T10:11:12.114Z';

const eachLine = (carry: (line: string, index: number) => string): string => LINES.map(carry).join('\n');
const json = (record: unknown): string => JSON.stringify(record);

/** What collectors and people make of the same log, one line for each of its lines. */
const LINE_BY_LINE: Readonly<Record<string, string>> = {
  'nothing around it': LINES.join('\n'),
  'Windows line ends': LINES.join('\r\n'),
  'the colours of a terminal': eachLine(
    (line) => `\u001b[2m${line.slice(0, 23)}\u001b[0;39m\u001b[31m${line.slice(23)}\u001b[0m`,
  ),
  containerd: eachLine((line) => `2026-03-02T10:11:12.114000000Z stderr F ${line}`),
  'the JSON files of Docker': eachLine((line) => json({ log: `${line}\n`, stream: 'stderr', time: AT })),
  'containerd around JSON': eachLine(
    (line) => `${AT} stdout F ${json({ log: `${line}\n`, stream: 'stdout' })}`,
  ),
  'kubectl logs --timestamps': eachLine((line) => `2026-03-02T10:11:12.114000000Z ${line}`),
  'kubectl logs --prefix': eachLine((line) => `[pod/orders-1-abc/app] ${line}`),
  stern: eachLine((line) => `orders-5d4f-x2v app ${line}`),
  'docker compose': eachLine((line) => `orders-1  | ${line}`),
  journald: eachLine((line) => `Mar 02 10:11:12 host01 orders[1234]: ${line}`),
  'journalctl -o short-iso': eachLine((line) => `2026-03-02T10:11:12+0100 host01 orders[1234]: ${line}`),
  'journalctl -o json': eachLine((line) => json({ _HOSTNAME: 'host01', MESSAGE: line })),
  syslog: eachLine((line) => `<11>1 ${AT} host01 orders 1234 - - ${line}`),
  'aws logs tail': eachLine((line) => `2026-03-02T10:11:12.114000+00:00 ecs/orders/0a1b ${line}`),
  'logcli of Loki': eachLine((line) => `2026-03-02T10:11:12Z {app="orders", namespace="prod"} ${line}`),
  'Loki in JSON': eachLine((line) => json({ labels: { app: 'orders' }, line, timestamp: AT })),
  Heroku: eachLine((line) => `2026-03-02T10:11:12.114000+00:00 app[web.1]: ${line}`),
  'App Service': eachLine((line) =>
    json({ time: AT, resultDescription: line, category: 'AppServiceConsoleLogs' }),
  ),
  'a mail': eachLine((line) => `> ${line}`),
  'grep -n': eachLine((line, index) => `app.log:${index + 1}:${line}`),
  'less -N': eachLine((line, index) => `${String(index + 1).padStart(6)}  ${line}`),
  'a page with entities': eachLine((line) =>
    line.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&#39;'),
  ),
};

/** Those in which an entry is one record, whatever its lines. */
const ENTRIES = [...START, CONFIGURED.join('\n'), FAILED.join('\n')];
const RECORD_BY_RECORD: Readonly<Record<string, string>> = {
  'a message with line breaks': ENTRIES.map((message) =>
    json({ '@timestamp': AT, level: 'ERROR', message }),
  ).join('\n'),
  'Cloud Logging': ENTRIES.map((textPayload) => json({ insertId: 'a', textPayload, timestamp: AT })).join(
    '\n',
  ),
  'the events of CloudWatch': json({ events: ENTRIES.map((message) => ({ message, ingestionTime: 1 })) }),
  'a spreadsheet of events': `timestamp,message\n${ENTRIES.map((each) => `1772446272114,"${each.replaceAll('"', '""')}"`).join('\n')}`,
};

async function* streamed(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

describe('a log as a collector writes it', () => {
  it.each(Object.entries({ ...LINE_BY_LINE, ...RECORD_BY_RECORD }))(
    'has its chain of causes, and its settings: %s',
    async (_, text) => {
      const { causes, errors, programs } = await explained(text);
      expect(causes.slice(0, 2).map(({ id }) => id)).toEqual(['config/jaas-quoting', 'config/login-module']);
      expect(errors).toHaveLength(1);
      expect(programs.client).toMatchObject({ name: "Kafka's Java client", version: '3.9.1' });
      const { file } = await readLog({ path: 'app.log', chunks: streamed(text) });
      expect(file.settings).toMatchObject({
        bootstrapServers: 'pkc-3zq8k.westeurope.azure.confluent.cloud:9092',
        tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      });
    },
  );

  it.each(Object.entries(LINE_BY_LINE))('keeps the numbers of its lines: %s', async (_, text) => {
    expect((await explained(text)).causes[0]).toMatchObject({ line: ROOT });
  });

  it('has the time of the collector where the program writes none with a zone', async () => {
    const { errors } = await explained(LINE_BY_LINE['the JSON files of Docker']!);
    expect(errors[0]?.firstTime).toBe(AT);
    const zoned = `2026-03-02T10:11:14Z stderr F 2026-03-02T09:11:12Z ERROR ${FAILED[6]!.slice(11)}`;
    expect((await explained(zoned)).errors[0]?.firstTime).toBe('2026-03-02T09:11:12Z');
  });

  it('may have records of many kilobytes', async () => {
    const frames = Array.from(
      { length: 400 },
      (_, n) => `\tat com.acme.orders.Some.method${n}(Some.java:${n})`,
    );
    const message = [...FAILED.slice(0, 2), ...frames, ...FAILED.slice(3)].join('\n');
    const { causes } = await explained(json({ '@timestamp': AT, level: 'ERROR', message }));
    expect(causes[0]).toMatchObject({ id: 'config/jaas-quoting', line: 1 });
  });
});

describe("a program's own line", () => {
  it.each([
    '2026-03-02T10:11:12Z ERROR kafka: client has run out of available brokers to talk to: 1 error occurred',
  ])('is not taken for a collector and its source: %s', async (line) => {
    expect((await explained(line)).programs.client?.name).toBe('sarama');
  });

  it.each([
    json({
      '@timestamp': AT,
      level: 'INFO',
      message: 'token endpoint https://sso.acme.example/token configured',
    }),
    json({ level: 'info', msg: 'fetched access token', logger: 'kafka' }),
  ])('in JSON is no answer of a token endpoint: %s', async (line) => {
    expect((await explained(line)).about).toBe('unknown');
  });
});
