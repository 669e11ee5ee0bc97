import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Lab } from '../../src/lab/lab.ts';
import type { LabSettings } from '../../src/lab/settings.ts';
import { startLab } from '../../src/lab/start.ts';
import { meet, type Encounter } from './_witness.ts';
import { keycloakAdmin } from './keycloak/_admin.ts';
import { KEYCLOAK_CLIENTS, ROTATING_REALM, SECRET } from './keycloak/_realm.ts';
import { AUDIENCE } from './oidc-provider/_names.ts';

/** The lab's Confluent Cloud, with Keycloak as its identity provider. */
function standIn({ client, confluent, network, idp }: LabSettings): void {
  const { keycloak, ca } = inject('peers');
  const issuer = `${keycloak.origin}/realms/${ROTATING_REALM}`;
  const [provider] = confluent.providers;
  const [pool] = provider!.pools;
  const { host, port } = new URL(keycloak.origin);
  Object.assign(provider!, {
    display_name: 'Keycloak',
    issuer,
    jwks_uri: `${issuer}/protocol/openid-connect/certs`,
  });
  pool!.filter = `'${AUDIENCE}' in claims.aud`;
  network.foreign[host] = { port: Number(port), ca };
  idp.origin = 'https://nobody.example';
  delete client['audience'];
  Object.assign(client, {
    tokenEndpoint: `${issuer}/protocol/openid-connect/token`,
    clientId: KEYCLOAK_CLIENTS.sound,
    clientSecret: SECRET,
  });
}

describe("a rotation of keys in Keycloak, seen from the lab's Confluent Cloud", () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab([], { arrange: standIn });
  });
  afterAll(() => lab.close());

  const look = (encounter: Pick<Encounter, 'name' | 'story' | 'verdict' | 'causes'>): Promise<void> =>
    meet(
      {
        ...encounter,
        world: lab.world,
        target: () => ({ ...lab.target, ca: `${lab.target.ca}\n${inject('peers').ca}` }),
      },
      { peer: 'Keycloak', suite: 'rotation', of: 3 },
    );

  // One story in three steps, each of which continues the previous one.
  it('has no effect before it happens', async () => {
    await look({
      name: 'rotation-before',
      story: 'before a rotation of keys',
      verdict: 'healthy',
      causes: [],
    });
  });

  it('blocks clients as long as Confluent Cloud holds only the old keys', async () => {
    const admin = await keycloakAdmin(inject('peers').keycloak.admin);
    await admin.addKey(ROTATING_REALM);
    await look({
      name: 'rotation-after',
      story: 'after a rotation of keys that the other side has not seen',
      verdict: 'unhealthy',
      causes: ['jwks/kid-not-in-confluent-cache'],
    });
  });

  it('is resolved when the copy of the keys is refreshed', async () => {
    expect(await refresh(lab)).toMatchObject({ status: { jwks_status: 'REFRESHED' } });
    await look({
      name: 'rotation-refreshed',
      story: 'after the other side refreshed its copy of the keys',
      verdict: 'healthy',
      causes: [],
    });
  });
});

/** Does what the finding's fix says. */
async function refresh(lab: Lab): Promise<unknown> {
  const { confluentApiKey, confluentApiSecret, providerId } = lab.settings as Readonly<
    Record<string, string>
  >;
  const { fetchIn } = await import('../lab/_clients.ts');
  const reply = await fetchIn(
    lab,
    `https://api.confluent.cloud/iam/v2/identity-providers/${providerId}/jwks`,
    {
      method: 'PATCH',
      headers: {
        authorization: `Basic ${Buffer.from(`${confluentApiKey}:${confluentApiSecret}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: '{"spec":{"jwks_status":"REFRESHED"}}',
    },
  );
  return reply.json as unknown;
}
