import { describe, expect, it } from 'vitest';
import { carried } from '../../scripts/accuracy/carried.ts';
import { alarmsIn, mutantsOf, soundFiles } from '../../scripts/accuracy/files.ts';

const files = soundFiles();
/** One of each format, dialect and carrier: `npm test` tries these in all ways, and of the others whether they raise an alarm. */
const kindOf = ({ name }: { readonly name: string }): string => name.split('/')[0]!;
const firsts = files.filter((file, at) => files.findIndex((each) => kindOf(each) === kindOf(file)) === at);
const others = files.filter((file) => !firsts.includes(file));
const within = firsts.flatMap(carried);
const othersWithin = others.flatMap(carried);
const named = (some: typeof files) => some.map((file) => [file.name, file] as const);

/** Faults that are not found, and why. */
const NOT_FOUND: Readonly<Record<string, string>> = {
  'client-code/KafkaConfig.kt: extension with an underscore': 'the value of the extension is in a variable',
  'client-code/stream.scala: JAAS string without its semicolon':
    'the quotation mark behind it is gone as well',
  'client-code/kafka-go.go: mechanism PLAIN with settings of OAuth':
    'its name is what a type of the program says',
  'client-code/kafka-go.go: mechanism is misspelt': 'its name is what a type of the program says',
  'client-code/laravel-kafka.php: cluster is missing in the extensions of librdkafka':
    'the program may add to what its configuration file returns',
  'kafka-application-yaml/datahub.yml: method of librdkafka is default':
    'a callback of the program may fetch the token',
  'kubernetes/mirror-maker.yaml: scope of Entra without .default':
    "what Strimzi's own handler sends is not judged",
  'passed-on/any-program.toml: method of librdkafka is default':
    'a callback of the program may fetch the token',
  'client-log/librdkafka.txt: method of librdkafka is default':
    'a callback of the program may fetch the token',
  'env-file/.env.production: JAAS option without extension_': 'more of the configuration may be elsewhere',
  'jaas-file/kafka_client_jaas.conf: login module is misspelt': 'what stands in the entry is not read then',
  'jaas-file/strimzi_jaas.conf: login module is misspelt':
    'an entry of another module is for no Kafka client',
  'jaas-file/strimzi_jaas.conf: JAAS string without its semicolon':
    'a file ends its entries with a brace as well',
  'mule/producer.xml: JAAS option without extension_': 'more of the configuration may be elsewhere',
  'opentelemetry-collector/operator.yaml: scope of Entra without .default':
    'what another program asks for is its own',
  'pmacct/librdkafka.conf: method of librdkafka is default': 'more of the configuration may be elsewhere',
  'pmacct/nfacctd.conf: method of librdkafka is default': 'more of the configuration may be elsewhere',
  'client-code/kafkajs-provider.ts: provider of kafkajs without extensions':
    'a type of the program names extensions too',
  'client-code/stream.scala: cluster is missing in the JAAS string':
    'a variable is a part of the JAAS string',
  'env-file/.env.production: cluster is missing in the JAAS string':
    'more of the configuration may be elsewhere',
  'env-file/python-app.env: cluster is missing in the extensions of librdkafka':
    'more of the configuration may be elsewhere',
  'mule/producer.xml: cluster is missing in the JAAS string': 'more of the configuration may be elsewhere',
  'pmacct/nfacctd.conf: method of librdkafka is missing': 'a callback of the program may fetch the token',
  'pmacct/nfacctd.conf: cluster is missing in the extensions of librdkafka':
    'more of the configuration may be elsewhere',
  'structured-file/lambda.tf: cluster is missing in the extensions of librdkafka':
    'more of the configuration may be elsewhere',
  'structured-file/workflow.yml: cluster is missing in the extensions of librdkafka':
    'more of the configuration may be elsewhere',
  'terraform/client-properties.tf: cluster is missing in the extensions of librdkafka':
    'more of the configuration may be elsewhere',
  'terraform/cloud-init.tf: cluster is missing in the JAAS string':
    'a value with a variable in it is not known',
  'spark-sql/read-kafka.sql: login module is misspelt': 'the statement works the JAAS string out',
  'terraform/cloud-init.tf: login module is misspelt': 'a value with a variable in it is not known',
  'terraform/entra-lookup.tf: scope of Entra without .default': 'more of the configuration may be elsewhere',
  'terraform/client-properties.tf: method of librdkafka is default':
    'a callback of the program may fetch the token',
};

/** A text that occurs twice in the file was planted where it has another meaning. */
const MISPLANTED = /^docker-compose\/compose\.yaml: token URL/;

describe('a sound file', () => {
  const raisesNone = (_: string, file: (typeof files)[number]): void => expect(alarmsIn(file)).toEqual([]);
  it.each(named([...files, ...within]))('%s raises no alarm', raisesNone);
  it.each(named(othersWithin))('%s raises no alarm', { tags: ['thorough'] }, raisesNone);

  it('exists in many kinds', () => {
    expect(files.length + within.length + othersWithin.length).toBeGreaterThanOrEqual(150);
  });
});

describe('a fault in a sound file', () => {
  const isFound = (_: string, file: (typeof files)[number]): void => {
    const wrong = mutantsOf(file)
      .filter(({ outcome }) => outcome === 'missed' || outcome === 'refused')
      .map(({ file: name, fault, said }) => [`${name}: ${fault}`, said] as const)
      .filter(([what]) => NOT_FOUND[what] === undefined && !MISPLANTED.test(what));
    expect(wrong).toEqual([]);
  };
  it.each(named(firsts))('is found in %s', isFound);
  it.each(named(others))('is found in %s', { tags: ['thorough'] }, isFound);
});
