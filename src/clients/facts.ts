import {
  sourceOf,
  sourceOfExtension,
  propertyNamed,
  type ClientConfiguration,
} from '../evidence/configuration.ts';
import type { ClientFacts } from '../evidence/client.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { asCase, fact, known, unknown, type Fact, type Reading } from '../evidence/fact.ts';
import { isSignedInByUs, mayBeElsewhere, NO_FILE } from '../facts/client.ts';
import { extensionNamed, saysClusterMissing } from '../spelling/extensions.ts';
import { settingsOf } from '../spelling/settings.ts';
import { misnamedQuery } from './azure-metadata.ts';
import { takesServer } from './bootstrap.ts';
import { commentedIn } from './comments.ts';
import { spacesSent, canSend, fetcherOf } from './fetcher.ts';
import { allowanceOf } from './java-allowed-urls.ts';
import { unsentExtensions } from './java-extensions.ts';
import { JAVA_SETTINGS, LOGIN_MODULE_NAME } from './java-properties.ts';
import {
  HANDLER_PROPERTY,
  isJavaSignIn,
  loginHandlerOf,
  wrongLoginModuleIn,
  type LoginHandler,
} from './java-login.ts';
import {
  isLibrdkafkaSignIn,
  isSetUpForAws,
  librdkafkaLoginIn,
  metadataServiceIn,
} from './librdkafka-login.ts';
import { LIBRDKAFKA_SETTINGS } from './librdkafka-properties.ts';
import { ageOf } from './oldest.ts';
import { otherSignInOf } from './other-sign-in.ts';
import { garbledScope, hasAudienceInScope } from './scope.ts';
import { registryGapOf } from './schema-registry.ts';
import { missingFrom } from './setting-names.ts';
import { isSignInByCode } from './sign-in-by-code.ts';
import { unreadPropertiesIn } from './unread-properties.ts';
import { badSwitchesIn } from './switches.ts';
import { claimsValidator } from './claims-validator.ts';
import { brokerOnlyTrust, verificationOffForBrokers } from './token-trust.ts';
import { unsecuredTokensIn } from './unsecured-tokens.ts';

/*
 * Facts about what the client library does with its configuration. A file may be only part of a configuration, or take
 * a value from an environment: then nothing follows from a missing setting, and the fact is unknown, so that checks
 * need not handle it.
 */

type WithFile = ClientFacts & { readonly configuration: ClientConfiguration };

const hasFile = (client: ClientFacts): client is WithFile => client.configuration !== undefined;

/** A fact that only the client's own file shows. */
const inFile = <T>(label: string, read: (client: WithFile) => T): Fact<T> =>
  fact(label, ({ client }: Evidence) =>
    hasFile(client) ? known(read(client), client.configuration.file) : NO_FILE,
  );

/**
 * A fact about librdkafka's own fetcher: undefined for other clients, and when a token is given. Unknown when the rest
 * of the configuration may decide.
 */
const ofLibrdkafka = <T>(
  label: string,
  read: (configuration: ClientConfiguration) => T | undefined,
): Fact<T | undefined> =>
  fact(label, ({ client }: Evidence): Reading<T | undefined> => {
    if (!hasFile(client)) return NO_FILE;
    if (client.client === 'librdkafka' && client.configuration.isPartial === true && !client.givenToken)
      return REST_MAY_SAY;
    return known(
      isLibrdkafkaSignIn(client) && !client.givenToken ? read(client.configuration) : undefined,
      client.configuration.file,
    );
  });

const REST_MAY_SAY = unknown(
  'the file holds a part of the configuration, and the rest may say it',
  '--client-config',
);

/** A fact about the client's behaviour, as far as the client is known. */
const ofClient = <T>(label: string, read: (client: ClientFacts) => T): Fact<T> =>
  fact(label, ({ client }: Evidence) => known(read(client), 'client configuration'));

export const ownFile = {
  unreadProperties: inFile('properties that the client does not read', unreadPropertiesIn),
  switches: inFile('switches that are neither true nor false', badSwitchesIn),
  comments: inFile('values followed by a comment', commentedIn),
  missing: inFile('required settings that are missing', missingFrom),
  registryGap: inFile('what the Schema Registry client lacks', registryGapOf),
  unsentExtensions: inFile('extensions that the client does not send', unsentExtensions),
  misnamedQuery: inFile('query for the metadata service', misnamedQuery),
  unsecuredTokens: inFile('what makes unsigned tokens', unsecuredTokensIn),
  brokerOnlyTrust: inFile('certificate authority trusted for the broker alone', brokerOnlyTrust),
  verificationOff: inFile('verification that is off for brokers', verificationOffForBrokers),
  wrongLoginModule: inFile('login module of another mechanism', (client) =>
    isJavaSignIn(client) ? wrongLoginModuleIn(client.configuration) : undefined,
  ),
  /**
   * The class that fetches a Java client's token; undefined for other clients, and for versions without one. Unknown if
   * the file names none and the rest of the configuration may.
   */
  loginHandler: fact('login callback handler', ({ client }: Evidence): Reading<LoginHandler | undefined> => {
    if (!hasFile(client)) return NO_FILE;
    const { configuration } = client;
    if (!isJavaSignIn(client) || ageOf(client) === 'without-fetcher')
      return known(undefined, configuration.file);
    return configuration.isPartial === true && propertyNamed(configuration, HANDLER_PROPERTY) === undefined
      ? REST_MAY_SAY
      : known(loginHandlerOf(configuration, client), configuration.file);
  }),
  callback: inFile("the program's own token function", ({ configuration }) => configuration.callback),
  librdkafkaLogin: ofLibrdkafka('who fetches the token of librdkafka', librdkafkaLoginIn),
  metadataService: ofLibrdkafka('metadata service that librdkafka asks', metadataServiceIn),
  awsSignIn: inFile('sign-in by AWS IAM', ({ configuration }) => isSetUpForAws(configuration)),
} as const;

