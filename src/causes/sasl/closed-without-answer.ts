import { sh } from '../../commands/sh.ts';
import { presumeBroker, presumeSignIn } from '../../repair/amend.ts';
import { broker } from '../../facts/broker.ts';
import { saysNothing } from '../../evidence/stages.ts';
import { network } from '../../facts/network.ts';
import { defineCause } from '../define.ts';

const IN_SIGN_IN: readonly string[] = ['sasl', 'kafka', 'deadline'];

/**
 * A broker that refuses answers with error 58 before it closes; a silent close comes from something else, or from
 * overload.
 */
export default defineCause({
  id: 'sasl/closed-without-answer',
  title: 'The connection ends during sign-in, without an answer from the broker',
  reads: { connection: broker.connection },
  mayRead: { first: network.brokerFailure, signIn: network.signInFailure },
  recognise: ({ first, signIn }) => {
    if (first?.stage === 'kafka' && first.code === 'CLOSED') {
      return {
        strength: 'suggested',
        because: `ApiVersions, the client's first request, was sent, and ${first.message}.`,
        repair: presumeBroker,
      };
    }
    if (signIn === undefined || saysNothing(signIn.code) || !IN_SIGN_IN.includes(signIn.stage)) return null;
    return {
      strength: 'suggested',
      because: `The client's sign-in was sent, and ${signIn.message}. A broker that refuses a token says so first.`,
      repair: presumeSignIn,
    };
  },
  repair: (evidence, { repair }) => repair(evidence),
  repaired: 'with a connection that lasts through the sign-in',
  fix: () => ({
    summary:
      'Look at what is in between: an IP filter, a proxy, a connection limit of the cluster, or a packet size (MTU) that long tokens exceed.',
    steps: [
      'Compare the number of connections with the limit of the cluster type.',
      'See whether the source address is in the IP groups of the organization.',
      'Sign in with a shorter token from the same machine: if that works, it is the packet size.',
    ],
    commands: [{ kind: 'confluent-cli', text: sh`confluent iam ip-filter list` }],
  }),
});
