import { keys } from '../../facts/keys.ts';
import type { Stage } from '../../evidence/observation.ts';
import { cannotTell, defineCheck, pass, warn } from '../define.ts';

/** Stages at which something between this machine and the server may be at fault; Confluent takes another route. */
const ON_THE_WAY: ReadonlySet<Stage> = new Set(['tcp', 'proxy', 'deadline']);

/** Confluent continues to use the keys that it holds while the JWKS is down, so this alone does not block sign-in. */
export default defineCheck({
  id: 'jwks/answers',
  title: 'The jwks_uri answers',
  enforcedBy: 'nobody',
  step: 10,
  reads: { fetch: keys.fetch },
  run: ({ fetch }) => {
    if (!fetch.ok) {
      if (fetch.stage === 'refused-by-us') return cannotTell(`the doctor did not ask: ${fetch.message}`);
      return ON_THE_WAY.has(fetch.stage)
        ? cannotTell(`it was not reached from here, which says nothing of Confluent: ${fetch.message}`)
        : warn(fetch.message);
    }
    const { status, url } = fetch.document;
    return status === 200 ? pass(`${url} answered`) : warn(`${url} answered HTTP ${status}`);
  },
});
