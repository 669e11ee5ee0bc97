import type { SoundFile } from './files.ts';

/** How people pass such a file on: each wraps a whole file. */
const WRAPPERS: readonly {
  readonly id: string;
  readonly wraps: RegExp;
  readonly wrap: (text: string, name: string) => readonly [name: string, text: string];
}[] = [
  {
    id: 'Markdown',
    wraps: /\.(?:properties|ya?ml|json|toml|xml|sql|py|go|js|ts|cs|rs|java)$/,
    wrap: (text, name) => [
      'issue.md',
      `# It fails\n\n\`\`\`${name.split('.').at(-1)}\n${text.replace(/\n?$/, '\n')}\`\`\`\n\nThank you\n`,
    ],
  },
  {
    id: 'mail',
    wraps: /\.properties$/,
    wrap: (text) => [
      'mail.txt',
      `On Monday you wrote:\n${text.replace(/\n$/, '').replace(/^/gm, '> ')}\n\nWe look into it.\n`,
    ],
  },
  {
    id: 'ConfigMap',
    wraps: /\.(?:properties|ya?ml|toml|xml|sql)$/,
    wrap: (text, name) => [
      'configmap.yaml',
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: orders\ndata:\n  ${name}: |\n${indented(text, 4)}`,
    ],
  },
  {
    id: 'playbook',
    wraps: /\.(?:properties|ya?ml|toml|xml|sql)$/,
    wrap: (text, name) => [
      'playbook.yml',
      `- hosts: all\n  tasks:\n    - ansible.builtin.copy:\n        dest: /etc/orders/${name}\n        content: |\n${indented(text, 10)}`,
    ],
  },
  {
    id: 'here-document',
    wraps: /\.properties$/,
    wrap: (text, name) => [
      'setup.sh',
      `#!/bin/sh\ncat > /etc/orders/${name} <<'EOF'\n${text.replace(/\n?$/, '\n')}EOF\n`,
    ],
  },
];

const indented = (text: string, by: number): string =>
  text.replace(/\n?$/, '\n').replace(/^(?=[^\n])/gm, ' '.repeat(by));

/** A file wrapped in every way that suits it. */
export function carried({ name, text }: SoundFile): readonly SoundFile[] {
  const last = name.split('/').at(-1) ?? name;
  if (
    !PLAIN.test(text) ||
    /(?:^|\/)(?:kubernetes|docker-compose|markdown|structured-file|mail|confluent-cli-\w+|terraform(?:-json)?|snaplogic(?:-json)?|jaas-file|client-code|oauthbearer-yaml)\//.test(
      `/${name}`,
    )
  )
    return [];
  return WRAPPERS.filter(({ wraps }) => wraps.test(last)).map(({ id, wrap }) => {
    const [file, wrapped] = wrap(text, last);
    return { name: `${name} in ${id}/${file}`, text: wrapped };
  });
}

/** Text that a YAML block, a code fence or a here-document can hold unchanged. */
const PLAIN = /^[\n\t\x20-\x7e\u00a1-\u024f]+$/;
