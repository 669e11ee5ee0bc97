import { escapeJaas, parseJaas } from '../../src/text/jaas.ts';
import { whole } from '../../src/text/located.ts';
import { texts, type FuzzTarget } from '../target.ts';

const MODULE = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required';

export default {
  seeds: () =>
    texts(
      `${MODULE} clientId="a" clientSecret="b\\"c" scope='kafka' extension_logicalCluster="lkc-1" ;`,
      `${MODULE} /* why */ clientId=a // no\n;`,
      `"${MODULE}" a=1;`,
    ),
  words: ['required', 'extension_', '/*', '*/', '//', '\\"', '\\101', ';'],
  run: (input) => {
    const { options } = parseJaas(whole(input.toString()));
    for (const { value } of options) escapeJaas(value.text);
  },
} satisfies FuzzTarget;
