/**
 * Whether a version is at least another, by their numbers alone: `4.1.0-rc1` equals `4.1.0`, and suffixes (`-ccs`,
 * `-SNAPSHOT`) are ignored. Undefined when the text contains no version.
 */
export function isAtLeast(version: string, least: string): boolean | undefined {
  const [ours, theirs] = [numbersOf(version), numbersOf(least)];
  if (ours === undefined || theirs === undefined) return undefined;
  for (let index = 0; index < theirs.length; index += 1) {
    const difference = (ours[index] ?? 0) - theirs[index]!;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function numbersOf(version: string): readonly number[] | undefined {
  const digits = /^\s*v?(\d{1,6}(?:\.\d{1,6}){0,3})/.exec(version)?.[1];
  return digits?.split('.').map(Number);
}

/**
 * The Apache Kafka version in a Java client. Confluent numbers its own builds like Confluent Platform: 7.9.0-ccs
 * contains Apache Kafka 3.9 and 8.0.0-ccs contains 4.0 (Confluent Platform, "Supported Versions and Interoperability").
 * Apache Kafka itself has not reached 5.
 */
export function apacheKafkaIn(version: string): string {
  const [major = 0, minor = 0] = numbersOf(version) ?? [];
  if (major === 5) return `2.${minor}`;
  if (major === 6) return `2.${minor + 6}`;
  return major === 7 || major === 8 ? `${major - 4}.${minor}` : version;
}

/** "Kafka 4.1.0"; for a Confluent Platform number, with that of Apache Kafka: "Kafka 4.0 (Confluent's 8.0.0)". */
export function kafkaCalled(version: string): string {
  const apache = apacheKafkaIn(version);
  return apache === version ? `Kafka ${version}` : `Kafka ${apache} (Confluent's ${version})`;
}
