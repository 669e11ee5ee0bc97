import { sh } from '../../commands/sh.ts';
import { behaviour } from '../../clients/facts.ts';
import { amendClient } from '../../repair/amend.ts';
import { MILESTONES } from '../../clients/oldest.ts';
import { client } from '../../facts/client.ts';
import { defineCause } from '../define.ts';

/** librdkafka before 1.9.0: `No such configuration property: "sasl.oauthbearer.method"`. */
export default defineCause({
  id: 'config/lib-without-oidc',
  title: 'This librdkafka cannot fetch tokens: it has no sasl.oauthbearer.method',
  reads: { family: client.family, version: client.version, age: behaviour.age },
  recognise: ({ family, version, age }, sources) => {
    if (family !== 'librdkafka' || version === undefined) return null;
    if (age !== 'without-fetcher') return null;
    return {
      strength: 'shown',
      because: `The client is librdkafka ${version}; sasl.oauthbearer.method came with ${MILESTONES.librdkafka.fetches}.`,
      rows: [
        {
          label: 'version of the client',
          value: version,
          source: sources.version,
        },
      ],
    };
  },
  repair: (evidence) => amendClient(evidence, { clientVersion: MILESTONES.librdkafka.documented }),
  repaired: 'with a librdkafka that fetches tokens',
  fix: () => ({
    summary: `Upgrade librdkafka to ${MILESTONES.librdkafka.documented} or later, in a build with libcurl.`,
    steps: [
      'A build without libcurl refuses the property in every version: `builtin.features` must name oidc. The packages of Confluent have it; kcat of Debian 12 does not.',
      "With an older library the application's own token callback can fetch the token and hand over the extensions.",
    ],
    commands: [
      {
        kind: 'client-config',
        text: sh`python -c 'import confluent_kafka as k; print(k.libversion()); k.Producer({"sasl.oauthbearer.method": "oidc"})'`,
      },
    ],
  }),
});
