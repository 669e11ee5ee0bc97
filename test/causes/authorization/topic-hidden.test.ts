import cause from '../../../src/causes/authorization/topic-hidden.ts';
import { casebook, topic } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the broker knows no such topic, or does not show it',
      given: [topic({ errorCode: 3, operations: [] })],
    },
  ],
  innocent: [{ because: 'it is denied openly', given: [topic({ errorCode: 29, operations: [] })] }],
});
