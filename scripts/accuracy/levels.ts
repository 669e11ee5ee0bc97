import { Socket } from 'node:net';
import { targetFrom } from '../../src/doctor/load.ts';
import type { CauseId } from '../../src/evidence/gate.ts';
import { gateOf, type Gate } from '../../src/evidence/gate.ts';
import { cacheKeys } from '../../src/lab/confluent/cached-keys.ts';
import { identityProvider } from '../../src/lab/idp/idp.ts';
import type { Lab } from '../../src/lab/lab.ts';
import type { LabSettings } from '../../src/lab/settings.ts';
import { obtainToken } from '../../src/probes/obtain-token.ts';
import { startRun } from '../../src/probes/run.ts';
import type { World } from '../../src/probes/world.ts';
import { Secret, type Target } from '../../src/settings/target.ts';
import { fileFor, targetOf } from './client-file.ts';

/** The part of a running lab that a level can see. */
export interface View {
  readonly target: Target;
  readonly world: World;
}

/** A lab that runs one scenario, and its actual state. */
export interface Scene {
  readonly scenario: CauseId;
  readonly lab: Lab;
  readonly settings: LabSettings;
  /** The token that the client gets; undefined when it gets none. Requested once, when a level needs it. */
  readonly token: () => Promise<string | undefined>;
}

/** How much of the evidence a person has. */
export interface Level {
  readonly id: string;
  readonly title: string;
  /** Undefined if this level's input does not exist, for example because no token was issued. */
  readonly view: (scene: Scene) => Promise<View | undefined>;
  /**
   * Whether the fault can be visible in this level's evidence. If not, the scenario is not counted, unless the doctor
   * names a cause: a wrong one is wrong at every level.
   */
  readonly reaches: (scenario: CauseId, scene: Scene) => boolean;
  /** The root cause that the level itself adds. */
  readonly own?: CauseId;
}

const everywhere = (): boolean => true;

/**
 * Gates that Confluent judges by the token: their faults are in the token, or in what it is compared with. Faults of
 * other gates come before the token or after the sign-in, and leave the token unchanged.
 */
const JUDGED_BY_TOKEN: readonly Gate[] = ['jwt', 'discovery', 'jwks', 'provider', 'pool', 'clock'];
const isJudgedByToken = (scenario: CauseId): boolean => JUDGED_BY_TOKEN.includes(gateOf(scenario));

export const LEVELS: readonly Level[] = [
  {
    id: 'full',
    title: 'everything, with a Cloud API key',
    view: ({ lab }) => Promise.resolve({ target: lab.target, world: lab.world }),
    reaches: everywhere,
  },
  {
    id: 'no-api-key',
    title: 'everything but a Cloud API key',
    view: ({ lab }) => {
      const { confluentApiKey: _key, confluentApiSecret: _secret, ...target } = lab.target;
      return Promise.resolve({ target, world: lab.world });
    },
    reaches: everywhere,
  },
  {
    id: 'no-api-key-console',
    title: 'everything but a Cloud API key, and what the console shows',
    view: async (scene) => {
      const { confluentApiKey: _key, confluentApiSecret: _secret, ...target } = scene.lab.target;
      return { target: { ...target, ...(await consoleOf(scene)) }, world: scene.lab.world };
    },
    reaches: everywhere,
  },
  {
    id: 'token-console',
    title: 'a token and what the console shows, offline',
    view: async (scene) => {
      const token = await scene.token();
      if (token === undefined) return undefined;
      return { target: { ...offline(token), ...(await consoleOf(scene)) }, world: scene.lab.world };
    },
    reaches: isJudgedByToken,
  },
  {
    id: 'token-only',
    title: 'a pasted token, offline',
    view: async ({ token, lab }) => {
      const text = await token();
      return text === undefined ? undefined : { target: offline(text), world: lab.world };
    },
    reaches: isJudgedByToken,
  },
  {
    id: 'client-file',
    title: "the client's own file, offline",
    view: async ({ lab }) => {
      // The lab's own authority: no client of a real provider has it in its file.
      const { ca: _ca, ...settings } = lab.settings;
      return { target: await targetOf(fileFor(settings)), world: lab.world };
    },
    reaches: (scenario) => gateOf(scenario) === 'config' || IN_THE_FILE.includes(scenario),
  },
  {
    id: 'broker-unreachable',
    title: "everything, and no way to the broker's port",
    view: ({ lab, settings }) =>
      Promise.resolve({ target: lab.target, world: withoutKafka(lab.world, settings) }),
    reaches: (scenario) => !BEHIND_THE_PORT.includes(gateOf(scenario)) && !AT_THE_PORT.includes(scenario),
    own: 'network/tcp-broker-blocked',
  },
];

