import type { ReportObservation } from '../observations.ts';
import type { Report } from '../report.ts';
import { Moment, Section } from './parts.tsx';

/** The raw observations, collapsed. */
export const RawEvidence = ({ report: { observations = [] } }: { readonly report: Report }) =>
  observations.length === 0 ? null : (
    <Section
      id="evidence"
      title="Raw evidence"
      lead="What was looked at, as it was seen, without secrets and without the signature of the token."
    >
      {observations.map((observation) => (
        <Observation key={observation.what} observation={observation} />
      ))}
    </Section>
  );

const Observation = ({
  observation: { what, status, source, at, text },
}: {
  readonly observation: ReportObservation;
}) =>
  status === 'missing' ? (
    <p class="missing">
      {what} <span class="quiet">(not asked: {text})</span>
    </p>
  ) : (
    <details class="raw">
      <summary>
        {what}
        {status === 'failed' ? <span class="quiet"> (no answer)</span> : null}
      </summary>
      <p class="source">
        {source}
        {at === undefined ? null : (
          <>
            , <Moment iso={at} />
          </>
        )}
      </p>
      <pre tabindex={0} aria-label={what}>
        {text}
      </pre>
    </details>
  );
