import type { CauseId } from '../../src/evidence/gate.ts';

/** A pasted text, and the cause that must come first. Hosts, ids and secrets are made up. */
export interface PastedText {
  /** The program that wrote it. */
  readonly from: string;
  readonly text: string;
  readonly first: CauseId;
  /** One of these must be among the other causes. */
  readonly among?: readonly CauseId[];
}

const RDK =
  '%3|1718691008.556|FAIL|rdkafka#consumer-2| [thrd:sasl_ssl://pkc-4abc9.eu-west-1.aws.confluent.cloud:9092/bootstrap]: sasl_ssl://pkc-4abc9.eu-west-1.aws.confluent.cloud:9092/bootstrap: ';
const OIDC =
  '%3|1718691008.556|OIDC|rdkafka#producer-1| [thrd:background]: Failed to retrieve OIDC token from "https://sso.acme.example/oauth2/v1/token": ';
const JAVA_TOKEN = `org.apache.kafka.common.KafkaException: Failed to construct kafka consumer
\tat org.apache.kafka.clients.consumer.KafkaConsumer.<init>(KafkaConsumer.java:830)
Caused by: org.apache.kafka.common.KafkaException: javax.security.auth.login.LoginException: An internal error occurred while retrieving token from callback handler
\tat org.apache.kafka.common.network.SaslChannelBuilder.configure(SaslChannelBuilder.java:184)
`;
const GENERIC =
  'Authentication failed during authentication due to invalid credentials with SASL mechanism OAUTHBEARER';

