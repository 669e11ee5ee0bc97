import type { ReportPool } from '../pool.ts';
import type { Report } from '../report.ts';
import type { TokenRow } from '../token.ts';
import { Mark, Section, Value } from './parts.tsx';
import { meaningOf } from './claims.ts';

/** The token, decoded and explained, and what the identity pool reads from it. */
export const Token = ({ report: { token = [], pool } }: { readonly report: Report }) =>
  token.length === 0 ? null : (
    <Section
      id="token"
      title="The token"
      lead="Its header and the claims that matter to Confluent Cloud. The signature is in no report. The complete claims are below, under raw evidence."
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Claim</th>
            <th scope="col">Value</th>
            <th scope="col">What it is for</th>
          </tr>
        </thead>
        <tbody>
          {token.map((row) => (
            <Claim key={row.name} row={row} pool={pool} />
          ))}
        </tbody>
      </table>
      {pool === undefined ? null : <Filter pool={pool} />}
    </Section>
  );

const Claim = ({ row, pool }: { readonly row: TokenRow; readonly pool: ReportPool | undefined }) => {
  const conditions = (pool?.conditions ?? []).filter(({ claim }) => isAbout(claim, row.name));
  const isPrincipal = isAbout(pool?.identityClaim?.replace(/^claims\./, ''), row.name);
  return (
    <tr class={conditions.length > 0 || isPrincipal ? 'read' : undefined}>
      <th scope="row">
        <code>{row.name}</code>
      </th>
      <td>
        <Value text={row.value} />
        {row.meaning === undefined ? null : <span class="source">{row.meaning}</span>}
      </td>
      <td>
        {meaningOf(row.name)}
        {isPrincipal ? <span class="badge reads">names the principal</span> : null}
        {conditions.map(({ text, holds }) => (
          <span key={text} class={`badge reads ${holds ? 'holds' : 'fails'}`}>
            <Mark state={holds ? 'pass' : 'fail'} /> the pool's filter reads it
          </span>
        ))}
      </td>
    </tr>
  );
};

const isAbout = (path: string | undefined, name: string): boolean =>
  path === name || path?.startsWith(`${name}.`) === true;

const VERDICT: Readonly<Record<string, string>> = {
  true: 'The filter matches this token.',
  false: 'The filter does not match this token.',
  error: 'The filter has no value for this token, which counts as no match.',
  unknown: 'The doctor cannot evaluate this filter.',
};

const Filter = ({ pool }: { readonly pool: ReportPool }) =>
  pool.filter === undefined ? null : (
    <>
      <h3>The filter of the identity pool{pool.id === undefined ? '' : ` ${pool.id}`}</h3>
      <p>
        <Value text={pool.filter} />
      </p>
      {pool.value === undefined ? null : <p>{VERDICT[String(pool.value)]}</p>}
      {pool.conditions.length < 2 && pool.value === true ? null : (
        <ul class="conditions">
          {pool.conditions.map(({ text, holds }) => (
            <li key={text}>
              <Mark state={holds ? 'pass' : 'fail'} /> <Value text={text} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