/** What this client does with its settings, from any source; an unknown client behaves like most. */
export const behaviour = {
  age: asCase(ofClient('age of the client', ageOf)),
  allowance: asCase(ofClient("the JVM's allowed URLs", allowanceOf)),
  /** Undefined when the scope arrives as configured. */
  garbledScope: ofClient('scope that arrives', garbledScope),
  /** The scope that the client itself requests, if no part of it is configured elsewhere; otherwise unknown. */
  scopeSent: fact('scope that is sent', ({ client }: Evidence): Reading<string | undefined> => {
    const { configuration, scope } = client;
    const isStated = scope !== undefined && configuration?.elsewhere?.includes('scope') !== true;
    const because =
      (isStated ? undefined : mayBeElsewhere(client, 'scope')) ??
      (client.configuration !== undefined && fetcherOf(client) === undefined
        ? 'the application fetches the token, and asks for what it likes'
        : undefined);
    return because === undefined
      ? known(client.scope, sourceOf(client, 'scope', 'tokenEndpoint'))
      : unknown(because);
  }),
  sendsAudience: ofClient(
    'whether an audience is sent',
    (client) => canSend(client, 'audience') || hasAudienceInScope(client),
  ),
  claimsReader: ofClient('client that reads the claims', claimsValidator),
  /** Undefined when the application fetches the token, or the client is unknown. */
  fetcher: ofClient('token fetcher of the client', fetcherOf),
  spacesSent: asCase(ofClient('spaces around the secret that are sent', spacesSent)),
  /** Undefined when the client signs in with OAuth, or is meant to. */
  otherSignIn: ofClient('sign-in without OAuth', otherSignInOf),
  copiedSettings: ofClient('settings that people copy', settingsOf),
  oddServers: ofClient('bootstrap servers that this client does not read', (client) =>
    client.bootstrapServers.filter((server) => server.trim() !== '' && !takesServer(client, server.trim())),
  ),
  /** The extension logicalCluster as the client sends it; unknown if it may be set elsewhere. */
  cluster: fact('logicalCluster that is sent', (evidence: Evidence): Reading<string | undefined> => {
    const { client } = evidence;
    const named = extensionNamed(client.extensions, 'logicalCluster');
    const isOpen = named === undefined && !isKnownSent(evidence.broker);
    const because = isOpen ? whereElse(client) : undefined;
    return because === undefined
      ? known(named, sourceOfExtension(client, 'logicalCluster'))
      : unknown(because, '--logical-cluster');
  }),
} as const;

/** The doctor signed in and sent what it has, or the broker says that the cluster is missing. */
const isKnownSent = ({ authenticate }: Evidence['broker']): boolean =>
  isSignedInByUs(authenticate) ||
  (authenticate.status === 'observed' && saysClusterMissing(authenticate.value));

/** What a callback returns is visible, even if other settings are elsewhere. */
const whereElse = (client: ClientFacts): string | undefined =>
  client.configuration?.callback?.returns === 'no-extensions' || isJaasClosed(client) || isListClosed(client)
    ? undefined
    : setElsewhere(client);

/**
 * The whole JAAS string is in the file, for a handler that takes extensions from there alone: whatever else the client
 * is given, its extensions are these. A program may join the string from parts.
 */
function isJaasClosed(client: ClientFacts): boolean {
  const { configuration } = client;
  if (client.client !== 'java' || configuration === undefined || configuration.syntax === 'code')
    return false;
  const isWhole =
    [LOGIN_MODULE_NAME, JAVA_SETTINGS.clientId.fix, JAVA_SETTINGS.clientSecret.fix].every(
      (name) => propertyNamed(configuration, name) !== undefined,
    ) && !configuration.oddities.some(({ kind }) => kind === 'jaas');
  const isElsewhere = configuration.elsewhere?.some(
    (key) => key === 'logicalCluster' || key === 'extensions',
  );
  return isWhole && isElsewhere !== true && loginHandlerOf(configuration, client).kind !== 'own';
}

/** The same for librdkafka's own fetcher: its extensions are one property, which is in the file. */
function isListClosed({ client, configuration }: ClientFacts): boolean {
  if (client !== 'librdkafka' || configuration === undefined || configuration.syntax === 'code') return false;
  const list = propertyNamed(configuration, ...LIBRDKAFKA_SETTINGS.extensions.read);
  return (
    list?.value !== undefined &&
    librdkafkaLoginIn(configuration) === 'oidc' &&
    configuration.elsewhere?.some((key) => key === 'logicalCluster' || key === 'extensions') !== true
  );
}

const setElsewhere = (client: ClientFacts): string | undefined =>
  mayBeElsewhere(client, 'logicalCluster', 'extensions') ??
  (isSignInByCode(client)
    ? 'the client signs in by its own code, or as another file says, which may have it'
    : undefined);
