import { defineTexts } from '../texts.ts';

export default defineTexts('config/callback-handler-class', [
  {
    pattern:
      /Invalid value \S{0,300}? for configuration sasl\.(?:oauthbearer\.)?login\.callback\.handler\.class/,
    by: ['java'],
    points: 'says',
    also: ['config/client-too-old'],
    not: 'The class is not missing from your build by accident: it has another package in other versions of kafka-clients.',
    example:
      'org.apache.kafka.common.config.ConfigException: Invalid value org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginCallbackHandler for configuration sasl.login.callback.handler.class: Class org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginCallbackHandler could not be found.',
    source: 'Apache Kafka, ConfigDef; jikkou#487',
  },
  {
    pattern:
      /Class(?:NotFoundException: | )(?<class>[\w.$]{0,200}?(?:OAuthBearer|TokenUser|Oauth|OAuth)\w{0,60}CallbackHandler)\b/,
    by: ['java'],
    points: 'says',
    also: ['config/client-too-old'],
    example:
      'java.lang.ClassNotFoundException: org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginCallbackHandler',
    source: 'trino#26107',
  },
  {
    pattern: /\bClass \S{1,200} could not be found/,
    by: ['java'],
    points: 'fits',
    also: ['config/comment-in-value', 'config/client-too-old'],
    beside: /callback|sasl\.|^[^\n]{0,80}$/i,
    example: 'Class org.acme.Handler could not be found',
    source: 'Apache Kafka, ConfigDef',
  },
  {
    pattern: /OAuth Bearer tokens? in Subject's private credentials/,
    by: ['java', 'strimzi'],
    points: 'fits',
    also: ['config/login-module', 'config/unsecured-token-sent'],
    not: 'The identity provider did not refuse anything: no login handler put a token there.',
    example:
      "javax.security.sasl.SaslException: No OAuth Bearer tokens in Subject's private credentials [Caused by java.io.IOException: No OAuth Bearer tokens in Subject's private credentials]",
    source: 'strimzi-kafka-oauth#89',
  },
  {
    pattern:
      /Callback handler must be castable to|LoginCallbackHandler\S{0,60} cannot be cast to (?!class javax\.security\.auth\.spi)|cannot be cast to \S{0,120}AuthenticateCallbackHandler/,
    by: ['java'],
    points: 'says',
    also: ['config/login-module'],
    example:
      'java.lang.IllegalArgumentException: Callback handler must be castable to org.apache.kafka.common.security.auth.AuthenticateCallbackHandler',
    source: 'confluentinc/examples#1043',
  },
  {
    pattern: /NoClassDefFoundError: org\/jose4j\//,
    by: ['java'],
    points: 'says',
    not: 'The class name in your file is right: the library jose4j, which that class needs, is not on the class path.',
    example: 'java.lang.NoClassDefFoundError: org/jose4j/keys/resolvers/VerificationKeyResolver',
    source: 'Apache Kafka, where jose4j is an optional dependency of kafka-clients',
  },
  {
    pattern:
      /OAuthBearerUnsecuredLoginCallbackHandler\.(?:handle|configure)|Extensions provided in login context without a token/,
    by: ['java'],
    points: 'fits',
    also: ['config/unsecured-token-sent'],
    not: 'No identity provider was asked: without sasl.login.callback.handler.class, Kafka makes an unsigned token itself.',
    example:
      'at org.apache.kafka.common.security.oauthbearer.internals.unsecured.OAuthBearerUnsecuredLoginCallbackHandler.handleTokenCallback(OAuthBearerUnsecuredLoginCallbackHandler.java:211)',
    source: 'strimzi-kafka-oauth#189, #247',
  },
]);
