import { withoutSlash } from '../../spelling/token-url.ts';
import { isSlashTooMuch } from '../../idp/token-url.ts';
import { defineCause } from '../define.ts';
import { HINT, isWrongPlace, spellRefusal } from './token-refusal.ts';
import { withTokenUrl } from './_repair.ts';
import { tokenExperiment } from './_secret.ts';
import { isSameButSlash, setTokenUrl, tokenUrlMayRead, tokenUrlReads, urlContrast } from './_token-url.ts';

/** A path with a trailing slash is a different path (RFC 3986 section 6.2.3), and few servers serve both. */
export default defineCause({
  id: 'config/token-url-trailing-slash',
  title: 'The token URL ends in a slash that does not belong there',
  reads: tokenUrlReads,
  mayRead: tokenUrlMayRead,
  recognise: ({ url, fault, token, answer, refused, published }, sources) => {
    if (fault !== 'trailing-slash' || token !== undefined) return null;
    if (answer === undefined) {
      return isSlashTooMuch(url, published)
        ? { ...HINT, because: `The token URL ends in a slash: ${url}.`, clean: withoutSlash(url) }
        : null;
    }
    if (refused === undefined || !isWrongPlace(refused)) return null;
    return {
      strength: published === undefined || isSameButSlash(url, published) ? 'shown' : 'suggested',
      because: `The token URL ends in a slash, and what answers there is not a token endpoint (${spellRefusal(refused)}).`,
      ...urlContrast(url, published, sources.url),
      clean: withoutSlash(url),
    };
  },
  repair: (evidence, { clean }) => withTokenUrl(evidence, clean),
  repaired: 'without the slash at the end of the token URL',
  experiment: ({ clean }) =>
    tokenExperiment(
      'token:url-without-slash',
      'asked once more for a token, without the slash at the end of the URL',
      {
        tokenEndpoint: clean,
      },
    ),
  fix: ({ clean }, { client }) => ({
    summary: 'Take the slash off the end of the token URL.',
    steps: [],
    commands: setTokenUrl(client, clean),
  }),
});
