import { defineTexts } from '../texts.ts';

export default defineTexts('config/trust-unreadable', [
  {
    pattern:
      /trustAnchors parameter must be non-empty|Failed to load SSL (?:keystore|truststore)|keystore password was incorrect|Keystore was tampered with|ssl\.ca\.location failed|https\.ca\.location failed|error setting certificate (?:verify locations|file)|failed to load CA|no certificates found in/i,
    by: ['java', 'librdkafka', 'curl'],
    points: 'says',
    not: "The server's certificate was not judged: the client's own list of authorities could not be read.",
    common: true,
    example: 'java.security.InvalidAlgorithmParameterException: the trustAnchors parameter must be non-empty',
    source: 'OpenJDK, PKIXParameters; librdkafka, rdkafka_ssl.c',
  },
]);
