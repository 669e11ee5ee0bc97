import { broker } from '../../facts/broker.ts';
import type { Failure } from '../../evidence/observation.ts';
import { saysNothing } from '../../evidence/stages.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/**
 * A broker that admits a client but does not answer its requests is of no use to it: an IP filter for data or metadata,
 * a Kafka proxy, a session that ended at once.
 */
export default defineCheck({
  id: 'authorization/requests-are-answered',
  title: 'The broker answers requests after sign-in',
  enforcedBy: 'client',
  step: 5,
  reads: { failures: broker.requestFailures },
  run: ({ failures }) => {
    const [first] = failures;
    if (first === undefined) return pass('the broker answered the requests that followed the sign-in');
    const said = `${first.request}: ${first.failure.message} (${first.failure.code})`;
    return failures.every(({ failure }) => isOurs(failure)) ? cannotTell(said) : fail(said);
  },
});

/**
 * The run was interrupted, the broker is too old for the version that the doctor requests, or the doctor did not ask.
 */
const isOurs = ({ stage, code }: Failure): boolean =>
  stage === 'refused-by-us' || saysNothing(code) || code === 'UNSUPPORTED_VERSION';
