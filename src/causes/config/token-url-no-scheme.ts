import { placeholderIn } from '../../evidence/spelling/placeholder.ts';
import { disguiseIn } from '../../evidence/spelling/typography.ts';
import { defineCause } from '../define.ts';
import { withTokenUrl } from './_repair.ts';
import { setTokenUrl, tokenUrlReads } from './_token-url.ts';

/** Apache Kafka's `ConfigurationUtils`: "contains a URL (%s) that is missing the protocol". */
export default defineCause({
  id: 'config/token-url-no-scheme',
  title: 'The token URL has no https:// before it',
  reads: tokenUrlReads,
  recognise: ({ url, fault }) => {
    if (fault !== 'no-scheme' || url.trim() === '') return null;
    if (placeholderIn(url) !== undefined || disguiseIn(url) !== undefined) return null;
    return {
      strength: 'shown',
      because: `The token URL is ${url}, which names a host and no way to reach it.`,
      whole: `https://${url.trim().replace(/^:?\/+/, '')}`,
    };
  },
  repair: (evidence, { whole }) => withTokenUrl(evidence, whole),
  repaired: 'with https:// before the token URL',
  fix: ({ whole }, { client }) => ({
    summary: 'Write the token URL with https:// before it.',
    steps: [],
    commands: setTokenUrl(client, whole),
  }),
  edits: ({ whole }) => [{ edit: 'set', of: { setting: 'tokenEndpoint' }, to: whole }],
});
