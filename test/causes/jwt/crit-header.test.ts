import cause from '../../../src/causes/jwt/crit-header.ts';
import { brokerRefuses, casebook, header } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the header demands an extension',
      given: [header({ crit: ['urn:example:policy'], 'urn:example:policy': 'x' }), brokerRefuses()],
    },
  ],
  innocent: [
    {
      because: 'unknown headers that are not critical',
      given: [header({ 'urn:example:policy': 'x', x5t: 'abc' })],
    },
    { because: 'no typ header', given: [header({ typ: undefined })] },
    { because: 'the typ of RFC 9068', given: [header({ typ: 'at+jwt' })] },
  ],
});
