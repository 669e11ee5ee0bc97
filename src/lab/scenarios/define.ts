import type { LabSettings } from '../settings.ts';

/** One way of being ill, under the id of the root cause that a doctor must name. One file each. */
export interface Scenario {
  /** The id of the cause. */
  readonly id: string;
  /** What is wrong in this lab, in one sentence: "Somebody registered the issuer without its trailing slash." */
  readonly story: string;
  /** Bends the settings; called on settings that other scenarios may have bent already. */
  readonly arrange: (lab: LabSettings) => void;
}

export const defineScenario = (scenario: Scenario): Scenario => scenario;
