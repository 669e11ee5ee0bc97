import type { LabSettings } from '../settings.ts';

/** A fault, under the id of the root cause that a doctor must name. One file each. */
export interface Scenario {
  /** The id of the cause. */
  readonly id: string;
  /** The fault in one sentence: "The issuer was registered without its trailing slash." */
  readonly story: string;
  /** Changes the settings, which other scenarios may have changed already. */
  readonly arrange: (lab: LabSettings) => void;
}

export const defineScenario = (scenario: Scenario): Scenario => scenario;
