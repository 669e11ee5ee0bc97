import { client } from '../../facts/client.ts';
import { discovery } from '../../facts/discovery.ts';
import { jwt } from '../../facts/token.ts';
import { cannotTell, defineCheck, pass, warn } from '../define.ts';

/** Another name for the same endpoint (a custom domain) issues tokens of the same issuer, and is fine. */
export default defineCheck({
  id: 'discovery/token-endpoint-is-the-configured-one',
  title: 'The client asks for tokens where the discovery document says',
  enforcedBy: 'nobody',
  step: 50,
  reads: { published: discovery.tokenEndpoint, configured: client.tokenEndpoint },
  mayRead: { issuer: discovery.issuer, iss: jwt.iss },
  run: ({ published, configured, issuer, iss }) => {
    if (published === undefined) return cannotTell('the discovery document has no token_endpoint');
    if (published === configured) return pass(published);
    return iss !== undefined && iss === issuer
      ? pass(`it asks ${configured}, and gets tokens of the same issuer`)
      : warn(`it asks ${configured}, and the discovery document says ${published}`);
  },
});