export const PASTED: readonly PastedText[] = [
  // Kafka's Java client
  {
    from: 'java',
    text: `${JAVA_TOKEN}Caused by: java.io.IOException: The response code 401 and error response {invalid_client - Client authentication failed} was encountered reading the token endpoint response; will not attempt further retries`,
    first: 'token/wrong-secret',
    among: ['token/unknown-client', 'token/auth-method-mismatch'],
  },
  {
    from: 'java',
    text: `${JAVA_TOKEN}Caused by: java.io.IOException: The unretryable response code 401 was encountered reading the token endpoint response; will not attempt further retries`,
    first: 'token/wrong-secret',
  },
  {
    from: 'java',
    text: `${JAVA_TOKEN}Caused by: java.io.IOException: The unretryable response code 404 was encountered reading the token endpoint response; will not attempt further retries`,
    first: 'token/endpoint-not-found',
    among: ['config/token-url-is-issuer-or-discovery'],
  },
  {
    from: 'java',
    text: `${JAVA_TOKEN}Caused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target
\tat org.apache.kafka.common.security.oauthbearer.internals.secured.HttpAccessTokenRetriever.post(HttpAccessTokenRetriever.java:230)`,
    first: 'network/tls-private-ca-idp',
    among: ['config/https-ca-not-set'],
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.errors.SslAuthenticationException: SSL handshake failed
Caused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target
\tat org.apache.kafka.common.network.SslTransportLayer.runDelegatedTasks(SslTransportLayer.java:430)`,
    first: 'network/tls-private-ca-broker',
  },
  {
    from: 'java',
    text: `${JAVA_TOKEN}Caused by: java.net.UnknownHostException: acme.oktta.com
\tat org.apache.kafka.common.security.oauthbearer.internals.secured.HttpAccessTokenRetriever.post(HttpAccessTokenRetriever.java:226)`,
    first: 'network/dns-idp-nxdomain',
  },
  {
    from: 'java',
    text: `${JAVA_TOKEN}Caused by: java.net.SocketTimeoutException: connect timed out
\tat org.apache.kafka.common.security.oauthbearer.internals.secured.HttpAccessTokenRetriever.post(HttpAccessTokenRetriever.java:226)`,
    first: 'network/tcp-idp-blocked',
    among: ['network/tcp-proxy-required'],
  },
  {
    from: 'java',
    text: `${JAVA_TOKEN}Caused by: java.io.IOException: Unable to tunnel through proxy. Proxy returns "HTTP/1.1 403 Forbidden"
\tat org.apache.kafka.common.security.oauthbearer.internals.secured.HttpAccessTokenRetriever.post`,
    first: 'network/tcp-proxy-refuses',
  },
  {
    from: 'java',
    text: `Exception in thread "main" org.apache.kafka.common.KafkaException: Failed to construct kafka producer
Caused by: org.apache.kafka.common.config.ConfigException: The sasl.oauthbearer.token.endpoint.url https://acme.okta.com/oauth2/default/v1/token is not allowed. Update system property 'org.apache.kafka.sasl.oauthbearer.allowed.urls' to allow https://acme.okta.com/oauth2/default/v1/token`,
    first: 'config/allowed-urls-missing',
  },
  {
    from: 'java',
    text: `[2026-01-05 10:00:00,123] ERROR [Producer clientId=orders] Connection to node -1 (pkc-4abc9.eu-west-1.aws.confluent.cloud/3.1.2.3:9092) failed authentication due to: ${GENERIC} (org.apache.kafka.clients.NetworkClient)`,
    first: 'sasl/generic-token-rejected',
    among: ['jwt/iss-trailing-slash', 'pool/filter-false'],
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY`,
    first: 'config/extension-missing-cluster',
    among: ['config/extension-prefix-misuse'],
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed: 1 extensions are invalid! They are: logicalCluster: Authentication failed`,
    first: 'sasl/logical-cluster-refused',
    among: ['config/bootstrap-other-cluster'],
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.errors.SaslAuthenticationException: {"status":"invalid_token"}`,
    first: 'jwks/kid-not-in-jwks',
    among: ['jwt/iss-other-tenant'],
  },
  {
    from: 'java',
    text: `java.lang.IllegalArgumentException: Could not find a 'KafkaClient' entry in the JAAS configuration. System property 'java.security.auth.login.config' is not set`,
    first: 'config/missing-required',
  },
  {
    from: 'java',
    text: `java.lang.IllegalArgumentException: JAAS config entry not terminated by semi-colon`,
    first: 'config/jaas-quoting',
  },
  {
    from: 'java',
    text: `Caused by: java.lang.SecurityException: java.io.IOException: Configuration Error:\n\tLine 3: expected [controlFlag]`,
    first: 'config/jaas-quoting',
  },
  {
    from: 'java',
    text: `Caused by: java.lang.ClassNotFoundException: org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginCallbackHandler\n\tat java.base/java.lang.Class.forName0(Native Method)`,
    first: 'config/callback-handler-class',
  },
  {
    from: 'java',
    text: `ConfigException: Invalid value io.confluent.kafka.clients.plugins.auth.token.TokenUserLoginCallbackHandler for configuration sasl.login.callback.handler.class: Class io.confluent.kafka.clients.plugins.auth.token.TokenUserLoginCallbackHandler could not be found.`,
    first: 'config/callback-handler-class',
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.security.oauthbearer.internals.secured.ValidateException: Could not validate the access token: Malformed JWT provided (uXk2…); expected three sections (header, payload, and signature), but 1 sections provided`,
    first: 'jwt/opaque',
    among: ['token/audience-missing'],
  },
  {
    from: 'java',
    text: `ValidateException: Malformed JWT provided (eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0...); expected three sections (header, payload, and signature), but 5 sections provided`,
    first: 'jwt/jwe',
  },
  {
    from: 'java',
    text: `WARN [Principal=:0oa5kq]: Current clock: Mon Jan 05 10:00:00 UTC 2026 is later than expiry Mon Jan 05 09:00:00 UTC 2026. This may indicate a clock skew problem.`,
    first: 'clock/local-ahead',
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.errors.UnsupportedSaslMechanismException: Client SASL mechanism 'OAUTHBEARER' not enabled in the server, enabled mechanisms are [PLAIN, SCRAM-SHA-512]`,
    first: 'sasl/mechanism-unsupported',
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.config.ConfigException: Invalid value SASLSSL for configuration security.protocol: String must be one of: PLAINTEXT, SASL_PLAINTEXT, SASL_SSL, SSL`,
    first: 'config/security-protocol',
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.config.ConfigException: Invalid url in bootstrap.servers: https://pkc-4abc9.eu-west-1.aws.confluent.cloud`,
    first: 'config/bootstrap-scheme-prefix',
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.config.ConfigException: No resolvable bootstrap urls given in bootstrap.servers`,
    first: 'network/dns-broker-nxdomain',
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.network.InvalidReceiveException: Invalid receive (size = 1213486160 larger than 104857600)`,
    first: 'config/bootstrap-is-rest-endpoint',
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.errors.TopicAuthorizationException: Not authorized to access topics: [orders]`,
    first: 'authorization/topic-denied',
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.errors.GroupAuthorizationException: Not authorized to access group: billing`,
    first: 'authorization/group-denied',
  },
  {
    from: 'java',
    text: `[AdminClient clientId=adminclient-1] Connection to node -1 (pkc-4abc9.eu-west-1.aws.confluent.cloud/3.1.2.3:9092) terminated during authentication. This may happen due to any of the following reasons: (1) Authentication failed due to invalid credentials with brokers older than 1.0.0, (2) Firewall blocking Kafka TLS traffic (eg it may only allow HTTPS traffic), (3) Transient network issue.`,
    first: 'sasl/closed-without-answer',
  },
  {
    from: 'java',
    text: `${JAVA_TOKEN}Caused by: java.io.IOException: The token endpoint response did not contain an access_token value. Response: ({"token_type":"Bearer"})`,
    first: 'token/response-without-token',
  },
  {
    from: 'java',
    text: `Caused by: org.apache.kafka.common.config.ConfigException: The OAuth configuration option sasl.oauthbearer.token.endpoint.url contains a URL (acme.okta.com/oauth2/default/v1/token) that is missing the protocol`,
    first: 'config/token-url-no-scheme',
  },
  {
    from: 'java',
    text: `javax.security.sasl.SaslException: Extension name identity_pool_id is invalid`,
    first: 'config/extension-key-underscore',
  },
  {
    from: 'java',
    text: `${JAVA_TOKEN}Caused by: org.apache.kafka.common.security.oauthbearer.internals.secured.UnretryableException: java.io.IOException: The response code 400 and error response {invalid_scope - One or more scopes are not configured for the authorization server resource.} was encountered reading the token endpoint response; will not attempt further retries`,
    first: 'token/scope-unknown',
  },
  {
    from: 'java',
    text: `java.io.FileNotFoundException: https://sso.acme.example/realms/acme/protocol/openid-connect/tokn\n\tat java.base/sun.net.www.protocol.http.HttpURLConnection.getInputStream0`,
    first: 'token/endpoint-not-found',
  },
  // librdkafka and what is built on it
  {
    from: 'librdkafka',
    text: `${OIDC}SSL certificate problem: self-signed certificate in certificate chain (-1)`,
    first: 'network/tls-intercepted',
    among: ['network/tls-private-ca-idp', 'config/https-ca-not-set'],
  },
  {
    from: 'librdkafka',
    text: `${OIDC}SSL certificate problem: certificate has expired (-1)`,
    first: 'network/tls-cert-expired',
  },
  {
    from: 'librdkafka',
    text: `${OIDC}Could not resolve host: sso.acme.example (-1)`,
    first: 'network/dns-idp-nxdomain',
  },
  {
    from: 'librdkafka',
    text: `${OIDC}Connection timed out after 5001 milliseconds (-1)`,
    first: 'network/tcp-idp-blocked',
  },
  {
    from: 'librdkafka',
    text: `${OIDC}Failed to connect to sso.acme.example port 443 after 21045 ms: Couldn't connect to server (-1)`,
    first: 'network/tcp-idp-blocked',
  },
  {
    from: 'librdkafka',
    text: `${OIDC}Could not resolve proxy: proxy.corp.example (-1)`,
    first: 'network/tcp-proxy-unreachable',
  },
  {
    from: 'librdkafka',
    text: `${OIDC}CONNECT tunnel failed, response 407 (-1)`,
    first: 'network/tcp-proxy-auth',
  },
  {
    from: 'librdkafka',
    text: `${OIDC}{"error":"invalid_client","error_description":"The client secret supplied for a confidential client is invalid."} (401)`,
    first: 'token/wrong-secret',
  },
  {
    from: 'librdkafka',
    text: `${OIDC}Expected JSON response with "access_token" field (-1)`,
    first: 'token/response-without-token',
    among: ['config/token-url-is-issuer-or-discovery'],
  },
  {
    from: 'librdkafka',
    text: `${OIDC}Response is not JSON encoded: text/html (-1)`,
    first: 'token/response-media-type',
  },
  {
    from: 'librdkafka',
    text: `${OIDC}Failed to decode JWT payload: The token is invalid with less than 2 delimiters (-1)`,
    first: 'jwt/opaque',
  },
  {
    from: 'librdkafka',
    text: `${RDK}SASL authentication error: ${GENERIC} (after 221ms in state AUTH_REQ)`,
    first: 'sasl/generic-token-rejected',
  },
  {
    from: 'librdkafka',
    text: `${RDK}SASL authentication error: {"status":"invalid_token"} (after 221ms in state AUTH_REQ)`,
    first: 'jwks/kid-not-in-jwks',
  },
  {
    from: 'librdkafka',
    text: `${RDK}SASL OAUTHBEARER mechanism handshake failed: Broker: Unsupported SASL mechanism: broker's supported mechanisms: PLAIN (after 0ms in state AUTH_HANDSHAKE)`,
    first: 'sasl/mechanism-unsupported',
  },
  {
    from: 'librdkafka',
    text: `${RDK}Connection setup timed out in state CONNECT (after 30029ms in state CONNECT)`,
    first: 'network/tcp-broker-blocked',
  },
  {
    from: 'librdkafka',
    text: `${RDK}Failed to resolve 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092': Name or service not known (after 12ms in state CONNECT)`,
    first: 'network/dns-broker-nxdomain',
  },
  {
    from: 'librdkafka',
    text: `${RDK}SSL handshake failed: error:0A000086:SSL routines::certificate verify failed: broker certificate could not be verified, verify that ssl.ca.location is correctly configured or root CA certificates are installed (after 33ms in state SSL_HANDSHAKE)`,
    first: 'network/tls-private-ca-broker',
  },
  {
    from: 'librdkafka',
    text: `${RDK}SSL handshake failed: Disconnected: connecting to a PLAINTEXT broker listener? (after 3ms in state SSL_HANDSHAKE)`,
    first: 'network/tls-plaintext-listener',
  },
  {
    from: 'librdkafka',
    text: `${RDK}Disconnected while requesting ApiVersion: might be caused by incorrect security.protocol configuration (connecting to a SSL listener?) or broker version is < 0.10 (see api.version.request)`,
    first: 'config/security-protocol',
  },
  {
    from: 'librdkafka',
    text: `${RDK}Connect to ipv4#10.0.0.5:9092 failed: Connection refused (after 1ms in state CONNECT)`,
    first: 'network/tcp-refused',
    among: ['config/bootstrap-wrong-port'],
  },
  {
    from: 'confluent-kafka-python',
    text: `cimpl.KafkaException: KafkaError{code=_INVALID_ARG,val=-186,str="No such configuration property: "sasl.oauthbearer.extensions""}`,
    first: 'config/lib-without-oidc',
  },
  {
    from: 'confluent-kafka-python',
    text: `cimpl.KafkaException: KafkaError{code=_INVALID_ARG,val=-186,str="Failed to create producer: \`sasl.oauthbearer.client.secret\` is mandatory when \`sasl.oauthbearer.method=oidc\` is set"}`,
    first: 'config/missing-required',
  },
  {
    from: 'confluent-kafka-python',
    text: `cimpl.KafkaException: KafkaError{code=_INVALID_ARG,val=-186,str="No such configuration property: "sasl.login.callback.handler.class""}`,
    first: 'config/property-unknown',
  },
  {
    from: 'confluent-kafka-python',
    text: `Traceback (most recent call last):\n  File "/app/orders.py", line 41, in <module>\n    producer.poll(1)\nTypeError: expect returned value from oauth_cb to be (token_str, expiry_time[, principal, extensions]) tuple`,
    first: 'config/extensions-absent-in-callback',
  },
  {
    from: 'confluent-kafka-dotnet',
    text: `Confluent.Kafka.KafkaException: Local: Authentication failure
%3|1723592361.909|FAIL|rdkafka#producer-1| [thrd:sasl_ssl://pkc-4abc9.eu-west-1.aws.confluent.cloud:9092/bootstrap]: SASL authentication error: Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY (after 301ms in state AUTH_REQ)`,
    first: 'config/extension-missing-cluster',
  },
  {
    from: 'confluent-kafka-go',
    text: `%4|1718691008.6|SASLMECHS|rdkafka#producer-1| OAUTHBEARER cannot log in because there is no token available`,
    first: 'config/method-not-oidc',
  },
  {
    from: 'rust-rdkafka',
    text: `ERROR rdkafka::client: librdkafka: Global error: Authentication (Local: Authentication failure): Failed to acquire SASL OAUTHBEARER token: Expected JSON JWT response with "sub" field`,
    first: 'jwt/sub-missing',
  },
  {
    from: 'librdkafka',
    text: `Must supply an unexpired token: now=1718691008556ms, exp=1718690000000ms`,
    first: 'clock/local-ahead',
    among: ['jwt/expired'],
  },
  {
    from: 'librdkafka',
    text: `Configuration property "sasl.oauthbearer.method" not supported in this build: OAuth/OIDC depends on libcurl and OpenSSL which were not available at build time`,
    first: 'config/lib-without-oidc',
  },
  {
    from: 'kcat',
    text: `% ERROR: Failed to acquire metadata: Local: Broker transport failure (Are the brokers reachable? Also try increasing the metadata timeout with -m <timeout>?)
%3|1718691008.6|FAIL|rdkafka#producer-1| [thrd:sasl_ssl://pkc-4abc9.eu-west-1.aws.confluent.cloud:9092/bootstrap]: SASL authentication error: ${GENERIC}`,
    first: 'sasl/generic-token-rejected',
  },
  {
    from: 'librdkafka',
    text: `SASL/OAUTHBEARER extension keys must only consist of A-Z or a-z characters: logical_cluster (_)`,
    first: 'config/extension-key-underscore',
  },
  // kafkajs and Node
  {
    from: 'kafkajs',
    text: `{"level":"ERROR","timestamp":"2026-01-05T10:00:00.123Z","logger":"kafkajs","message":"[Connection] Connection error: getaddrinfo ENOTFOUND pkc-4abc9.eu-west-1.aws.confluent.cloud","broker":"pkc-4abc9.eu-west-1.aws.confluent.cloud:9092","clientId":"orders","stack":"Error: getaddrinfo ENOTFOUND pkc-4abc9.eu-west-1.aws.confluent.cloud\\n    at GetAddrInfoReqWrap.onlookup [as oncomplete] (node:dns:109:26)"}`,
    first: 'network/dns-broker-nxdomain',
  },
  {
    from: 'kafkajs',
    text: `{"level":"ERROR","timestamp":"2026-01-05T10:00:00.123Z","logger":"kafkajs","message":"[BrokerPool] SASL OAUTHBEARER authentication failed: ${GENERIC}","broker":"pkc-4abc9.eu-west-1.aws.confluent.cloud:9092"}`,
    first: 'sasl/generic-token-rejected',
  },
  {
    from: 'kafkajs',
    text: 'KafkaJSSASLAuthenticationError: SASL OAUTHBEARER authentication failed: Authentication failed',
    first: 'sasl/generic-token-rejected',
  },
  {
    from: 'kafkajs',
    text: `KafkaJSSASLAuthenticationError: SASL OAUTHBEARER: Missing OAuth bearer token provider\n    at OAuthBearerAuthenticator.authenticate (/app/node_modules/kafkajs/src/broker/saslAuthenticator/oauthBearer.js:30:13)`,
    first: 'config/missing-required',
  },
  {
    from: 'kafkajs',
    text: `KafkaJSConnectionError: Connection timeout\n    at Timeout.onTimeout [as _onTimeout] (/app/node_modules/kafkajs/src/network/connection.js:223:23)`,
    first: 'network/tcp-broker-blocked',
  },
  {
    from: 'kafkajs',
    text: `KafkaJSSASLAuthenticationError: SASL OAUTHBEARER authentication failed: Request SaslAuthenticate(key: 36, version: 1) timed out`,
    first: 'sasl/handshake-timeout',
  },
  {
    from: 'kafkajs',
    text: `KafkaJSConnectionClosedError: Closed connection\n    at Socket.onEnd (/app/node_modules/kafkajs/src/network/connection.js:197:13)`,
    first: 'sasl/closed-without-answer',
  },
  {
    from: 'kafkajs',
    text: `KafkaJSNumberOfRetriesExceeded: Connection error: connect ECONNREFUSED 10.0.0.5:9092`,
    first: 'network/tcp-refused',
  },
  {
    from: 'kafkajs',
    text: `KafkaJSConnectionError: Connection error: Hostname/IP does not match certificate's altnames: Host: kafka.acme.example. is not in the cert's altnames: DNS:*.acme.internal`,
    first: 'network/tls-name-mismatch',
  },
  {
    from: 'kafkajs',
    text: `KafkaJSConnectionError: Failed to connect: Port should be >= 0 and < 65536. Received type number (NaN).`,
    first: 'config/bootstrap-scheme-prefix',
  },
  {
    from: 'node',
    text: `TypeError: fetch failed\n    at async oauthBearerProvider (/app/kafka.js:12:20)\n  [cause]: Error: getaddrinfo EAI_AGAIN sso.acme.example`,
    first: 'network/dns-resolver-fails',
  },
  {
    from: 'node',
    text: `AxiosError: Request failed with status code 401\n    at settle (/app/node_modules/axios/lib/core/settle.js:19:12)\n    at async getToken (/app/oauthBearerProvider.js:8:15) token endpoint https://acme.eu.auth0.com/oauth/token`,
    first: 'token/wrong-secret',
  },
  {
    from: 'node',
    text: `SyntaxError: Unexpected token '<', "<!DOCTYPE "... is not valid JSON\n    at fetchToken (/app/oauthBearerProvider.js:14:18) access_token`,
    first: 'config/token-url-is-issuer-or-discovery',
  },
  // Go
  {
    from: 'sarama',
    text: `kafka: client has run out of available brokers to talk to: 1 error occurred:\n\t* kafka server: SASL Authentication failed: ${GENERIC}`,
    first: 'sasl/generic-token-rejected',
  },
  {
    from: 'sarama',
    text: `2026/01/05 10:00:00 [sarama] kafka: client has run out of available brokers to talk to: dial tcp: lookup pkc-4abc9.eu-west-1.aws.confluent.cloud on 10.0.0.2:53: no such host`,
    first: 'network/dns-broker-nxdomain',
  },
  {
    from: 'sarama',
    text: `kafka: invalid configuration (An AccessTokenProvider instance must be provided to Net.SASL.TokenProvider)`,
    first: 'config/missing-required',
  },
  {
    from: 'sarama',
    text: `kafka server: The client is not authorized to access this topic`,
    first: 'authorization/topic-denied',
  },
  {
    from: 'sarama',
    text: `kafka: couldn't connect to broker: Post "https://sso.acme.example/realms/acme/protocol/openid-connect/token": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
    first: 'network/tls-private-ca-idp',
  },
  {
    from: 'go',
    text: `oauth2: cannot fetch token: 401 Unauthorized\nResponse: {"error":"unauthorized_client","error_description":"Invalid client or Invalid client credentials"}`,
    first: 'token/wrong-secret',
  },
  {
    from: 'go',
    text: `oauth2: "invalid_client" "Client authentication failed"`,
    first: 'token/wrong-secret',
  },
  {
    from: 'go',
    text: `Post "https://acme.okta.com/oauth2/default/v1/token": dial tcp 3.4.5.6:443: i/o timeout`,
    first: 'network/tcp-idp-blocked',
  },
  {
    from: 'franz-go',
    text: `unable to initialize sasl: SASL_AUTHENTICATION_FAILED: SASL Authentication failed.: ${GENERIC}`,
    first: 'sasl/generic-token-rejected',
  },
  {
    from: 'franz-go',
    text: `[ERROR] unable to initialize sasl; broker: seed_0, err: the oauth token must be non-empty`,
    first: 'config/missing-required',
  },
  {
    from: 'franz-go',
    text: `unable to dial: dial tcp 10.0.0.5:9092: connect: connection refused`,
    first: 'network/tcp-refused',
  },
  {
    from: 'franz-go',
    text: `broker closed the connection immediately after a request was issued, which commonly happens when SASL is required but not provided: is SASL missing?`,
    first: 'sasl/closed-without-answer',
  },
  // Python
  {
    from: 'kafka-python',
    text: `Traceback (most recent call last):\n  File "app.py", line 20, in <module>\n    producer = KafkaProducer(sasl_mechanism="OAUTHBEARER")\nkafka.errors.SaslAuthenticationFailedError: [Error 58] SaslAuthenticationFailedError: ${GENERIC}`,
    first: 'sasl/generic-token-rejected',
  },
  {
    from: 'kafka-python',
    text: `DNS lookup failed for pkc-4abc9.eu-west-1.aws.confluent.cloud:9092, exception was [Errno -2] Name or service not known. Is your advertised.listeners (called advertised.host.name before Kafka 9) correct and resolvable?\nkafka.errors.NoBrokersAvailable: NoBrokersAvailable`,
    first: 'network/dns-broker-nxdomain',
  },
  {
    from: 'kafka-python',
    text: `requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://acme.eu.auth0.com/oauth/token`,
    first: 'token/wrong-secret',
  },
  {
    from: 'kafka-python',
    text: `requests.exceptions.SSLError: HTTPSConnectionPool(host='sso.acme.example', port=443): Max retries exceeded with url: /realms/acme/protocol/openid-connect/token (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1006)')))`,
    first: 'network/tls-private-ca-idp',
  },
  {
    from: 'kafka-python',
    text: `ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'sso.acme.example'. (_ssl.c:1006) token endpoint`,
    first: 'network/tls-name-mismatch',
  },
  {
    from: 'aiokafka',
    text: `ValueError: sasl_oauth_token_provider needs to be provided implementing aiokafka.abc.AbstractTokenProvider`,
    first: 'config/missing-required',
  },
  {
    from: 'aiokafka',
    text: `Traceback (most recent call last):\n  File "/app/aiokafka/conn.py", line 512, in _read\n    resp = await reader.readexactly(4)\nasyncio.streams.IncompleteReadError: 0 bytes read on a total of 4 expected bytes\n\nThe above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\n  File "app.py", line 9\naiokafka.errors.KafkaConnectionError: KafkaConnectionError: Connection at pkc-4abc9.eu-west-1.aws.confluent.cloud:9092 closed`,
    first: 'sasl/closed-without-answer',
  },
  // Spring, Connect, Flink, Spark, Strimzi
  {
    from: 'spring',
    text: `2026-01-05T10:00:00.123Z ERROR 1 --- [orders] [ntainer#0-0-C-1] o.s.k.l.KafkaMessageListenerContainer : Authentication/Authorization Exception and no authExceptionRetryInterval set\n\norg.apache.kafka.common.errors.SaslAuthenticationException: ${GENERIC}`,
    first: 'sasl/generic-token-rejected',
  },
  {
    from: 'connect',
    text: `[2026-01-05 10:00:00,123] ERROR [orders-sink|task-0] Error while fetching metadata (org.apache.kafka.connect.runtime.WorkerSinkTask:230)\norg.apache.kafka.common.errors.TimeoutException: Timed out waiting for a node assignment. Call: listNodes`,
    first: 'config/connect-clients-unset',
  },
  {
    from: 'connect',
    text: `org.apache.kafka.connect.errors.ConnectException: Failed to connect to and describe Kafka cluster. Check worker's broker connection and security properties.\nCaused by: java.util.concurrent.ExecutionException: org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY`,
    first: 'config/extension-missing-cluster',
  },
  {
    from: 'flink',
    text: `org.apache.flink.util.FlinkRuntimeException: Failed to get metadata for topics [orders].\nCaused by: org.apache.flink.kafka.shaded.org.apache.kafka.common.KafkaException: javax.security.auth.login.LoginException: unable to find LoginModule class: org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule`,
    first: 'config/login-module',
  },
  {
    from: 'spark',
    text: `kafkashaded.org.apache.kafka.common.KafkaException: javax.security.auth.login.LoginException: No LoginModule found for org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule`,
    first: 'config/login-module',
  },
  {
    from: 'strimzi',
    text: `io.strimzi.kafka.oauth.validator.TokenSignatureException: Token validation failed: Unknown signing key (kid:8fKq) (ErrId: 3f2a1b9c)`,
    first: 'jwks/kid-not-in-jwks',
  },
  {
    from: 'strimzi',
    text: `org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed due to an invalid token: Token validation failed: Issuer not allowed: https://sso.acme.example/realms/dev (ErrId: 3f2a1b9c)`,
    first: 'jwt/iss-other-tenant',
  },
  {
    from: 'strimzi',
    text: `Authentication failed due to an invalid token: Token expired at: 1718690000 (2024-06-18T05:53:20 UTC) (ErrId: 77aa)`,
    first: 'jwt/expired',
  },
  {
    from: 'broker',
    text: `Could not validate the access token: JWT (claims->{"aud":"account"}) rejected due to invalid claims or other invalid content. Additional details: [[8] Audience (aud) claim [account] doesn't contain an acceptable identifier. Expected kafka as an aud value.]`,
    first: 'jwt/aud-wrong',
  },
  {
    from: 'broker',
    text: `Additional details: [[17] Unable to process JOSE object (cause: org.jose4j.lang.UnresolvableKeyException: Unable to find a suitable verification key for JWS w/ header {"kid":"a1"})]`,
    first: 'jwks/kid-not-in-jwks',
  },
  // Identity providers
  {
    from: 'entra',
    text: `{"error":"unauthorized_client","error_description":"AADSTS700016: Application with identifier '11111111-2222-3333-4444-555555555555' was not found in the directory 'Acme'.","error_codes":[700016]}`,
    first: 'token/unknown-client',
    among: ['config/client-id-is-app-name'],
  },
  {
    from: 'entra',
    text: `AADSTS7000222: The provided client secret keys for app '11111111-2222-3333-4444-555555555555' are expired.`,
    first: 'token/secret-expired',
  },
  {
    from: 'entra',
    text: `MsalServiceException: AADSTS500011: The resource principal named api://kafka was not found in the tenant named Acme.`,
    first: 'token/resource-principal-missing',
  },
  {
    from: 'entra',
    text: `AADSTS1002012: The provided value for scope api://kafka/read is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    first: 'token/scope-not-default',
  },
  {
    from: 'entra',
    text: `AADSTS90002: Tenant 'acme-prod' not found. Check to make sure you have the correct tenant ID`,
    first: 'token/tenant-wrong',
  },
  {
    from: 'entra',
    text: `AADSTS53003: Access has been blocked by Conditional Access policies.`,
    first: 'token/conditional-access',
  },
  {
    from: 'entra',
    text: `AADSTS501051: Application '1111'(orders) is not assigned to a role for the application 'api://kafka'(kafka).`,
    first: 'token/role-not-assigned',
  },
  {
    from: 'entra',
    text: `invalid_client: 7000215 - [2026-01-05 10:00:00Z]: AADSTS7000215: Invalid client secret provided. Trace ID: 1 Correlation ID: 2`,
    first: 'token/wrong-secret',
    among: ['config/secret-id-not-value'],
  },
  {
    from: 'auth0',
    text: `{"error":"access_denied","error_description":"Service not enabled within domain: https://kafka.acme.example"}`,
    first: 'token/audience-unknown',
  },
  {
    from: 'auth0',
    text: `{"error":"access_denied","error_description":"No audience parameter was provided, and no default audience has been configured"}`,
    first: 'token/audience-missing',
    among: ['config/audience-impossible'],
  },
  {
    from: 'auth0',
    text: `https://acme.eu.auth0.com/oauth/token answered 403 {"error":"access_denied","error_description":"Client is not authorized to access \\"https://kafka.acme.example\\". You might probably want to create a \\"client-grant\\" associated to this API."}`,
    first: 'token/client-grant-missing',
  },
  {
    from: 'auth0',
    text: `{"error":"unauthorized_client","error_description":"Grant type 'client_credentials' not allowed for the client.","error_uri":"https://auth0.com/docs/clients/client-grant-types"}`,
    first: 'token/grant-not-enabled',
  },
  {
    from: 'auth0',
    text: `{"error":"access_denied","error_description":"Client has not been granted scopes: orders:read"}`,
    first: 'token/scope-unknown',
  },
  {
    from: 'okta',
    text: `{"errorCode":"E0000047","errorSummary":"API call exceeded rate limit due to too many requests.","errorLink":"E0000047","errorId":"oae1","errorCauses":[]}`,
    first: 'token/rate-limited',
  },
  {
    from: 'okta',
    text: `{"error":"invalid_client","error_description":"Invalid value for 'client_id' parameter."}`,
    first: 'token/unknown-client',
  },
  {
    from: 'okta',
    text: `{"error":"invalid_scope","error_description":"The authorization server resource does not have any configured default scopes, 'scope' must be provided."}`,
    first: 'token/scope-missing',
  },
  {
    from: 'okta',
    text: `{"error":"access_denied","error_description":"Policy evaluation failed for this request, please check the policy configurations."}`,
    first: 'token/policy-denied',
  },
  {
    from: 'okta',
    text: `{"error":"invalid_dpop_proof","error_description":"The DPoP proof JWT header is missing."}`,
    first: 'token/dpop-required',
  },
  {
    from: 'keycloak',
    text: `{"error":"invalid_client","error_description":"Invalid client or Invalid client credentials"}`,
    first: 'token/unknown-client',
  },
  {
    from: 'keycloak',
    text: `{"error":"unauthorized_client","error_description":"Client not enabled to retrieve service account"}`,
    first: 'token/grant-not-enabled',
  },
  {
    from: 'keycloak',
    text: `404 {"error":"Realm does not exist"} from https://sso.acme.example/realms/acm/protocol/openid-connect/token`,
    first: 'token/tenant-wrong',
  },
  {
    from: 'cognito',
    text: `https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token: {"error":"invalid_scope"}`,
    first: 'token/scope-unknown',
  },
  {
    from: 'cognito',
    text: `https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token: {"error":"invalid_grant"}`,
    first: 'token/grant-half-configured',
  },
  {
    from: 'google',
    text: `{"error":"invalid_grant","error_description":"Invalid JWT Signature."}`,
    first: 'token/assertion-invalid',
  },
  {
    from: 'google',
    text: `https://oauth2.googleapis.com/token {"error":"unsupported_grant_type","error_description":"Invalid grant_type: client_credentials"}`,
    first: 'token/assertion-required',
  },
  {
    from: 'pingone',
    text: `https://auth.pingone.eu/1234/as/token {"error":"invalid_client","error_description":"Request denied: Unsupported authentication method (Correlation ID: 1)"}`,
    first: 'token/auth-method-mismatch',
  },
  // Confluent
  {
    from: 'confluent',
    text: `org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed: KID LOOKUP FAILED`,
    first: 'jwks/kid-not-in-confluent-cache',
  },
  { from: 'confluent', text: `kid_lookup_failed`, first: 'jwks/kid-not-in-confluent-cache' },
  {
    from: 'confluent',
    text: `JWT_PROCESSING_FAILED`,
    first: 'jwt/iss-trailing-slash',
    among: ['provider/issuer-typo'],
  },
  {
    from: 'confluent',
    text: `Failed to validate authentication token : InvalidJwtException - Headers: [{alg=RS256, kid=a1}], Additional Details: [[JWT header field kid has no mapped public keys, identityInfo: {providerId: op-1, identityPoolId: pool-1}]] -> UnresolvableKeyException`,
    first: 'jwks/kid-not-in-jwks',
  },
  // Further programs
  {
    from: 'keda',
    text: '2026-01-05T10:00:00Z\tERROR\tscale_handler\terror getting scale decision\t{"scaledObject": "orders", "error": "error creating kafka client: kafka: client has run out of available brokers to talk to: 3 errors occurred:\\n\\t* kafka server: SASL Authentication failed: Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY\\n"}',
    first: 'config/extension-missing-cluster',
  },
  {
    from: 'otel',
    text: `error exporterhelper Exporting failed {"error": "kafka: couldn't fetch broker metadata (check that your client and broker are using the same encryption and authentication methods)"}`,
    first: 'broker/no-brokers-listed',
  },
  {
    from: 'confluent-kafka-dotnet',
    text: 'System.InvalidOperationException: No such configuration property: "sasl.oauthbearer.metod"',
    first: 'config/property-unknown',
  },
  {
    from: 'confluent-kafka-dotnet',
    text: 'System.Net.Http.HttpRequestException: The SSL connection could not be established, see inner exception.\n ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: PartialChain\n   at TokenClient.GetAccessTokenAsync()',
    first: 'network/tls-private-ca-idp',
  },
  {
    from: 'librdkafka',
    text: `${RDK}Disconnected (after 10005ms in state AUTH_REQ)`,
    first: 'sasl/closed-without-answer',
  },
  {
    from: 'librdkafka',
    text: `${RDK}SSL handshake failed: error:0A000126:SSL routines::unexpected eof while reading (after 33ms in state SSL_HANDSHAKE)`,
    first: 'network/tcp-reset-by-middlebox',
  },
  {
    from: 'librdkafka',
    text: `${RDK}Timed out ApiVersionRequest in flight (after 10005ms, timeout #0)`,
    first: 'config/security-protocol',
  },
  {
    from: 'go',
    text: 'Unable to fetch OAuth token: Post "https://login.microsoftonline.com/tenant/oauth2/v2.0/token": proxyconnect tcp: dial tcp 10.1.1.1:3128: connect: connection refused',
    first: 'network/tcp-proxy-unreachable',
  },
  {
    from: 'go',
    text: '{"level":"error","msg":"unable to fetch oauth token","err":"oauth2: cannot fetch token: 403 Forbidden\\nResponse: {\\"error\\":\\"access_denied\\",\\"error_description\\":\\"Client is not authorized to access \\\\\\"https://kafka\\\\\\".\\"}"}',
    first: 'token/client-grant-missing',
  },
  {
    from: 'kafka-python',
    text: 'kafka.conn: <BrokerConnection node_id=bootstrap-0 host=pkc-4abc9.eu-west-1.aws.confluent.cloud:9092 <authenticating> [IPv4]>: Error receiving reply from server',
    first: 'sasl/closed-without-answer',
  },
  {
    from: 'java',
    text: `org.apache.kafka.common.KafkaException: javax.security.auth.login.LoginException: An internal error occurred while retrieving token from callback handler`,
    first: 'token/refused',
  },
  {
    from: 'java',
    text: 'java.lang.IllegalArgumentException: No serviceName defined in either JAAS or Kafka config',
    first: 'config/mechanism-not-oauthbearer',
  },
  {
    from: 'adfs',
    text: `{"error":"invalid_client","error_description":"MSIS9607: The 'client_id' parameter in the request is invalid. No registered client is found with this identifier."}`,
    first: 'token/unknown-client',
  },
  {
    from: 'adfs',
    text: 'MSIS9622: Client authentication failed. Please verify the credential provided for client authentication is valid.',
    first: 'token/wrong-secret',
  },
  {
    from: 'adfs',
    text: `{"error":"unauthorized_client","error_description":"MSIS9605: The client is not allowed to access the requested resource."}`,
    first: 'token/client-grant-missing',
  },
  {
    from: 'akamai',
    text: '<html><head><title>403 Forbidden</title></head><body>Access Denied. Reference #18.2f3 </body></html> from the token endpoint',
    first: 'network/tcp-waf-challenge',
  },
  // Bare errors of TLS and DNS, pasted by themselves
  { from: 'openssl', text: `unable to get local issuer certificate`, first: 'network/tls-private-ca-idp' },
  { from: 'node', text: `CERT_HAS_EXPIRED`, first: 'network/tls-cert-expired' },
  { from: 'java', text: `PKIX path building failed`, first: 'network/tls-private-ca-idp' },
  { from: 'codes', text: `error 33`, first: 'sasl/mechanism-unsupported' },
  { from: 'codes', text: `invalid_client`, first: 'token/wrong-secret' },
  { from: 'codes', text: `E0000007`, first: 'token/tenant-wrong' },
];

