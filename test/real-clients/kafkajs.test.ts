import { readFileSync } from 'node:fs';
import { Kafka, KafkaJSError, logLevel, type Admin } from 'kafkajs';
import { Agent, request } from 'undici';
import { expect, it } from 'vitest';
import type { LabSettings } from '../../src/lab/settings.ts';
import { openLab } from './_lab.ts';

/** kafkajs has no OIDC support: its user fetches the token. */
async function fetchToken({ idp }: LabSettings, endpoint: string, ca: string): Promise<string> {
  const dispatcher = new Agent({ connect: { ca } });
  try {
    const { body } = await request(endpoint, {
      method: 'POST',
      dispatcher,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: idp.clientId,
        client_secret: idp.clientSecret,
      }).toString(),
    });
    return ((await body.json()) as { readonly access_token: string }).access_token;
  } finally {
    await dispatcher.close();
  }
}

async function withAdmin(
  bend: (lab: LabSettings) => void,
  test: (admin: Admin) => Promise<void>,
): Promise<void> {
  const { lab, client, close } = await openLab([], bend);
  const ca = readFileSync(client.caFile, 'utf8');
  const value = await fetchToken(lab, client.tokenEndpoint, ca);
  const admin = new Kafka({
    brokers: [client.bootstrap],
    ssl: { ca: [ca] },
    connectionTimeout: 10_000,
    sasl: {
      mechanism: 'oauthbearer',
      oauthBearerProvider: () => Promise.resolve({ value, extensions: client.extensions }),
    },
    retry: { retries: 0 },
    logLevel: logLevel.NOTHING,
  }).admin();
  try {
    await test(admin);
  } finally {
    await admin.disconnect();
    await close();
  }
}

it('signs in when everything is right', () =>
  withAdmin(
    () => undefined,
    async (admin) => {
      await admin.connect();
      expect(await admin.listTopics()).toEqual(['orders']);
    },
  ));

it('reports why an extension was refused', () =>
  withAdmin(
    ({ broker }) => void (broker.logicalClusters = ['lkc-other9']),
    async (admin) => {
      await expect(admin.connect()).rejects.toThrow(
        'SASL OAUTHBEARER authentication failed: Authentication failed: 1 extensions are invalid! They are: logicalCluster: Authentication failed',
      );
    },
  ));

/*
 * kafkajs 2.2.4 does not read the data that comes with error code 0, so it takes the challenge of RFC 7628 section
 * 3.2.2 for success, and the next request fails. The doctor therefore speaks to brokers itself.
 */
it('believes that it is signed in when the broker refused its token with a challenge', () =>
  withAdmin(
    ({ broker }) => {
      broker.flavour = 'kafka';
      broker.refuse = 'for a reason of its own';
    },
    async (admin) => {
      await expect(admin.connect()).resolves.toBeUndefined();
      const failure: unknown = await admin.listTopics().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(KafkaJSError);
      expect(String(failure)).not.toContain('invalid_token');
    },
  ));
