import { missing, unanswered, type Failure, type Observation } from '../../evidence/observation.ts';
import type { Connection } from '../../evidence/connection.ts';
import type { Target } from '../../settings/target.ts';
import { failureOf, openConnection } from '../connection.ts';
import { abortable, faultOf, unlessHeldUp } from '../deadline.ts';
import type { HostPolicy } from '../hosts.ts';
import { ownTime, type OwnTime } from '../own-time.ts';
import { tlsSettings, type TlsSettings } from '../tls.ts';
import { bracketed } from '../tunnel.ts';
import type { World } from '../world.ts';
import { CLOSED_BEFORE_SASL } from './failure.ts';
import { gs2Header } from './first-message.ts';
import { signIn, type SignIn } from './sign-in.ts';

export interface Server {
  readonly host: string;
  readonly port: number;
}

export const authorityOf = ({ host, port }: Server): string => `${bracketed(host)}:${port}`;

/** The client that signs in, its credentials, and where connections are recorded. */
export interface SignInContext {
  readonly target: Target;
  readonly token: Promise<string | undefined>;
  readonly extensions: Readonly<Record<string, string>>;
  readonly world: World;
  readonly signal: AbortSignal;
  readonly record: (connection: Connection) => void;
  /** Checks the addresses of brokers that others name; absent: derived from the target. */
  readonly policy?: HostPolicy;
  readonly span: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

/** Signs in to one broker; returns the sign-in, or why the connection failed. Never rejects. */
export async function signInAt(server: Server, context: SignInContext): Promise<SignIn | Failure> {
  const time = ownTime();
  const seen = await attemptTwice(server, context);
  return 'wire' in seen ? unlessWeWereSilent(seen, time()) : seen;
}

/** A broker may have hung up because we were silent. */
function unlessWeWereSilent(seen: SignIn, time: OwnTime): SignIn {
  const judged = <T>(each: Observation<T>): Observation<T> =>
    each.status === 'failed' ? unanswered(unlessHeldUp(each.failure, time), each.source, each.at) : each;
  const { apiVersions, handshake, authenticate } = seen;
  return {
    ...seen,
    apiVersions: judged(apiVersions),
    handshake: judged(handshake),
    authenticate: judged(authenticate),
  };
}

/** A broker that closes the connection while the token is fetched is asked again with the token at hand. */
async function attemptTwice(server: Server, context: SignInContext): Promise<SignIn | Failure> {
  const { target, token, signal } = context;
  const first = await attempt(server, context, token);
  if (!('wire' in first) || !endedBeforeSasl(first)) return withoutTokenInTheClear(first, target);
  const arrived = await abortable(token, signal).catch(() => undefined);
  if (arrived === undefined) return { ...first, authenticate: missing('there is no token to sign in with') };
  const second = await attempt(server, context, Promise.resolve(arrived));
  return 'wire' in second ? second : first;
}

async function attempt(
  server: Server,
  context: SignInContext,
  token: Promise<string | undefined>,
): Promise<SignIn | Failure> {
  const { target, world, signal, extensions, span } = context;
  const opened = await span('broker connection', () => open(server, context));
  if (!('destroy' in opened)) return opened;
  return signIn(opened, {
    token: target.securityProtocol === 'PLAINTEXT' ? Promise.resolve(undefined) : token,
    extensions,
    header: gs2Header(target),
    source: authorityOf(server),
    now: world.now,
    timeLimit: { ms: target.connectTimeoutMs, signal },
    span,
  });
}

/** Opens a connection like the client's, and records it. */
export async function open(
  server: Server,
  {
    target,
    world,
    signal,
    record,
    policy,
  }: Pick<SignInContext, 'target' | 'world' | 'signal' | 'record' | 'policy'>,
) {
  const tls = trustOf(target);
  if (tls !== undefined && 'stage' in tls) return tls;
  const { connection, socket } = await openConnection(
    { ...server, ...(tls === undefined ? {} : { tls }), ...(policy === undefined ? {} : { policy }) },
    { world, signal, family: target.family, timeoutMs: target.connectTimeoutMs },
  );
  record(connection);
  return socket ?? failureOf(connection) ?? UNSAID;
}

const UNSAID: Failure = { stage: 'tcp', code: 'UNKNOWN', message: 'the connection did not come about' };

/** Undefined for a plaintext connection. Only by its exact name: an unknown protocol is tried over TLS. */
function trustOf(target: Target): TlsSettings | Failure | undefined {
  if (target.securityProtocol === 'SASL_PLAINTEXT' || target.securityProtocol === 'PLAINTEXT')
    return undefined;
  try {
    return tlsSettings(target, { clientCertificate: true, clientTrusts: target.ownTrust?.broker });
  } catch (error) {
    return { stage: 'tls', ...faultOf(error) };
  }
}

const endedBeforeSasl = ({ authenticate }: SignIn): boolean =>
  authenticate.status === 'failed' && authenticate.failure.code === CLOSED_BEFORE_SASL;

/** A client with this protocol sends no token, and we send none unencrypted that it would not have sent. */
const withoutTokenInTheClear = (seen: SignIn | Failure, { securityProtocol }: Target): SignIn | Failure =>
  securityProtocol === 'PLAINTEXT' && 'wire' in seen && seen.authenticate.status === 'missing'
    ? { ...seen, authenticate: missing('with security.protocol PLAINTEXT no token is sent') }
    : seen;
