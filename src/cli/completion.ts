import { UsageError } from '../text/problem.ts';
import { EXIT, textOption, type Command } from './_command.ts';

const SHELLS = ['bash', 'zsh'] as const;

export const completion: Command = {
  usage: 'completion [shell]',
  describe: 'Print a completion script for bash or zsh',
  positionals: { shell: { describe: 'bash or zsh; otherwise that of $SHELL', choices: SHELLS } },
  options: {},
  examples: [['oauthbearer completion bash >> ~/.bashrc', 'complete commands and flags with the tab key']],
  run: async (args, io) => {
    const shell = textOption(args, 'shell') ?? SHELLS.find((each) => io.env['SHELL']?.endsWith(`/${each}`));
    if (shell === undefined) throw new UsageError(['completion: for which shell? Give bash or zsh']);
    io.stdout.write(shell === 'zsh' ? ZSH : BASH);
    return EXIT.healthy;
  },
};

/** The program answers with one word a line. Where it knows none, the shell completes the names of files. */
const BASH = `# oauthbearer completion for bash
_oauthbearer() {
  local IFS=$'\\n'
  COMPREPLY=($(oauthbearer --complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  [ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o filenames -F _oauthbearer oauthbearer
`;

const ZSH = `#compdef oauthbearer
_oauthbearer() {
  local -a replies
  replies=("\${(@f)$(oauthbearer --complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${replies[1]}" ]]; then compadd -- "\${replies[@]}"; else _files; fi
}
compdef _oauthbearer oauthbearer
`;
