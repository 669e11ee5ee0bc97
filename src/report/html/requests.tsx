import type { Report } from '../report.ts';
import { inWords } from '../words/path.ts';
import { Section } from './parts.tsx';

/** The requests, with their times and routes. */
export const Requests = ({ report: { timings, paths = [], durationMs } }: { readonly report: Report }) => {
  if (timings.length === 0 && paths.length === 0) return null;
  const whole = Math.max(1, durationMs, ...timings.map(({ endMs }) => endMs));
  const inOrder = [...timings].sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  return (
    <Section
      id="requests"
      title="Requests"
      lead="What the doctor asked, and when. Requests that overlap ran at the same time."
    >
      {timings.length === 0 ? null : (
        <table class="chart">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">0 to {Math.round(whole)} ms</th>
              <th scope="col">Time</th>
            </tr>
          </thead>
          <tbody>
            {inOrder.map(({ span, startMs, endMs }, at) => (
              <tr key={at}>
                <th scope="row">{span}</th>
                <td class="bar">
                  <svg class="track request" aria-hidden="true">
                    <rect
                      x={`${((startMs / whole) * 100).toFixed(2)}%`}
                      width={`${Math.max(0.4, ((endMs - startMs) / whole) * 100).toFixed(2)}%`}
                      y="25%"
                      height="50%"
                      rx="3"
                    />
                  </svg>
                </td>
                <td class="number">
                  {Math.round(endMs - startMs)} ms
                  <span class="source">from {Math.round(startMs)} ms on</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {paths.length === 0 ? null : (
        <>
          <h3>Network paths</h3>
          <ul class="paths">
            {paths.map((path) => (
              <li key={path.to}>{inWords(path)}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
};
