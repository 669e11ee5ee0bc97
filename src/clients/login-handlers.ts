/*
 * Login callback handlers that are not Kafka's: their owner, and what is known about them. One that is not listed is a
 * custom class, which is fine.
 */

/** A class that gives a Java client its tokens, and is not Kafka's. */
export interface KnownHandler {
  /** "Amazon MSK's" */
  readonly whose: string;
  /** Its settings are read here, so the token request is known. */
  readonly isRead?: true;
  /** The options of its JAAS string, instead of Kafka's; absent if they are unknown. */
  readonly options?: JaasOptionNames;
  /** A common pitfall, as a sentence without its period. */
  readonly note?: string;
}

/** A handler's names for what it reads from the JAAS string. */
export interface JaasOptionNames {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** Absent if the token URL is a separate property. */
  readonly tokenEndpoint?: string;
  /** The prefix of each extension's name. */
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

/** Undefined for an unknown class. */
export const knownHandler = (name: string): KnownHandler | undefined =>
  HANDLERS.find(([pattern]) => pattern.test(name))?.[1];
