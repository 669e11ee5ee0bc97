import { createHash } from 'node:crypto';

/** What is remembered of a problem of a target while it holds. */
export interface Incident {
  /** The same for all problems that began together for one reason. */
  readonly key: string;
  /** The same for all targets that one change helps, as `digestOf` made it. */
  readonly shared: string;
}

/** How an incident goes on without one of its problems. */
export interface Ended {
  readonly key: string;
  /** How many of its other problems still hold. */
  readonly left: number;
}

/**
 * Which problems are one incident, for tools that open and close them: a problem that many targets share has the key of
 * the first of them, until the last of them is well. An owner is a target, with what distinguishes several problems of it.
 */
export class Incidents {
  readonly #open = new Map<string, Incident>();

  /** Takes over what an earlier watch knew. */
  restore(owner: string, incident: Incident): void {
    this.#open.set(owner, incident);
  }

  /** What is open now, to be restored when a round is not recorded. */
  openOf(owners: readonly string[]): readonly (readonly [owner: string, incident: Incident])[] {
    return owners.flatMap((owner) => {
      const incident = this.#open.get(owner);
      return incident === undefined ? [] : [[owner, incident] as const];
    });
  }

  /** A problem begins, goes on or turns into another one: it keeps the key that it began with. */
  begin(owner: string, shared: string): Incident {
    const known = this.#open.get(owner) ?? [...this.#open.values()].find((each) => each.shared === shared);
    const incident = { key: known?.key ?? owner, shared };
    this.#open.set(owner, incident);
    return incident;
  }

  /** A problem ends. Without one that is open, its key is its owner. */
  end(owner: string): Ended {
    const key = this.#open.get(owner)?.key ?? owner;
    this.#open.delete(owner);
    return { key, left: [...this.#open.values()].filter((each) => each.key === key).length };
  }
}

/** A short text that is the same for the same values. */
export const digestOf = (values: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22);
