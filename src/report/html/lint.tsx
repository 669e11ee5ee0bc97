import type { LintedFile, LintFinding, LintResult } from '../lint.ts';
import { count } from '../words/grammar.ts';
import { idsOf, notCountedSuffix } from '../words/not-counted.ts';
import { Fix } from './causes.tsx';
import { pageOf } from './document.tsx';
import { inert } from './inert.ts';
import { Mark, Section, type State } from './parts.tsx';

/** The result of `lint` as one HTML file. */
export function lintPage(raw: LintResult): string {
  const { files } = inert(raw);
  return pageOf(
    headline(files),
    <>
      <header class={`verdict ${VERDICT[worst(files)] ?? 'healthy'}`}>
        <p class="brand">
          oauthbearer <span>lint</span>
        </p>
        <h1>
          <Mark state={worst(files)} />
          <span>{headline(files)}</span>
        </h1>
      </header>
      <main id="report">
        {files.map((file, at) => (
          <File key={at} file={file} id={`file-${at + 1}`} />
        ))}
      </main>
    </>,
  );
}

const VERDICT: Partial<Readonly<Record<State, string>>> = { fail: 'unhealthy', warn: 'inconclusive' };

const notCountedIn = (files: readonly LintedFile[]): readonly LintFinding[] =>
  files.flatMap(({ notCounted = [] }) => notCounted);

const findingsIn = (files: readonly LintedFile[]): readonly LintFinding[] =>
  files.flatMap(({ findings }) => findings);

function worst(files: readonly LintedFile[]): State {
  const all = findingsIn(files);
  return all.some(({ severity }) => severity === 'error')
    ? 'fail'
    : all.length > 0
      ? 'warn'
      : notCountedIn(files).length > 0
        ? 'unknown'
        : 'pass';
}

function headline(files: readonly LintedFile[]): string {
  const all = findingsIn(files);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const inFiles = `in ${count(files.length, 'file')}`;
  const left = notCountedSuffix(idsOf(notCountedIn(files)));
  if (all.length === 0)
    return left === '' ? `Nothing to fix ${inFiles}` : `Nothing that counts ${inFiles}${left}`;
  const warnings = all.length - errors;
  return [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ]
    .join(', ')
    .concat(` ${inFiles}${left}`);
}

const File = ({
  file: { file, format, findings, notCounted = [] },
  id,
}: {
  readonly file: LintedFile;
  readonly id: string;
}) => (
  <Section id={id} title={file} lead={format}>
    {findings.length === 0 && notCounted.length === 0 ? (
      <p>
        <Mark state="pass" /> Nothing to fix.
      </p>
    ) : (
      <ul class="items">
        {findings.map((finding, at) => (
          <Finding key={at} finding={finding} file={file} />
        ))}
        {notCounted.map((finding, at) => (
          <Finding key={`not counted ${at}`} finding={finding} file={file} isLeftOut />
        ))}
      </ul>
    )}
  </Section>
);

const Finding = ({
  finding,
  file,
  isLeftOut = false,
}: {
  readonly finding: LintFinding;
  readonly file: string;
  readonly isLeftOut?: boolean;
}) => {
  const { id, severity, place, also, title, because, fix, fixable } = finding;
  const more = also.map(({ line, column }) => `${line}:${column}`).join(', ');
  return (
    <li>
      <Mark state={severity === 'error' ? 'fail' : 'warn'} />{' '}
      <strong>{isLeftOut ? `Not counted: ${title}` : title}</strong>
      <p>{because}</p>
      <p class="quiet">
        <code>{place === undefined ? file : `${file}:${place.line}:${place.column}`}</code>
        {more === '' ? '' : `, also at ${more}`}, <code class="id">{id}</code>
      </p>
      {fix === undefined ? null : <Fix fix={fix} />}
      {fixable ? (
        <p class="quiet">
          <code>oauthbearer lint --fix</code> does it.
        </p>
      ) : null}
    </li>
  );
};
