import type { FamilyId } from '../evidence/configuration.ts';

/** What a family of Kafka clients does by itself, whatever its configuration says. One file a family. */
export interface ClientFamily {
  readonly id: FamilyId;
  /** As a sentence names it: "the Java client". */
  readonly title: string;
  /** The names of the properties about signing in that it reads; of the JAAS string's options as `jaas:clientId`. */
  readonly properties: readonly string[];
  /**
   * The request of its own token fetcher; absent for a family that leaves the fetching to the application.
   * Pure: the very bytes that this client would send for these settings.
   */
  readonly tokenRequest?: (ask: TokenAsk) => TokenRequest;
}

/** What a client's token fetcher goes by. */
export interface TokenAsk {
  readonly url: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string;
  /** `sasl.oauthbearer.header.urlencode` of the Java client. */
  readonly headerUrlencode: boolean;
  /** Of the client's library; the newest that is known here unless given. */
  readonly version?: string;
}

/** A token request as it goes over the wire. It holds the secret. */
export interface TokenRequest {
  /** All header lines in their order, spelled as the client spells them, `Host` and `Content-Length` among them. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}
