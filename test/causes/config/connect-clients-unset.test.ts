import cause from '../../../src/causes/config/connect-clients-unset.ts';
import { casebook } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

casebook(cause, {
  guilty: [],
  noticed: [
    {
      because: 'the worker signs in and says nothing for its connectors',
      given: [
        fromFile({
          client: 'java',
          oddities: [{ kind: 'connectors-untold', subject: 'sasl.mechanism' }],
        }),
      ],
    },
  ],
  innocent: [{ because: 'it is the file of a client', given: [fromFile({ client: 'java' })] }],
});
