import { amendClient } from '../../repair/amend.ts';
import { CLEAN_SECRET, secretFault } from '../../spelling/secret.ts';
import { discovery } from '../../facts/discovery.ts';
import type { JsonObject } from '../../evidence/json.ts';
import { isLoginOfOthers } from '../../clients/java-login.ts';
import { JAVA_SETTINGS } from '../../clients/java-properties.ts';
import { writeProperty } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { presumeTokenIfNone } from './_repair.ts';
import { oddSecret, secretMayRead, secretReads, tokenExperiment } from './_secret.ts';

/**
 * RFC 6749 section 2.3.1 requires id and secret to be form-encoded in the Basic header. Java does so only with
 * `sasl.oauthbearer.header.urlencode=true` (KIP-1025), librdkafka never, and not every provider decodes. Letters,
 * digits and `-._~` are the same either way.
 */
export default defineCause({
  id: 'config/secret-urlencoding',
  title: 'The client secret has characters that a Basic header may garble',
  reads: secretReads,
  mayRead: { ...secretMayRead, published: discovery.document },
  recognise: ({ traits, clientAuth, refused, published }, sources) =>
    secretFault(traits, clientAuth) === 'needs-encoding' && offersBasic(published)
      ? oddSecret(
          'suggested',
          'has characters that clients and providers encode differently in a Basic header',
          refused,
          sources.traits,
        )
      : null,
  repair: (evidence) => presumeTokenIfNone(amendClient(evidence, { clientSecret: CLEAN_SECRET })),
  repaired: 'with a secret of letters and digits',
  experiment: ({ isRefused }) =>
    isRefused
      ? // The same request also detects an application that does not allow the Basic header, see
        // token/auth-method-mismatch.
        tokenExperiment(
          'token-by-client_secret_post',
          'asked for a token with the same secret by client_secret_post',
          {
            clientAuth: 'client_secret_post',
          },
        )
      : null,
  fix: (_, { client }) => {
    const canEncode = client.client === undefined || (client.client === 'java' && !isLoginOfOthers(client));
    return {
      summary: canEncode
        ? 'Use a secret of only letters and digits, or make the client encode it as the provider expects.'
        : 'Use a secret of only letters and digits.',
      steps: [
        'A new secret without + / = % & : and spaces works with every client.',
        canEncode
          ? 'Java clients encode it with the setting shown here; librdkafka never does.'
          : 'This client has no setting that makes it encode the secret.',
      ],
      commands: canEncode ? [writeProperty(client, JAVA_SETTINGS.headerUrlencode.read[0], 'true')] : [],
    };
  },
});

/** A provider that publishes its methods without this one refuses the method, not the secret. */
function offersBasic(published: JsonObject | undefined): boolean {
  const methods = published?.['token_endpoint_auth_methods_supported'];
  return !Array.isArray(methods) || methods.includes('client_secret_basic');
}
