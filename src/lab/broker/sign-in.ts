import type { Admitted, Judge } from '../confluent/judgement.ts';
import type { BrokerSettings } from '../settings.ts';
import { parseFirstMessage, type FirstMessage } from './first-message.ts';

/** A broker's reaction to one SASL message. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly principal: string; readonly lifetimeMs: number }
  /** RFC 7628 section 3.2.2: error code 0 and this JSON; the client has to answer with a single byte 0x01. */
  | { readonly kind: 'challenge'; readonly json: string }
  | { readonly kind: 'refused'; readonly message: string };

/** One sign-in, message by message. */
export interface SignIn {
  readonly step: (message: Buffer) => Promise<Outcome>;
}

export interface SignInOptions {
  readonly broker: BrokerSettings;
  readonly judge: Judge;
  /** The logical clusters behind the name that the client connected to. */
  readonly logicalClusters: readonly string[];
  readonly again: boolean;
}

const INVALID_TOKEN = '{"status":"invalid_token"}';

/** SaslServerAuthenticator's message whenever it gives no reason. */
export const genericRefusal = (mechanism: string, again: boolean): string =>
  `Authentication failed during ${again ? 're-authentication' : 'authentication'} ` +
  `due to invalid credentials with SASL mechanism ${mechanism}`;

/** No password is valid here. */
export const plain = (): SignIn => ({
  step: () => Promise.resolve({ kind: 'refused', message: 'Authentication failed' }),
});

/**
 * OAUTHBEARER as Confluent Cloud implements it: token, then cluster, then pool; reasons are given only for extensions.
 */
export function confluentBearer(options: SignInOptions): SignIn {
  const generic: Outcome = { kind: 'refused', message: genericRefusal('OAUTHBEARER', options.again) };
  return {
    step: async (bytes) => {
      const message = parseFirstMessage(bytes);
      if (message === undefined || options.broker.refuse !== undefined) return generic;
      const judgement = await options.judge.token(message.token);
      if (!judgement.admitted) return generic;
      const complaint = clusterComplaint(extension(message, 'logicalCluster'), options.logicalClusters);
      if (complaint !== undefined) return { kind: 'refused', message: invalidExtension(complaint) };
      const principal = options.judge.pools(judgement, extension(message, 'identityPoolId'));
      return typeof principal === 'string' ? accept(options, message, judgement, principal) : generic;
    },
  };
}

/**
 * OAUTHBEARER as Apache Kafka implements it: a refused token is answered with a challenge, and with an error after the
 * client's 0x01 (OAuthBearerSaslServer); every extension is accepted.
 */
export function kafkaBearer(options: SignInOptions): SignIn {
  let challenged = false;
  return {
    step: async (bytes) => {
      if (challenged && bytes.length === 1 && bytes[0] === 1)
        return { kind: 'refused', message: INVALID_TOKEN };
      challenged = false;
      const message = parseFirstMessage(bytes);
      if (message === undefined)
        return { kind: 'refused', message: genericRefusal('OAUTHBEARER', options.again) };
      const judgement = await options.judge.token(message.token);
      const subject = judgement.admitted ? stockSubject(options.broker, judgement) : undefined;
      if (!judgement.admitted || subject === undefined || options.broker.refuse !== undefined) {
        challenged = true;
        return { kind: 'challenge', json: INVALID_TOKEN };
      }
      return accept(options, message, judgement, subject);
    },
  };
}

/** What Apache's validator requires besides signature, issuer and `exp`: a subject, `iat`, the audience. */
function stockSubject({ expectedAudience }: BrokerSettings, { claims }: Admitted): string | undefined {
  const { sub, iat, aud } = claims;
  if (typeof sub !== 'string' || sub === '' || typeof iat !== 'number') return undefined;
  const audiences = Array.isArray(aud) ? aud : [aud];
  return expectedAudience === undefined || audiences.includes(expectedAudience) ? sub : undefined;
}

/** Clients differ in the case of extension names, and all are accepted. */
function extension({ extensions }: FirstMessage, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return [...extensions].find(([key]) => key.toLowerCase() === wanted)?.[1];
}

const clusterComplaint = (id: string | undefined, served: readonly string[]): string | undefined => {
  if (id === undefined || id.trim() === '') return 'CLUSTER_ID_MISSING_OR_EMPTY';
  return served.includes(id) ? undefined : 'Authentication failed';
};

const invalidExtension = (complaint: string): string =>
  `Authentication failed: 1 extensions are invalid! They are: logicalCluster: ${complaint}`;

function accept(
  { judge, broker }: SignInOptions,
  { authzid }: FirstMessage,
  { claims }: Admitted,
  principal: string,
): Outcome {
  if (authzid !== '' && authzid !== principal) {
    const message =
      `Authentication failed: Client requested an authorization id (${authzid}) ` +
      `that is different from the token's principal name (${principal})`;
    return { kind: 'refused', message };
  }
  // KIP-368: the session lasts as long as the token, or as the broker allows. Zero would mean no limit.
  const left = Math.max(Number(claims['exp']) * 1000 - judge.now(), 1);
  return { kind: 'accepted', principal, lifetimeMs: Math.min(left, broker.longestSessionMs ?? left) };
}
