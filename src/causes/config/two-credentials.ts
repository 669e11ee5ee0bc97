import { amendClient } from '../../repair/amend.ts';
import { sourceOf } from '../../evidence/configuration.ts';
import { client } from '../../facts/client.ts';
import { defineCause } from '../define.ts';
import { refusal, spellRefusal } from './token-refusal.ts';
import { presumeTokenIfNone } from './_repair.ts';

/** Parameters that authenticate a client in the body (RFC 6749 section 2.3.1, RFC 7521 section 4.2). */
const PROOFS: readonly string[] = ['client_secret', 'client_assertion'];

/**
 * RFC 6749 section 2.3: "The client MUST NOT use more than one authentication method in each request." Okta says so:
 * "Cannot supply multiple client credentials"; others answer `invalid_client` or `invalid_request`.
 */
export default defineCause({
  id: 'config/two-credentials',
  title: 'The token request authenticates the client in two ways at once',
  reads: { clientAuth: client.clientAuth, params: client.params, refused: refusal },
  mayRead: { file: client.file },
  recognise: ({ clientAuth, params, refused, file }) => {
    if (refused === undefined) return null;
    const isSaid = /multiple client (?:credentials|authentication)|more than one .*authentication/i.test(
      refused.answer.error?.description ?? '',
    );
    const doubled = clientAuth === 'client_secret_post' ? [] : params.filter((name) => PROOFS.includes(name));
    const isPossible = ['invalid_client', 'invalid_request', 'access_denied'].includes(
      refused.answer.error?.error ?? 'invalid_client',
    );
    if (!isSaid && (doubled.length === 0 || !isPossible)) return null;
    return {
      strength: isSaid ? 'stated' : 'shown',
      because: `The request uses ${clientAuth}${doubled.length === 0 ? '' : ` and has ${doubled.join(' and ')} in its body`}; the identity provider refuses it (${spellRefusal(refused)}).`,
      rows: [
        {
          label: 'client authentication methods',
          value: [clientAuth, ...doubled].join(' and '),
          source: sourceOf(
            { configuration: file },
            ...doubled.map((name) => `params.${name}`),
            'params',
            'clientAuth',
          ),
        },
      ],
      kept: params.filter((name) => !PROOFS.includes(name)),
    };
  },
  repair: (evidence, { kept }) => presumeTokenIfNone(amendClient(evidence, { params: kept })),
  repaired: 'with one client authentication method',
  fix: (_, { client: { clientAuth } }) => ({
    summary: `Authenticate the client in one way: keep ${clientAuth} and remove the other one from the request.`,
    steps: [
      'Look for client_secret or client_assertion among the extra parameters of the request, and for an Authorization header that a proxy adds.',
    ],
    commands: [],
  }),
});
