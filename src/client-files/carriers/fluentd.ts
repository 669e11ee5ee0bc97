import { opaque, part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import type { Carrier, HeldProperties } from '../carrier.ts';

/**
 * Fluentd's configuration: the output `rdkafka2` passes `rdkafka_options`, an object in JSON, to librdkafka; the brokers
 * are a parameter of the output. https://github.com/fluent/fluent-plugin-kafka
 */
export default {
  id: 'fluentd',
  title: 'a Fluentd configuration',
  syntax: 'text',
  recognise: ({ content: { text } }) => (SECTION.test(text) && OPTIONS.test(text) ? 'surely' : 'no'),
  held: ({ content }) =>
    [...content.text.matchAll(new RegExp(SECTION, 'gm'))].flatMap(({ index, 0: section }) =>
      optionsIn(part(content, index, index + section.length)),
    ),
} satisfies Carrier;

/** Up to the end of the section, or of the file. */
const SECTION = /^[ \t]*<(?:match|store)\b[^>\n]{0,200}>[^]*?(?:^[ \t]*<\/(?:match|store)>|(?![^]))/m;
const OPTIONS = /^[ \t]*rdkafka_options[ \t]+\{([^]*?)\}[ \t]*$/m;
const MEMBER = /"([\w.]{1,100})"[ \t]*:[ \t]*"((?:[^"\\\n]|\\.){0,10000})"/g;
const BROKERS = /^[ \t]*brokers[ \t]+(\S{1,1000})/m;

function optionsIn(section: Located): readonly HeldProperties[] {
  const options = OPTIONS.exec(section.text);
  if (options === null) return [];
  const from = options.index + options[0].indexOf('{');
  const members = [...section.text.slice(from, options.index + options[0].length).matchAll(MEMBER)].map(
    (match): Pair => {
      const [all, name = '', value = ''] = match;
      const start = from + match.index;
      const end = start + all.length - 1;
      return {
        name: part(section, start + 1, start + 1 + name.length),
        value: filledIn(part(section, end - value.length, end)),
      };
    },
  );
  const brokers = BROKERS.exec(section.text);
  const at = brokers === null ? 0 : brokers.index + brokers[0].length - brokers[1]!.length;
  const servers =
    brokers === null ? [] : [pairOf('bootstrap.servers', part(section, at, at + brokers[1]!.length))];
  return [{ kind: 'properties', client: 'librdkafka', pairs: [...servers, ...members], isWhole: true }];
}

const pairOf = (name: string, value: Located): Pair => ({
  name: { ...part(value, 0, 0), text: name, editable: false },
  value,
});

/** Fluentd runs Ruby in `"#{ENV['SECRET']}"`, so the value is not here. */
const filledIn = (value: Located): Located =>
  value.text.includes('#{') ? opaque(value, '{{ Ruby }}') : value;
