import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:https';
import { once } from 'node:events';
import { Kafka, logLevel } from 'kafkajs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { serveLab, type ServedLab } from '../../src/lab/serve.ts';
import type { LabOptions } from '../../src/lab/start.ts';

const inServedLab = (arrange: LabOptions['arrange'], test: (lab: ServedLab) => Promise<void>) => async () => {
  const lab = await serveLab([], arrange === undefined ? {} : { arrange });
  try {
    await test(lab);
  } finally {
    await lab.close();
  }
};

/** A client that knows only the YAML and the CA file. */
async function fetchToken(lab: ServedLab): Promise<any> {
  const { tokenEndpoint, clientId, clientSecret, audience, caFile } = parse(lab.yaml);
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    audience,
  });
  const asked = request(tokenEndpoint, {
    method: 'POST',
    ca: readFileSync(caFile),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    agent: false,
  });
  asked.end(form.toString());
  const [response] = await once(asked, 'response');
  let body = '';
  for await (const chunk of response) body += chunk;
  return JSON.parse(body);
}

it(
  'serves any client on localhost, with issuer and brokers there',
  inServedLab(undefined, async (lab) => {
    const { access_token } = await fetchToken(lab);
    const { iss } = JSON.parse(Buffer.from(access_token.split('.')[1], 'base64url').toString());
    expect(iss).toMatch(/^https:\/\/localhost:\d+\/$/);
    const { bootstrapServers, logicalCluster, poolId, caFile } = parse(lab.yaml);
    const admin = new Kafka({
      brokers: bootstrapServers,
      ssl: { ca: [readFileSync(caFile, 'utf8')] },
      connectionTimeout: 10_000,
      sasl: {
        mechanism: 'oauthbearer',
        oauthBearerProvider: () =>
          Promise.resolve({ value: access_token, extensions: { logicalCluster, identityPoolId: poolId } }),
      },
      retry: { retries: 0 },
      logLevel: logLevel.NOTHING,
    }).admin();
    await admin.connect();
    const { brokers } = await admin.describeCluster();
    await admin.disconnect();
    expect(new Set(brokers.map(({ host }) => host))).toEqual(new Set(['localhost']));
    expect(new Set(brokers.map(({ port }) => port)).size).toBe(3);
  }),
);

it(
  'keeps names apart that are all localhost now',
  inServedLab(
    ({ client, confluent, idp, network }) => {
      client['tokenEndpoint'] = 'https://acme.auth0.con/oauth/token';
      idp.claims['iss'] = 'https://acme-dev.auth0.com/';
      confluent.providers[0]!.issuer = 'https://ACME.auth0.com';
      network.refused = ['pkc-7k2zq.us-east-1.aws.confluent.cloud:9092'];
      client['discoveryUrl'] = idp.claims['iss'];
    },
    async (lab) => {
      const { tokenEndpoint, discoveryUrl, bootstrapServers, audience } = parse(lab.yaml);
      expect(tokenEndpoint).toBe('https://acme.auth0.con.invalid:443/oauth/token');
      expect(discoveryUrl).toMatch(/^https:\/\/localhost:\d+\/$/);
      expect(bootstrapServers).toEqual(['localhost:1']);
      expect(audience).toBe('https://kafka.acme.example');
    },
  ),
);

it('removes its CA file', async () => {
  const lab = await serveLab();
  expect(readFileSync(lab.caFile, 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----/);
  await lab.close();
  expect(existsSync(lab.caFile)).toBe(false);
});
