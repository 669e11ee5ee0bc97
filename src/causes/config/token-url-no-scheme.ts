import { placeholderIn } from '../../spelling/placeholder.ts';
import { disguiseIn } from '../../spelling/typography.ts';
import { defineCause } from '../define.ts';
import { withTokenUrl } from './_repair.ts';
import { setTokenUrl, tokenUrlReads } from './_token-url.ts';

/** Apache Kafka's `ConfigurationUtils`: "contains a URL (%s) that is missing the protocol". */
export default defineCause({
  id: 'config/token-url-no-scheme',
  title: 'The token URL does not begin with https://',
  reads: tokenUrlReads,
  recognise: ({ url, fault }) => {
    if (fault !== 'no-scheme' || url.trim() === '') return null;
    if (placeholderIn(url) !== undefined || disguiseIn(url) !== undefined) return null;
    const [, , quoted] = /^(["'])(.*)\1$/s.exec(url.trim()) ?? [];
    const bare = quoted ?? url.trim();
    return {
      strength: 'shown',
      because:
        quoted === undefined
          ? `The token URL is ${url}, which names a host and no way to reach it.`
          : `The token URL is ${url}: the client takes the quotes for a part of it.`,
      whole: /^https?:\/\//i.test(bare) ? bare : `https://${bare.replace(/^:?\/+/, '')}`,
      isQuoted: quoted !== undefined,
    };
  },
  repair: (evidence, { whole }) => withTokenUrl(evidence, whole),
  repaired: 'with a token URL that begins with https://',
  fix: ({ whole, isQuoted }, { client }) => ({
    summary: isQuoted
      ? 'Write the token URL without the quotes.'
      : 'Write the token URL with https:// before it.',
    steps: [],
    commands: setTokenUrl(client, whole),
  }),
  edits: ({ whole }) => [{ edit: 'set', of: { setting: 'tokenEndpoint' }, to: whole }],
});
