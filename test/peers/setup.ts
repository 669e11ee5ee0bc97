import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  Kafka,
  logLevel,
  ResourcePatternTypes,
} from 'kafkajs';
import type { TestProject } from 'vitest/node';
import { makeAuthority } from '../../src/lab/certificates.ts';
import { ask, kidsOf } from './_https.ts';
import { installKafka, installKeycloak, javaVersion } from './_install.ts';
import { temporaryFolder } from './_process.ts';
import { report } from './_report.ts';
import type { AdminAccess } from './keycloak/_admin.ts';
import { startKeycloak } from './keycloak/_keycloak.ts';
import { KEYCLOAK_CLIENTS, KEYCLOAK_HOST, REALM, SECRET } from './keycloak/_realm.ts';
import { prepareKafka, type Listeners } from './kafka/_kafka.ts';
import { CLIENTS, IDP_HOST } from './oidc-provider/_names.ts';
import { startOidcProvider, type Credentials } from './oidc-provider/_oidc-provider.ts';

/** The real peers, for all tests. */
export interface Peers {
  readonly listeners: Listeners;
  /** PEM */
  readonly ca: string;
  readonly oidc: {
    readonly issuer: string;
    /** The issuer's server under a name that any resolver knows. */
    readonly local: string;
    /** Key ids before the rotation, and after it. */
    readonly oldKeys: readonly string[];
    readonly keys: readonly string[];
    readonly credentials: Credentials;
  };
  readonly keycloak: {
    readonly origin: string;
    readonly admin: AdminAccess;
    readonly keys: readonly string[];
  };
  /** Where the tests record what was named. */
  readonly resultsFolder: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    peers: Peers;
  }
}

/** Starts the identity providers, rotates the keys of one, and starts the broker with the old keys on one listener. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const closers: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(closers.map((each) => each()));
  };
  try {
    const { peers, versions } = await start(closers);
    project.provide('peers', peers);
    return async () => {
      await report(peers.resultsFolder, versions).finally(close);
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(closers: (() => unknown)[]) {
  const [keycloakFiles, kafkaFiles] = await Promise.all([installKeycloak(), installKafka()]);
  const [java, authority] = await Promise.all([javaVersion(), makeAuthority('Acme')]);
  const versions = {
    'Apache Kafka': kafkaFiles.version,
    Keycloak: keycloakFiles.version,
    'oidc-provider': oidcProviderVersion(),
    Java: java,
    Node: process.versions.node,
  };
  console.log(
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
  );
  const ca = authority.root;
  const certificate = await authority.leaf({ names: ['localhost', IDP_HOST, KEYCLOAK_HOST] });
  const resultsFolder = await temporaryFolder('peers');
  closers.push(() => rm(resultsFolder, { recursive: true, force: true }));

  const [preparation, starting] = [
    prepareKafka(kafkaFiles),
    startKeycloak(keycloakFiles, { certificate, ca }),
  ];
  // Both are awaited, even if one fails, because whatever was started has to be stopped.
  const [prepared, started] = await Promise.allSettled([preparation, starting]);
  if (prepared.status === 'fulfilled') closers.push(prepared.value.discard);
  if (started.status === 'fulfilled') closers.push(started.value.close);
  const [kafkaFolder, keycloak] = [await preparation, await starting];

  const oidc = await startOidcProvider(authority, certificate);
  closers.push(oidc.close);
  const jwksUri = `${oidc.local}/jwks`;
  const oldJwks = (await ask(jwksUri, ca)).text;
  await oidc.rotate();
  const jwks = (await ask(jwksUri, ca)).text;

  await mintKeys(keycloak.local, ca);
  const certs = `${keycloak.local}/realms/${REALM}/protocol/openid-connect/certs`;
  const kafka = await kafkaFolder.start({
    sound: { issuer: oidc.issuer, jwksUri },
    keycloak: { issuer: `${keycloak.origin}/realms/${REALM}`, jwksUri: certs },
    oldJwks,
    certificate,
    ca,
    certificateOfAnother: await authority.leaf({ names: ['kafka.acme.example'] }),
  });
  closers.push(kafka.close);
  await furnish(kafka.internal);
  const peers: Peers = {
    listeners: kafka.listeners,
    ca,
    resultsFolder,
    oidc: {
      issuer: oidc.issuer,
      local: oidc.local,
      oldKeys: kidsOf(oldJwks),
      keys: kidsOf(jwks),
      credentials: oidc.credentials,
    },
    keycloak: { origin: keycloak.origin, admin: keycloak.admin, keys: kidsOf((await ask(certs, ca)).text) },
  };
  return { peers, versions };
}

/** Keycloak creates the first key of a new type when a token needs it; the broker must know this one. */
async function mintKeys(local: string, ca: string): Promise<void> {
  await ask(`${local}/realms/${REALM}/protocol/openid-connect/token`, ca, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: KEYCLOAK_CLIENTS.elliptic,
      client_secret: SECRET,
    }),
  });
}

const oidcProviderVersion = (): string => {
  const manifest = new URL('../../node_modules/oidc-provider/package.json', import.meta.url);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version;
};

/** Two topics and a group; the clients may read one topic and the group. */
async function furnish(internal: string): Promise<void> {
  const admin = new Kafka({ brokers: [internal], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    await admin.createTopics({ topics: [{ topic: 'orders' }, { topic: 'payroll' }], waitForLeaders: true });
    const mayRead = (client: string) => (resourceType: AclResourceTypes, resourceName: string) => ({
      resourceType,
      resourceName,
      resourcePatternType: ResourcePatternTypes.LITERAL,
      principal: `User:${client}`,
      host: '*',
      operation: AclOperationTypes.READ,
      permissionType: AclPermissionTypes.ALLOW,
    });
    await admin.setOffsets({
      groupId: 'billing',
      topic: 'orders',
      partitions: [{ partition: 0, offset: '0' }],
    });
    await admin.createAcls({
      acl: Object.values(CLIENTS)
        .map(mayRead)
        .flatMap((grant) => [
          grant(AclResourceTypes.TOPIC, 'orders'),
          grant(AclResourceTypes.GROUP, 'billing'),
        ]),
    });
  } finally {
    await admin.disconnect();
  }
}
