import type { ClientAuth } from './token.ts';

/**
 * One more observation that only comes true if a cause is right. Experiments change nothing on a server; those
 * of kind `token` count against the limit of two extra token requests a run (lock-outs).
 */
export type ExperimentRequest =
  | {
      readonly kind: 'token';
      readonly key: string;
      readonly did: string;
      /** How the one more token request differs from the client's own. */
      readonly change: {
        readonly secret?: 'trimmed' | 'unquoted' | 'base64-decoded' | 'without-newlines';
        readonly clientAuth?: ClientAuth;
        readonly tokenEndpoint?: string;
        readonly scope?: string;
        /** Ask as this version of the same client does. */
        readonly clientVersion?: string;
      };
    }
  | {
      readonly kind: 'sign-in';
      readonly key: string;
      readonly did: string;
      /** How the one more SASL exchange, with the same token, differs from the client's own. */
      readonly change: {
        /** The whole set of extensions to send instead. */
        readonly extensions?: Readonly<Record<string, string>>;
        /** Carry the same token without blanks, quotes and prefixes. */
        readonly token?: 'cleaned';
      };
    }
  | {
      /** Confluent's STS judges the same token and pool over HTTPS. */
      readonly kind: 'sts';
      readonly key: string;
      readonly did: string;
    };

export interface ExperimentResult {
  readonly kind: ExperimentRequest['kind'];
  /** Whether the changed attempt got further than the client's own: to a token, past client authentication, to a session. */
  readonly succeeded: boolean;
  /** One line: the status and error of the attempt. Redacted; not yet escaped. */
  readonly saw: string;
}
