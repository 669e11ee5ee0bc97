import type { Report } from '../report.ts';
import { agreementOn, type Standpoint } from '../words/agreement.ts';
import { Differing, Mark, Section, Value } from './parts.tsx';

/** The values that different parties give for what has to be the same everywhere. */
export const Witnesses = ({ report }: { readonly report: Report }) => {
  const matters = report.witnesses ?? [];
  return matters.length === 0 ? null : (
    <Section
      id="witnesses"
      title="Who says what"
      lead="Values that have to be the same everywhere. Where one party says something else than the others, the characters that differ are marked."
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Says</th>
            <th scope="col">Seen in</th>
          </tr>
        </thead>
        {matters.map(({ about, say }) => (
          <tbody key={about}>
            <tr>
              <th scope="rowgroup" colspan={3} class="group">
                {about}
              </th>
            </tr>
            {agreementOn(say).map((point) => (
              <Row key={point.who} point={point} />
            ))}
          </tbody>
        ))}
      </table>
    </Section>
  );
};

const Row = ({ point }: { readonly point: Standpoint }) => (
  <tr class={point.stand}>
    <th scope="row">{point.who}</th>
    <td>
      <Says point={point} />
    </td>
    <td class="source">{point.source ?? ''}</td>
  </tr>
);

const Says = ({ point }: { readonly point: Standpoint }) => {
  const { values = [], unknown, stand, against } = point;
  if (unknown !== undefined) return <span class="quiet">not known: {unknown}</span>;
  if (values.length === 0) return <span class="quiet">nothing</span>;
  return (
    <ul class="values">
      {values.map((value, at) => (
        <li key={at}>
          {stand === 'differs' && against !== undefined && values.length === 1 ? (
            <>
              <Differing text={value} other={against} /> <Agreement words="differs" />
            </>
          ) : (
            <>
              <Value text={value} />
              {values.length > 1 && value === against ? <Agreement words="the same" /> : null}
            </>
          )}
        </li>
      ))}
      {stand === 'differs' && values.length > 1 && against !== undefined ? (
        <li>
          <Agreement words={`none of these is ${against}`} />
        </li>
      ) : null}
    </ul>
  );
};

const Agreement = ({ words }: { readonly words: string }) => (
  <span class="stand">
    {words === 'the same' ? <Mark state="pass" /> : <Mark state="warn" />} {words}
  </span>
);
