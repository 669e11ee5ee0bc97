import { defineTexts } from '../texts.ts';

export default defineTexts('config/jaas-quoting', [
  {
    pattern: /Login module not specified in JAAS config/,
    by: ['java'],
    points: 'says',
    not: 'The client asked for no token: the identity provider has seen no request.',
    example: 'Login module not specified in JAAS config',
    source: 'Apache Kafka, JaasConfig',
  },
  {
    pattern: /JAAS config entry not terminated by\s{1,3}semi-colon/,
    by: ['java'],
    points: 'says',
    not: 'The client asked for no token: the identity provider has seen no request.',
    example: 'java.lang.IllegalArgumentException: JAAS config entry not terminated by semi-colon',
    source: 'Apache Kafka, JaasConfig',
  },
  {
    pattern: /Value not specified for key '[^'\n]{0,120}' in JAAS config/,
    by: ['java'],
    points: 'says',
    not: 'The client asked for no token: the identity provider has seen no request.',
    example: "Value not specified for key 'clientSecret' in JAAS config",
    source: 'Apache Kafka, JaasConfig',
  },
  {
    pattern: /Login module control flag not specified/,
    by: ['java'],
    points: 'says',
    not: 'The client asked for no token: the identity provider has seen no request.',
    example: 'java.lang.IllegalArgumentException: Login module control flag not specified in JAAS config',
    source: 'Apache Kafka, JaasConfig',
  },
  {
    pattern: /Must supply exactly 1 non-null JAAS mechanism configuration \(size was (?<size>\d{1,3})\)/,
    by: ['java'],
    points: 'fits',
    also: ['config/login-module'],
    not: 'The number is that of the login modules in the JAAS string, not of the clients: a semicolon in it begins a second one.',
    example: 'Must supply exactly 1 non-null JAAS mechanism configuration (size was 2)',
    source: 'Apache Kafka, OAuthBearerLoginCallbackHandler',
  },
  {
    pattern: /Configuration Error:\s{1,8}(?:Line \d{1,5}: )?expected \[[^\]\n]{1,60}\]/,
    by: ['java'],
    points: 'says',
    example:
      'java.lang.SecurityException: java.io.IOException: Configuration Error:\n\tLine 4: expected [option key]',
    source: 'OpenJDK, sun.security.provider.ConfigFile',
  },
]);
