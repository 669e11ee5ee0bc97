import type { Options } from 'yargs';
import { isName } from '../kubernetes/object.ts';
import type { Kubectl } from '../kubernetes/kubectl.ts';
import { quoted, refuse } from '../text/problem.ts';
import { textOption, type Arguments, type Io } from './_command.ts';

/** Options of commands that call kubectl, named as kubectl names them. */
export const kubectlOptions = {
  namespace: {
    type: 'string',
    alias: 'n',
    requiresArg: true,
    group: 'Kubernetes',
    describe: 'the namespace (default: that of the context)',
  },
  context: {
    type: 'string',
    requiresArg: true,
    group: 'Kubernetes',
    describe: 'the context of the kubeconfig (default: the current one)',
  },
  kubeconfig: {
    type: 'string',
    requiresArg: true,
    group: 'Kubernetes',
    describe: 'the kubeconfig, as for kubectl',
  },
} as const satisfies Readonly<Record<string, Options>>;

/** @throws UsageError for a namespace that cannot be one */
export async function kubectlFor(args: Arguments, io: Io): Promise<Kubectl> {
  const namespace = textOption(args, 'namespace');
  refuse(
    namespace === undefined || isName(namespace)
      ? []
      : [`--namespace: is ${quoted(namespace)}; must be the name of a namespace`],
  );
  const { kubectlWith } = await import('../kubernetes/kubectl.ts');
  const [context, kubeconfig] = [textOption(args, 'context'), textOption(args, 'kubeconfig')];
  return kubectlWith({ env: io.env, context, kubeconfig, signal: io.signal });
}
