import { network } from '../../facts/network.ts';
import { client } from '../../facts/client.ts';
import { presumeToken } from '../../repair/amend.ts';
import { defineCause } from '../define.ts';

/** RFC 8446 section 6.2: certificate_required (116) comes after the client's Finished, so it ends the request. */
export default defineCause({
  id: 'network/tls-mtls-required-idp',
  title: 'The token endpoint asks for a client certificate',
  reads: {
    failure: network.tokenRequestFailure,
    clientAuth: client.clientAuth,
    tokenEndpoint: client.tokenEndpoint,
  },
  recognise: ({ failure }) =>
    failure !== undefined &&
    /CERTIFICATE_REQUIRED|BAD_CERTIFICATE|TLSV1_ALERT_BAD_CERTIFICATE|SSLV3_ALERT_BAD_CERTIFICATE/.test(
      failure.code,
    )
      ? {
          strength: 'stated',
          because: `The token endpoint ended the TLS session: ${failure.message}. It wants to see a certificate of the client's (RFC 8705).`,
        }
      : null,
  repair: presumeToken,
  repaired: 'with a client certificate that the token endpoint accepts',
  fix: () => ({
    summary: 'Show a client certificate, or use the token endpoint for clients without one.',
    steps: [
      'Discovery documents name mutual-TLS endpoints in mtls_endpoint_aliases; the plain ones beside them ask for no certificate.',
      "Kafka's Java client and librdkafka cannot show a certificate to the token endpoint.",
    ],
    commands: [
      {
        kind: 'client-config',
        text: 'oauthbearer doctor --client-auth tls_client_auth --client-certificate-file cert.pem --client-certificate-key-file key.pem …',
      },
    ],
  }),
});
