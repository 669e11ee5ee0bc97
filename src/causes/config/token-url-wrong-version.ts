import { client } from '../../facts/client.ts';
import { token } from '../../facts/token.ts';
import { filled, variable } from '../../commands/value.ts';
import { writeSetting } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { misfitOf, MISFIT_WORDS, withVersion2 } from '../../idp/entra-version.ts';
import { HINT, refusal, spellRefusal } from './token-refusal.ts';
import { withTokenUrl } from './_repair.ts';
import { setTokenUrl } from './_token-url.ts';

/**
 * Entra ID has two generations of endpoints: `/oauth2/token` accepts `resource`, `/oauth2/v2.0/token` accepts `scope`.
 * AADSTS901002: "The 'resource' request parameter is not supported".
 */
export default defineCause({
  id: 'config/token-url-wrong-version',
  title: 'The token URL and the parameters belong to different Entra ID versions',
  reads: { url: client.tokenEndpoint },
  mayRead: { refused: refusal, answer: token.answer, resource: client.resource, scope: client.scope },
  recognise: ({ url, refused, answer, resource, scope }) => {
    const misfit = misfitOf(url, { resource, scope });
    const known = {
      isOld: misfit === 'version-1',
      url: misfit === 'version-1' ? withVersion2(url) : url.replace('/oauth2/v2.0/token', '/oauth2/token'),
      scope: scope ?? (resource === undefined ? undefined : `${resource.replace(/\/$/, '')}/.default`),
    };
    if (answer === undefined && misfit !== undefined) {
      return { ...HINT, because: MISFIT_WORDS[misfit], ...known };
    }
    if (refused?.meaning?.cause !== 'config/token-url-wrong-version') return null;
    return {
      strength: refused.meaning.certain ? 'stated' : 'shown',
      because: `${MISFIT_WORDS[misfit ?? 'version-2']} The identity provider answered ${spellRefusal(refused)}.`,
      ...known,
    };
  },
  repair: (evidence, { url }) => withTokenUrl(evidence, url),
  repaired: 'with parameters of the version that the token URL has',
  fix: ({ url, isOld, scope }, { client: configured }) => ({
    summary: isOld
      ? 'Use the token URL of version 2.0, which takes a scope.'
      : 'Ask with scope in place of resource; version 2.0 has no resource parameter.',
    steps: [
      ...(isOld ? [] : ['Drop the parameter resource and set the scope shown here.']),
      'The version of the endpoint does not decide the version of the token: the manifest of the API does (requestedAccessTokenVersion).',
    ],
    commands: isOld
      ? setTokenUrl(configured, url)
      : [
          writeSetting(configured, 'scope', scope ?? filled`api://${variable('API_APP_ID')}/.default`),
          ...setTokenUrl(configured, configured.tokenEndpoint),
        ],
  }),
});
