import type { World } from '../probes/world.ts';
import type { Target } from '../settings/target.ts';

/** A running lab. */
export interface Lab {
  /** What the client is configured with, as the members of a target's YAML (with the lab's own secrets in them). */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly target: Target;
  readonly world: World;
  readonly close: () => Promise<void>;
}
