import { defineTexts } from '../texts.ts';

export default defineTexts('config/metadata-query-misnamed', [
  {
    pattern: /Failed to retrieve OIDC token from \\?\"http:\/\/169\.254\.169\.254[^\n]{0,300}/,
    by: ['librdkafka'],
    points: 'fits',
    not: "The metadata service is Azure's own and has no secret: nothing is wrong with a client secret.",
    example:
      'Failed to retrieve OIDC token from "http://169.254.169.254/metadata/identity/oauth2/token": {"error":"invalid_request","error_description":"Required query variable \'resource\' is missing"} (400)',
    source: 'librdkafka, rdkafka_sasl_oauthbearer_oidc.c',
  },
]);
