import { GATES, type Gate } from '../../evidence/gate.ts';
import type { Report, ReportCheck } from '../report.ts';

/** What a gate is about, as a noun: "not checked yet: topic and group permissions". */
export const GATE_NOUN: Readonly<Record<Gate, string>> = {
  clock: 'clocks',
  config: "the client's settings",
  network: 'the way to the identity provider',
  token: 'the token request',
  jwt: "the token's claims",
  discovery: 'the discovery document',
  jwks: 'signature and keys',
  provider: "Confluent's identity provider",
  pool: 'the identity pool',
  broker: 'broker addresses',
  sasl: 'the sign-in to the broker',
  authorization: 'topic and group permissions',
};

/** The state of a gate's checks, counting only those that can refuse a client. */
export interface GateState {
  readonly gate: Gate;
  readonly status: 'pass' | 'fail' | 'warn' | 'unknown' | 'partly';
  /** The number of checks that ran. */
  readonly ran: number;
  readonly all: number;
}

/** Only checks that can refuse a client; the outcome only if it was observed. */
const counts = ({ enforced, outcome, status }: ReportCheck): boolean =>
  enforced && !(outcome === true && status === 'unknown');

/** Inputs that only make a check more precise: without them, a gate is still complete. */
const SHARPENS: readonly string[] = ['--client-config', '--as', '--client-version'];

/** The state of each gate that has checks, in order. A gate has passed only when all of its checks ran. */
export function gateStates({ checks, missing }: Report): readonly GateState[] {
  const sharpened = new Set(
    missing.filter(({ input }) => SHARPENS.includes(input)).flatMap(({ wouldSettle }) => wouldSettle),
  );
  return GATES.flatMap((gate): readonly GateState[] => {
    const own = checks.filter((check) => check.gate === gate && counts(check) && !sharpened.has(check.id));
    if (own.length === 0) return [];
    const ran = own.filter(({ status }) => status !== 'unknown').length;
    const has = (wanted: string): boolean => own.some(({ status }) => status === wanted);
    const status = has('fail')
      ? 'fail'
      : ran === 0
        ? 'unknown'
        : ran < own.length
          ? 'partly'
          : has('warn')
            ? 'warn'
            : 'pass';
    return [{ gate, status, ran, all: own.length }];
  });
}
