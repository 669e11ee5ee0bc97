import cause from '../../../src/causes/provider/eventual-consistency.ts';
import { NOW, brokerRefuses, casebook, pool, provider } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    { because: 'changed two minutes ago', given: [provider({ updatedAt: NOW - 120_000 }), brokerRefuses()] },
    { because: 'the pool was', given: [pool({ updatedAt: NOW - 60_000 }), brokerRefuses()] },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    { because: 'changed yesterday', given: [provider({ updatedAt: NOW - 86_400_000 }), brokerRefuses()] },
    { because: 'it accepts', given: [provider({ updatedAt: NOW - 120_000 })] },
    {
      because: 'changed a moment ago and wrong',
      given: [provider({ updatedAt: NOW - 120_000, deactivated: true }), brokerRefuses()],
    },
  ],
});
