import { network } from '../../evidence/facts/network.ts';
import { client } from '../../evidence/facts/client.ts';
import { presumeToken } from '../../evidence/amend.ts';
import { shellQuote } from '../_shell.ts';
import { defineCause } from '../define.ts';

export default defineCause({
  id: 'network/idp-does-not-answer',
  title: 'The token endpoint takes the request and does not answer',
  reads: { failure: network.tokenRequestFailure, tokenEndpoint: client.tokenEndpoint },
  recognise: ({ failure, tokenEndpoint }) =>
    failure !== undefined &&
    (failure.stage === 'http' || failure.stage === 'deadline') &&
    !/CERTIFICATE_REQUIRED|BAD_CERTIFICATE/.test(failure.code)
      ? {
          strength: 'shown',
          because: `The connection to ${tokenEndpoint} is there, and no usable answer comes: ${failure.message}.`,
        }
      : null,
  repair: presumeToken,
  repaired: 'with a token endpoint that answers',
  fix: (_, { client: { tokenEndpoint } }) => ({
    summary: 'Look at the identity provider and at what stands before it (gateway, load balancer).',
    steps: [
      'Ask the same with curl from the same machine, with a time limit.',
      'If curl hangs as well: status page and logs of the identity provider; if it does not: proxies and packet sizes (MTU) on the way.',
    ],
    commands: [
      {
        kind: 'client-config',
        text: `curl --max-time 20 -v -d grant_type=client_credentials ${tokenEndpoint === undefined ? '"$TOKEN_ENDPOINT"' : shellQuote(tokenEndpoint)}`,
      },
    ],
  }),
});
