import { sh, type ShellCommand } from '../../commands/sh.ts';
import { presumeConnection } from '../../repair/amend.ts';
import type { ClientFacts } from '../../evidence/client.ts';
import type { Certificate, Connection } from '../../evidence/connection.ts';
import { ownFile } from '../../clients/facts.ts';
import type { BrokerTrust } from '../../clients/token-trust.ts';
import type { ClientConfiguration } from '../../evidence/configuration.ts';
import { client } from '../../facts/client.ts';
import { clock } from '../../facts/clock.ts';
import { network, type Leg } from '../../facts/network.ts';
import { fact, known, mapReading, thenReading, type Fact } from '../../evidence/fact.ts';
import type { FamilyId } from '../../evidence/family.ts';
import type { CauseId } from '../../evidence/gate.ts';
import { isLoopback, isPrivateAddress } from '../../evidence/reach.ts';
import { firstFailure, NOT_TRUSTED_BY_CLIENT, saysNothing, wasNotTried } from '../../evidence/stages.ts';
import { defineCause, type Cause, type EvidenceRow, type Recognition, type Strength } from '../define.ts';
import type { Fix } from '../../evidence/fix.ts';
import { isVendorRun } from '../../idp/vendor-host.ts';
import { isConfluentHost } from '../../spelling/confluent-names.ts';
import { interceptorIn, isPublicAuthority } from './authorities.ts';
import { handshake } from './commands.ts';

/** A connection that the client needs and that failed, and where it failed. */
export interface BrokenLeg {
  readonly leg: Leg;
  readonly host: string;
  readonly port: number;
  readonly stage: 'dns' | 'tcp' | 'tunnel' | 'tls';
  readonly code: string;
  readonly message: string;
  /** The certificates that the server presented, leaf first, as far as they were received. */
  readonly chain: readonly Certificate[];
  /** It failed between this machine and the proxy: the server itself was not reached. */
  readonly atProxy: boolean;
  /** The same server, reached by a route that the client does not use. */
  readonly detour: Connection | undefined;
}

/** The client settings that affect its connections. */
export interface ClientSide {
  readonly family: FamilyId | undefined;
  readonly caFile: string | undefined;
  /** An authority that it trusts for the broker but not for the token endpoint. */
  readonly brokerOnlyTrust: BrokerTrust | undefined;
  readonly configuration: ClientConfiguration | undefined;
}

/** What a network cause may read besides the failed connection. */
export interface LegContext {
  /** The issuer of the last certificate presented on each connection of the run, whether the client needs it or not. */
  readonly authorities: ReadonlyMap<string, string>;
  /** The authority of the identity provider, if it is not trusted here. */
  readonly idpAuthority: string | undefined;
  readonly client: ClientSide;
  /** Milliseconds by which other machines' clocks are ahead of ours, if known. */
  readonly othersAhead: number | undefined;
}

/**
 * A cause of failed connections. It covers all the connections that it explains together, so that one interception of
 * five hosts is one root cause.
 */
export const legCause = (spec: {
  readonly id: CauseId;
  readonly title: string;
  readonly transient?: true | ((broken: BrokenLeg) => boolean);
  readonly strength: Strength | ((broken: BrokenLeg, context: LegContext) => Strength);
  /** What it is about: the server (default), the proxy in front of it, or a working route that avoids the failure. */
  readonly about?: 'server' | 'proxy' | 'detour';
  readonly breaks: (broken: BrokenLeg, context: LegContext) => boolean;
  readonly because: (
    broken: BrokenLeg,
    all: readonly BrokenLeg[],
    client: ClientSide,
    legs: readonly Leg[],
  ) => string;
  readonly rows?: (broken: BrokenLeg) => readonly EvidenceRow[];
  /** Two values of the first connection that disagree. */
  readonly contrast?: (
    broken: BrokenLeg,
    client: ClientSide,
  ) => readonly [EvidenceRow, EvidenceRow] | undefined;
  readonly repaired: string;
  readonly fix: (broken: BrokenLeg, client: ClientFacts) => Fix;
}): Cause =>
  defineCause({
    id: spec.id,
    title: spec.title,
    reads: { legs: network.legs, broken: brokenLegs, authorities: untrusted, caFile: client.caFile },
    mayRead: {
      othersAhead: clock.othersAhead,
      configuration: client.file,
      brokerOnlyTrust: ownFile.brokerOnlyTrust,
      family: client.family,
    },
    recognise: (facts): LegRecognition | null => {
      const { broken, authorities, caFile, brokerOnlyTrust, configuration, family, othersAhead } = facts;
      const ofClient: ClientSide = { family, caFile, brokerOnlyTrust, configuration };
      const idp = broken.find((each) => !isBroker(each) && isUntrusted(each));
      const context: LegContext = {
        authorities,
        idpAuthority: idp === undefined ? undefined : topIssuer(idp),
        client: ofClient,
        othersAhead,
      };
      const mine = broken.filter(
        (each) => subjectOf(each) === (spec.about ?? 'server') && spec.breaks(each, context),
      );
      const first = mine[0];
      if (first === undefined) return null;
      const contrast = spec.contrast?.(first, ofClient);
      const strength = typeof spec.strength === 'function' ? spec.strength(first, context) : spec.strength;
      const because = spec.because(first, mine, ofClient, facts.legs);
      return {
        strength,
        transient: typeof spec.transient === 'function' ? spec.transient(first) : spec.transient === true,
        ...(contrast === undefined ? {} : { contrast }),
        because,
        rows: mine.flatMap((each) => [
          {
            label: each.leg.authority,
            value: inShort(each),
            source: `${STAGES[each.stage]} of this run`,
          },
          ...(spec.rows?.(each) ?? []),
        ]),
        mine,
        first,
        ...(first.leg.guessed === true && asGuess(strength, because, mine, facts.legs)),
      };
    },
    repair: (evidence, { mine }) =>
      Object.entries(evidence.connections)
        .filter(([authority, each]) =>
          mine.some((broken) => broken.leg.authority === authority || failsAlike(each, broken)),
        )
        .reduce((before, [authority]) => presumeConnection(before, authority), evidence),
    repaired: spec.repaired,
    fix: ({ first }, evidence) => spec.fix(first, evidence.client),
  });

