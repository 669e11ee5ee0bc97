import { provider } from '../../facts/confluent.ts';
import { discovery } from '../../facts/discovery.ts';
import { keys, unreachableInWords } from '../../facts/keys.ts';
import { cannotTell, defineCheck, pass, warn } from '../define.ts';

/**
 * Confluent Cloud documents jwks_uri as "publicly accessible"; importing from discovery stores the document's value.
 */
export default defineCheck({
  id: 'discovery/jwks-uri-is-public',
  title: 'The jwks_uri in the discovery document can be reached from the internet',
  enforcedBy: 'nobody',
  step: 45,
  reads: { published: discovery.jwksUri },
  mayRead: { own: provider.jwksUri, unreachable: keys.publishedUnreachable },
  run: ({ published, own, unreachable }) => {
    if (published === undefined || !URL.canParse(published))
      return cannotTell('the discovery document has no jwks_uri');
    // If Confluent has stored it, it is more than advice: see `jwks/is-reachable`.
    if (published === own) return pass('Confluent has the same jwks_uri');
    return unreachable === null || unreachable === undefined
      ? pass(published)
      : warn(unreachableInWords(unreachable));
  },
});
