import { diagnose } from '../diagnosis/diagnose.ts';
import { readBundle } from '../evidence/bundle.ts';
import { withInputErrors } from './input-error.ts';
import { runOf, type ReportOptions, type Run } from './run.ts';
import { selectionOf } from './selection.ts';

/**
 * Diagnoses a recorded run again, without using the network.
 *
 * @param bundle the text of a bundle: from `Run.bundle` or `oauthbearer doctor --bundle FILE`
 * @throws InputError for a text that is not a bundle
 */
export function replay(bundle: string, options: ReportOptions = {}): Promise<Run> {
  return withInputErrors('bundle', async () => {
    const { evidence } = readBundle(bundle);
    const durationMs = Math.max(0, ...evidence.timings.map(({ endMs }) => endMs));
    const selection = selectionOf(options);
    return runOf(
      { evidence, diagnosis: diagnose(evidence), durationMs },
      { shell: options.shell, selection },
    );
  });
}
