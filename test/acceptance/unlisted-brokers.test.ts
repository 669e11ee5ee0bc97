import { describe, expect, it } from 'vitest';
import { examine, type Examination } from '../../src/doctor/examine.ts';
import type { LabSettings } from '../../src/lab/settings.ts';
import { startLab } from '../../src/lab/start.ts';

const NAMES_FAIL = 'network/dns-bootstrap-ok-broker-names-fail';
const BOOTSTRAP = 'pkc-7k2zq.us-east-1.aws.confluent.cloud';

type Arrange = (settings: LabSettings) => void;

async function examined(faults: readonly string[], arrange?: Arrange): Promise<Examination> {
  const lab = await startLab(faults, arrange === undefined ? {} : { arrange });
  try {
    return await examine(lab.target, { world: lab.world });
  } finally {
    await lab.close();
  }
}

const saidIn = ({ evidence, diagnosis }: Examination) => ({
  verdict: diagnosis.verdict,
  named: diagnosis.rootCauses.map(({ suspect, confidence }) => `${suspect.cause.id} (${confidence})`),
  notices: diagnosis.notices.map(({ id }) => id),
  unexplained: diagnosis.unexplained,
  guessed: evidence.broker.guessed?.status,
});
const said = async (faults: readonly string[], arrange?: Arrange) => saidIn(await examined(faults, arrange));

const refused = {
  verdict: 'unhealthy',
  named: ['jwt/iss-trailing-slash (likely)'],
  notices: [],
  unexplained: [],
};
const nameless = { ...refused, guessed: 'missing' };
const reached = { ...refused, guessed: 'observed' };

/** The sign-in is refused for another reason, and the brokers are fine. */
const SOUND: readonly (readonly [string, typeof nameless, (settings: LabSettings) => void])[] = [
  ['three brokers', reached, () => undefined],
  [
    'one broker, by its usual name',
    reached,
    ({ broker }) => void (broker.advertised = broker.advertised.slice(0, 1)),
  ],
  [
    'brokers from the second on',
    reached,
    ({ broker }) => void (broker.advertised = broker.advertised.slice(1)),
  ],
  [
    'a proxy in front of the cluster, with names of its own',
    nameless,
    (settings) => movedTo(settings, 'kafka.acme.example', (node) => `kafka-az${node}.acme.example`),
  ],
  [
    'a PrivateLink attachment',
    nameless,
    (settings) =>
      movedTo(
        settings,
        'lkc-orders1.us-east-1.aws.private.confluent.cloud',
        (node) => `lkc-orders1-000${node}.us-east-1.aws.private.confluent.cloud`,
      ),
  ],
  [
    'PrivateLink of a dedicated cluster',
    nameless,
    (settings) =>
      movedTo(
        settings,
        'lkc-orders1-l63jl.us-east-1.aws.glb.confluent.cloud',
        (node) => `e-0cb${node}-use1-az1-l63jl.us-east-1.aws.glb.confluent.cloud`,
      ),
  ],
];

function movedTo({ client, broker, confluent }: LabSettings, host: string, name: (node: number) => string) {
  client['bootstrapServers'] = [`${host}:9092`];
  broker.bootstrap = `${host}:9092`;
  broker.advertised = [0, 1, 2].map((node) => [node, name(node), 9092]);
  confluent.clusters[0]!.bootstrap = `${host}:9092`;
}

describe('a refused client whose brokers are fine', () => {
  it.each(SOUND)('%s', async (_, expected, arrange) => {
    expect(await said(['jwt/iss-trailing-slash'], arrange)).toEqual(expected);
  });
});

describe('a refused client whose brokers cannot be reached', () => {
  it('none resolves in a private zone: the second cause', async () => {
    const { named } = await said(['jwt/iss-trailing-slash', NAMES_FAIL]);
    expect(named).toEqual(['jwt/iss-trailing-slash (likely)', `${NAMES_FAIL} (likely)`]);
  });

  it('a filter answers only for the bootstrap name: possible', async () => {
    const { named } = await said(['jwt/iss-trailing-slash'], ({ broker, network }) => {
      network.unknownHosts.push(...broker.advertised.map(([, host]) => host));
    });
    expect(named).toEqual(['jwt/iss-trailing-slash (likely)', `${NAMES_FAIL} (possible)`]);
  });

  it('the firewall refuses them: the second cause', async () => {
    const { named } = await said(['jwt/iss-trailing-slash'], ({ broker, network }) => {
      network.refused.push(...broker.advertised.map(([, host, port]) => `${host}:${port}`));
    });
    expect(named).toEqual(['jwt/iss-trailing-slash (likely)', 'network/tcp-refused (likely)']);
  });

  it('the firewall drops packets to them, and the run does not wait long', async () => {
    const { named } = await said(['jwt/iss-trailing-slash'], ({ broker, client, network }) => {
      client['connectTimeout'] = '1s';
      network.unanswered.push(...broker.advertised.map(([, host, port]) => `${host}:${port}`));
    });
    expect(named).toEqual(['jwt/iss-trailing-slash (likely)', 'broker/az-mismatch (possible)']);
  });

  it('the run ends before they answer: nothing is reported', async () => {
    const within = (timeout: string) =>
      examined(['jwt/iss-trailing-slash'], ({ broker, client, network }) => {
        client['timeout'] = timeout;
        network.unanswered.push(...broker.advertised.map(([, host, port]) => `${host}:${port}`));
      });
    // After the broker has refused, and while the names are tried: when that is depends on the machine.
    let seconds = 2;
    let seen = await within('2s');
    for (;;) {
      const { authenticate, guessed: names } = seen.evidence.broker;
      const isCutShort = names?.status === 'failed' || (names?.status === 'missing' && names.heldUp === true);
      if (authenticate.status === 'observed' && isCutShort) break;
      seconds += authenticate.status === 'observed' ? -1 : 2;
      seen = await within(`${Math.max(seconds, 1)}s`);
    }
    const { named, notices } = saidIn(seen);
    expect([named, notices]).toEqual([['jwt/iss-trailing-slash (likely)'], []]);
  });

  it('the broker refuses for an unknown reason: inconclusive, with a warning', async () => {
    const { verdict, named, notices, unexplained } = await said(['sasl/generic-token-rejected', NAMES_FAIL]);
    expect({ verdict, named, notices, unexplained }).toEqual({
      verdict: 'inconclusive',
      named: [],
      notices: [NAMES_FAIL],
      unexplained: [],
    });
  });
});

it('brokers are not guessed for an admitted client', async () => {
  expect(await said([], ({ broker }) => void (broker.advertised = [[7, BOOTSTRAP, 9092]]))).toEqual({
    verdict: 'healthy',
    named: [],
    notices: [],
    unexplained: [],
    guessed: 'missing',
  });
});
