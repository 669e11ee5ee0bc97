import { afterAll, describe, expect, inject, it } from 'vitest';
import { java, TOOL } from './_java.ts';
import { openLab } from './_lab.ts';
import { librdkafka } from './_librdkafka.ts';

const { classPath, python } = inject('clients');
const lab = await openLab([], ({ broker }) => {
  broker.topics['payroll'] = { exists: true, operations: [] };
});
afterAll(() => lab.close());
const { client } = lab;

const consume = (topic: string, group: string) =>
  java({
    classPath,
    client,
    tool: TOOL.consume,
    args: (folder) => [
      ...['--bootstrap-server', client.bootstrap, '--consumer.config', `${folder}/client.properties`],
      ...['--topic', topic, '--group', group, '--timeout-ms', '20000'],
    ],
  });

describe('the Java client', () => {
  it('fetches a token, signs in and lists the topics that it may see', async () => {
    const { exitCode, stdout, stderr } = await java({
      classPath,
      client,
      tool: TOOL.topics,
      args: (folder) => [
        '--bootstrap-server',
        client.bootstrap,
        '--command-config',
        `${folder}/client.properties`,
        '--list',
      ],
    });
    expect({ exitCode, stdout }, stderr).toEqual({ exitCode: 0, stdout: 'orders\n' });
  });

  it('finds every broker, and its versions', async () => {
    const { exitCode, stdout, stderr } = await java({
      classPath,
      client,
      tool: TOOL.brokerApiVersions,
      args: (folder) => [
        '--bootstrap-server',
        client.bootstrap,
        '--command-config',
        `${folder}/client.properties`,
      ],
    });
    expect(exitCode, stderr).toBe(0);
    expect([...stdout.matchAll(/^localhost:\d+ \(id: (\d)/gm)].map(([, id]) => id).toSorted()).toEqual([
      '0',
      '1',
      '2',
    ]);
    expect(stdout).toContain('ApiVersions(18): 0 to 4 [usable: 4]');
  });

  it('reports a topic that it may not read', async () => {
    const { stderr } = await consume('payroll', 'billing');
    expect(stderr).toContain('TopicAuthorizationException: Not authorized to access topics: [payroll]');
  });

  it('reports a group that it may not join', async () => {
    const { stderr } = await consume('orders', 'audit');
    expect(stderr).toContain('GroupAuthorizationException: Not authorized to access group: audit');
  });
});

describe('librdkafka', () => {
  it('fetches a token, signs in and lists the topics that it may see', async () => {
    const { exitCode, topics, log } = await librdkafka(python, client);
    expect({ exitCode, topics }, log).toEqual({ exitCode: 0, topics: { orders: null } });
  });

  it('reports a topic that it may not read', async () => {
    const { topics } = await librdkafka(python, client, 'payroll');
    expect(topics).toEqual({ payroll: 'TOPIC_AUTHORIZATION_FAILED' });
  });
});
