import type { Leg } from '../../facts/network.ts';
import { broker } from '../../facts/broker.ts';
import { network } from '../../facts/network.ts';
import { firstFailure, saysNothing, wasNotTried } from '../../evidence/stages.ts';
import { cannotTell, defineCheck, fail, pass, warn } from '../define.ts';

/**
 * After bootstrap a client connects to the brokers that Metadata names, each by its own name. If a cluster has not
 * listed its brokers yet, they are guessed; a guess explains nothing while the broker refuses the client.
 */
export default defineCheck({
  id: 'broker/advertised-are-reachable',
  title: 'Every broker behind the bootstrap server can be reached',
  enforcedBy: 'client',
  step: 50,
  reads: { legs: network.advertised, turnedAway: broker.turnedAway },
  run: ({ legs, turnedAway }) => {
    const broken = legs.filter(({ connection }) => firstFailure(connection) !== undefined);
    const undecided = broken.filter(({ connection }) => saysNothing(firstFailure(connection)?.code ?? ''));
    const unreachable = broken.filter((leg) => !wasNotTried(leg.connection) && !undecided.includes(leg));
    if (broken.length > unreachable.length && unreachable.length === 0)
      return cannotTell(
        undecided.length > 0
          ? undecided.map(inShort).join('; ')
          : `the doctor did not go there: ${broken.map(inShort).join('; ')}`,
      );
    if (unreachable.length === 0)
      return pass(
        `${legs.length} ${legs.length === 1 ? 'broker' : 'brokers'} besides the bootstrap server can be reached`,
      );
    const guessed = unreachable.some((leg) => leg.guessed);
    const which = guessed
      ? 'brokers by the usual names'
      : `${unreachable.length === legs.length ? `all ${legs.length}` : `${unreachable.length} of ${legs.length}`} brokers`;
    const because = `${which} cannot be reached: ${unreachable.map(inShort).join('; ')}`;
    return guessed && turnedAway ? warn(because) : fail(because);
  },
});

const inShort = ({ authority, connection }: Leg): string =>
  `${authority}: ${firstFailure(connection)?.message ?? ''}`;
