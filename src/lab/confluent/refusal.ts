/**
 * A refusal inside Confluent. `why` is for the lab's own tests, as a broker's log is for its operators: no client is
 * ever told.
 */
export interface Refused {
  readonly admitted: false;
  readonly why: string;
}

export const refused = (why: string): Refused => ({ admitted: false, why });
