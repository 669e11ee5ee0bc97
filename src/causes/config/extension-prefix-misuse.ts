import { misnamedCause } from './_misnamed.ts';

/** `extension_` is the syntax of JAAS options (KIP-342) and of librdkafka's `sasl.oauthbearer.config`, and never sent. */
export default misnamedCause({
  id: 'config/extension-prefix-misuse',
  title: 'The name of an extension begins with extension_, which belongs into a JAAS string only',
  isPrefixed: true,
  why: 'Java takes the prefix off before it sends the name; other clients send it along, and the broker drops the message.',
  fix: {
    summary: 'Write the names of extensions without extension_, except in sasl.jaas.config.',
    steps: ["librdkafka's sasl.oauthbearer.extensions and kafkajs's extensions take bare names."],
  },
});
