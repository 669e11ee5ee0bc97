import { presumeSignIn } from '../../repair/amend.ts';
import { broker } from '../../facts/broker.ts';
import { defineCause } from '../define.ts';

export default defineCause({
  id: 'sasl/illegal-state',
  title: 'The broker expected another step of the sign-in',
  hidden: true,
  reads: { answer: broker.authenticate },
  recognise: ({ answer }) =>
    answer.errorCode === 34
      ? {
          strength: 'stated',
          because:
            'The broker answers ILLEGAL_SASL_STATE (error 34): what it was sent does not follow from what came before.',
        }
      : null,
  repair: presumeSignIn,
  repaired: 'with the steps of SASL in their order',
  fix: () => ({
    summary:
      'See that nothing between client and broker adds or repeats requests, such as a Kafka proxy that signs in by itself.',
    steps: [],
    commands: [],
  }),
});
