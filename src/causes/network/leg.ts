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
import type { CauseId } from '../../evidence/gate.ts';
import { isLoopback, isPrivateAddress } from '../../evidence/reach.ts';
import { firstFailure, wasNotTried } from '../../evidence/stages.ts';
import { defineCause, type Cause, type EvidenceRow, type Recognition, type Strength } from '../define.ts';
import type { Fix } from '../../evidence/fix.ts';
import { isVendorRun } from '../../idp/vendor-host.ts';
import { isConfluentHost } from '../../spelling/confluent-names.ts';
import { interceptorIn, isPublicAuthority } from './authorities.ts';
import { handshake } from './commands.ts';

/** A connection that the client needs and that failed, and where it stopped. */
export interface BrokenLeg {
  readonly leg: Leg;
  readonly host: string;
  readonly port: number;
  readonly stage: 'dns' | 'tcp' | 'tunnel' | 'tls';
  readonly code: string;
  readonly message: string;
  /** The certificates that the other side showed, leaf first, as far as they were seen. */
  readonly chain: readonly Certificate[];
  /** It stopped between this machine and the proxy: the server itself was not reached. */
  readonly atProxy: boolean;
  /** The same server, reached by a route that the client does not use. */
  readonly detour: Connection | undefined;
}

/** What of the client's configuration bears on its connections. */
export interface ClientSide {
  readonly caFile: string | undefined;
  /** An authority that it trusts for the broker and not for the token endpoint. */
  readonly brokerOnlyTrust: BrokerTrust | undefined;
  /** Its own file, if it has one. */
  readonly configuration: ClientConfiguration | undefined;
}

/** What a network cause may look at besides the broken connection itself. */
export interface LegContext {
  /** Of every connection of the run, whether the client needs it or not: who issued the last certificate shown. */
  readonly authorities: ReadonlyMap<string, string>;
  /** The authority of the identity provider, where it is not trusted here. */
  readonly idpAuthority: string | undefined;
  readonly client: ClientSide;
  /** Milliseconds by which the others' clocks are ahead of ours, where that is known. */
  readonly othersAhead: number | undefined;
}

/**
 * A cause of failed connections. It takes all the connections that it broke together, so that one interception of five
 * hosts is one root cause.
 */
