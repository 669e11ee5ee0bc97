import { ownFile } from '../../clients/facts.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** KIP-255: this module requests the token from the handler. Those of PLAIN, SCRAM and GSSAPI never do. */
export default defineCheck({
  id: 'config/login-module-is-oauthbearers',
  title: 'The login module in the JAAS string is OAuthBearerLoginModule',
  enforcedBy: 'client',
  step: 16,
  reads: { wrong: ownFile.wrongLoginModule },
  run: ({ wrong }) =>
    wrong === undefined ? pass('no other login module is named') : fail(`the login module is ${wrong.name}`),
});
