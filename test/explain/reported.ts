import type { PastedText } from './texts.ts';

/** A reported text, with the client that wrote it where the text shows that. */
export interface ReportedText extends PastedText {
  readonly client?: string;
  readonly version?: string;
  readonly around?: string;
}

const AT_LOGIN = `\tat org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule.identifyToken(OAuthBearerLoginModule.java:320)
\tat org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule.login(OAuthBearerLoginModule.java:302)
\tat java.base/javax.security.auth.login.LoginContext.invoke(LoginContext.java:755)`;
const CONSTRUCTED = `org.apache.kafka.common.KafkaException: Failed to construct kafka consumer
\tat org.apache.kafka.clients.consumer.internals.ClassicKafkaConsumer.<init>(ClassicKafkaConsumer.java:265)
\tat org.apache.kafka.clients.consumer.KafkaConsumer.<init>(KafkaConsumer.java:702) ~[kafka-clients-3.9.1.jar:?]
Caused by: org.apache.kafka.common.KafkaException: javax.security.auth.login.LoginException: An internal error occurred while retrieving token from callback handler
\tat org.apache.kafka.common.network.SaslChannelBuilder.configure(SaslChannelBuilder.java:184)
${AT_LOGIN}
`;

/** Kafka's Java client, with each of its login handlers, and programs that contain it. */
export const OF_JAVA: readonly ReportedText[] = [
  {
    from: 'java',
    text: `${CONSTRUCTED}Caused by: java.io.IOException: The response code 400 and error response {invalid_request - AADSTS900144: The request body must contain the following parameter: 'scope'.} was encountered reading the token endpoint response; will not attempt further retries
\tat org.apache.kafka.common.security.oauthbearer.internals.secured.HttpAccessTokenRetriever.handleOutput(HttpAccessTokenRetriever.java:325)`,
    first: 'token/scope-missing',
    client: "Kafka's Java client",
    version: '3.9.1',
  },
  {
    from: 'java',
    text: `Caused by: org.apache.kafka.common.security.oauthbearer.JwtRetrieverException: org.apache.kafka.common.security.oauthbearer.internals.secured.UnretryableException: java.io.IOException: The unretryable response code 400 was encountered reading the token endpoint response; will not attempt further retries
\tat org.apache.kafka.common.security.oauthbearer.internals.secured.HttpJwtRetriever.retrieve(HttpJwtRetriever.java:140)`,
    first: 'token/refused',
    client: "Kafka's Java client",
  },
  {
    from: 'java',
    text: `${CONSTRUCTED}Caused by: java.util.concurrent.ExecutionException: java.io.IOException: The unexpected response code 503 and error message Service Unavailable was encountered reading the token endpoint response`,
    first: 'network/tcp-gateway-error',
    among: ['token/transient-5xx'],
  },
  {
    from: 'java',
    text: `${CONSTRUCTED}Caused by: java.io.IOException: The token endpoint response was unexpectedly empty despite response code 200 from https://sso.corp.example/oauth2/token and error message null`,
    first: 'token/response-truncated',
  },
  {
    from: 'java',
    text: `${CONSTRUCTED}Caused by: java.io.IOException: The response code 429 and error response {E0000047 - API call exceeded rate limit due to too many requests.} was encountered reading the token endpoint response; will not attempt further retries`,
    first: 'token/rate-limited',
  },
  {
    from: 'java',
    text: `${CONSTRUCTED}Caused by: javax.net.ssl.SSLPeerUnverifiedException: Certificate for <sso.corp.example> doesn't match any of the subject alternative names: [*.corp-internal.example]`,
    first: 'network/tls-name-mismatch',
  },
  {
    from: 'java',
    text: `${CONSTRUCTED}Caused by: javax.net.ssl.SSLHandshakeException: No subject alternative DNS name matching sso.corp.example found.
\tat org.apache.kafka.common.security.oauthbearer.internals.secured.HttpAccessTokenRetriever.post(HttpAccessTokenRetriever.java:230)`,
    first: 'network/tls-name-mismatch',
  },
  {
    from: 'java',
    text: `${CONSTRUCTED}Caused by: javax.net.ssl.SSLHandshakeException: Received fatal alert: protocol_version
\tat org.apache.kafka.common.security.oauthbearer.internals.secured.HttpAccessTokenRetriever.post(HttpAccessTokenRetriever.java:230)`,
    first: 'network/tls-version-cipher',
  },
  {
    from: 'java',
    text: `${CONSTRUCTED}Caused by: javax.net.ssl.SSLHandshakeException: PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed
Caused by: java.security.cert.CertificateExpiredException: NotAfter: Sat Nov 07 01:00:00 CET 2026
\tat org.apache.kafka.common.security.oauthbearer.internals.secured.HttpAccessTokenRetriever.post(HttpAccessTokenRetriever.java:230)`,
    first: 'network/tls-cert-expired',
  },
  {
    from: 'java',
    text: `${CONSTRUCTED}Caused by: java.net.ConnectException: Connection refused
\tat java.base/sun.nio.ch.Net.pollConnect(Native Method)
\tat org.apache.kafka.common.security.oauthbearer.internals.secured.HttpAccessTokenRetriever.post(HttpAccessTokenRetriever.java:230)`,
    first: 'network/tcp-refused',
    among: ['network/tcp-proxy-unreachable'],
  },
  {
    from: 'java',
    text: `${CONSTRUCTED}Caused by: java.net.SocketException: Connection reset
\tat java.base/sun.nio.ch.NioSocketImpl.implRead(NioSocketImpl.java:328)
\tat org.apache.kafka.common.security.oauthbearer.internals.secured.HttpAccessTokenRetriever.post(HttpAccessTokenRetriever.java:230)`,
    first: 'network/tcp-reset-by-middlebox',
  },
  {
    from: 'java',
    text: `${CONSTRUCTED}Caused by: java.io.IOException: Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 Proxy Authentication Required"
\tat java.base/sun.net.www.protocol.http.HttpURLConnection.doTunneling0(HttpURLConnection.java:2342)`,
    first: 'network/tcp-proxy-auth',
  },
  {
    from: 'java',
    text: `${CONSTRUCTED}Caused by: java.lang.OutOfMemoryError: Java heap space
\tat org.apache.kafka.common.memory.MemoryPool$1.tryAllocate(MemoryPool.java:30)
\tat org.apache.kafka.common.network.NetworkReceive.readFrom(NetworkReceive.java:113)`,
    first: 'config/security-protocol',
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.config.ConfigException: The OAuth configuration option sasl.oauthbearer.jwks.endpoint.url contains a file (/etc/kafka/jwks.json) that doesn't exist`,
    first: 'config/missing-required',
  },
  {
    from: 'java',
    text: `java.lang.IllegalArgumentException: Must supply exactly 1 non-null JAAS mechanism configuration (size was 2)
\tat org.apache.kafka.common.security.oauthbearer.internals.unsecured.OAuthBearerUnsecuredLoginCallbackHandler.configure(OAuthBearerUnsecuredLoginCallbackHandler.java:119)`,
    first: 'config/jaas-quoting',
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.errors.SaslAuthenticationException: {"status":"invalid_token","scope":null,"openid-configuration":null}
[2026-02-09 19:24:52,709] ERROR [AdminClient clientId=connect-adminclient-producer] Connection to node -1 (broker/172.18.0.4:9092) failed authentication due to: {"status":"invalid_token"} (org.apache.kafka.clients.NetworkClient:991)`,
    first: 'jwks/kid-not-in-jwks',
    among: ['jwt/aud-wrong'],
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.errors.SaslAuthenticationException: An error: (java.security.PrivilegedActionException: javax.security.sasl.SaslException: SASL extensions could not be obtained [Caused by java.io.IOException: Extension name identity-pool-id is invalid]) occurred when evaluating SASL token received from the Kafka Broker. Kafka Client will go to AUTHENTICATION_FAILED state.`,
    first: 'config/extension-key-underscore',
  },
  {
    from: 'java',
    text: `Caused by: java.lang.IllegalArgumentException: Login module control flag not specified in JAAS config
\tat org.apache.kafka.common.security.JaasConfig.parseAppConfigurationEntry(JaasConfig.java:110)`,
    first: 'config/jaas-quoting',
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.KafkaException: javax.security.auth.login.LoginException: java.lang.ClassCastException: class com.acme.kafka.AcmeOauthLoginCallbackHandler cannot be cast to class javax.security.auth.spi.LoginModule (com.acme.kafka.AcmeOauthLoginCallbackHandler is in unnamed module of loader org.springframework.boot.loader.launch.LaunchedClassLoader @20ad9418; javax.security.auth.spi.LoginModule is in module java.base of loader 'bootstrap')
\tat java.base/javax.security.auth.login.LoginContext.invoke(LoginContext.java:733)`,
    first: 'config/login-module',
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.config.ConfigException: Invalid value CustomAuthenticateCallbackHandler; for configuration sasl.login.callback.handler.class: Class CustomAuthenticateCallbackHandler; could not be found.`,
    first: 'config/callback-handler-class',
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.errors.SaslAuthenticationException: Failed to configure SaslClientAuthenticator
Caused by: org.apache.kafka.common.errors.IllegalSaslStateException: Unexpected handshake request with client mechanism OAUTHBEARER, enabled mechanisms are []`,
    first: 'sasl/illegal-state',
  },
  {
    from: 'java',
    text: `2026-04-14 17:51:45,386 WARN [AdminClient clientId=adminclient-1] Connection to node -1 (pkc-3zq8k.westeurope.azure.confluent.cloud/20.61.1.2:9092) could not be established. Node may not be available. (org.apache.kafka.clients.NetworkClient)`,
    first: 'network/tcp-broker-blocked',
  },
  {
    from: 'java',
    text: `[Producer clientId=billing] Bootstrap broker pkc-3zq8k.westeurope.azure.confluent.cloud:9092 (id: -1 rack: null) disconnected (org.apache.kafka.clients.NetworkClient)`,
    first: 'broker/no-brokers-listed',
    among: ['network/tcp-broker-blocked'],
  },
  {
    from: 'java',
    text: `WARN  o.a.k.c.s.o.i.e.ExpiringCredentialRefreshingLogin - [Principal=0oa5kq]: LoginException during login retry; will sleep 10 seconds before trying again.
javax.security.auth.login.LoginException: An internal error occurred while retrieving token from callback handler
${AT_LOGIN}
Caused by: java.net.UnknownHostException: login.microsoftonline.com`,
    first: 'network/dns-idp-nxdomain',
  },
  {
    from: 'java',
    text: `javax.security.auth.login.LoginException: An internal error occurred while retrieving token from callback handler
\tat org.apache.kafka.common.security.oauthbearer.internals.unsecured.OAuthBearerUnsecuredLoginCallbackHandler.handleTokenCallback(OAuthBearerUnsecuredLoginCallbackHandler.java:211)
Caused by: org.apache.kafka.common.security.oauthbearer.internals.unsecured.OAuthBearerConfigException: Extensions provided in login context without a token`,
    first: 'config/callback-handler-class',
    among: ['config/unsecured-token-sent'],
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.KafkaException: Failed to create new KafkaAdminClient
Caused by: org.apache.kafka.common.config.ConfigException: Invalid value null for configuration sasl.oauthbearer.token.endpoint.url: The OAuth configuration option sasl.oauthbearer.token.endpoint.url value must be non-null`,
    first: 'config/missing-required',
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.config.ConfigException: The OAuth configuration option sasl.oauthbearer.token.endpoint.url contains a URL (htps://login.corp.example/token) that is malformed: unknown protocol: htps`,
    first: 'config/token-url-no-scheme',
  },
  {
    from: 'java',
    text: `java.lang.NoClassDefFoundError: org/jose4j/keys/resolvers/VerificationKeyResolver
\tat org.apache.kafka.common.security.oauthbearer.internals.secured.OAuthBearerLoginCallbackHandler.configure`,
    first: 'config/callback-handler-class',
  },
  // The handlers of others
  {
    from: 'strimzi',
    text: `org.apache.kafka.common.KafkaException: javax.security.auth.login.LoginException: io.strimzi.kafka.oauth.common.HttpException: POST request to https://sso.corp.example/auth/realms/stream/protocol/openid-connect/token failed with status 401: {"error":"unauthorized_client","error_description":"Invalid client or Invalid client credentials"}
\tat io.strimzi.kafka.oauth.common.HttpUtil.handleResponse(HttpUtil.java:535)
\tat io.strimzi.kafka.oauth.client.JaasClientOauthLoginCallbackHandler.handleCallback(JaasClientOauthLoginCallbackHandler.java:400)`,
    first: 'token/wrong-secret',
    client: "Strimzi's OAuth client",
  },
  {
    from: 'strimzi',
    text: `kafka  | io.strimzi.kafka.oauth.common.HttpException: POST request to http://keycloak:8080/auth/realms/kafka-authz/protocol/openid-connect/token failed with status 404: {"error":"Unable to find matching target resource method"}`,
    first: 'token/endpoint-not-found',
    client: "Strimzi's OAuth client",
  },
  {
    from: 'strimzi',
    text: `io.strimzi.kafka.oauth.common.ConfigException: Access token not specified ('oauth.access.token' or 'oauth.token.endpoint.uri')`,
    first: 'config/missing-required',
  },
  {
    from: 'strimzi',
    text: `Caused by: io.strimzi.kafka.oauth.common.ConfigException: No client id specified ('oauth.client.id')`,
    first: 'config/missing-required',
  },
  {
    from: 'strimzi',
    text: `Caused by: java.lang.IllegalStateException: Invalid response from authorization server: no access_token
\tat io.strimzi.kafka.oauth.common.OAuthAuthenticator.post(OAuthAuthenticator.java:210)`,
    first: 'token/response-without-token',
  },
  {
    from: 'strimzi',
    text: `io.strimzi.kafka.oauth.common.ConfigException: Invalid sasl extension key: 'auth' ('oauth.sasl.extension.auth')`,
    first: 'config/extension-name-reserved',
  },
  {
    from: 'strimzi',
    text: `io.strimzi.kafka.oauth.common.ConfigException: Invalid sasl extension key: 'logical_cluster' ('oauth.sasl.extension.logical_cluster')`,
    first: 'config/extension-key-underscore',
  },
  {
    from: 'strimzi',
    text: `Authentication failed due to an invalid token: Token validation failed: Expected audience not available in the token (ErrId: 1be0c9d2)`,
    first: 'jwt/aud-wrong',
  },
  {
    from: 'strimzi',
    text: `io.strimzi.kafka.oauth.validator.TokenValidationException: Token validation failed: The signing key is no longer valid (kid:Zk3x)`,
    first: 'jwks/kid-not-in-jwks',
  },
  {
    from: 'strimzi',
    text: `io.strimzi.kafka.oauth.validator.TokenValidationException: Token validation failed: Expiry not set (ErrId: 9a)`,
    first: 'jwt/exp-missing',
  },
  {
    from: 'strimzi',
    text: `io.strimzi.kafka.oauth.validator.TokenSignatureException: Signature check failed: Invalid token signature (ErrId: 0af)`,
    first: 'jwt/signature-invalid',
  },
  {
    from: 'strimzi',
    text: `io.strimzi.kafka.oauth.validator.TokenValidationException: Token validation failed: Issuer not set (ErrId: 0af)`,
    first: 'jwt/iss-missing',
  },
  {
    from: 'confluent-handler',
    text: `org.apache.kafka.common.KafkaException: javax.security.auth.login.LoginException: java.lang.ClassNotFoundException: io.confluent.kafka.clients.plugins.auth.token.TokenUserLoginCallbackHandler`,
    first: 'config/callback-handler-class',
  },
  {
    from: 'confluent-handler',
    text: `Caused by: java.lang.ClassNotFoundException: io.confluent.kafka.clients.plugins.auth.oauth.OAuthBearerLoginCallbackHandler
\tat java.base/jdk.internal.loader.BuiltinClassLoader.loadClass(BuiltinClassLoader.java:641)`,
    first: 'config/callback-handler-class',
  },
  // Programs that contain it
  {
    from: 'spring-cloud-stream',
    text: `2026-03-02T08:00:12.114Z ERROR 1 --- [orders] [           main] o.s.c.s.b.k.p.KafkaTopicProvisioner     : Failed to create topics

java.util.concurrent.ExecutionException: org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY
\tat java.base/java.util.concurrent.CompletableFuture.reportGet(CompletableFuture.java:396)`,
    first: 'config/extension-missing-cluster',
  },
  {
    from: 'spring',
    text: `Caused by: org.springframework.context.ApplicationContextException: Failed to start bean 'org.springframework.kafka.config.internalKafkaListenerEndpointRegistry'; nested exception is org.apache.kafka.common.KafkaException: Failed to construct kafka consumer
Caused by: org.apache.kafka.common.KafkaException: org.apache.kafka.common.config.ConfigException: https://sso.corp.example/token is not allowed. Update system property 'org.apache.kafka.sasl.oauthbearer.allowed.urls' to allow https://sso.corp.example/token`,
    first: 'config/allowed-urls-missing',
    around: 'Spring Kafka',
  },
  {
    from: 'connect',
    text: `[2026-05-11 10:02:31,114] ERROR [Worker clientId=connect-1, groupId=connect-cluster] Uncaught exception in herder work thread, exiting:  (org.apache.kafka.connect.runtime.distributed.DistributedHerder:348)
org.apache.kafka.connect.errors.ConnectException: Failed to connect to and describe Kafka cluster. Check worker's broker connection and security properties.
\tat org.apache.kafka.connect.runtime.WorkerConfig.lookupKafkaClusterId(WorkerConfig.java:319)
Caused by: java.util.concurrent.ExecutionException: org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed during authentication due to invalid credentials with SASL mechanism OAUTHBEARER`,
    first: 'sasl/generic-token-rejected',
    around: 'Kafka Connect',
  },
  {
    from: 'connect',
    text: `[2026-05-11 10:02:31,114] INFO [jdbc-sink|task-0] [Consumer clientId=connector-consumer-jdbc-sink-0, groupId=connect-jdbc-sink] Failed authentication with pkc-3zq8k.westeurope.azure.confluent.cloud/20.61.1.2 (channelId=-1) (errorMessage=Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY) (org.apache.kafka.common.network.Selector:908)`,
    first: 'config/extension-missing-cluster',
  },
  {
    from: 'mirrormaker',
    text: `[2026-05-11 10:02:31,114] ERROR [MirrorSourceConnector|worker] Scheduler for MirrorSourceConnector caught exception in scheduled task: refreshing topics (org.apache.kafka.connect.mirror.Scheduler:102)
java.util.concurrent.ExecutionException: org.apache.kafka.common.errors.SaslAuthenticationException: {"status":"JWT_PROCESSING_FAILED"}`,
    first: 'jwt/iss-trailing-slash',
  },
  {
    from: 'ksqldb',
    text: `[2026-05-11 10:02:31,114] ERROR Failed to start KSQL (io.confluent.ksql.rest.server.KsqlServerMain:73)
java.lang.RuntimeException: Failed to get Kafka cluster information
Caused by: java.util.concurrent.ExecutionException: org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed during authentication due to invalid credentials with SASL mechanism OAUTHBEARER`,
    first: 'sasl/generic-token-rejected',
  },
  {
    from: 'spark',
    text: `py4j.protocol.Py4JJavaError: An error occurred while calling o97.start.
StreamingQueryException: [STREAM_FAILED] Query [id = 7738ca78-3cda-41c0-a62f-3777e81ace0f] terminated with exception: javax.security.auth.login.LoginException: unable to find LoginModule class: kafkashaded.org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule`,
    first: 'config/login-module',
    around: 'Spark',
  },
  {
    from: 'spark',
    text: `kafkashaded.org.apache.kafka.common.KafkaException: kafkashaded.org.apache.kafka.common.config.ConfigException: Invalid value org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler for configuration sasl.login.callback.handler.class: Class org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler could not be found.`,
    first: 'config/callback-handler-class',
    around: 'Spark',
  },
  {
    from: 'flink',
    text: `Caused by: org.apache.flink.kafka.shaded.org.apache.kafka.common.KafkaException: java.lang.ClassCastException: class org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginCallbackHandler cannot be cast to class org.apache.flink.kafka.shaded.org.apache.kafka.common.security.auth.AuthenticateCallbackHandler`,
    first: 'config/callback-handler-class',
    around: 'Flink',
  },
  {
    from: 'logstash',
    text: `[2026-10-19T11:44:36,243][ERROR][logstash.inputs.kafka    ][main][c474ee0a] Unable to create Kafka consumer from given configuration {:kafka_error_message=>#<Java::OrgApacheKafkaCommon::KafkaException: Failed to construct kafka consumer>, :cause=>#<Java::OrgApacheKafkaCommon::KafkaException: javax.security.auth.login.LoginException: unable to find LoginModule class: org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule>}`,
    first: 'config/login-module',
  },
  {
    from: 'schema-registry-client',
    text: `io.confluent.kafka.schemaregistry.client.security.bearerauth.oauth.exceptions.SchemaRegistryOauthTokenRetrieverException: Failed to Retrieve OAuth Token for Schema Registry
\tat io.confluent.kafka.schemaregistry.client.security.bearerauth.oauth.OauthTokenCache.getToken
Caused by: java.io.IOException: The response code 401 and error response {invalid_client - Client authentication failed} was encountered reading the token endpoint response; will not attempt further retries`,
    first: 'token/wrong-secret',
  },
  {
    from: 'schema-registry-client',
    text: `Caused by: org.apache.kafka.common.config.ConfigException: Missing required configuration "bearer.auth.identity.pool.id" which has no default value.`,
    first: 'config/registry-setting-missing',
  },
];

/** librdkafka, and the clients built on it. */
export const OF_LIBRDKAFKA: readonly ReportedText[] = [
  {
    from: 'librdkafka',
    text: `%3|1721067614.927|OIDC|rdkafka#producer-1| [thrd:background]: Failed to retrieve OIDC token from "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token": error setting certificate file: /etc/pki/tls/certs/ca-bundle.crt (-1)`,
    first: 'config/trust-unreadable',
    client: 'librdkafka',
  },
  {
    from: 'librdkafka',
    text: `%3|1721067614.927|OIDC|rdkafka#producer-1| [thrd:background]: Failed to retrieve OIDC token from "https://login.corp.example/oauth2/token": error setting certificate verify locations:  CAfile: /etc/pki/tls/certs/ca-bundle.crt CApath: none (-1)`,
    first: 'config/trust-unreadable',
  },
  {
    from: 'librdkafka',
    text: `%3|1721067614.927|ERROR|rdkafka#producer-1| [thrd:background]: Failed to acquire SASL OAUTHBEARER token: SSL certificate problem: self-signed certificate`,
    first: 'network/tls-private-ca-idp',
  },
  {
    from: 'librdkafka',
    text: `%3|1721067614.927|OIDC|rdkafka#producer-1| [thrd:background]: Failed to retrieve OIDC token from "https://login.corp.example/oauth2/token": SSL: no alternative certificate subject name matches target host name 'login.corp.example' (-1)`,
    first: 'network/tls-name-mismatch',
  },
  {
    from: 'librdkafka',
    text: `%3|1721067614.927|OIDC|rdkafka#producer-1| [thrd:background]: Failed to retrieve OIDC token from "https://login.corp.example/oauth2/token": OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to login.corp.example:443 (-1)`,
    first: 'network/tcp-reset-by-middlebox',
  },
  {
    from: 'librdkafka',
    text: `%3|1721067614.927|OIDC|rdkafka#producer-1| [thrd:background]: Failed to retrieve OIDC token from "http://login.corp.example/oauth2/token": HTTP error 301 (301)`,
    first: 'token/redirected',
  },
  {
    from: 'librdkafka',
    text: `%3|1721067614.927|OIDC|rdkafka#producer-1| [thrd:background]: Failed to retrieve OIDC token from "https://acme.okta.com/oauth2/v1/token": invalid_scope: One or more scopes are not configured for the authorization server resource. (400)`,
    first: 'token/scope-unknown',
  },
  {
    from: 'librdkafka',
    text: `%3|1721067614.927|OIDC|rdkafka#producer-1| [thrd:background]: Failed to retrieve OIDC token from "https://login.corp.example/oauth2/token": Unsupported protocol (-1)`,
    first: 'config/token-url-no-scheme',
  },
  {
    from: 'librdkafka',
    text: `%3|1721067614.927|OIDC|rdkafka#producer-1| [thrd:background]: Failed to retrieve OIDC token from "https://login.corp.example/oauth2/token": Proxy CONNECT aborted (-1)`,
    first: 'network/tcp-proxy-refuses',
  },
  {
    from: 'librdkafka',
    text: `%3|1721067614.927|OIDC|rdkafka#producer-1| [thrd:background]: Failed to retrieve OIDC token from "https://login.corp.example/oauth2/token": schannel: next InitializeSecurityContext failed: SEC_E_UNTRUSTED_ROOT (0x80090325) - The certificate chain was issued by an authority that is not trusted. (-1)`,
    first: 'network/tls-private-ca-idp',
  },
  {
    from: 'librdkafka',
    text: `%3|1623264088.009|FAIL|1a7b1526#producer-1| [thrd:sasl_ssl://pkc-3zq8k.westeurope.azure.confluent.cloud:9092/bootstrap]: sasl_ssl://pkc-3zq8k.westeurope.azure.confluent.cloud:9092/bootstrap: SASL authentication error: Authentication failed (after 133ms in state AUTH_REQ, 5 identical error(s) suppressed)`,
    first: 'sasl/generic-token-rejected',
  },
  {
    from: 'librdkafka',
    text: `%3|1723592361.909|FAIL|rdkafka#producer-1| [thrd:sasl_ssl://pkc-3zq8k.westeurope.azure.confluent.cloud]: sasl_ssl://pkc-3zq8k.westeurope.azure.confluent.cloud:9092/bootstrap: SASL OAUTHBEARER mechanism handshake failed: Local: Broker transport failure: broker's supported mechanisms: (n/a) (after 0ms in state DOWN)`,
    first: 'sasl/closed-without-answer',
  },
  {
    from: 'librdkafka',
    text: `%4|1718691008.6|OAUTHBEARER|rdkafka#consumer-2| [thrd:app]: OAUTHBEARER: Unsecured JWT token: invalid config: 'grant_type' is unknown: Unrecognized sasl.oauthbearer.config beginning at: grant_type=client_credentials`,
    first: 'config/unsecured-token-sent',
  },
  {
    from: 'librdkafka',
    text: `%3|1718691008.6|FAIL|rdkafka#consumer-2| [thrd:sasl_ssl://kafka.corp.example:9093/bootstrap]: sasl_ssl://kafka.corp.example:9093/bootstrap: SSL handshake failed: error:1416F086:SSL routines:tls_process_server_certificate:certificate verify failed: broker certificate could not be verified, verify that ssl.ca.location is correctly configured or root CA certificates are installed (brew install openssl) (add broker's CA certificate to the Windows Root certificate store) (after 51ms in state SSL_HANDSHAKE)`,
    first: 'network/tls-private-ca-broker',
  },
  {
    from: 'librdkafka',
    text: `%3|1718691008.6|SSL|rdkafka#consumer-2| [thrd:app]: error:02001002:system library:fopen:No such file or directory: fopen('/etc/kafka/ca.pem','r')
Failed to create consumer: ssl.ca.location failed: error:02001002:system library:fopen:No such file or directory`,
    first: 'config/trust-unreadable',
  },
  {
    from: 'confluent-kafka-python',
    text: `%3|1714955097.400|FAIL|orders#producer-1| [thrd:sasl_ssl://b0-pkc-3zq8k.westeurope.azure.confluent.cloud:9092/0]: sasl_ssl://b0-pkc-3zq8k.westeurope.azure.confluent.cloud:9092/0: Failed to resolve 'b0-pkc-3zq8k.westeurope.azure.confluent.cloud:9092': nodename nor servname provided, or not known (after 3ms in state CONNECT)
cimpl.KafkaException: KafkaError{code=_TRANSPORT,val=-195,str="Failed to get metadata: Local: Broker transport failure"}`,
    first: 'network/dns-bootstrap-ok-broker-names-fail',
    among: ['network/dns-broker-nxdomain'],
    client: 'confluent-kafka-python',
  },
  {
    from: 'confluent-kafka-python',
    text: `cimpl.KafkaException: KafkaError{code=_INVALID_ARG,val=-186,str="Failed to create consumer: No provider for SASL mechanism OAUTHBEARER: recompile librdkafka with libsasl2 or openssl support. Current build options: PLAIN"}`,
    first: 'config/lib-without-oidc',
    client: 'confluent-kafka-python',
  },
  {
    from: 'confluent-kafka-python',
    text: `cimpl.KafkaException: KafkaError{code=TOPIC_AUTHORIZATION_FAILED,val=29,str="Subscribed topic not available: orders: Broker: Topic authorization failed"}`,
    first: 'authorization/topic-denied',
    client: 'confluent-kafka-python',
  },
  {
    from: 'confluent-kafka-python',
    text: `KafkaError{code=GROUP_AUTHORIZATION_FAILED,val=30,str="JoinGroup failed: Broker: Group authorization failed"}`,
    first: 'authorization/group-denied',
  },
  {
    from: 'confluent-kafka-python',
    text: `confluent_kafka.error.KafkaError: KafkaError{code=_AUTHENTICATION,val=-193,str="sasl_ssl://pkc-3zq8k.westeurope.azure.confluent.cloud:9092/bootstrap: SASL authentication error: Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY (after 5221ms in state AUTH_REQ)"}`,
    first: 'config/extension-missing-cluster',
    client: 'confluent-kafka-python',
  },
  {
    from: 'confluent-kafka-dotnet',
    text: `Unhandled exception. Confluent.Kafka.KafkaException: Local: Authentication failure
   at Confluent.Kafka.Impl.SafeKafkaHandle.GetMetadata(Boolean allTopics, SafeTopicHandle topic, Int32 millisecondsTimeout)
Confluent.Kafka: Version 2.5.2
%3|1718691008.556|OIDC|rdkafka#producer-1| [thrd:background]: Failed to retrieve OIDC token from "https://acme.okta.com/oauth2/default/v1/token": Could not resolve host: acme.okta.com (-1)`,
    first: 'network/dns-idp-nxdomain',
    client: 'Confluent.Kafka (.NET)',
    version: '2.5.2',
  },
  {
    from: 'confluent-kafka-dotnet',
    text: `System.InvalidOperationException: \`sasl.oauthbearer.token.endpoint.url\` is mandatory when \`sasl.oauthbearer.method=oidc\` is set
   at Confluent.Kafka.Impl.SafeKafkaHandle.Create(RdKafkaType type, IntPtr config, IClient owner)`,
    first: 'config/missing-required',
  },
  {
    from: 'confluent-kafka-go',
    text: `%5|1718691008.1|PARTCNT|rdkafka#consumer-1|
Local: Authentication failure: SASL authentication error: JWT_PROCESSING_FAILED (after 512ms in state AUTH_REQ)
github.com/confluentinc/confluent-kafka-go/v2@v2.6.1/kafka.(*Consumer).Poll`,
    first: 'jwt/iss-trailing-slash',
    client: 'confluent-kafka-go',
    version: '2.6.1',
  },
  {
    from: 'confluent-kafka-go',
    text: `Failed to set OAUTHBEARER token: SASL/OAUTHBEARER extension keys must only consist of A-Z or a-z characters: identity-pool-id (-)`,
    first: 'config/extension-key-underscore',
  },
  {
    from: 'confluent-kafka-go',
    text: `token.Principal: Invalid argument: md_principal_name; rd_kafka_oauthbearer_set_token: token_value and md_principal_name must not be NULL`,
    first: 'config/missing-required',
  },
  {
    from: 'rdkafka-ruby',
    text: `E, [2026-09-08T23:42:21.879463 #30000] ERROR -- : rdkafka: [thrd:sasl_ssl://pkc-3zq8k.westeurope.azure.confluent.cloud]: sasl_ssl://pkc-3zq8k.westeurope.azure.confluent.cloud:9092/bootstrap: SASL authentication error: Authentication failed: 1 extensions are invalid! They are: logicalCluster: Authentication failed (after 181ms in state AUTH_REQ)`,
    first: 'sasl/logical-cluster-refused',
    client: 'librdkafka',
  },
  {
    from: 'rdkafka-ruby',
    text: `Rdkafka::Config::ConfigError: No such configuration property: "sasl.oauthbearer.method"`,
    first: 'config/lib-without-oidc',
  },
  {
    from: 'php-rdkafka',
    text: `PHP Fatal error:  Uncaught RdKafka\\Exception: Unsupported value "oidc" for configuration property "sasl.oauthbearer.method": OAuth/OIDC depends on libcurl and OpenSSL which were not available at build time`,
    first: 'config/lib-without-oidc',
  },
  {
    from: 'node-rdkafka',
    text: `Error: Local: Broker transport failure
    at Function.createLibrdkafkaError [as create] (/app/node_modules/node-rdkafka/lib/error.js:456:10)
    {"severity":3,"fac":"FAIL","message":"[thrd:sasl_ssl://pkc-3zq8k.westeurope.azure.confluent.cloud:9092/bootstrap]: SASL authentication error: Authentication failed during authentication due to invalid credentials with SASL mechanism OAUTHBEARER (after 212ms in state AUTH_REQ)"}`,
    first: 'sasl/generic-token-rejected',
    client: 'node-rdkafka',
  },
  {
    from: 'confluent-kafka-javascript',
    text: `Error: KafkaJSError: OAuthBearerProvider token refresh failed: connect ETIMEDOUT 18.192.1.2:443
    at OAuthBearer.tokenRefresh (/app/node_modules/@confluentinc/kafka-javascript/lib/kafkajs/_common.js:301:18)`,
    first: 'network/tcp-idp-blocked',
    client: 'confluent-kafka-javascript',
  },
  {
    from: 'vector',
    text: `2026-02-11T10:00:00.123456Z ERROR sink{component_id=kafka component_type=kafka}: rdkafka::client: librdkafka: Global error: Authentication (Local: Authentication failure): Failed to acquire SASL OAUTHBEARER token: Expected JSON JWT response with "exp" field internal_log_rate_limit=true`,
    first: 'jwt/exp-missing',
    among: ['jwt/opaque'],
    client: 'rust-rdkafka',
  },
  {
    from: 'fluent-bit',
    text: `[2026/02/11 10:00:00] [error] [output:kafka:kafka.0] fluent-bit#producer-1: [thrd:background]: Failed to retrieve OIDC token from "https://acme.eu.auth0.com/oauth/token": Forbidden (403)`,
    first: 'token/client-grant-missing',
    among: ['token/action-hook-denied'],
  },
  {
    from: 'clickhouse',
    text: `2026.02.11 10:00:00.123456 [ 731 ] {} <Error> StorageKafka (orders): [rdk:OIDC] [thrd:background]: Failed to retrieve OIDC token from "https://sso.corp.example/realms/eu/protocol/openid-connect/token": Timeout was reached (-1)`,
    first: 'network/tcp-idp-blocked',
    client: 'librdkafka',
  },
];

/** Clients in JavaScript, Go, Python and Ruby that speak the protocol themselves. */
export const OF_OTHERS: readonly ReportedText[] = [
  {
    from: 'kafkajs',
    text: `{"level":"ERROR","timestamp":"2026-01-05T10:00:00.123Z","logger":"kafkajs","message":"[Connection] Response SaslAuthenticate(key: 36, version: 1)","broker":"pkc-3zq8k.westeurope.azure.confluent.cloud:9092","clientId":"orders","error":"SASL Authentication failed","correlationId":1,"size":112}
{"level":"ERROR","timestamp":"2026-01-05T10:00:00.124Z","logger":"kafkajs","message":"[BrokerPool] Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY","retryCount":0}`,
    first: 'config/extension-missing-cluster',
    client: 'kafkajs',
  },
  {
    from: 'kafkajs',
    text: `KafkaJSProtocolError: Illegal SASL state
    at createErrorFromCode (/srv/node_modules/kafkajs/src/protocol/error.js:581:10) { type: 'ILLEGAL_SASL_STATE', code: 34, retriable: false }`,
    first: 'sasl/illegal-state',
    client: 'kafkajs',
  },
  {
    from: 'kafkajs',
    text: `KafkaJSSASLAuthenticationError: SASL OAUTHBEARER authentication failed: TypeError: Cannot read properties of undefined (reading 'value')
    at OAuthBearerAuthenticator.authenticate (/srv/node_modules/kafkajs/src/broker/saslAuthenticator/oauthBearer.js:44:21)`,
    first: 'token/response-without-token',
    client: 'kafkajs',
  },
  {
    from: 'kafkajs',
    text: `[KafkaJSConnectionError: Client network socket disconnected before secure TLS connection was established] { broker: 'pkc-3zq8k.westeurope.azure.confluent.cloud:9092', code: 'ECONNRESET' }`,
    first: 'network/tcp-reset-by-middlebox',
  },
  {
    from: 'kafkajs',
    text: `KafkaJSConnectionError: Connection error: unable to verify the first certificate { broker: 'kafka.corp.example:9093', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }`,
    first: 'network/tls-missing-intermediate',
    among: ['network/tls-private-ca-broker'],
  },
  {
    from: 'kafkajs',
    text: `KafkaJSNonRetriableError: SASL OAUTHBEARER mechanism is not supported by the server
KafkaJSSASLAuthenticationError: SASL oauthbearer mechanism is not supported by the server`,
    first: 'sasl/mechanism-unsupported',
  },
  {
    from: 'node',
    text: `Error: self-signed certificate in certificate chain
    at TLSSocket.onConnectSecure (node:_tls_wrap:1677:34) {
  code: 'SELF_SIGNED_CERT_IN_CHAIN', config: { url: 'https://sso.corp.example/oauth2/token', method: 'post', data: 'grant_type=client_credentials&client_secret=Zx8qLm2vT0pRs5wY' }
}`,
    first: 'network/tls-intercepted',
  },
  {
    from: 'node',
    text: `RequestError: tunneling socket could not be established, statusCode=407 at token endpoint https://sso.corp.example/oauth2/token`,
    first: 'network/tcp-proxy-auth',
  },
  {
    from: 'node',
    text: `OPError: invalid_client (Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method))
    at processResponse (/app/node_modules/openid-client/lib/helpers/process_response.js:38:13)`,
    first: 'token/wrong-secret',
    among: ['token/unknown-client'],
  },
  {
    from: 'node',
    text: `TypeError: fetch failed
    at node:internal/deps/undici/undici:13392:13
    at async getAccessToken (file:///app/oauthBearerProvider.mjs:11:15) {
  [cause]: ConnectTimeoutError: Connect Timeout Error (attempted address: sso.corp.example:443, timeout: 10000ms)
      code: 'UND_ERR_CONNECT_TIMEOUT'`,
    first: 'network/tcp-idp-blocked',
  },
  {
    from: 'sarama',
    text: `kafka: client has run out of available brokers to talk to: 3 errors occurred:
\t* unable to fetch access token: oauth2: cannot fetch token: 400 Bad Request
Response: {"error":"invalid_scope","error_description":"Invalid scopes: kafka"}
\t* unable to fetch access token: oauth2: cannot fetch token: 400 Bad Request
Response: {"error":"invalid_scope","error_description":"Invalid scopes: kafka"}`,
    first: 'token/scope-unknown',
    client: 'sarama',
  },
  {
    from: 'sarama',
    text: `Error: cannot start pipelines: failed to start "kafka/metrics" exporter: kafka: client has run out of available brokers to talk to: unexpected EOF
2026/05/02 05:44:13 collector server run finished with error`,
    first: 'sasl/closed-without-answer',
    among: ['config/security-protocol'],
    client: 'sarama',
  },
  {
    from: 'sarama',
    text: `[sarama] 2026/03/02 10:00:00 Error while performing SASL handshake pkc-3zq8k.westeurope.azure.confluent.cloud:9092: EOF`,
    first: 'sasl/closed-without-answer',
    client: 'sarama',
  },
  {
    from: 'sarama',
    text: `[sarama] Failed to connect to broker pkc-3zq8k.westeurope.azure.confluent.cloud:9092: tls: first record does not look like a TLS handshake`,
    first: 'network/tls-plaintext-listener',
    client: 'sarama',
  },
  {
    from: 'franz-go',
    text: `{"level":"WARN","ts":"2026-07-22T12:02:52Z","msg":"unable to open connection to broker","addr":"pkc-3zq8k.westeurope.azure.confluent.cloud:9092","broker":"seed_0","err":"unable to initialize sasl: SASL_AUTHENTICATION_FAILED: SASL Authentication failed.: Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY"}`,
    first: 'config/extension-missing-cluster',
    client: 'franz-go',
  },
  {
    from: 'franz-go',
    text: `unable to request api versions: unable to dial: tls: failed to verify certificate: x509: certificate is valid for *.corp.example, not kafka.other.example`,
    first: 'network/tls-name-mismatch',
  },
  {
    from: 'franz-go',
    text: `unable to request metadata: invalid large response size 352518912 > limit 104857600; the first three bytes received appear to be a tls alert record for TLS v1.2; is this a plaintext connection speaking to a tls endpoint?`,
    first: 'config/security-protocol',
  },
  {
    from: 'franz-go',
    text: `unable to read ApiVersions response: invalid large response size 1213486160 > limit 104857600; the four size bytes are 'HTTP' in ascii, the beginning of an HTTP response; is your broker port correct?`,
    first: 'config/bootstrap-is-rest-endpoint',
  },
  {
    from: 'sarama',
    text: `kafka: the extension \`auth\` is invalid`,
    first: 'config/extension-name-reserved',
    client: 'sarama',
  },
  {
    from: 'librdkafka',
    text: `%3|1721067614.927|OIDC|rdkafka#producer-1| [thrd:background]: Failed to retrieve OIDC token from "https://login.corp.example/oauth2/token": Failed to decode JWT payload: Failed to decode base64 payload (-1)`,
    first: 'jwt/opaque',
    among: ['jwt/padding-or-std-base64'],
  },
  {
    from: 'benthos',
    text: `level=error msg="Failed to connect to kafka_franz: unable to initialize sasl: failed to fetch token: Post \\"https://sso.corp.example/token\\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)" @service=benthos label="" path=root.output`,
    first: 'network/tcp-idp-blocked',
    among: ['network/idp-does-not-answer'],
    client: 'franz-go',
  },
  {
    from: 'segmentio',
    text: `could not connect: SASL handshake failed: EOF
failed to dial: failed to open connection to pkc-3zq8k.westeurope.azure.confluent.cloud:9092: SASL handshake failed: EOF github.com/segmentio/kafka-go`,
    first: 'sasl/closed-without-answer',
    client: 'kafka-go (segmentio)',
  },
  {
    from: 'segmentio',
    text: `kafka.(*Client).Metadata: SASL authentication process failed: [58] SASL Authentication Failed: SASL Authentication failed github.com/segmentio/kafka-go`,
    first: 'sasl/generic-token-rejected',
    client: 'kafka-go (segmentio)',
  },
  {
    from: 'keda',
    text: `{"level":"error","ts":"2026-06-03T08:11:09Z","logger":"scale_handler","msg":"error getting scaler for trigger","object":{"apiVersion":"keda.sh/v1alpha1","kind":"ScaledObject"},"triggerIndex":0,"error":"error creating kafka client: kafka: client has run out of available brokers to talk to: 1 error occurred:\\n\\t* oauth2: \\"unauthorized_client\\" \\"AADSTS700016: Application with identifier 'abcd1234-1111-2222-3333-444455556666' was not found in the directory 'Acme'.\\"\\n\\n"}`,
    first: 'token/unknown-client',
    around: 'KEDA',
  },
  {
    from: 'otel',
    text: `2026-05-08T10:11:12.000Z\terror\tinternal/queue_sender.go:57\tExporting failed. Dropping data.\t{"otelcol.component.id": "kafka", "error": "unable to open connection to broker: unable to initialize sasl: failed to get security token from token endpoint (endpoint \\"https://sso.corp.example/realms/otel/protocol/openid-connect/token\\"); oauth2: \\"invalid_client\\" \\"Invalid client or Invalid client credentials\\"", "dropped_items": 10}`,
    first: 'token/wrong-secret',
    among: ['token/unknown-client'],
    around: 'the OpenTelemetry Collector',
  },
  {
    from: 'kafka-python',
    text: `ERROR    kafka.conn:conn.py:798 <BrokerConnection client_id=relation-4, node_id=bootstrap-0 host=kafka.corp.example:9093 <authenticating> [IPv4 ('10.110.85.56', 9093)]>: SaslAuthenticate error: SaslAuthenticationFailedError (Authentication failed during authentication due to invalid credentials with SASL mechanism OAUTHBEARER)`,
    first: 'sasl/generic-token-rejected',
    client: 'kafka-python',
  },
  {
    from: 'kafka-python',
    text: `kafka.errors.KafkaConfigurationError: KafkaConfigurationError: sasl_oauth_token_provider must implement kafka.net.sasl.oauth.AbstractTokenProvider`,
    first: 'config/missing-required',
    client: 'kafka-python',
  },
  {
    from: 'kafka-python',
    text: `kafka.errors.UnsupportedSaslMechanismError: [Error 33] UnsupportedSaslMechanismError: Kafka broker does not support OAUTHBEARER sasl mechanism. Enabled mechanisms are: ['PLAIN']`,
    first: 'sasl/mechanism-unsupported',
    client: 'kafka-python',
  },
  {
    from: 'python',
    text: `oauthlib.oauth2.rfc6749.errors.InvalidClientError: (invalid_client) Invalid client credentials
  File "/app/kafka_token.py", line 14, in token
    token = session.fetch_token(token_url=URL, client_id=CID, client_secret=SECRET)`,
    first: 'token/wrong-secret',
  },
  {
    from: 'python',
    text: `msal: {'error': 'invalid_client', 'error_description': "AADSTS7000222: The provided client secret keys for app 'abcd1234-1111-2222-3333-444455556666' are expired. Visit the Azure portal to create new keys for your app", 'error_codes': [7000222], 'correlation_id': '77'}`,
    first: 'token/secret-expired',
  },
  {
    from: 'python',
    text: `httpx.ConnectError: [Errno -3] Temporary failure in name resolution
  File "/app/kafka_token.py", line 9, in fetch_token
    r = httpx.post(TOKEN_URL, data=form)`,
    first: 'network/dns-resolver-fails',
  },
  {
    from: 'python',
    text: `requests.exceptions.ProxyError: HTTPSConnectionPool(host='sso.corp.example', port=443): Max retries exceeded with url: /oauth2/token (Caused by ProxyError('Unable to connect to proxy', OSError('Tunnel connection failed: 407 Proxy Authentication Required')))`,
    first: 'network/tcp-proxy-auth',
  },
  {
    from: 'python',
    text: `requests.exceptions.ConnectionError: HTTPSConnectionPool(host='sso.corp.example', port=443): Max retries exceeded with url: /oauth2/token (Caused by NewConnectionError('<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused'))`,
    first: 'network/tcp-refused',
  },
  {
    from: 'python',
    text: `requests.exceptions.JSONDecodeError: Expecting value: line 1 column 1 (char 0)
  File "/app/kafka_token.py", line 11, in oauth_cb
    return r.json()["access_token"]`,
    first: 'config/token-url-is-issuer-or-discovery',
  },
  {
    from: 'python',
    text: `  File "/app/kafka_token.py", line 11, in oauth_cb
    return resp.json()["access_token"], time.time() + 300
KeyError: 'access_token'`,
    first: 'token/response-without-token',
  },
  {
    from: 'aiokafka',
    text: `aiokafka.errors.AuthenticationFailedError: AuthenticationFailedError: Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY`,
    first: 'config/extension-missing-cluster',
    client: 'aiokafka',
  },
  {
    from: 'aiokafka',
    text: `Unable connect to "pkc-3zq8k.westeurope.azure.confluent.cloud:9092": [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1000)
aiokafka.errors.KafkaConnectionError: KafkaConnectionError: Unable to bootstrap from [('pkc-3zq8k.westeurope.azure.confluent.cloud', 9092, <AddressFamily.AF_UNSPEC: 0>)]`,
    first: 'network/tls-private-ca-broker',
    client: 'aiokafka',
  },
  {
    from: 'ruby-kafka',
    text: `Kafka::Error: SASL OAUTHBEARER authentication failed: unknown error
\tfrom /usr/local/bundle/gems/ruby-kafka-1.5.0/lib/kafka/sasl/oauth.rb:32:in 'authenticate!'`,
    first: 'sasl/generic-token-rejected',
  },
  {
    from: 'rustls',
    text: `error sending request for url (https://sso.corp.example/oauth2/token): error trying to connect: invalid peer certificate: UnknownIssuer`,
    first: 'network/tls-private-ca-idp',
  },
  {
    from: 'rustls',
    text: `error sending request for url (https://sso.corp.example/oauth2/token): client error (Connect): invalid peer certificate: Expired`,
    first: 'network/tls-cert-expired',
  },
  {
    from: 'rustls',
    text: `error sending request for url (https://sso.corp.example/oauth2/token): invalid peer certificate: NotValidForName`,
    first: 'network/tls-name-mismatch',
  },
  {
    from: 'macos',
    text: `Post "https://sso.corp.example/oauth2/token": tls: failed to verify certificate: x509: “corp-sso” certificate is not trusted`,
    first: 'network/tls-private-ca-idp',
  },
  {
    from: 'macos',
    text: `Post "https://sso.corp.example/oauth2/token": tls: failed to verify certificate: x509: “corp-sso” certificate is not standards compliant`,
    first: 'network/tls-cert-unfit',
  },
  {
    from: 'go',
    text: `Post "https://sso.corp.example/oauth2/token": tls: failed to verify certificate: x509: certificate relies on legacy Common Name field, use SANs instead`,
    first: 'network/tls-cert-unfit',
  },
  {
    from: 'go',
    text: `Post "https://sso.corp.example/oauth2/token": remote error: tls: handshake failure`,
    first: 'network/tls-version-cipher',
  },
  {
    from: 'go',
    text: `Post "https://sso.corp.example/oauth2/token": remote error: tls: certificate required`,
    first: 'network/tls-mtls-required-idp',
  },
  {
    from: 'go',
    text: `Post "https://sso.corp.example/oauth2/token": read tcp 10.2.3.4:51234->18.1.2.3:443: read: connection reset by peer`,
    first: 'network/tcp-reset-by-middlebox',
  },
  {
    from: 'dotnet',
    text: `System.Net.Http.HttpRequestException: Name or service not known (sso.corp.example:443)
 ---> System.Net.Sockets.SocketException (0xFFFDFFFF): Name or service not known
   at Acme.Kafka.TokenProvider.GetAccessTokenAsync()`,
    first: 'network/dns-idp-nxdomain',
  },
  {
    from: 'dotnet',
    text: `System.Net.Http.HttpRequestException: No such host is known. (sso.corp.example:443)
   at Acme.Kafka.OAuthTokenRefreshHandler.FetchToken(String oauthConfig)`,
    first: 'network/dns-idp-nxdomain',
  },
  {
    from: 'dotnet',
    text: `System.Security.Authentication.AuthenticationException: The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch
   at Acme.Kafka.OAuthTokenRefreshHandler.FetchToken(String oauthConfig)`,
    first: 'network/tls-name-mismatch',
  },
  {
    from: 'dotnet',
    text: `System.Net.Http.HttpRequestException: A connection attempt failed because the connected party did not properly respond after a period of time, or established connection failed because connected host has failed to respond. (sso.corp.example:443)
   at Acme.Kafka.OAuthTokenRefreshHandler.FetchToken(String oauthConfig)`,
    first: 'network/tcp-idp-blocked',
  },
  {
    from: 'dotnet',
    text: `Microsoft.Identity.Client.MsalServiceException: A configuration issue is preventing authentication - check the error message from the server for details. Original exception: AADSTS700016: Application with identifier 'abcd1234-1111-2222-3333-444455556666' was not found in the directory 'Acme'.`,
    first: 'token/unknown-client',
  },
];

/** The answers of identity providers. */
export const OF_PROVIDERS: readonly ReportedText[] = [
  {
    from: 'entra',
    text: `AADSTS7000112: Application 'abcd1234-1111-2222-3333-444455556666'(orders) is disabled.`,
    first: 'token/client-disabled',
  },
  {
    from: 'entra',
    text: `AADSTS650057: Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration.`,
    first: 'token/client-grant-missing',
  },
  {
    from: 'entra',
    text: `AADSTS70011: The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope https://eventhubs.azure.net is not valid.`,
    first: 'token/scope-not-default',
  },
  {
    from: 'entra',
    text: `AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: 'AB']`,
    first: 'token/assertion-invalid',
  },
  {
    from: 'entra',
    text: `AADSTS700213: No matching federated identity record found for presented assertion subject 'system:serviceaccount:orders:kafka'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.`,
    first: 'token/assertion-invalid',
  },
  {
    from: 'entra',
    text: `AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: 'https://oidc.prod-aks.azure.com/x/'.`,
    first: 'token/assertion-invalid',
  },
  {
    from: 'entra',
    text: `AADSTS700024: Client assertion is not within its valid time range. Current time: 2026-02-01T10:00:00Z, expiry time of assertion 2026-02-01T09:00:00Z.`,
    first: 'token/assertion-invalid',
  },
  {
    from: 'entra',
    text: `AADSTS900023: Specified tenant identifier 'acme prod' is neither a valid DNS name, nor a valid external domain.`,
    first: 'token/tenant-wrong',
  },
  {
    from: 'entra',
    text: `AADSTS50059: No tenant-identifying information found in either the request or implied by any provided credentials.`,
    first: 'token/tenant-wrong',
  },
  { from: 'entra', text: `AADSTS900971: No reply address provided.`, first: 'token/refused' },
  {
    from: 'entra',
    text: `AADSTS7000216: 'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.`,
    first: 'token/auth-method-mismatch',
  },
  {
    from: 'entra',
    text: `AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'.`,
    first: 'token/auth-method-mismatch',
  },
  {
    from: 'entra',
    text: `AADSTS500133: Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion.`,
    first: 'token/assertion-invalid',
  },
  {
    from: 'entra',
    text: `AADSTS65001: The user or administrator has not consented to use the application with ID 'abcd1234' named 'orders'. Send an interactive authorization request for this user and resource.`,
    first: 'token/client-grant-missing',
  },
  {
    from: 'entra',
    text: `AADSTS90094: An administrator of Acme has set a policy that prevents you from granting orders the permissions it is requesting.`,
    first: 'token/client-grant-missing',
  },
  {
    from: 'entra',
    text: `AADSTS53000: Device is not in required device state: compliant. Conditional Access policy requires a compliant device`,
    first: 'token/conditional-access',
  },
  {
    from: 'entra',
    text: `AADSTS50196: The server terminated an operation because it encountered a client request loop. Please contact your app vendor.`,
    first: 'token/rate-limited',
  },
  {
    from: 'entra',
    text: `AADSTS90033: A transient error has occurred. Please try again.`,
    first: 'token/transient-5xx',
  },
  { from: 'entra', text: `AADSTS90015: Query string too long.`, first: 'token/refused' },
  {
    from: 'entra',
    text: `{"error":"unauthorized_client","error_description":"AADSTS700016: Application with identifier 'kafka-orders' was not found in the directory 'Acme'. This can happen if the application has not been installed by the administrator of the tenant"}`,
    first: 'token/unknown-client',
    among: ['config/client-id-is-app-name'],
  },
  {
    from: 'auth0',
    text: `{"error":"access_denied","error_description":"Unauthorized"} from https://acme.eu.auth0.com/oauth/token`,
    first: 'token/wrong-secret',
  },
  {
    from: 'auth0',
    text: `{"error":"invalid_request","error_description":"Missing required parameter: grant_type"} https://acme.us.auth0.com/oauth/token`,
    first: 'token/wrong-content-type',
  },
  {
    from: 'auth0',
    text: `{"error":"too_many_attempts","error_description":"Your account has been blocked after multiple consecutive login attempts."}`,
    first: 'token/rate-limited',
  },
  {
    from: 'auth0',
    text: `{"statusCode":429,"error":"Too Many Requests","message":"Global limit has been reached","errorCode":"too_many_requests"} auth0 token`,
    first: 'token/rate-limited',
  },
  {
    from: 'okta',
    text: `{"errorCode":"invalid_client","errorSummary":"Invalid value for 'client_id' parameter.","errorLink":"invalid_client","errorId":"oaejDJuW","errorCauses":[]}`,
    first: 'token/unknown-client',
  },
  {
    from: 'okta',
    text: `{"error":"invalid_client","error_description":"The client secret supplied for a confidential client is invalid."}`,
    first: 'token/wrong-secret',
  },
  {
    from: 'okta',
    text: `{"error":"unauthorized_client","error_description":"The client is not authorized to use the provided grant type. Configured grant types: [authorization_code]."}`,
    first: 'token/grant-not-enabled',
  },
  {
    from: 'okta',
    text: `{"error":"invalid_request","error_description":"Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, credentials in the post body, or a client_assertion in the post body."}`,
    first: 'config/two-credentials',
  },
  {
    from: 'okta',
    text: `{"error":"invalid_client","error_description":"Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method."}`,
    first: 'token/assertion-required',
  },
  {
    from: 'okta',
    text: `{"errorCode":"E0000006","errorSummary":"You do not have permission to perform the requested action"} https://acme.okta.com/oauth2/default/v1/token`,
    first: 'token/refused',
  },
  {
    from: 'okta',
    text: `{"errorCode":"E0000022","errorSummary":"The endpoint does not support the provided HTTP method"} https://acme.okta.com/oauth2/default/v1/token`,
    first: 'token/redirected',
    among: ['token/endpoint-not-found'],
  },
  {
    from: 'keycloak',
    text: `{"error":"invalid_scope","error_description":"Invalid scopes: kafka:read"}`,
    first: 'token/scope-unknown',
  },
  {
    from: 'keycloak',
    text: `{"error":"unauthorized_client","error_description":"Invalid client secret"}`,
    first: 'token/wrong-secret',
  },
  {
    from: 'keycloak',
    text: `{"error":"invalid_client","error_description":"Public client not allowed to retrieve service account"}`,
    first: 'token/grant-not-enabled',
  },
  {
    from: 'keycloak',
    text: `{"error":"HTTP 405 Method Not Allowed"} https://sso.corp.example/realms/eu/protocol/openid-connect/token`,
    first: 'token/endpoint-not-found',
  },
  {
    from: 'keycloak',
    text: `{"error":"invalid_request","error_description":"HTTPS required"} https://sso.corp.example/realms/eu/protocol/openid-connect/token`,
    first: 'config/token-url-http',
  },
  {
    from: 'keycloak',
    text: `type=CLIENT_LOGIN_ERROR, realmId=eu, clientId=orders, userId=null, ipAddress=10.0.0.5, error=invalid_client_credentials, grant_type=client_credentials`,
    first: 'token/wrong-secret',
  },
  {
    from: 'keycloak',
    text: `type="CLIENT_LOGIN_ERROR", realmId="eu", clientId="orders", ipAddress="10.0.0.5", error="client_not_found", grant_type="client_credentials"`,
    first: 'token/unknown-client',
  },
  {
    from: 'adfs',
    text: `{"error":"invalid_resource","error_description":"MSIS9602: The received 'resource' parameter is invalid. The authorization server can not find a registered resource with the specified identifier."}`,
    first: 'token/audience-unknown',
  },
  {
    from: 'adfs',
    text: `{"error":"unauthorized_client","error_description":"MSIS9321: Received invalid OAuth client credentials request."}`,
    first: 'token/wrong-secret',
  },
  {
    from: 'google',
    text: `{"error":"invalid_grant","error_description":"Invalid grant: account not found"}`,
    first: 'token/unknown-client',
  },
  {
    from: 'google',
    text: `{"error":"invalid_grant","error_description":"Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim."}`,
    first: 'token/assertion-invalid',
  },
  {
    from: 'cognito',
    text: `HTTP 400 https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token {"error":"invalid_client"}`,
    first: 'token/wrong-secret',
    among: ['token/unknown-client'],
  },
  {
    from: 'cognito',
    text: `https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token {"error":"unauthorized_client"}`,
    first: 'token/grant-not-enabled',
  },
  {
    from: 'ping',
    text: `{"error":"invalid_client","error_description":"Invalid client or client credentials."} https://ping.corp.example/as/token.oauth2`,
    first: 'token/wrong-secret',
  },
  {
    from: 'ping',
    text: `{"error_description":"unknown, invalid, or unsupported grant type","error":"unsupported_grant_type"} https://ping.corp.example/as/token.oauth2`,
    first: 'token/grant-not-enabled',
  },
  {
    from: 'ping',
    text: `{"error":"invalid_scope","error_description":"The requested scope(s) must be blank or a subset of the provided scopes."} https://ping.corp.example/as/token.oauth2`,
    first: 'token/scope-unknown',
  },
  {
    from: 'forgerock',
    text: `{"error_description":"Client authentication failed","error":"invalid_client"} https://am.corp.example/am/oauth2/realms/root/realms/eu/access_token`,
    first: 'token/wrong-secret',
  },
  {
    from: 'forgerock',
    text: `{"error_description":"Unknown/invalid scope(s): [kafka]","error":"invalid_scope"}`,
    first: 'token/scope-unknown',
  },
  {
    from: 'onelogin',
    text: `{"error":"invalid_client","error_description":"client authentication failed"} https://acme.onelogin.com/oidc/2/token`,
    first: 'token/wrong-secret',
  },
  {
    from: 'curity',
    text: `{"error":"invalid_client","error_description":"Bad client credentials"} https://login.corp.example/oauth/v2/oauth-token`,
    first: 'token/wrong-secret',
  },
  {
    from: 'identityserver',
    text: `{"error":"invalid_scope"} from https://ids.corp.example/connect/token`,
    first: 'token/scope-unknown',
  },
  {
    from: 'identityserver',
    text: `{"error":"unauthorized_client"} from https://ids.corp.example/connect/token`,
    first: 'token/grant-not-enabled',
  },
  {
    from: 'wso2',
    text: `{"error_description":"A valid OAuth client could not be found for client_id: orders","error":"invalid_client"} https://wso2.corp.example:9443/oauth2/token`,
    first: 'token/unknown-client',
  },
  {
    from: 'wso2',
    text: `{"error_description":"Client Authentication failed.","error":"invalid_client"} https://wso2.corp.example:9443/oauth2/token`,
    first: 'token/wrong-secret',
  },
  {
    from: 'hydra',
    text: `{"error":"invalid_scope","error_description":"The requested scope is invalid, unknown, or malformed. The OAuth 2.0 Client is not allowed to request scope 'kafka'."}`,
    first: 'token/scope-unknown',
  },
  {
    from: 'hydra',
    text: `{"error":"invalid_request","error_description":"The request is missing a required parameter. Requested audience 'kafka' has not been whitelisted by the OAuth 2.0 Client."}`,
    first: 'token/client-grant-missing',
  },
  {
    from: 'spring-authorization-server',
    text: `{"error":"invalid_client"} 401 Unauthorized from POST https://auth.corp.example/oauth2/token`,
    first: 'token/wrong-secret',
  },
  {
    from: 'zitadel',
    text: `{"error":"invalid_client","error_description":"client not found"} https://acme.zitadel.cloud/oauth/v2/token`,
    first: 'token/unknown-client',
  },
  {
    from: 'authentik',
    text: `{"error": "invalid_client", "error_description": "Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method)"} https://auth.corp.example/application/o/token/`,
    first: 'token/wrong-secret',
    among: ['token/unknown-client', 'token/auth-method-mismatch'],
  },
  {
    from: 'cloudflare',
    text: `Failed to retrieve OIDC token from "https://sso.corp.example/oauth2/token": <!DOCTYPE html><html><head><title>Just a moment...</title></head> (403)`,
    first: 'network/tcp-waf-challenge',
  },
  { from: 'confluent', text: `{"status":"JWT_PROCESSING_FAILED"}`, first: 'jwt/iss-trailing-slash' },
  {
    from: 'confluent',
    text: `{"errors":[{"status":"401","detail":"invalid token: identity pool pool-Ab1c not found"}]} https://api.confluent.cloud/sts/v1/oauth2/token`,
    first: 'pool/refused-by-sts',
  },
];

/** Reports about other sign-ins and other services. */
export const ELSEWHERE: readonly string[] = [
  '%3|1714955097.400|FAIL|orders#producer-1| [thrd:sasl_ssl://b-3.orders.c7.kafka.eu-west-1.amazonaws.com]: sasl_ssl://b-3.orders.c7.kafka.eu-west-1.amazonaws.com:9098/3: SASL authentication error: [6ad8e7d6-f5f0-41c9-930f-26cc577779ed]: Access denied (after 346ms in state AUTH_REQ)',
  '[Error 58] SaslAuthenticationFailedError: [cc8333d3-37a9-4bb8-9d5a-1b1127502cad]: Access denied',
  'kafka: client has run out of available brokers to talk to: 3 errors occurred:\n\t* kafka server: SASL Authentication failed: [2f6e7e5e-1111-2222-3333-444455556666]: Access denied\n',
  '%3|1647343502.496|FAIL|myservice#consumer-1| [thrd:sasl_ssl://evh-orders.servicebus.windows.net:9093/bootstr]: sasl_ssl://evh-orders.servicebus.windows.net:9093/bootstrap: SASL authentication error: Invalid tenant name (after 40ms in state AUTH_REQ)',
  'org.apache.kafka.common.errors.SaslAuthenticationException: Invalid SASL mechanism response, server may be expecting a different protocol; SCRAM-SHA-256',
  'org.apache.kafka.common.errors.SaslAuthenticationException: [e4f1...]: Too many connects software.amazon.msk.auth.iam.IAMClientCallbackHandler',
  'Access denied for operation on resource "Topic:LITERAL:orders" principal User:sa-12345 PLAIN SASL/PLAIN (kafka.authorizer.logger)',
  "remote: Invalid username or password.\nfatal: Authentication failed for 'https://github.com/acme/orders.git/'",
  'HttpError: Bad credentials\n  at /app/node_modules/@octokit/request/dist-node/index.js:86:21 { status: 401, documentation_url: "https://docs.github.com/rest" }',
  'error: You must be logged in to the server (Unauthorized)',
  'E0105 10:00:00.123456 1 authentication.go:63] "Unable to authenticate the request" err="[invalid bearer token, service account token has expired]"',
  'oidc: verify token: oidc: id token issued by a different provider, expected "https://dex.corp.example" got "https://sso.corp.example" argocd-server grpc.code=Unauthenticated',
  'pq: password authentication failed for user "orders"',
  'FATAL:  OAuth bearer authentication failed for user "orders" (PostgreSQL 18)',
  'org.springframework.security.oauth2.server.resource.InvalidBearerTokenException: Jwt expired at 2026-02-01T10:00:00Z\n\tat org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider',
  'WWW-Authenticate: Bearer error="invalid_token", error_description="The access token expired" GET /api/orders 401',
  'Error: invalid_grant\n    at Gaxios._request (/app/node_modules/gaxios/build/src/gaxios.js:129:23) googleapis drive',
  'com.google.cloud.storage.StorageException: 401 Unauthorized GET https://storage.googleapis.com/storage/v1/b/acme',
  'S3 upload failed: An error occurred (InvalidAccessKeyId) when calling the PutObject operation',
  'elasticsearch.exceptions.AuthenticationException: AuthenticationException(401, "security_exception", "unable to authenticate user [elastic]")',
  'kubelet: Failed to pull image "ghcr.io/acme/orders:1": failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized',
  'failed to fetch oauth token: Post "https://auth.docker.io/token": net/http: TLS handshake timeout',
  'helm: error validating data: unknown object type "nil" in Deployment.spec',
  'org.apache.kafka.clients.consumer.CommitFailedException: Offset commit cannot be completed since the consumer is not part of an active group',
  'terraform: Error: error creating Service Account: 401 Unauthorized: Invalid API key: make sure your API key is correct (https://api.confluent.cloud)',
  'io.grpc.StatusRuntimeException: UNAVAILABLE: io exception\nCaused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed\n\tat io.grpc.netty.shaded.io.netty.handler.ssl.SslHandler.wrap(SslHandler.java:1)',
  'Vault: permission denied\nError making API request. URL: PUT https://vault.corp.example:8200/v1/auth/jwt/login Code: 403',
  'A, [auth] sshd[123]: Failed password for invalid user kafka from 10.0.0.9 port 55111 ssh2',
  'SASL authentication failed: mechanism GSSAPI; Server not found in Kerberos database',
  'imap: AUTHENTICATE OAUTHBEARER failed: NO [AUTHENTICATIONFAILED] Authentication failed.',
  'smtplib.SMTPAuthenticationError: (535, b"5.7.3 Authentication unsuccessful XOAUTH2")',
  'MongoServerError: OIDC authentication failed: MONGODB-OIDC token expired',
  'RabbitMQ: ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile.',
];