/** Faults outside the `config` gate that are visible in a client's file. */
const IN_THE_FILE: readonly CauseId[] = ['pool/id-typo-shape'];

/** Faults that only an answering broker can show; the blocked port has to be opened first. */
const BEHIND_THE_PORT: readonly Gate[] = ['broker', 'sasl', 'authorization'];
/** Another fault of the blocked connection itself. */
const AT_THE_PORT: readonly CauseId[] = ['network/tls-plaintext-listener', 'network/tcp-refused'];

const offline = (token: string): Target => ({
  ...targetFrom({ token, offline: true }),
  token: new Secret(token),
});

/** The token that the client would send, from the token endpoint's answer. */
export async function tokenIn({ target, world }: Lab): Promise<string | undefined> {
  const run = startRun(target, { world });
  try {
    return (await obtainToken(target, run)).raw?.text;
  } finally {
    await run.close();
  }
}

/**
 * The values of Confluent's console: of the provider that the client is meant to use, otherwise the only one, and of
 * the pool that the client names, otherwise the only one. The pool's id is the client's.
 */
export async function consoleOf({ lab: { target }, settings }: Scene): Promise<Pick<Target, 'console'>> {
  const { providers } = settings.confluent;
  const provider = providers.find(({ id }) => id === target.providerId) ?? only(providers);
  const pools = provider?.pools ?? [];
  const pool =
    pools.find(({ id }) => id === target.poolId) ?? (target.poolId === undefined ? only(pools) : undefined);
  const keys =
    provider === undefined ? [] : await cacheKeys(settings, identityProvider(settings.idp)).of(provider);
  return {
    ...(target.providerId !== undefined && { providerId: target.providerId }),
    ...(target.poolId !== undefined && { poolId: target.poolId }),
    console: {
      ...(provider !== undefined && {
        issuer: provider.issuer,
        jwksUri: provider.jwks_uri,
        keys: keys.flatMap(({ kid }) => (typeof kid === 'string' ? [kid] : [])),
      }),
      ...(pool !== undefined && { poolFilter: pool.filter, poolIdentityClaim: pool.identity_claim }),
    },
  };
}

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);

/**
 * A firewall in front of the broker: the system's error when a SYN is not answered (connect(2), ETIMEDOUT), without the
 * wait.
 */
export function withoutKafka(world: World, { broker }: LabSettings): World {
  const hosts = new Set([broker.bootstrap, ...broker.advertised.map(([, host]) => host)].map(hostOf));
  return {
    ...world,
    connect: (to) => {
      if (!hosts.has(to.host.toLowerCase()) || to.port === HTTPS) return world.connect(to);
      const error = new Error(`connect ETIMEDOUT ${to.address}:${to.port}`);
      const socket = new Socket();
      setImmediate(() => socket.destroy(Object.assign(error, { code: 'ETIMEDOUT', syscall: 'connect' })));
      return socket;
    },
  };
}

/** The brokers' REST endpoint uses HTTPS, which firewalls allow. */
const HTTPS = 443;
const hostOf = (authority: string): string => authority.replace(/:\d+$/, '').toLowerCase();
