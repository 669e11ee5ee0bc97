import { sh } from '../../commands/sh.ts';
import { valueOr } from '../../commands/value.ts';
import { saysNothing } from '../../evidence/stages.ts';
import { network } from '../../facts/network.ts';
import { client } from '../../facts/client.ts';
import { presumeToken } from '../../repair/amend.ts';
import { defineCause } from '../define.ts';

export default defineCause({
  id: 'network/idp-does-not-answer',
  title: 'The token endpoint accepts the request and does not answer it properly',
  reads: { failure: network.tokenRequestFailure, tokenEndpoint: client.tokenEndpoint },
  recognise: ({ failure, tokenEndpoint }) =>
    failure !== undefined &&
    (failure.stage === 'http' || failure.stage === 'deadline') &&
    !saysNothing(failure.code) &&
    !/CERTIFICATE_REQUIRED|BAD_CERTIFICATE/.test(failure.code)
      ? {
          strength: 'shown',
          because: `The connection to ${tokenEndpoint} succeeds, and no usable answer comes: ${failure.message}.`,
          isAnswered: BEYOND_USE.includes(failure.code),
          transient: !BEYOND_USE.includes(failure.code),
        }
      : null,
  repair: presumeToken,
  repaired: 'with a token endpoint that answers',
  fix: ({ isAnswered }, { client: { tokenEndpoint } }) => {
    const url = valueOr(tokenEndpoint, 'TOKEN_ENDPOINT');
    return isAnswered
      ? {
          summary: 'Check what answers at this URL: an OAuth server answers with a few kilobytes of JSON.',
          steps: [
            'Compare the URL with token_endpoint in the discovery document: a file server, or a port of another protocol, answers this way.',
          ],
          commands: [
            {
              kind: 'client-config',
              text: sh`curl --max-time 20 -sS -i --http0.9 -d grant_type=client_credentials --url ${url} | head -c 600`,
            },
          ],
        }
      : {
          summary:
            'Try again; if it stays, check the identity provider and the gateway or load balancer in front of it.',
          steps: [
            'Send the same request with curl from this machine.',
            'If curl hangs as well, check the status page and the logs of the identity provider. If curl gets an answer, check proxies and packet sizes (MTU) on the path.',
          ],
          commands: [
            {
              kind: 'client-config',
              text: sh`curl --max-time 20 -v -d grant_type=client_credentials --url ${url}`,
            },
          ],
        };
  },
});

/** The answer is too large, or is not HTTP. */
const BEYOND_USE: readonly string[] = ['BODY_TOO_LARGE', 'HEADERS_TOO_LARGE', 'NOT_HTTP'];
