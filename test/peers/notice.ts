import { missingPrograms } from './_install.ts';

/** What `npm test` skipped, and why. */
const missing = await missingPrograms();
const state =
  missing.length === 0 ? 'this machine can run them' : `not on this machine (${missing.join('; ')})`;
console.log(
  `Skipped: the tests against a real Apache Kafka, Keycloak and oidc-provider; npm run test:peers runs them: ${state}.`,
);