/** Whether another connection, of the doctor alone, fails at the same proxy or at the same interceptor. */
function failsAlike(other: Connection, { stage, code, atProxy, leg, chain }: BrokenLeg): boolean {
  const failure = firstFailure(other);
  if (failure?.stage !== stage || failure.code !== code) return false;
  if (atProxy) return other.proxy === leg.connection.proxy;
  const authority = topIssuer({ chain });
  return authority !== undefined && authority === topIssuer({ chain: other.tls?.value?.chain ?? [] });
}

/** Failures at brokers that the cluster has not listed are less certain, and occur later. */
const asGuess = (
  strength: Strength,
  because: string,
  mine: readonly BrokenLeg[],
  legs: readonly Leg[],
): Pick<Recognition, 'strength' | 'because' | 'later'> => ({
  strength: isStrong(strength) && !isDoubtful(mine, legs) ? 'shown' : 'suggested',
  because: `${because} The cluster lists its brokers only after sign-in: ${mine.length === 1 ? 'this name follows' : 'these names follow'} from the bootstrap server's.`,
  later: true,
});

const isStrong = (strength: Strength): boolean => strength === 'stated' || strength === 'shown';

/**
 * Whether the names may be wrong, or may fail to resolve for another reason. Public DNS has all names of Confluent's
 * clusters; a private zone has only those that someone added. A local listener may be a proxy with its own names.
 */
function isDoubtful(mine: readonly BrokenLeg[], legs: readonly Leg[]): boolean {
  const bootstrap = legs.find(({ to }) => to === 'broker')?.connection;
  const addresses = bootstrap?.dns?.ok === true ? bootstrap.dns.value.addresses : [];
  const isPrivateZone = addresses.some(({ address }) => isPrivateAddress(address) && !isLoopback(address));
  return mine.some(({ stage, code }) => code === 'ETIMEDOUT' || (stage === 'dns' && !isPrivateZone));
}

interface LegRecognition extends Recognition {
  readonly mine: readonly BrokenLeg[];
  readonly first: BrokenLeg;
}

/** Omits the resolver's message, which only repeats its code and the name. */
const inShort = ({ stage, code, message }: BrokenLeg): string =>
  stage === 'dns' && message.includes(code)
    ? code
    : message.includes(code) || code === NOT_TRUSTED_BY_CLIENT
      ? message
      : `${message} (${code})`;

const STAGES = {
  dns: 'name resolution',
  tcp: 'TCP connection',
  tunnel: 'proxy tunnel',
  tls: 'TLS handshake',
} as const;

const brokenLegs: Fact<readonly BrokenLeg[]> = fact('connections that fail', (evidence) =>
  thenReading(network.legs.read(evidence), (legs, source) =>
    known(brokenAmong(legs, Object.values(evidence.connections)), source),
  ),
);

const brokenAmong = (legs: readonly Leg[], connections: readonly Connection[]): readonly BrokenLeg[] =>
  legs.flatMap((leg) => {
    const { connection } = leg;
    const failure = firstFailure(connection);
    if (failure === undefined || saysNothing(failure.code) || wasNotTried(connection)) return [];
    return [
      {
        leg,
        host: connection.host,
        port: connection.port,
        chain: connection.tls?.value?.chain ?? [],
        atProxy: connection.proxy !== undefined && failure.stage !== 'tls',
        detour: connections.find(
          (each) =>
            each.detour === true &&
            each.host === connection.host &&
            each.port === connection.port &&
            firstFailure(each) === undefined,
        ),
        ...failure,
      },
    ];
  });

