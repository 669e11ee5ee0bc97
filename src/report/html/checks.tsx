import { GATES } from '../../evidence/gate.ts';
import type { Report, ReportCheck } from '../report.ts';
import { GATE_NOUN, gateStates, type GateState } from '../words/gates.ts';
import { count } from '../words/grammar.ts';
import { Mark, Section, type State } from './parts.tsx';

/** Each check as a statement with the observation, by gate; gates with a failing check are expanded. */
export const Checks = ({ report }: { readonly report: Report }) => (
  <Section
    id="checks"
    title="Checks"
    lead="What must hold for the client to sign in, in the order of the sign-in."
  >
    {GATES.map((gate) => {
      const own = report.checks.filter((check) => check.gate === gate);
      const state = gateStates(report).find((each) => each.gate === gate);
      return own.length === 0 ? null : <Gate key={gate} noun={GATE_NOUN[gate]} state={state} checks={own} />;
    })}
  </Section>
);

const Gate = ({
  noun,
  state,
  checks,
}: {
  readonly noun: string;
  readonly state: GateState | undefined;
  readonly checks: readonly ReportCheck[];
}) => {
  const whole: State = state?.status ?? (checks.some(({ status }) => status === 'warn') ? 'warn' : 'unknown');
  return (
    <details class="gate" open={checks.some(({ status }) => status === 'fail')}>
      <summary>
        <Mark state={whole} /> {noun.replace(/^./, (letter) => letter.toUpperCase())}
        <span class="quiet"> {tally(checks)}</span>
      </summary>
      <ul class="checks">
        {checks.map((check) => (
          <Check key={check.id} check={check} />
        ))}
      </ul>
    </details>
  );
};

const Check = ({ check: { id, title, status, because } }: { readonly check: ReportCheck }) => (
  <li class={status}>
    <Mark state={status} />
    <div>
      <strong>{title}</strong>
      <p>{because}</p>
      <code class="id">{id}</code>
    </div>
  </li>
);

function tally(checks: readonly ReportCheck[]): string {
  const of = (wanted: ReportCheck['status']): number =>
    checks.filter(({ status }) => status === wanted).length;
  return [
    count(checks.length, 'check'),
    ...(of('fail') > 0 ? [`${of('fail')} failed`] : []),
    ...(of('warn') > 0 ? [count(of('warn'), 'warning')] : []),
    ...(of('unknown') > 0 ? [`${of('unknown')} not run`] : []),
  ].join(', ');
}
