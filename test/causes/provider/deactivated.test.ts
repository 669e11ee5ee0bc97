import cause from '../../../src/causes/provider/deactivated.ts';
import { brokerRefuses, casebook, provider } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    { because: 'deactivated', given: [provider({ deactivated: true }), brokerRefuses()] },
    { because: 'the state says so', given: [provider({ state: 'DISABLED' }), brokerRefuses()] },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    { because: 'no state is said', given: [provider({ state: 'ENABLED', deactivated: false })] },
  ],
});
