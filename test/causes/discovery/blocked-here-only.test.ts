import cause from '../../../src/causes/discovery/blocked-here-only.ts';
import { failed } from '../../../src/evidence/observation.ts';
import { casebook, NOW, type Change } from '../../casebook.ts';
import { discoveryUnasked, discoveryUnreachable } from '../_worlds.ts';

/** AD FS: the token's issuer is an http URL, which the doctor does not ask. */
const refusedByUs: Change = (e) => {
  const refusal = failed(
    { stage: 'refused-by-us', code: 'PLAIN_HTTP', message: 'it is plain http' },
    'http://adfs.acme.example/adfs/services/trust/.well-known/openid-configuration',
    NOW,
  );
  return { ...e, discovery: { appended: refusal, inserted: refusal } };
};

casebook(cause, {
  guilty: [],
  innocent: [
    { because: 'it answers', given: [] },
    { because: 'it was not asked', given: [discoveryUnasked] },
    { because: 'the doctor itself refused to ask', given: [refusedByUs] },
  ],
  noticed: [{ because: 'it does not answer, and the token endpoint does', given: [discoveryUnreachable] }],
});
