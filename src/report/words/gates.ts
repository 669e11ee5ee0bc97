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

/** How far the checks of a gate got: those that turn a client away alone. */
export interface GateState {
  readonly gate: Gate;
  readonly status: 'pass' | 'fail' | 'warn' | 'unknown' | 'partly';
  /** Checks that ran. */
  readonly ran: number;
  readonly all: number;
}

/** Only what turns a client away; and how it ended only where it was seen. */
const counts = ({ enforced, outcome, status }: ReportCheck): boolean =>
  enforced && !(outcome === true && status === 'unknown');

/** What only sharpens a check that was made: that it was not given leaves no gate half open. */
const SHARPENS: readonly string[] = ['--client-config', '--as', '--client-version'];

/** The state of each gate that has checks, in the order of the gates. A gate is passed only when all of its checks ran. */
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
