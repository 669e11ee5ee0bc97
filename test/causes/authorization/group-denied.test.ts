import cause from '../../../src/causes/authorization/group-denied.ts';
import { casebook, group } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    { because: 'the group may not be used', given: [group({ errorCode: 30, operations: [] })] },
    { because: 'it may be described and not read', given: [group({ operations: ['DESCRIBE'] })] },
  ],
  innocent: [{ because: 'everything is permitted', given: [group({ operations: ['ALL'] })] }],
});
