import { network } from '../../facts/network.ts';
import { client } from '../../facts/client.ts';
import { presumeToken } from '../../repair/amend.ts';
import { shellQuote } from '../../text/shell.ts';
import { defineCause } from '../define.ts';

export default defineCause({
  id: 'network/idp-does-not-answer',
  title: 'The token endpoint takes the request and gives no usable answer',
  reads: { failure: network.tokenRequestFailure, tokenEndpoint: client.tokenEndpoint },
  recognise: ({ failure, tokenEndpoint }) =>
    failure !== undefined &&
    (failure.stage === 'http' || failure.stage === 'deadline') &&
    !/CERTIFICATE_REQUIRED|BAD_CERTIFICATE/.test(failure.code)
      ? {
          strength: 'shown',
          because: `The connection to ${tokenEndpoint} is there, and no usable answer comes: ${failure.message}.`,
          isAnswered: BEYOND_USE.includes(failure.code),
          transient: !BEYOND_USE.includes(failure.code),
        }
      : null,
  repair: presumeToken,
  repaired: 'with a token endpoint that answers',
  fix: ({ isAnswered }, { client: { tokenEndpoint } }) => {
    const url = tokenEndpoint === undefined ? '"$TOKEN_ENDPOINT"' : shellQuote(tokenEndpoint);
    return isAnswered
      ? {
          summary:
            'See what answers there: an OAuth server says in a few kilobytes of JSON what it has to say.',
          steps: [
            'Compare the URL with token_endpoint of the discovery document; a file server, or a port of another protocol, answers so.',
          ],
          commands: [
            {
              kind: 'client-config',
              text: `curl --max-time 20 -sS -i --http0.9 -d grant_type=client_credentials ${url} | head -c 600`,
            },
          ],
        }
      : {
          summary: 'Look at the identity provider and at what stands before it (gateway, load balancer).',
          steps: [
            'Ask the same with curl from the same machine, with a time limit.',
            'If curl hangs as well: status page and logs of the identity provider; if it does not: proxies and packet sizes (MTU) on the way.',
          ],
          commands: [
            {
              kind: 'client-config',
              text: `curl --max-time 20 -v -d grant_type=client_credentials ${url}`,
            },
          ],
        };
  },
});

/** What comes is cut off, or cannot be read at all. */
const BEYOND_USE: readonly string[] = ['BODY_TOO_LARGE', 'HEADERS_TOO_LARGE', 'NOT_HTTP'];
