import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './_manifests.ts';

/** The user of the image, and the group that owns its volumes (`fsGroup`). */
const USER = 65532;

/** What a container of the image gets from its pod. */
export interface InPod {
  readonly args: readonly string[];
  /** Directories of this machine, by where the container has them. */
  readonly volumes: readonly { readonly at: string; readonly from: string; readonly isReadOnly: boolean }[];
}

export interface Container {
  /** What it has printed so far. */
  readonly said: () => string;
  /** Sends a signal to its process 1, as kubelet does. */
  readonly kill: (signal: 'TERM' | 'KILL') => void;
  readonly ended: Promise<number | null>;
}

/**
 * Starts the built command line as the image and the pod do, with the kernel's own means and without a container runtime: its
 * entry point is process 1, of an unprivileged user without capabilities, in a root file system that is read-only and has
 * nothing but Node, the published files and the volumes. It shares the network of this machine. Needs root, and util-linux.
 */
export function container({ args, volumes }: InPod): Container {
  const root = temporaryFolder();
  const [node = '', main = ''] = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(DOCKERFILE)![1]!) as string[];
  const app = main.slice(0, main.indexOf('/bin/'));
  const published = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly files: readonly string[];
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const shown = [
    ...SYSTEM.map((path) => ({ at: path, from: path, isReadOnly: true })),
    { at: node, from: process.execPath, isReadOnly: true },
    ...['package.json', ...published.files].map((name) => ({
      ...{ at: `${app}/${name}`, from: resolve(name), isReadOnly: true },
    })),
    ...Object.keys(published.dependencies).map((name) => ({
      ...{ at: join(app, '..', name), from: realpathSync(join('node_modules', name)), isReadOnly: true },
    })),
    ...volumes,
  ];
  const mounts = shown.flatMap(({ at, from, isReadOnly }) => [from, at, isReadOnly ? 'ro' : 'rw']);
  const variables = [...DOCKERFILE.matchAll(/^ENV (\S+=\S+)$/gm)].map(([, each]) => each!);
  const child = spawn(
    'unshare',
    ['--mount', '--pid', '--fork', 'bash', '-euc', IN_NAMESPACE, 'bash']
      .concat(root, String(USER), String(mounts.length), ...mounts)
      .concat('env', '-i', 'PATH=/usr/bin', ...variables, node, main, ...args),
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (said += text));
  const ended = (once(child, 'exit') as Promise<[number | null]>).then(([code]) => code);
  // The child of unshare is process 1 in its own namespace.
  const kill = (signal: string): void => void spawnSync('pkill', [`-${signal}`, '-P', String(child.pid)]);
  onTestFinished(async () => {
    if (child.exitCode === null) kill('KILL');
    await ended;
    rmSync(root, { recursive: true });
  });
  return { said: () => said, kill, ended };
}

const DOCKERFILE = readFileSync('deploy/docker/Dockerfile', 'utf8');

/** What Node and the programs that prepare the container need; `/etc` for the names of this machine. */
const SYSTEM = ['/usr', '/dev', '/etc/hosts', '/etc/nsswitch.conf'];

/** Arguments: the new root, the user, how many of the next arguments are mounts (from, to, ro or rw), the command. */
const IN_NAMESPACE = `
root=$1 user=$2 count=$3
shift 3
mount -t tmpfs tmpfs "$root"
for name in bin lib lib64; do [ -e "/$name" ] && ln -s "usr/$name" "$root/$name"; done
for ((at = 0; at < count; at += 3)); do
  if [ -d "$1" ]; then mkdir -p "$root$2"; else mkdir -p "$(dirname "$root$2")" && touch "$root$2"; fi
  mount --rbind "$1" "$root$2"
  [ "$3" = rw ] || mount -o remount,bind,ro "$root$2"
  shift 3
done
mkdir "$root/proc"
mount -t proc proc "$root/proc"
mount -o remount,ro "$root"
exec chroot "$root" setpriv --reuid "$user" --regid "$user" --groups "$user" --no-new-privs \\
  --inh-caps=-all --bounding-set=-all "$@"
`;

/**
 * A directory as kubelet mounts a Secret: links into a hidden directory, which the group of the volume may read
 * (https://pkg.go.dev/k8s.io/kubernetes/pkg/volume/util#AtomicWriter).
 */
export function mountedSecret(at: string, data: Readonly<Record<string, string>>): void {
  const hidden = '..2026_11_29_21_00_00.123456789';
  mkdirSync(join(at, hidden), { recursive: true });
  symlinkSync(hidden, join(at, '..data'));
  for (const [name, text] of Object.entries(data)) {
    const file = join(at, hidden, name);
    writeFileSync(file, text, { mode: 0o440 });
    chownSync(file, 0, USER);
    symlinkSync(join('..data', basename(file)), join(at, name));
  }
}

/** An empty volume, owned by the group of the pod. */
export function volume(at: string): void {
  chownSync(at, 0, USER);
  chmodSync(at, 0o2775);
}
