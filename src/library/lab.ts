import { UnknownScenarioError } from '../lab/catalogue.ts';
import { startLab as start } from '../lab/start.ts';
import type { World } from '../probes/world.ts';
import type { TargetProperties } from '../settings/properties.generated.ts';
import { InputError, withInputErrors } from './input-error.ts';

/** An identity provider, Confluent's control plane and a broker on loopback: for tests, and to try things out. */
export interface Lab {
  /** The configuration of a client of the lab, with the lab's own secrets. */
  readonly client: TargetProperties;
  readonly close: () => Promise<void>;
}

const worlds = new WeakMap<Lab, World>();

/**
 * Starts a lab: a healthy one, or one with the faults of these scenarios (`oauthbearer lab --list`).
 *
 * @throws InputError for an unknown scenario
 */
export async function startLab(scenarios: readonly string[] = []): Promise<Lab> {
  const { settings, world, close } = await withInputErrors('scenarios', () => start(scenarios)).catch(
    (error: unknown) => {
      if (!(error instanceof UnknownScenarioError)) throw error;
      const message = `scenarios: ${error.message}`;
      throw new InputError([{ code: 'invalid-property', property: 'scenarios', message }]);
    },
  );
  const lab: Lab = { client: settings, close };
  worlds.set(lab, world);
  return lab;
}

/** The network of a lab, in which its public names resolve to its own servers. */
export const worldOf = (lab: Lab): World | undefined => worlds.get(lab);
