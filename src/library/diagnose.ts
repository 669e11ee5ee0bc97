import { examine } from '../doctor/examine.ts';
import { loadFromProperties } from '../doctor/load.ts';
import type { Redact } from '../evidence/redact.ts';
import { machine } from '../probes/world.ts';
import type { TargetProperties } from '../settings/properties.generated.ts';
import type { Target } from '../settings/target.ts';
import { invalid, refuse } from '../text/problem.ts';
import { filesToRead, wellsOf, type ClientFile, type Environment } from './client-file.ts';
import { logsToRead, type LogFile } from './log-file.ts';
import { withInputErrors } from './input-error.ts';
import { worldOf, type Lab } from './lab.ts';
import { runOf, type ReportOptions, type Run } from './run.ts';
import { selectionOf } from './selection.ts';

/** What to diagnose. A property given here overrides the client's own file. */
export interface DiagnoseInput extends TargetProperties {
  /** The client's own configuration file, or several. */
  readonly clientFile?: ClientFile | readonly ClientFile[] | undefined;
  /**
   * A log of the client, or several: how it was configured, and how its last sign-in ended. They count where this run
   * sees nothing itself, as with `--log`.
   */
  readonly log?: LogFile | readonly LogFile[] | undefined;
}

export interface DiagnoseOptions extends ReportOptions {
  /**
   * The environment of the client, for what its file refers to and for `HTTPS_PROXY`, `NO_PROXY` and `NODE_EXTRA_CA_CERTS`.
   * Default: an empty one, so that only what you give counts; `process.env` is that of this process.
   */
  readonly env?: Environment | undefined;
  /** Aborts the run: the promise is rejected with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
  /** Called as each step begins and ends. */
  readonly onProgress?: ((event: ProgressEvent) => void) | undefined;
  /** Called with a one-line warning about something that works but is bad practice. Default: warnings are dropped. */
  readonly onWarning?: ((message: string) => void) | undefined;
  /**
   * Makes Confluent fetch the identity provider's keys now, and checks again: the only option that changes something on
   * a server. It needs a Cloud API key with that permission.
   */
  readonly refreshJwks?: boolean | undefined;
  /** The lab to connect to; default: the network. */
  readonly lab?: Lab | undefined;
}

export interface ProgressEvent {
  /** For example `token` or `broker`. */
  readonly span: string;
  readonly state: 'begun' | 'ended';
}

/**
 * Finds out why a client cannot sign in. It always ends within `timeout` (default: 30 s), even if servers do not
 * answer.
 *
 * @throws InputError with every problem of the input, before any server is contacted
 */
export async function diagnose(input: DiagnoseInput, options: DiagnoseOptions = {}): Promise<Run> {
  const { env = {}, onWarning = () => undefined, signal, lab, onProgress } = options;
  const { target, selection } = await withInputErrors('clientFile', async () => {
    const { clientFile = [], log = [], ...properties } = input;
    const loaded = await loadFromProperties(
      { ...properties },
      filesToRead(clientFile, 'clientFile'),
      logsToRead(log, 'log'),
      { ...wellsOf(env), warn: onWarning },
    );
    refuse(unfitForRefresh(options, loaded));
    return { target: loaded, selection: selectionOf(options) };
  });
  let redact: Redact = (value) => value;
  const examined = await examine(target, {
    world: (lab && worldOf(lab)) ?? machine,
    refreshJwks: options.refreshJwks === true,
    onEvidence: (_, redactSeen) => {
      redact = redactSeen;
    },
    ...(signal !== undefined && { signal }),
    ...(onProgress !== undefined && { onProgress }),
  });
  signal?.throwIfAborted();
  return runOf(examined, { shell: options.shell, selection }, redact);
}

/** Why the keys cannot be refreshed. */
function unfitForRefresh({ refreshJwks }: DiagnoseOptions, { offline, confluentApiKey }: Target) {
  if (refreshJwks !== true) return [];
  if (offline) return [invalid('refreshJwks', 'refreshJwks: contacts Confluent; remove offline')];
  return confluentApiKey === undefined
    ? [
        invalid(
          'refreshJwks',
          'refreshJwks: needs a Cloud API key; give confluentApiKey and confluentApiSecret',
        ),
      ]
    : [];
}
