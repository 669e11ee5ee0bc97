import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Leaf } from '../../../src/lab/certificates.ts';
import type { Installed } from '../_install.ts';
import { freePorts } from '../_ports.ts';
import { serve, temporaryFolder } from '../_process.ts';
import { clientListeners, serverProperties, type Ports, type Trust } from './_properties.ts';

const run = promisify(execFile);

/** One broker with a listener for each way to configure its side; `host:port` each. */
export interface Listeners {
  /** Correct. */
  readonly sound: string;
  /** The configured issuer has a trailing slash. */
  readonly slashedIssuer: string;
  /** Its copy of the keys is older than the last rotation. */
  readonly oldKeys: string;
  /** Trusts Keycloak. */
  readonly keycloak: string;
  /** Ends every session after `SESSION_MS` (`connections.max.reauth.ms`, KIP-368). */
  readonly brief: string;
  /** The same after `HASTY_SESSION_MS`. */
  readonly hasty: string;
  /** Validates tokens as a client does, which reads them. */
  readonly credulous: string;
  /** With Kafka's default handler, which accepts unsigned tokens. */
  readonly unsecured: string;
  /** Offers only PLAIN. */
  readonly plain: string;
  /** OAUTHBEARER without TLS. */
  readonly cleartext: string;
  /** TLS without SASL. */
  readonly withoutSasl: string;
  /** Its certificate names another host. */
  readonly misnamed: string;
  /** Requires a client certificate too. */
  readonly mutual: string;
  /** Sends its clients on to a port without a listener. */
  readonly astray: string;
  /** Not listening. */
  readonly closed: string;
}

export interface Kafka {
  readonly listeners: Listeners;
  /** For the set-up: no TLS, no sign-in, all permissions. */
  readonly internal: string;
  readonly close: () => Promise<void>;
}

export interface KafkaOptions {
  readonly sound: Trust;
  readonly keycloak: Trust;
  /** A JWK Set as it was before the rotation. */
  readonly oldJwks: string;
  readonly certificate: Leaf;
  readonly certificateOfAnother: Leaf;
  /** PEM of the authority behind all certificates. */
  readonly ca: string;
}

/** A folder in which a broker can start. */
export interface PreparedKafka {
  readonly start: (options: KafkaOptions) => Promise<Kafka>;
  /** For one that is never started. */
  readonly discard: () => Promise<void>;
}

/**
 * Does everything possible before the issuers are known: Apache Kafka, a single node in KRaft mode, requires formatted
 * storage.
 */
export async function prepareKafka({ folder: jars }: Installed): Promise<PreparedKafka> {
  const [folder, ports] = await Promise.all([
    temporaryFolder('kafka'),
    freePorts([...clientListeners, 'internal', 'controller', 'closed']),
  ]);
  const java = [
    '-Xmx384m',
    '-XX:TieredStopAtLevel=1',
    `-Dlog4j2.configurationFile=${join(folder, 'log4j2.properties')}`,
    '-cp',
    `${jars}/*`,
  ];
  const minimal = join(folder, 'format.properties');
  await Promise.all([
    writeFile(join(folder, 'log4j2.properties'), LOGGING),
    writeFile(minimal, minimalProperties(folder, ports)),
  ]);
  await run('java', [
    ...java,
    'kafka.tools.StorageTool',
    'format',
    '-t',
    'b2F1dGhiZWFyZXItdGVzdA',
    '-c',
    minimal,
  ]);
  return {
    start: (options) => startKafka(folder, ports, java, options),
    discard: () => rm(folder, { recursive: true, force: true }),
  };
}

async function startKafka(
  folder: string,
  ports: Ports,
  java: readonly string[],
  options: KafkaOptions,
): Promise<Kafka> {
  const file = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
  const oldKeys = pathToFileURL(join(folder, 'old-keys.json')).href;
  const { certificate, certificateOfAnother } = options;
  await Promise.all([
    file('broker.pem', `${certificate.key}\n${certificate.cert}`),
    file('another.pem', `${certificateOfAnother.key}\n${certificateOfAnother.cert}`),
    file('ca.pem', options.ca),
    file('old-keys.json', options.oldJwks),
    file(
      'server.properties',
      serverProperties({ folder, ports, oldKeys, sound: options.sound, keycloak: options.keycloak }),
    ),
  ]);
  const urls = [options.sound.jwksUri, options.keycloak.jwksUri, oldKeys].join(',');
  const { close } = await serve(folder, {
    name: 'Apache Kafka',
    program: 'java',
    args: [
      `-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=${urls}`,
      ...java,
      'kafka.Kafka',
      join(folder, 'server.properties'),
    ],
    ready: 'Kafka Server started',
  });
  const at = (name: keyof Ports): string => `localhost:${ports[name]}`;
  return {
    listeners: {
      sound: at('sound'),
      slashedIssuer: at('slashed'),
      oldKeys: at('stale'),
      keycloak: at('keycloak'),
      brief: at('brief'),
      hasty: at('hasty'),
      credulous: at('credulous'),
      unsecured: at('unsecured'),
      plain: at('plain'),
      cleartext: at('cleartext'),
      withoutSasl: at('unsigned'),
      misnamed: at('misnamed'),
      mutual: at('mutual'),
      astray: at('astray'),
      closed: at('closed'),
    },
    internal: `127.0.0.1:${ports.internal}`,
    close,
  };
}

const minimalProperties = (folder: string, ports: Ports): string => `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${ports.controller}
listeners=INTERNAL://127.0.0.1:${ports.internal},CONTROLLER://127.0.0.1:${ports.controller}
listener.security.protocol.map=INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=INTERNAL
controller.listener.names=CONTROLLER
log.dirs=${folder}/data
`;

const LOGGING = `
rootLogger.level = warn
rootLogger.appenderRef.out.ref = OUT
appender.out.type = Console
appender.out.name = OUT
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = %p %c{1}: %m%n
logger.server.name = kafka.server.KafkaRaftServer
logger.server.level = info
`;