/** Texts about something else. */
export const FOREIGN: readonly string[] = [
  'org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-512',
  'org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed during authentication due to invalid credentials with SASL mechanism PLAIN',
  '%3|1718691008.6|FAIL|rdkafka#producer-1| [thrd:sasl_ssl://b-1.msk.example:9096/bootstrap]: SASL SCRAM-SHA-512 mechanism handshake failed: Broker: Unsupported SASL mechanism',
  'org.postgresql.util.PSQLException: FATAL: password authentication failed for user "orders"',
  'Caused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path to requested target\n\tat org.postgresql.ssl.MakeSSL.convert(MakeSSL.java:43)',
  'npm ERR! code SELF_SIGNED_CERT_IN_CHAIN\nnpm ERR! request to https://registry.npmjs.org/left-pad failed, reason: self signed certificate in certificate chain',
  "fatal: unable to access 'https://github.com/acme/orders.git/': SSL certificate problem: unable to get local issuer certificate",
  'Failed to pull image "registry.acme.example/orders:1": x509: certificate signed by unknown authority',
  'Get "https://api.stripe.com/v1/charges": x509: certificate has expired or is not yet valid',
  'requests.exceptions.SSLError: HTTPSConnectionPool(host=\'api.github.com\', port=443): Max retries exceeded with url: /repos (Caused by SSLError(SSLCertVerificationError(1, "certificate verify failed: unable to get local issuer certificate")))',
  '10.0.0.1 - - [05/Jan/2026:10:00:00 +0000] "GET /api/orders/17 HTTP/1.1" 404 153 "-" "curl/8.0"',
  '{"timestamp":"2026-01-05T10:00:00Z","status":404,"error":"Not Found","path":"/api/orders"}',
  'javax.security.auth.login.LoginException: Unable to obtain password from user\n\tat com.sun.security.auth.module.Krb5LoginModule.promptForPass(Krb5LoginModule.java:901)',
  'GSSException: No valid credentials provided (Mechanism level: Failed to find any Kerberos tgt)',
  'connect ECONNREFUSED 127.0.0.1:5432 (postgres)',
  'redis.exceptions.ConnectionError: Error 111 connecting to redis:6379. Connection refused.',
  'Unable to connect to the server: x509: certificate signed by unknown authority (possibly because of "crypto/rsa: verification error" while trying to verify candidate authority certificate "kubernetes")',
  'java.lang.NullPointerException: Cannot invoke "String.length()" because "name" is null\n\tat com.acme.orders.Main.main(Main.java:12)',
  'javax.naming.AuthenticationException: [LDAP: error code 49 - Invalid Credentials]',
  'com.mongodb.MongoSecurityException: Exception authenticating MongoCredential{mechanism=SCRAM-SHA-256, userName=orders}',
  'org.apache.kafka.common.errors.SerializationException: Error deserializing key/value for partition orders-0 at offset 12',
  '535 5.7.8 Error: authentication failed: authentication failure (smtp)',
  'org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed: Invalid username or password',
  'KafkaJSSASLAuthenticationError: SASL PLAIN authentication failed: Connection error',
  'Caused by: software.amazon.awssdk.core.exception.SdkClientException: AWS_MSK_IAM: unable to load credentials',
  'io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException: Unauthorized; error code: 401',
  'botocore.exceptions.SSLError: SSL validation failed for https://s3.amazonaws.com/ [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate',
  'WARN http - 503 Service Unavailable for https://payments.acme.example/charge',
  'error connecting to api.acme.example:443 - certificate has expired',
  'Hello world, the build has finished in 12 seconds.',
];
