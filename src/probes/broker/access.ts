import type { ApiVersions, GroupAccess, Metadata } from '../../evidence/broker.ts';
import { missing, observed, unanswered, type Observation } from '../../evidence/observation.ts';
import type { Target } from '../../settings/target.ts';
import { unlessHeldUp } from '../deadline.ts';
import { ownTime } from '../own-time.ts';
import { Broken, failureFrom } from './failure.ts';
import {
  coordinatorOf,
  groupsOf,
  metadataOf,
  type ClusterView,
  type Coordinator,
  type Request,
} from './messages.ts';
import { within, type TimeLimit } from './time-limit.ts';
import type { Wire } from './wire.ts';

/** The topic that stores consumer group offsets. Looking up a coordinator makes a broker create it if it is missing. */
const OFFSETS_TOPIC = '__consumer_offsets';

const UNKNOWN_TOPIC = 3;
/** 14 COORDINATOR_LOAD_IN_PROGRESS, 15 COORDINATOR_NOT_AVAILABLE, 16 NOT_COORDINATOR: ask another broker. */
const ASK_ANOTHER = [14, 15, 16];

export interface AccessOptions {
  readonly wanted: Pick<Target, 'topics' | 'groups'>;
  readonly apis: ApiVersions['apis'];
  /** `host:port`, for the evidence. */
  readonly source: string;
  readonly now: () => number;
  readonly timeLimit: TimeLimit;
  /** Tries to connect to a broker that Metadata names. */
  readonly reach: (brokers: Metadata['brokers']) => Promise<void>;
  /**
   * Signs in to another broker; undefined when that fails.
   *
   * @throws Broken when the token must not be sent there
   */
  readonly signInTo: (coordinator: {
    readonly host: string;
    readonly port: number;
  }) => Promise<Wire | undefined>;
}

export interface Access {
  readonly metadata: Observation<Metadata>;
  readonly groups: Observation<readonly GroupAccess[]>;
}

/**
 * Over a signed-in connection, asks for the brokers and for the client's permissions on the topics and groups it wants;
 * then tries to reach each broker. Creates and changes nothing. Never rejects.
 */
export async function observeAccess(wire: Wire, options: AccessOptions): Promise<Access> {
  const { wanted } = options;
  const ask = asking(wire, options);
  const topics = [...new Set(wanted.topics.map(({ name }) => name))];
  const groups = [...new Set(wanted.groups)];
  const view = ask(metadataOf(groups.length === 0 ? topics : [...topics, OFFSETS_TOPIC]));
  const [metadata, groupAccess] = await Promise.all([
    outcome(
      view.then((seen) => metadataFrom(seen, wanted)),
      options,
    ),
    groups.length === 0
      ? missing('no group was named', '--group')
      : outcome(groupAccesses(groups, view, ask, options), options),
    view.then(({ brokers }) => options.reach(brokers)).catch(() => undefined),
  ]);
  return { metadata, groups: groupAccess };
}

async function outcome<T>(work: Promise<T>, { source, now }: AccessOptions): Promise<Observation<T>> {
  const time = ownTime();
  try {
    return observed(await work, source, now());
  } catch (error) {
    return unanswered(unlessHeldUp(failureFrom(error, 'kafka'), time()), source, now());
  }
}

type Ask = <T>(request: Request<T>) => Promise<T>;

const asking =
  (wire: Wire, { apis, timeLimit }: Pick<AccessOptions, 'apis' | 'timeLimit'>): Ask =>
  async (request) => {
    const [lowest, highest] = apis[request.apiKey] ?? [-1, -1];
    if (request.apiVersion < lowest || request.apiVersion > highest) {
      throw new Broken({
        stage: 'kafka',
        code: 'UNSUPPORTED_VERSION',
        message: `the broker does not speak version ${request.apiVersion} of api ${request.apiKey}`,
      });
    }
    return within(timeLimit, wire.ask(request));
  };

const metadataFrom = ({ brokers, topics }: ClusterView, wanted: AccessOptions['wanted']): Metadata => ({
  brokers,
  topics: wanted.topics.flatMap(({ name, wanted: operation }) => {
    const seen = topics.find((each) => each.name === name);
    return seen === undefined ? [] : [{ ...seen, wanted: operation }];
  }),
});

/**
 * Any broker knows whether a group is denied; only the group's coordinator knows what is permitted. So the other groups
 * are asked about there, unless looking up the coordinator would create a topic.
 */
async function groupAccesses(
  groups: readonly string[],
  view: Promise<ClusterView>,
  ask: Ask,
  options: AccessOptions,
): Promise<readonly GroupAccess[]> {
  const answered = await ask(groupsOf(groups));
  const here = groups.flatMap((name) => answered.find((each) => each.name === name) ?? []);
  const elsewhere = here.filter(({ errorCode }) => ASK_ANOTHER.includes(errorCode)).map(({ name }) => name);
  if (elsewhere.length === 0) return here;
  const offsets = (await view).topics.find(({ name }) => name === OFFSETS_TOPIC);
  if (offsets === undefined || offsets.errorCode === UNKNOWN_TOPIC) return here;

  const coordinators = await Promise.all(
    elsewhere.map(async (name) => ({ name, coordinator: await ask(coordinatorOf(name)) })),
  );
  const better = await Promise.all([...byBroker(coordinators)].map((each) => askThere(each, options)));
  const denied = coordinators.flatMap(({ name, coordinator: { errorCode } }) =>
    errorCode === 0 ? [] : [{ name, errorCode }],
  );
  return here.map((each) => [...better.flat(), ...denied].find(({ name }) => name === each.name) ?? each);
}

interface GroupsAtBroker {
  readonly host: string;
  readonly port: number;
  readonly groups: readonly string[];
}

function byBroker(
  found: readonly { readonly name: string; readonly coordinator: Coordinator }[],
): readonly GroupsAtBroker[] {
  const places = new Map<string, GroupsAtBroker>();
  for (const { name, coordinator } of found) {
    const { errorCode, host, port } = coordinator;
    if (errorCode !== 0) continue;
    const groups = places.get(`${host}:${port}`)?.groups ?? [];
    places.set(`${host}:${port}`, { host, port, groups: [...groups, name] });
  }
  return [...places.values()];
}

async function askThere(
  { host, port, groups }: GroupsAtBroker,
  options: AccessOptions,
): Promise<readonly GroupAccess[]> {
  const wire = await options.signInTo({ host, port });
  if (wire === undefined) return [];
  try {
    return await asking(wire, options)(groupsOf(groups));
  } catch {
    return [];
  } finally {
    wire.close();
  }
}
