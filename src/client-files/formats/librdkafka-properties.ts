import { JAAS_STRING } from '../../clients/java-properties.ts';
import { readLibrdkafka } from '../kafka/librdkafka.ts';
import { LIBRDKAFKA_EXPRESSES, librdkafkaProperties } from '../../clients/notation/librdkafka.ts';
import { parsePlainLines } from '../../text/properties.ts';
import type { Format } from '../format.ts';
import { namesIn } from './_names.ts';

/** Signs of librdkafka only. */
const LIBRDKAFKA =
  /^(?:sasl\.mechanisms|metadata\.broker\.list|https\.ca\..+|ssl\.ca\..+|sasl\.oauthbearer\.(?:method|config|extensions|client\.id|client\.secret|grant\.type|metadata\..+)|enable\.sasl\.oauthbearer\..+)$/;

/** There are no references in this format; this is a placeholder. */
const placeholder = (variable: string): string => `\${${variable}}`;

/** Lines as kcat's `-F` and the examples of Confluent's clients read them. */
export default {
  id: 'librdkafka-properties',
  title: 'librdkafka properties',
  syntax: 'properties',
  references: 'none',
  mayBeEmbedded: true,
  recognise: (source) => {
    const names = namesIn(parsePlainLines(source.content));
    if (!names.some((name) => LIBRDKAFKA.test(name))) return 'no';
    return names.includes(JAAS_STRING) ? 'perhaps' : 'surely';
  },
  read: (source) => readLibrdkafka(parsePlainLines(source.content), source.content),
  write: {
    expresses: LIBRDKAFKA_EXPRESSES,
    reference: placeholder,
    write: (client) => {
      const secret = client.secrets.clientSecret;
      return [
        ...(secret === undefined
          ? []
          : [
              '# librdkafka does not read environment variables: fill in the client secret before it reads these lines, for example with',
              `#   envsubst '$${secret}' < this-file`,
            ]),
        ...librdkafkaProperties(client, placeholder).map(([name, value]) => `${name}=${onOneLine(value)}`),
        '',
      ].join('\n');
    },
  },
} satisfies Format;

/** Such a line has no escapes. */
const onOneLine = (value: string): string => value.replace(/\r\n|[\r\n]/g, ' ');
