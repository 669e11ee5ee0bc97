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
  /** What people trip over, as a sentence without its period. */
  readonly note?: string;
}

const HANDLERS: readonly (readonly [name: RegExp, KnownHandler])[] = [
  [/^io\.strimzi\.kafka\.oauth\.client\./, { whose: "Strimzi's", isRead: true }],
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
