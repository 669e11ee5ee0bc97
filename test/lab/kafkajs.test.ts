import { expect, it } from 'vitest';
import { EXTENSIONS, inLab, kafkaIn, tokenIn } from './_clients.ts';

it(
  'lets a stock kafkajs client sign in and work',
  inLab(undefined, async (lab) => {
    const kafka = await kafkaIn(lab, { value: await tokenIn(lab), extensions: EXTENSIONS });
    const admin = kafka.admin();
    await admin.connect();
    try {
      const { brokers, clusterId } = await admin.describeCluster();
      expect(clusterId).toBe('lkc-orders1');
      expect(brokers.map(({ host }) => host)).toEqual(
        ['b0', 'b1', 'b2'].map((each) => `${each}-pkc-7k2zq.us-east-1.aws.confluent.cloud`),
      );
      const { topics } = await admin.fetchTopicMetadata({ topics: ['orders'] });
      expect(topics).toMatchObject([{ name: 'orders', partitions: [{ leader: 0, partitionErrorCode: 0 }] }]);
      const { groups } = await admin.describeGroups(['billing']);
      expect(groups).toMatchObject([{ groupId: 'billing', errorCode: 0, state: 'Empty' }]);
    } finally {
      await admin.disconnect();
    }
  }),
);

it(
  "refuses it without a logical cluster, with Confluent Cloud's message",
  inLab(undefined, async (lab) => {
    const kafka = await kafkaIn(lab, {
      value: await tokenIn(lab),
      extensions: { identityPoolId: 'pool-orders' },
    });
    const admin = kafka.admin();
    await expect(admin.connect()).rejects.toThrow(
      'Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY',
    );
    await admin.disconnect();
  }),
);

it(
  'reports a denied topic after a good sign-in',
  inLab(
    ({ broker }) => {
      broker.topics = {};
    },
    async (lab) => {
      const kafka = await kafkaIn(lab, { value: await tokenIn(lab), extensions: EXTENSIONS });
      const admin = kafka.admin();
      await admin.connect();
      await expect(admin.fetchTopicMetadata({ topics: ['orders'] })).rejects.toThrow(/not authorized/i);
      await admin.disconnect();
    },
  ),
);
