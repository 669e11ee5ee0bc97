/** What can be seen of something that changes rarely. */
export type What =
  /** Key ids at a `jwks_uri`, as a sorted JSON list. */
  | 'published-keys'
  /** The same, by the address that answered: `https://…/keys at 192.0.2.7`. */
  | 'published-keys-by-node'
  /** Key ids in Confluent's copy, by the id of the identity provider. */
  | 'confluent-keys'
  /** The key id of a new token, by its issuer. */
  | 'signing-key'
  /** How often Confluent refreshes its copy, in seconds, by `jwks_uri`. */
  | 'refresh-period'
  /** The end of a certificate in milliseconds since the epoch, by the server and its place in the chain. */
  | 'certificate';

export interface Sighting {
  readonly what: What;
  readonly subject: string;
  readonly value: string;
}

/** A value that was seen in all rounds between two times (milliseconds since the epoch), both included. */
export interface Span extends Sighting {
  readonly since: number;
  readonly until: number;
  /** How many rounds saw it. */
  readonly seen: number;
}

/**
 * The spans that a round adds or makes longer: one goes on as long as every round sees the same value. Pure.
 *
 * @param spans those of the rounds before
 * @param at milliseconds since the epoch
 */
export const spansAfter = (
  spans: readonly Span[],
  sightings: readonly Sighting[],
  at: number,
): readonly Span[] =>
  sightings.map(({ what, subject, value }) => {
    const last = spans.findLast((each) => each.what === what && each.subject === subject);
    return last?.value === value
      ? { ...last, until: at, seen: last.seen + 1 }
      : { what, subject, value, since: at, until: at, seen: 1 };
  });

/** A number that drifts. */
export interface Sample {
  /** Milliseconds by which a clock is ahead of this machine's. */
  readonly what: 'clock-of-confluent' | 'clock-of-identity-provider';
  readonly at: number;
  readonly value: number;
}
