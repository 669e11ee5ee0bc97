import { token } from '../../facts/token.ts';
import { discoveryReach } from '../../facts/discovery-reach.ts';
import { defineCause } from '../define.ts';
import { presumeDiscovery } from './_document.ts';

/** Confluent verifies clients by what it has stored; only the doctor's view is limited by this. */
export default defineCause({
  id: 'discovery/blocked-here-only',
  title: 'The discovery document cannot be fetched from here, though tokens can',
  reads: { reach: discoveryReach, answer: token.answer },
  recognise: ({ reach, answer }) =>
    reach.ok || answer.status !== 200
      ? null
      : {
          strength: 'shown',
          role: 'advice',
          because: `${reach.url} gave no answer (${reach.message}), and ${answer.url} did. Kafka clients do not need the document, so no client is affected; the doctor has one source less to compare.`,
        },
  repair: (evidence) => presumeDiscovery(evidence),
  repaired: 'with a way to the discovery document',
  fix: () => ({
    summary: 'Let this machine reach the discovery URL, or give another one with --discovery-url.',
    steps: ['Look at proxy settings and firewall rules for the host of the discovery URL.'],
    commands: [],
  }),
});
