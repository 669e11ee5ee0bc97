import type { ClientAuth } from './token.ts';

/**
 * An additional observation that succeeds only if a cause is right. Experiments change nothing on a server. Those of
 * kind `token` count against the limit of two extra token requests per run, which avoids lock-outs.
 */
export type ExperimentRequest =
  | {
      readonly kind: 'token';
      readonly key: string;
      readonly did: string;
      /** How the extra token request differs from the client's own. */
      readonly change: {
        readonly secret?: 'trimmed' | 'unquoted' | 'base64-decoded' | 'without-newlines';
        readonly clientAuth?: ClientAuth;
        readonly tokenEndpoint?: string;
        readonly scope?: string;
        /** Send the request as this version of the same client does. */
        readonly clientVersion?: string;
      };
    }
  | {
      readonly kind: 'sign-in';
      readonly key: string;
      readonly did: string;
      /** How the extra SASL exchange differs from the client's own; the token is the same. */
      readonly change: {
        /** The complete set of extensions to send instead. */
        readonly extensions?: Readonly<Record<string, string>>;
        /** Send the same token without spaces, quotes and prefixes. */
        readonly token?: 'cleaned';
      };
    }
  | {
      /** Ask Confluent's STS to judge the same token and pool over HTTPS. */
      readonly kind: 'sts';
      readonly key: string;
      readonly did: string;
    };

export interface ExperimentResult {
  readonly kind: ExperimentRequest['kind'];
  /**
   * Whether the changed attempt got further than the client's own: to a token, past client authentication, to a
   * session.
   */
  readonly succeeded: boolean;
  /** The status and error of the attempt, in one line. Redacted, not yet escaped. */
  readonly saw: string;
}
