import { describe, expect, it } from 'vitest';
import { fileOf, read } from './_read-file.ts';

const CLUSTER = { client: 'java', logicalCluster: 'lkc-a1b2' } as const;

describe('a JAAS file', () => {
  it("is read like the JAAS string of a client's properties", () => {
    const { settings, places, ...rest } = read('jaas-file/kafka_client_jaas.conf');
    expect(settings).toEqual({
      ...CLUSTER,
      clientId: '0oa1b2c3d4e5f6g7h8i9',
      clientSecret: 'not-a-real-secret',
      scope: 'kafka',
      poolId: 'pool-a1b2',
    });
    expect(places).toMatchObject({ clientId: '4:13', clientSecret: '5:17', poolId: '8:29' });
    expect(rest).toEqual({ format: 'JAAS file', oddities: [], elsewhere: [] });
  });

  it('has entries for others, and braces in its quotes', () => {
    const { settings, places } = read('jaas-file/zookeeper-and-client.conf');
    expect(settings).toEqual({ ...CLUSTER, clientId: 'orders', clientSecret: 'a{curly}secret' });
    expect(places).toMatchObject({ clientSecret: '8:35' });
  });

  it('is a part of a configuration', () => {
    const { reading } = fileOf('jaas-file/strimzi_jaas.conf');
    expect(reading.isPartial).toBe(true);
    expect(reading.found).toEqual([]);
  });

  it('shows the place of a syntax error', () => {
    const text = 'KafkaClient {\n  a.OAuthBearerLoginModule required\n  clientId="x"\n};\n';
    expect(read('jaas.conf', text).oddities).toEqual(['jaas sasl.jaas.config 3:15']);
  });

  it("is rejected when it is only a broker's", () => {
    expect(() => fileOf('jaas.conf', '\nKafkaServer {\n  a.PlainLoginModule required;\n};')).toThrow(
      'jaas.conf:2:1: this is a JAAS file without an entry KafkaClient',
    );
  });
});
