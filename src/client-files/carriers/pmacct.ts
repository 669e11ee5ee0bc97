import { part } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import type { Carrier } from '../carrier.ts';

/**
 * What pmacct and its relatives read for their Kafka plugin (`kafka_config_file`): a property of librdkafka a line, behind the
 * word `global` or `topic`. https://github.com/pmacct/pmacct/blob/master/CONFIG-KEYS
 */
export default {
  id: 'pmacct',
  title: 'a Kafka file of pmacct',
  syntax: 'text',
  recognise: ({ content: { text } }) => (LINE.test(text) ? 'surely' : 'no'),
  held: ({ content }) => {
    const pairs = [...content.text.matchAll(new RegExp(LINE, 'gm'))].map((match): Pair => {
      const [all, before = '', name = '', between = ''] = match;
      const from = match.index + before.length;
      const end = match.index + all.trimEnd().length;
      return {
        name: part(content, from, from + name.length),
        value: part(content, Math.min(end, from + name.length + between.length), end),
      };
    });
    return pairs.length === 0 ? [] : [{ kind: 'properties', client: 'librdkafka', pairs }];
  },
} satisfies Carrier;

const LINE = /^(global[ \t]*,[ \t]*)([\w.]{1,100})([ \t]*,[ \t]*)([^\r\n]*)/m;
