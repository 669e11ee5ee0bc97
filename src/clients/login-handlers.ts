/*
 * Login callback handlers that are not Kafka's: whose they are, and what is known of them. One that is not here is somebody's
 * own, which is just as well.
 */

/** A class that gives a Java client its tokens, and is not Kafka's. */
export interface KnownHandler {
  /** "Amazon MSK's" */
  readonly whose: string;
  /** What its settings say is read here, so that the way to the token is known. */
  readonly isRead?: true;
  /** The options of its JAAS string, in place of Kafka's; absent where they are not known here. */
  readonly options?: JaasOptionNames;
  /** What people trip over, as a sentence without its period. */
  readonly note?: string;
}

/** How a handler calls what it reads from the JAAS string. */
export interface JaasOptionNames {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** Absent where the token URL is a property of its own. */
  readonly tokenEndpoint?: string;
  /** Stands before the name of each extension. */
  readonly extension: string;
}

/** Kafka's own handler (KIP-768, KIP-342). */
export const KAFKAS_OPTIONS: JaasOptionNames = {
  clientId: 'clientId',
  clientSecret: 'clientSecret',
  scope: 'scope',
  extension: 'extension_',
};

const STRIMZIS_OPTIONS: JaasOptionNames = {
  clientId: 'oauth.client.id',
  clientSecret: 'oauth.client.secret',
  scope: 'oauth.scope',
  tokenEndpoint: 'oauth.token.endpoint.uri',
  extension: 'oauth.sasl.extension.',
};

const HANDLERS: readonly (readonly [name: RegExp, KnownHandler])[] = [
  [/^io\.strimzi\.kafka\.oauth\.client\./, { whose: "Strimzi's", isRead: true, options: STRIMZIS_OPTIONS }],
  [/^software\.amazon\.msk\.auth\.iam\./, { whose: "Amazon MSK's" }],
  [/^com\.google\.cloud\.hosted\.kafka\.auth\./, { whose: "Google Cloud's" }],
  // kafka-client-plugins: AWS IAM, and the tokens of a Metadata Service.
  [/^io\.confluent\.kafka\.clients\.plugins\./, { whose: "Confluent's kafka-client-plugins" }],
  [/^io\.confluent\.oauth\.azure\./, { whose: "Confluent's for Azure managed identities" }],
  [/^io\.conduktor\.kafka\.security\.oauthbearer\.azure\./, { whose: "Conduktor's for Azure" }],
  [/^io\.quarkus\./, { whose: "Quarkus's, which asks its own OIDC client" }],
  [
    // https://github.com/kafbat/kafka-ui/issues/1771
    /^(?:io\.kafbat|com\.provectus)\..*AzureEntraLoginCallbackHandler$/,
    { whose: "Kafka UI's for Azure", note: 'older versions of it ignore the scope in sasl.jaas.config' },
  ],
];

/** Undefined for a class of which nothing is known here. */
export const knownHandler = (name: string): KnownHandler | undefined =>
  HANDLERS.find(([pattern]) => pattern.test(name))?.[1];
