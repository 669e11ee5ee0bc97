import { client } from '../../facts/client.ts';
import { placements } from '../../facts/discovery-reach.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** OpenID Connect Discovery 1.0 section 4 appends, RFC 8414 section 3.1 inserts: either one is enough. */
export default defineCheck({
  id: 'discovery/url-is-a-placement',
  title: 'The discovery URL given is where the document is',
  enforcedBy: 'nobody',
  step: 25,
  reads: { url: client.discoveryUrl, answers: placements },
  run: ({ url, answers }) => {
    if (url === undefined) return pass('no discovery URL was given');
    return answers.appended?.status === 404
      ? warn(`${url} is not found (HTTP 404)`)
      : pass('the discovery URL was not answered with 404');
  },
});
