import { issuerCause } from './issuer-mismatch.ts';

export default issuerCause({
  id: 'jwt/iss-case',
  title: 'The issuer in Confluent and in the token differ by upper and lower case',
  kind: 'case',
  why: () => 'The two issuers differ in upper and lower case, which counts (RFC 7519 section 4.1.1).',
  tokenFix: ({ issuer }) => ({
    summary: `Ask for tokens below the exact name of the realm or tenant, so that their iss is ${issuer}.`,
    steps: ['Compare the path of the token endpoint with the registered issuer, letter by letter.'],
    commands: [],
  }),
});
