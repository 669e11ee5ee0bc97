import type { CauseId, CheckId } from './ids.generated.ts';

export type { CauseId, CheckId };

/**
 * The gates, in the order in which a connection passes them. `clock` is first because every check that involves time
 * depends on it.
 */
export const GATES = [
  'clock',
  'config',
  'network',
  'token',
  'jwt',
  'discovery',
  'jwks',
  'provider',
  'pool',
  'broker',
  'sasl',
  'authorization',
] as const;

export type Gate = (typeof GATES)[number];

/** `gate/name` of a check or a cause: the path of its file. */
export type GateId = CauseId | CheckId;

export const gateOf = (id: GateId): Gate => id.slice(0, id.indexOf('/')) as Gate;
export const gateOrder = (id: GateId): number => GATES.indexOf(gateOf(id));

/** Order of ids, which are ASCII: `localeCompare` would load the tables of a language for 6 ms at every start. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
