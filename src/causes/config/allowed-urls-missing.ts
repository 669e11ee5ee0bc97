import { sh } from '../../commands/sh.ts';
import { behaviour } from '../../clients/facts.ts';
import { amendClient } from '../../repair/amend.ts';
import { ALLOWED_URLS, misplacedIn, type Allowance } from '../../clients/java-allowed-urls.ts';
import { kafkaCalled } from '../../clients/version.ts';
import { client } from '../../facts/client.ts';
import { defineCause } from '../define.ts';

/**
 * CVE-2025-27817, Kafka 4.0: "... is not allowed. Update system property ..."; later "cannot be accessed due to
 * restrictions".
 */
export default defineCause({
  id: 'config/allowed-urls-missing',
  title: "The token URL must be in the JVM's list of allowed URLs (allowed.urls)",
  reads: {
    url: client.tokenEndpoint,
    allowance: behaviour.allowance,
    version: client.version,
    allowed: client.allowedUrls,
  },
  mayRead: { file: client.file },
  recognise: ({ url, allowance, version, allowed, file }, sources) => {
    if (allowance === 'allowed') return null;
    const misplaced = misplacedIn(file);
    if (allowance === 'in-the-file' && misplaced !== undefined && file !== undefined) {
      const { value = '', at, nameAt } = misplaced;
      return {
        strength: 'shown',
        role: 'advice',
        because: `${ALLOWED_URLS} is a system property of the JVM. Among the client's properties nothing reads it${version === undefined ? '; Kafka 4.0 and later then refuse the token URL' : `, and ${kafkaCalled(version)} refuses the token URL`} unless the JVM has it, too.`,
        contrast: [
          { label: ALLOWED_URLS, value, source: { file: file.file, place: nameAt ?? at } },
          { label: 'token endpoint', value: url, source: sources.url },
        ],
        list: [
          ...new Set([
            ...value
              .split(',')
              .map((each) => each.trim())
              .filter(isUrl),
            url.trim(),
          ]),
        ],
        isMisplaced: true,
      };
    }
    return {
      strength: allowance === 'refused' ? 'shown' : 'suggested',
      role: allowance === 'refused' ? 'cause' : 'advice',
      because: BECAUSE[allowance](url, version ?? ''),
      contrast: [
        { label: 'token endpoint', value: url, source: sources.url },
        {
          label: ALLOWED_URLS,
          value: allowed?.join(',') ?? '(not known)',
          source: sources.allowed,
        },
      ],
      list: [...new Set([...(allowed ?? []).map((each) => each.trim()).filter(isUrl), url.trim()])],
      isMisplaced: false,
    };
  },
  repair: (evidence, { list }) => amendClient(evidence, { allowedUrls: list }),
  repaired: 'with the token URL in the list of allowed URLs',
  fix: ({ list, isMisplaced }) => ({
    summary: `Start the JVM with the token URL in ${ALLOWED_URLS}.`,
    steps: [
      ...(isMisplaced ? ["Remove the line from the client's file: it has no effect there."] : []),
      'It is a system property of the JVM: a client property of that name does nothing. URLs are compared as text, so a slash more is another URL.',
      "With Kafka's own scripts it goes into KAFKA_OPTS; elsewhere into the options of the JVM.",
    ],
    commands: [
      { kind: 'client-config', text: sh`-D${ALLOWED_URLS}=${list.join(',')}` },
      {
        kind: 'client-config',
        text: sh`export KAFKA_OPTS="$KAFKA_OPTS -D${ALLOWED_URLS}=${list.join(',')}"`,
      },
    ],
  }),
});

const isUrl = (text: string): boolean => text !== '*' && text !== '';

const BECAUSE: Readonly<Record<Exclude<Allowance, 'allowed'>, (url: string, version: string) => string>> = {
  refused: (url) =>
    `The JVM may only fetch tokens from the URLs in ${ALLOWED_URLS}, and ${url} is not among them.`,
  'in-the-file': () => `${ALLOWED_URLS} is in a place that nothing reads.`,
  any: () =>
    `${ALLOWED_URLS} is *, which Confluent documents for its own build; Apache Kafka compares the whole URL and refuses.`,
  'not-known': (url, version) =>
    `${kafkaCalled(version)} fetches tokens only from URLs in ${ALLOWED_URLS}; no file shows whether ${url} is among them (give the list with --allowed-urls).`,
};