/** If another route reaches the server, the client's route is at fault. */
const subjectOf = ({ atProxy, detour, stage }: BrokenLeg): 'server' | 'proxy' | 'detour' =>
  atProxy ? 'proxy' : detour !== undefined && stage !== 'tls' ? 'detour' : 'server';

/** The server at the other end, in words. */
export const nameOf = ({ leg }: BrokenLeg): string =>
  ({
    'identity-provider': 'the identity provider',
    broker: 'the bootstrap server',
    'advertised-broker': 'a broker behind the bootstrap server',
  })[leg.to];

export const isBroker = ({ leg }: BrokenLeg): boolean => leg.to !== 'identity-provider';

/**
 * A broker behind a bootstrap server of Confluent Cloud, which speaks TLS on every port: if the connection ends during
 * the handshake, something on the way filters by server name.
 */
export const isFilteredByName = ({ leg, host }: BrokenLeg): boolean =>
  leg.to === 'advertised-broker' && isConfluentHost(host);

/** No answer came, or none can come: a firewall drops packets, or there is no route to the address. */
export const isUnreachable = (code: string): boolean =>
  ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EACCES', 'EPERM'].includes(code);

/** The chain ends in a certificate that this machine does not trust. */
export const isUntrusted = ({ code, chain }: Refused): boolean =>
  UNTRUSTED.has(code) || (code === LEAF_ALONE && isOfPrivateRoot(chain));

type Refused = Pick<BrokenLeg, 'code' | 'chain'>;

const UNTRUSTED: ReadonlySet<string> = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_GET_ISSUER_CERT',
  'CERT_UNTRUSTED',
]);
const LEAF_ALONE = 'UNABLE_TO_VERIFY_LEAF_SIGNATURE';

/**
 * A server does not send its root. So a certificate that is alone may be complete, issued by a private root itself:
 * public authorities name themselves in it, and say where their own certificate is.
 */
const isOfPrivateRoot = (chain: readonly Certificate[]): boolean =>
  chain.at(-1)?.locatesIssuer === false && !isPublicAuthority(topIssuer({ chain }) ?? '');

/** The issuer of the last certificate of the chain: the authority that would have to be trusted. */
export const topIssuer = ({ chain }: Pick<BrokenLeg, 'chain'>): string | undefined => chain.at(-1)?.issuer;

/** Hosts whose chain ends in an authority that is not trusted here, and its name. */
export const untrustedAuthorities = (connections: readonly Connection[]): ReadonlyMap<string, string> =>
  new Map(
    connections.flatMap(({ host, tls }) => {
      const issuer =
        tls?.ok === false && (UNTRUSTED.has(tls.code) || tls.code === LEAF_ALONE)
          ? tls.value?.chain?.at(-1)?.issuer
          : undefined;
      return issuer === undefined ? [] : [[host, issuer] as const];
    }),
  );

const untrusted: Fact<ReadonlyMap<string, string>> = fact('authorities that are not trusted', (evidence) =>
  mapReading(network.all.read(evidence), untrustedAuthorities),
);

/** The server, or an interceptor, sends a certificate without its issuer's. */
export const isLeafAlone = ({ code, chain }: Refused): boolean =>
  code === LEAF_ALONE && !isOfPrivateRoot(chain);

type Shown = Pick<BrokenLeg, 'host' | 'chain'>;
type Authorities = Pick<LegContext, 'authorities'>;

/**
 * Whether a device on the way replaces certificates: a vendor's host (Confluent Cloud, Okta, Entra ID) never has one
 * from a private authority. A company's own identity provider and broker may well share an authority.
 */
export const isIntercepted = (broken: Shown, context: Authorities): boolean =>
  isInterceptedElsewhere(broken, context) ||
  (isVendorRun(broken.host) && !isPublicAuthority(topIssuer(broken) ?? ''));

/**
 * Whether there is evidence besides this host's certificate: the interceptor's name, or a vendor's host with the same
 * authority.
 */
export const isInterceptedElsewhere = (broken: Shown, { authorities }: Authorities): boolean =>
  interceptorIn(broken.chain) !== undefined ||
  isConfluentHost(broken.host) ||
  [...authorities].some(
    ([host, issuer]) => host !== broken.host && isVendorRun(host) && issuer === topIssuer(broken),
  );

/** Whether its certificate comes from the same authority as the identity provider's. */
export const sharesIdpsAuthority = (broken: BrokenLeg, { idpAuthority }: LegContext): boolean =>
  idpAuthority !== undefined && topIssuer(broken) === idpAuthority;

/** Shows a server's certificates without sending anything else. */
export const showChain = ({ host, port }: BrokenLeg): ShellCommand =>
  handshake({ host, port }, sh`-showcerts`);
