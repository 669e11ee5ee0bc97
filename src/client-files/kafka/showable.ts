import { ALLOWED_URLS } from '../../clients/java-allowed-urls.ts';
import { LOGIN_MODULE_NAME } from '../../clients/java-properties.ts';
import { SHOWABLE_NAMES } from '../../clients/by-name.ts';

/** Properties whose values are not secret. Any other property may hold a secret, because its meaning is not known here. */
const SHOWABLE: ReadonlySet<string> = new Set([
  ...SHOWABLE_NAMES,
  ALLOWED_URLS,
  'client.id',
  'config.providers',
  'enable.sasl.oauthbearer.unsecure.jwt',
  'enable.ssl.certificate.verification',
  'https.ca.location',
  'sasl.client.callback.handler.class',
  'sasl.login.callback.handler.class',
  'sasl.login.class',
  'sasl.oauthbearer.config',
  'sasl.oauthbearer.grant.type',
  'sasl.oauthbearer.jwt.retriever.class',
  'sasl.oauthbearer.jwt.validator.class',
  'sasl.oauthbearer.metadata.authentication.type',
  'sasl.oauthbearer.method',
  'sasl.oauthbearer.scope.claim.name',
  'sasl.server.callback.handler.class',
  'ssl.ca.location',
  'ssl.endpoint.identification.algorithm',
  'ssl.keystore.location',
  'ssl.keystore.type',
  'ssl.truststore.location',
  'ssl.truststore.type',
  'jaas:identityPoolId',
  LOGIN_MODULE_NAME,
  'jaas:logicalCluster',
  'jaas:ssl.truststore.location',
  'jaas:ssl.truststore.type',
  'jaas:unsecuredLoginStringClaim_sub',
]);

/** Schema Registry's client settings, under any prefix; without secrets and user names. */
const REGISTRY =
  /^(?:[\w-]+\.)*(?:schema\.registry\.url|bearer\.auth\.(?:credentials\.source|logical\.cluster|identity\.pool\.id))$/;

/** Whether the value of a property may be shown: only names that are known to hold no secret. */
export const isShowable = (name: string): boolean =>
  (name.length < 200 && REGISTRY.test(name)) ||
  SHOWABLE.has(name.replace(/^spring\.kafka\.(?:\w+\.)?(?=sasl\.)/, '')) ||
  /^jaas:extension_\w+$/.test(name);
