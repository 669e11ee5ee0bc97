import { defineTexts } from '../texts.ts';

export default defineTexts('config/login-module', [
  {
    pattern: /unable to find LoginModule class(?:: (?<class>[\w.$]{1,200}))?/,
    by: ['java'],
    points: 'says',
    not: 'This is not a refusal: the class has another name, or another package (shaded), in this program.',
    example:
      'javax.security.auth.login.LoginException: unable to find LoginModule class: org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule',
    source: 'FLINK-31361',
  },
  {
    pattern: /No LoginModule(?:s)? (?:found|configured)(?: for (?<class>[\w.$]{1,200}))?/,
    by: ['java'],
    points: 'says',
    example:
      'javax.security.auth.login.LoginException: No LoginModule found for org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule',
    source: 'OpenJDK, LoginContext; Databricks, Flink with shaded classes',
  },
  {
    pattern:
      /class (?<class>[\w.$]{1,200}) cannot be cast to (?:class )?javax\.security\.auth\.spi\.LoginModule/,
    by: ['java'],
    points: 'says',
    also: ['config/callback-handler-class'],
    not: 'The class is there. It is a login handler: it belongs in sasl.login.callback.handler.class, and the JAAS string begins with a login module.',
    unless: /OAuthBearerLoginModule cannot be cast/,
    example:
      'java.lang.ClassCastException: class com.acme.AcmeLoginCallbackHandler cannot be cast to class javax.security.auth.spi.LoginModule',
    source: 'kafbat/kafka-ui#1012',
  },
  {
    pattern:
      /(?:(?<!\S)\S{0,120})?LoginModule\S{0,40} (?:is not|cannot be cast|could not be cast)[^\n]{0,200}/,
    by: ['java'],
    points: 'fits',
    beside: /OAuthBearer/,
    example:
      'class org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule cannot be cast to class javax.security.auth.spi.LoginModule',
    source: 'shaded classes',
  },
]);
