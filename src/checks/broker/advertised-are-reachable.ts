import { network } from '../../facts/network.ts';
import { firstFailure } from '../../evidence/stages.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** After bootstrap a client talks to the brokers that Metadata names, each by its own name. */
export default defineCheck({
  id: 'broker/advertised-are-reachable',
  title: 'Every broker behind the bootstrap server can be reached',
  enforcedBy: 'client',
  step: 50,
  reads: { legs: network.advertised },
  run: ({ legs }) => {
    const unreachable = legs.filter(({ connection }) => firstFailure(connection) !== undefined);
    return unreachable.length === 0
      ? pass(
          `${legs.length} ${legs.length === 1 ? 'broker' : 'brokers'} besides the bootstrap server can be reached`,
        )
      : fail(
          `${unreachable.length === legs.length ? `all ${legs.length}` : `${unreachable.length} of ${legs.length}`} brokers cannot be reached: ${unreachable
            .map(({ authority, connection }) => `${authority}: ${firstFailure(connection)?.message ?? ''}`)
            .join('; ')}`,
        );
  },
});