export const legCause = (spec: {
  readonly id: CauseId;
  readonly title: string;
  readonly transient?: true | ((broken: BrokenLeg) => boolean);
  readonly strength: Strength | ((broken: BrokenLeg, context: LegContext) => Strength);
  /** What it is about: the server (default), the proxy in front of it, or that there is a way past what is broken. */
  readonly about?: 'server' | 'proxy' | 'detour';
  readonly breaks: (broken: BrokenLeg, context: LegContext) => boolean;
  readonly because: (
    broken: BrokenLeg,
    all: readonly BrokenLeg[],
    client: ClientSide,
    legs: readonly Leg[],
  ) => string;
  readonly rows?: (broken: BrokenLeg) => readonly EvidenceRow[];
  /** Two values of the first of them that disagree. */
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
    reads: { legs: network.legs, connections: network.all, caFile: client.caFile },
    mayRead: {
      othersAhead: clock.othersAhead,
      configuration: client.file,
      brokerOnlyTrust: ownFile.brokerOnlyTrust,
    },
    recognise: (facts): LegRecognition | null => {
      const { caFile, brokerOnlyTrust, configuration, othersAhead } = facts;
      const ofClient: ClientSide = { caFile, brokerOnlyTrust, configuration };
      const broken = brokenLegs(facts.legs, facts.connections);
      const idp = broken.find((each) => !isBroker(each) && isUntrusted(each.code));
      const context: LegContext = {
        authorities: untrustedAuthorities(facts.connections),
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
      mine.reduce((before, { leg }) => presumeConnection(before, leg.authority), evidence),
    repaired: spec.repaired,
    fix: ({ first }, evidence) => spec.fix(first, evidence.client),
  });

/** What is seen at brokers that the cluster has not listed is believed less, and met later. */
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
 * Whether the names may be wrong, or be answered late. Public DNS has all names of Confluent's clusters; a private zone has
 * those that somebody put there. What listens on this machine may be a proxy with names of its own.
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

/** The resolver's message is its code and the name again. */
const inShort = ({ stage, code, message }: BrokenLeg): string =>
  stage === 'dns' && message.includes(code)
    ? code
    : message.includes(code)
      ? message
      : `${message} (${code})`;

const STAGES = {
  dns: 'name resolution',
  tcp: 'TCP connection',
  tunnel: 'proxy tunnel',
  tls: 'TLS handshake',
} as const;

const brokenLegs = (legs: readonly Leg[], connections: readonly Connection[]): readonly BrokenLeg[] =>
  legs.flatMap((leg) => {
    const { connection } = leg;
    const failure = firstFailure(connection);
    if (failure === undefined || failure.code === 'ABORTED' || wasNotTried(connection)) return [];
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

/** A server that another route reaches is up: the client's route to it is at fault. */
const subjectOf = ({ atProxy, detour, stage }: BrokenLeg): 'server' | 'proxy' | 'detour' =>
  atProxy ? 'proxy' : detour !== undefined && stage !== 'tls' ? 'detour' : 'server';

/** Whose end of the connection it is, in words. */
export const nameOf = ({ leg }: BrokenLeg): string =>
  ({
    'identity-provider': 'the identity provider',
    broker: 'the bootstrap server',
    'advertised-broker': 'a broker behind the bootstrap server',
  })[leg.to];

export const isBroker = ({ leg }: BrokenLeg): boolean => leg.to !== 'identity-provider';

/**
 * A broker behind a bootstrap server of Confluent Cloud, which speaks TLS on every port: if it ends during the handshake,
 * somebody on the way goes by the server's name.
 */
export const isFilteredByName = ({ leg, host }: BrokenLeg): boolean =>
  leg.to === 'advertised-broker' && isConfluentHost(host);

/** No answer came, or none can come: a firewall drops packets, or there is no route to the address. */
export const isUnreachable = (code: string): boolean =>
  ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EACCES', 'EPERM'].includes(code);

/** The chain ends in a certificate that this machine does not trust. */
export const isUntrusted = (code: string): boolean =>
  [
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_GET_ISSUER_CERT',
    'CERT_UNTRUSTED',
  ].includes(code);

/** Who issued the last certificate of the chain: the authority that would have to be trusted. */
export const topIssuer = ({ chain }: Pick<BrokenLeg, 'chain'>): string | undefined => chain.at(-1)?.issuer;

/** Hosts whose chain ends in an authority that is not trusted here, with its name. */
export const untrustedAuthorities = (connections: readonly Connection[]): ReadonlyMap<string, string> =>
  new Map(
    connections.flatMap(({ host, tls }) => {
      const issuer =
        tls?.ok === false && (isUntrusted(tls.code) || isLeafAlone(tls.code))
          ? tls.value?.chain?.at(-1)?.issuer
          : undefined;
      return issuer === undefined ? [] : [[host, issuer] as const];
    }),
  );

/** The server, or an interceptor, shows a certificate without the one of its issuer. */
export const isLeafAlone = (code: string): boolean => code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE';

type Shown = Pick<BrokenLeg, 'host' | 'chain'>;
type Authorities = Pick<LegContext, 'authorities'>;

/**
 * Whether somebody on the way replaces certificates: a vendor's host (Confluent Cloud, Okta, Entra ID) never has one of a
 * private authority. A company's own identity provider and own broker may well share an authority.
 */
export const isIntercepted = (broken: Shown, context: Authorities): boolean =>
  isInterceptedElsewhere(broken, context) ||
  (isVendorRun(broken.host) && !isPublicAuthority(topIssuer(broken) ?? ''));

/** Whether more than this host's own certificate says so: the interceptor's name, or a vendor's host with the same authority. */
export const isInterceptedElsewhere = (broken: Shown, { authorities }: Authorities): boolean =>
  interceptorIn(broken.chain) !== undefined ||
  isConfluentHost(broken.host) ||
  [...authorities].some(
    ([host, issuer]) => host !== broken.host && isVendorRun(host) && issuer === topIssuer(broken),
  );

/** Whether it shows a certificate of the authority that the identity provider's comes from. */
export const sharesIdpsAuthority = (broken: BrokenLeg, { idpAuthority }: LegContext): boolean =>
  idpAuthority !== undefined && topIssuer(broken) === idpAuthority;

/** Looks at a server's certificates without sending anything else. */
export const showChain = ({ host, port }: BrokenLeg): ShellCommand =>
  handshake({ host, port }, sh`-showcerts`);
