/**
 * Whether a version is at least another, by their numbers alone: `4.1.0-rc1` and `4.1.0` are the same here, and what
 * follows the numbers (`-ccs`, `-SNAPSHOT`) does not count. Undefined when the text has no version in it.
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
 * The version of Apache Kafka in a Java client. Confluent numbers its own builds as Confluent Platform: 7.9.0-ccs has
 * Apache Kafka 3.9 in it and 8.0.0-ccs has 4.0 (Confluent Platform, "Supported Versions and Interoperability"). Apache
 * Kafka itself has not come to 5.
 */
export function apacheKafkaIn(version: string): string {
  const [major = 0, minor = 0] = numbersOf(version) ?? [];
  if (major === 5) return `2.${minor}`;
  if (major === 6) return `2.${minor + 6}`;
  return major === 7 || major === 8 ? `${major - 4}.${minor}` : version;
}

/** "Kafka 4.1.0"; where the number is one of Confluent Platform, that of Apache Kafka with it: "Kafka 4.0 (Confluent's 8.0.0)". */
export function kafkaCalled(version: string): string {
  const apache = apacheKafkaIn(version);
  return apache === version ? `Kafka ${version}` : `Kafka ${apache} (Confluent's ${version})`;
}
