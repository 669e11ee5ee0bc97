import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { UsageError } from '../text/problem.ts';
import { deniedIn, lackOf, saidBy } from './kubectl-errors.ts';

/** How kubectl is called: the user's own, with their contexts, credentials and plugins for signing in. */
export interface KubectlOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly context?: string | undefined;
  readonly kubeconfig?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Kubectl {
  /**
   * What kubectl prints, as it comes.
   *
   * @throws UsageError at the end of what it printed, if it fails
   */
  readonly output: (args: readonly string[], run?: Run) => AsyncIterable<string>;
  /** The whole command, to be shown. */
  readonly words: (args: readonly string[]) => readonly string[];
}

export interface Run {
  /** Default: nothing, so that nothing can ask for a password. */
  readonly input?: string;
  /** Without output for this long, it is stopped. */
  readonly silenceMs?: number;
  /** kubectl waits for what it may not see, for example without the right to watch pods: it is stopped when it says so. */
  readonly endsWhenDenied?: true;
  /** Called with its errors, if it fails: it may have printed a part of what was asked for. Without it they are thrown. */
  readonly onErrors?: (stderr: string) => void;
}

/** A request that needs longer has failed; signing in to a cluster may take a browser. */
const SILENCE_MS = 60_000;
const MOST_STDERR = 65_536;
/** The most that kubectl may print, in characters. */
const MOST_OUTPUT = 1024 * 1024 * 1024;

export function kubectlWith({ env, context, kubeconfig, signal }: KubectlOptions): Kubectl {
  const common = [
    ...(context === undefined ? [] : [`--context=${context}`]),
    ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]),
  ];
  const words = (args: readonly string[]): readonly string[] => ['kubectl', ...common, ...args];
  return {
    words,
    async *output(args, { input, silenceMs = SILENCE_MS, onErrors, endsWhenDenied } = {}) {
      const [program = '', ...rest] = words(args);
      const child = spawn(program, rest, {
        env,
        stdio: 'pipe',
        // A session of its own has no terminal, so that nothing can ask for a password there either, and ends as one.
        detached: process.platform !== 'win32',
        windowsHide: true,
      });
      const ending = endingOf(child, { silenceMs, signal, endsWhenDenied });
      // A program that has ended reads no more.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input ?? '');
      let length = 0;
      try {
        for await (const chunk of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
          ending.heard();
          length += chunk.length;
          if (length > MOST_OUTPUT)
            throw new UsageError([
              'kubectl: printed more than 1 GiB; choose less, with --selector or --namespace',
            ]);
          yield chunk;
        }
        const { code, stderr, why } = await ending.ended;
        if (why !== undefined) throw new UsageError([`kubectl: ${why}`]);
        if (code === 0) return;
        if (onErrors === undefined) throw new UsageError(saidBy(stderr, code));
        onErrors(stderr);
      } finally {
        ending.stop();
      }
    },
  };
}

interface Ending {
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string; readonly why?: string }>;
  readonly heard: () => void;
  readonly stop: () => void;
}

function endingOf(
  child: ChildProcessWithoutNullStreams,
  {
    silenceMs,
    signal,
    endsWhenDenied,
  }: {
    readonly silenceMs: number;
    readonly signal: AbortSignal | undefined;
    readonly endsWhenDenied: true | undefined;
  },
): Ending {
  let stderr = '';
  let why: string | undefined;
  const kill = (): void => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    try {
      // What it started, such as a plugin that waits for a person to sign in, ends too.
      if (process.platform === 'win32') child.kill('SIGKILL');
      else process.kill(-child.pid, 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const last = stderr.trim().split('\n').at(-1) ?? '';
      why = `printed nothing for ${silenceMs / 1000} s, and was stopped${last === '' ? '' : `; its last words: ${last.slice(0, 300)}`}. If it wants you to sign in, run "kubectl auth whoami" first`;
      kill();
    }, silenceMs);
  };
  heard();
  signal?.addEventListener('abort', kill, { once: true });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < MOST_STDERR) stderr += text;
    const denied = endsWhenDenied === true ? deniedIn(stderr) : undefined;
    if (denied === undefined || why !== undefined) return;
    why = lackOf(denied);
    kill();
  });
  const ended = new Promise<Awaited<Ending['ended']>>((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      resolve({
        code: null,
        stderr,
        why: error.code === 'ENOENT' ? NOT_FOUND : `cannot be started (${error.code ?? ''})`,
      });
    });
    child.on('close', (code) => resolve({ code, stderr, ...(why !== undefined && { why }) }));
  });
  return {
    ended,
    heard,
    stop: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', kill);
      kill();
    },
  };
}

const NOT_FOUND = 'is not on the PATH; install it (https://kubernetes.io/docs/tasks/tools/)';
