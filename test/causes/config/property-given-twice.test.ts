import cause from '../../../src/causes/config/property-given-twice.ts';
import { casebook } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

const twice = fromFile({
  client: 'java',
  oddities: [{ kind: 'given-twice', subject: 'sasl.mechanism' }],
});

casebook(cause, {
  guilty: [],
  noticed: [{ because: 'the mechanism stands twice, and the last one counts', given: [twice] }],
  innocent: [
    { because: 'every property stands once', given: [fromFile({ client: 'java' })] },
    { because: 'there is no file', given: [] },
  ],
});
