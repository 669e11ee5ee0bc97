import cause from '../../../src/causes/discovery/html-or-login-page.ts';
import { casebook } from '../../casebook.ts';
import { discoveryAnswers } from '../_worlds.ts';

casebook(cause, {
  guilty: [],
  innocent: [
    { because: 'a JSON document', given: [] },
    { because: 'not found', given: [discoveryAnswers({ status: 404, form: 'html' })] },
  ],
  noticed: [
    {
      because: 'a login page',
      given: [(e) => discoveryAnswers({ form: 'html', mediaType: 'text/html' })(e)],
    },
    { because: 'a redirect to it', given: [discoveryAnswers({ status: 302, form: 'empty' })] },
  ],
});
