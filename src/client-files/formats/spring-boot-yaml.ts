import { isSpringKafka, readSpring } from '../kafka/spring.ts';
import {
  SPRING_EXPRESSES,
  springProperties,
  springReference,
  springSecretNote,
} from '../../clients/notation/spring.ts';
import type { Source } from '../../text/source.ts';
import { flattened } from '../../text/tree.ts';
import { parseYamlTrees } from '../../text/yaml.ts';
import { yamlKey, yamlText } from '../../text/yaml-write.ts';
import type { Pair } from '../../text/properties.ts';
import type { Format } from '../format.ts';

const documentsIn = (source: Source): readonly (readonly Pair[])[] =>
  parseYamlTrees(source).map((tree) => flattened(tree));

/** https://docs.spring.io/spring-boot/reference/messaging/kafka.html, `application.yml` */
export default {
  id: 'spring-boot-yaml',
  title: 'Spring Boot YAML',
  syntax: 'yaml',
  references: 'environment',
  mayBeEmbedded: true,
  recognise: (source) => (documentsIn(source).some(isSpringKafka) ? 'surely' : 'no'),
  read: (source) => readSpring(documentsIn(source), source.content),
  write: {
    expresses: SPRING_EXPRESSES,
    reference: springReference,
    write: (client) => {
      const { servers, protocol, group, properties } = springProperties(client);
      return [
        ...springSecretNote(client),
        'spring:',
        '  kafka:',
        ...(servers === undefined ? [] : [`    bootstrap-servers: ${yamlText(servers)}`]),
        ...(protocol === undefined ? [] : ['    security:', `      protocol: ${yamlText(protocol)}`]),
        ...(group === undefined ? [] : ['    consumer:', `      group-id: ${yamlText(group)}`]),
        ...(properties.length === 0 ? [] : ['    properties:']),
        ...properties.map(([name, value]) => `      ${yamlKey(name)}: ${yamlText(value)}`),
        '',
      ].join('\n');
    },
  },
} satisfies Format;
