import { sh } from '../../commands/sh.ts';
import { placeholder } from '../../commands/value.ts';
import { network } from '../../facts/network.ts';
import { client } from '../../facts/client.ts';
import { presumeToken } from '../../repair/amend.ts';
import { defineCause } from '../define.ts';

/** RFC 8446 section 6.2: certificate_required (116) comes after the client's Finished, so it ends the request. */
export default defineCause({
  id: 'network/tls-mtls-required-idp',
  title: 'The token endpoint requires a client certificate',
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
          // bad_certificate is also sent for a certificate that was presented.
          strength: /CERTIFICATE_REQUIRED/.test(failure.code) ? 'stated' : 'shown',
          because: `The token endpoint ended the TLS session: ${failure.message}. It requires a client certificate (RFC 8705).`,
        }
      : null,
  repair: presumeToken,
  repaired: 'with a client certificate that the token endpoint accepts',
  fix: () => ({
    summary: 'Configure a client certificate, or use the token endpoint for clients without one.',
    steps: [
      'Discovery documents name mutual-TLS endpoints in mtls_endpoint_aliases; the other endpoints in the document require no certificate.',
      "Kafka's Java client and librdkafka cannot present a client certificate to the token endpoint.",
    ],
    commands: [
      {
        kind: 'client-config',
        text: sh`oauthbearer doctor --client-auth tls_client_auth --client-certificate-file cert.pem --client-certificate-key-file key.pem ${placeholder('…')}`,
      },
    ],
  }),
});
