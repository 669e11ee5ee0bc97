import { readFileSync, writeFileSync } from 'node:fs';
import { installClients } from '../test/real-clients/_install.ts';
import { openLab, type OpenLab } from '../test/real-clients/_lab.ts';
import { FAULTS, type Fault } from './compare/faults.ts';
import { page, type Judged, type Row } from './compare/markdown.ts';
import { TOOLS, type Answer } from './compare/tools.ts';

const at = (path: string): URL => new URL(`../${path}`, import.meta.url);
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { readonly version: string };

let open: OpenLab | undefined;
process.once('SIGINT', () => {
  // The tools end with this process, because their pipes close now.
  void (open?.close() ?? Promise.resolve()).finally(() => process.exit(130));
});

const clients = await installClients();

/** A cause is named if its text is; health is judged by the exit code. */
function judged(tool: string, fault: Fault, lab: OpenLab, answer: Answer): Judged {
  const { exitCode, durationMs, lines, conclusion } = answer;
  if (fault.scenario === undefined)
    return { tool, exitCode, durationMs, right: exitCode === 0, decisive: conclusion };
  const patterns = fault.named(lab);
  const right = patterns.every((pattern) => lines.some((line) => pattern.test(line)));
  const telling = [conclusion, ...lines].find((line) => patterns.every((pattern) => pattern.test(line)));
  return { tool, exitCode, durationMs, right, decisive: telling ?? conclusion };
}

async function rowOf(fault: Fault): Promise<Row> {
  open = await openLab(fault.scenario === undefined ? [] : [fault.scenario], fault.arrange);
  try {
    const answers: Judged[] = [];
    for (const { name, ask } of TOOLS) answers.push(judged(name, fault, open, await ask(open, clients)));
    return { what: fault.what, scenario: fault.scenario, answers };
  } finally {
    await open.close();
    open = undefined;
  }
}

const rows: Row[] = [];
for (const fault of FAULTS) {
  const row = await rowOf(fault);
  rows.push(row);
  const named = row.answers.map(({ tool, right }) => `${tool}: ${right ? 'yes' : 'no'}`);
  console.error(`${fault.what} - ${named.join(', ')}`);
}
writeFileSync(at('docs/comparison.md'), page(rows, clients.versions, version));
console.error('docs/comparison.md is written');

const missed = rows.flatMap(({ what, answers }) =>
  answers.filter(({ tool, right }) => tool === TOOLS[0]?.name && !right).map(() => what),
);
if (missed.length > 0) {
  console.error(`the doctor did not name: ${missed.join('; ')}`);
  process.exitCode = 1;
}
