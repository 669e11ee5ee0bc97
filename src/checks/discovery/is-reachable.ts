import { discoveryReach } from '../../facts/discovery-reach.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** Confluent verifies clients by the issuer and jwks_uri that it has stored, and reads no discovery document then. */
export default defineCheck({
  id: 'discovery/is-reachable',
  title: 'The discovery document can be fetched from here',
  enforcedBy: 'nobody',
  step: 10,
  reads: { reach: discoveryReach },
  run: ({ reach }) =>
    reach.ok ? pass(`${reach.url} answered`) : warn(`${reach.url} gave no answer: ${reach.message}`),
});
