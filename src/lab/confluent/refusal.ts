/**
 * A refusal inside Confluent. `why` is for the lab's own tests, like a broker's log for its operators: clients never
 * see it.
 */
export interface Refused {
  readonly admitted: false;
  readonly why: string;
}

export const refused = (why: string): Refused => ({ admitted: false, why });
