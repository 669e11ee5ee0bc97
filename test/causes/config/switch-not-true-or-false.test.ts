import cause from '../../../src/causes/config/switch-not-true-or-false.ts';
import { casebook, type Change } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

const HEADER = 'sasl.oauthbearer.header.urlencode';
const java = (value: string, version?: string): Change =>
  fromFile({ client: 'java', properties: { [HEADER]: value }, ...(version !== undefined && { version }) });
const librdkafka = (value: string): Change =>
  fromFile({ client: 'librdkafka', properties: { 'enable.ssl.certificate.verification': value } });

casebook(cause, {
  guilty: [
    { because: 'Java knows no yes', given: [java('yes')] },
    { because: 'Java knows no 1', given: [java('1')] },
    { because: 'the marks are a part of it', given: [java('"true"')] },
    { because: 'nothing stands there', given: [java('')] },
    { because: 'librdkafka knows no on', given: [librdkafka('on')] },
  ],
  innocent: [
    { because: 'it is true', given: [java('true')] },
    { because: 'its case does not matter', given: [java('False')] },
    { because: 'librdkafka takes numbers', given: [librdkafka('1')] },
    { because: 'this version of Kafka passes over it', given: [java('yes', '3.8.0')] },
    { because: 'it is a placeholder', given: [java('${ENCODE}')] },
    { because: 'a comment is what is wrong', given: [java('true # KIP-1025')] },
    { because: 'there is no file', given: [] },
  ],
});
