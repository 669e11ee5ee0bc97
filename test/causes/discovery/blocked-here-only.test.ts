import cause from '../../../src/causes/discovery/blocked-here-only.ts';
import { casebook } from '../../casebook.ts';
import { discoveryUnasked, discoveryUnreachable } from '../_worlds.ts';

casebook(cause, {
  guilty: [],
  innocent: [
    { because: 'it answers', given: [] },
    { because: 'it was not asked', given: [discoveryUnasked] },
  ],
  noticed: [{ because: 'it does not answer, and the token endpoint does', given: [discoveryUnreachable] }],
});
