import type { World } from '../probes/world.ts';
import type { Target } from '../settings/target.ts';

/** A running lab. */
export interface Lab {
  /** The client's configuration, as the members of a target's YAML (including the lab's own secrets). */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly target: Target;
  readonly world: World;
  readonly close: () => Promise<void>;
}
