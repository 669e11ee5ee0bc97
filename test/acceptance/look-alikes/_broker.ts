import type { JsonObject } from '../../../src/evidence/json.ts';
import { leafFor, trusted } from '../../../src/lab/network/issued-certificates.ts';
import type { LookAlike } from './_define.ts';

const CORPORATE_CA = `${(await trusted()).root}\n${(await leafFor('acme.auth0.com', 'intercepted')).cert}`;

export const BROKER: readonly LookAlike[] = [
  {
    name: 'logicalCluster in another case',
    arrange: ({ client }) => {
      client['logicalCluster'] = undefined;
      client['extensions'] = { ...(client['extensions'] as JsonObject), LogicalCluster: 'lkc-orders1' };
    },
    about: ['cluster'],
  },
  {
    name: "an extension of the client's own",
    arrange: ({ client }) => {
      client['extensions'] = { ...(client['extensions'] as JsonObject), traceId: '4bf92f3577b34da6' };
    },
  },
  {
    name: 'no logicalCluster over PrivateLink of an Enterprise cluster',
    arrange: ({ client, broker, confluent }) => {
      const host = 'lkc-orders1.us-east-1.aws.accesspoint.glb.confluent.cloud';
      client['logicalCluster'] = undefined;
      client['bootstrapServers'] = [`${host}:9092`];
      broker.bootstrap = `${host}:9092`;
      // A broker that requires no extension; as stock Kafka it requires iat.
      broker.flavour = 'kafka';
      broker.advertised = [0, 1, 2].map((id) => [
        id,
        `lkc-orders1-g00${id}.us-east-1.aws.accesspoint.glb.confluent.cloud`,
        9092,
      ]);
      confluent.clusters[0]!.bootstrap = `${host}:9092`;
    },
    about: ['cluster', 'vendor', 'pool', 'iat'],
  },
  {
    name: 'names with addresses of both families',
    arrange: ({ network, broker }) => {
      network.addresses[broker.bootstrap.split(':')[0]!] = ['203.0.113.30', '2001:db8::30'];
    },
    about: ['cluster'],
  },
  {
    name: 'one of several addresses refuses',
    arrange: ({ network, broker }) => {
      network.addresses[broker.bootstrap.split(':')[0]!] = ['203.0.113.31', '203.0.113.32', '203.0.113.33'];
      network.refused.push('203.0.113.31');
    },
    about: ['cluster'],
  },
  {
    name: 'a corporate authority that the client trusts',
    arrange: ({ client, network, idp }) => {
      network.certificates[new URL(idp.origin).hostname] = 'intercepted';
      client['ca'] = CORPORATE_CA;
    },
  },
];
