import type { Report } from '../report.ts';
import { disagreementIn } from '../words/disagreement.ts';
import { noticesToTell } from '../words/notices.ts';
import { leftOutOf } from '../words/not-counted.ts';
import { logsInWords } from '../words/logs.ts';
import { notChecked } from '../words/not-checked.ts';
import { Section } from './parts.tsx';

/**
 * Contradictions between the doctor and the observations, and failures without an explanation, which are worth
 * reporting to the authors.
 */
export const Doubts = ({ report }: { readonly report: Report }) => {
  const said = disagreementIn(report);
  const unexplained = report.checks.filter(({ id }) => report.unexplained.includes(id));
  return (
    <>
      {said === undefined ? null : (
        <Section id="disagreement" title={said.title}>
          <p>{said.text}</p>
        </Section>
      )}
      {unexplained.length === 0 ? null : (
        <Section id="unexplained" title="Fails, and no known cause explains it">
          <Items items={unexplained} />
          <p>Please send us a bundle (--bundle FILE): it holds no secret and no usable token.</p>
        </Section>
      )}
    </>
  );
};

/** What the client's logs show, beside what this run saw. */
export const Logs = ({ report }: { readonly report: Report }) => (
  <>
    {logsInWords(report).map(({ title, sentences }, at) => (
      <Section id={`log-${at + 1}`} key={title} title={title}>
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Section>
    ))}
  </>
);

export const Alternatives = ({ report: { alternatives } }: { readonly report: Report }) =>
  alternatives.length === 0 ? null : (
    <Section id="alternatives" title="Also considered">
      <Items
        items={alternatives.map(({ id, title, whyLower }) => ({ id, title, because: `${whyLower}.` }))}
      />
    </Section>
  );

export const Warnings = ({ report }: { readonly report: Report }) => {
  const notices = noticesToTell(report);
  return notices.length === 0 ? null : (
    <Section id="warnings" title={report.verdict === 'unhealthy' ? 'Warnings (not the cause)' : 'Warnings'}>
      <Items items={notices} />
    </Section>
  );
};

/** Found, but excluded from the verdict. */
export const NotCounted = ({ report }: { readonly report: Report }) => {
  const found = leftOutOf(report);
  return found.length === 0 ? null : (
    <Section id="not-counted" title="Not counted">
      <Items items={found} />
    </Section>
  );
};

export const NotChecked = ({ report }: { readonly report: Report }) => {
  const said = notChecked(report);
  return said.length === 0 ? null : (
    <Section id="not-checked" title="Not checked">
      <ul>
        {said.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
};

/** The refreshed keys, which are the doctor's only change at Confluent. */
export const Refresh = ({ report: { refresh } }: { readonly report: Report }) => {
  if (refresh === undefined) return null;
  const { providerId, status, failure, before, after, earlier } = refresh;
  return (
    <Section id="refresh" title="Refresh of the keys">
      <p>
        {failure === undefined
          ? `Confluent's copy of the keys of ${providerId ?? 'the identity provider'} was refreshed: ${status ?? ''}`
          : `Confluent's copy of the keys was not refreshed: ${failure}`}
      </p>
      <dl class="rows">
        {(
          [
            ['Keys before', before?.join(', ')],
            ['Keys after', after?.join(', ')],
            ['Verdict before', earlier && [earlier.verdict, ...earlier.rootCauses].join(', ')],
          ] as const
        ).flatMap(([name, value]) =>
          value === undefined
            ? []
            : [
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value === '' ? 'none' : value}</dd>
                </div>,
              ],
        )}
      </dl>
    </Section>
  );
};

interface Item {
  readonly id: string;
  readonly title: string;
  readonly because: string;
}

const Items = ({ items }: { readonly items: readonly Item[] }) => (
  <ul class="items">
    {items.map(({ id, title, because }) => (
      <li key={id}>
        <strong>{title}</strong>
        <p>{because}</p>
        <code class="id">{id}</code>
      </li>
    ))}
  </ul>
);
