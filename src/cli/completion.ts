import { UsageError } from '../text/problem.ts';
import { EXIT, textOption, type Command } from './_command.ts';
import { COMPLETE } from './_complete.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

export const completion: Command = {
  usage: 'completion [shell]',
  describe: 'Print a completion script for bash, zsh, fish or PowerShell',
  positionals: {
    shell: { describe: 'bash, zsh, fish or powershell; otherwise that of $SHELL', choices: SHELLS },
  },
  options: {},
  examples: [
    ['oauthbearer completion bash >> ~/.bashrc', 'complete commands and flags with the tab key'],
    ['oauthbearer completion zsh >> ~/.zshrc', 'the same in zsh, after compinit'],
    ['oauthbearer completion fish > ~/.config/fish/completions/oauthbearer.fish', 'the same in fish'],
    ['oauthbearer completion powershell >> $PROFILE', 'the same in PowerShell'],
  ],
  run: async (args, io) => {
    const shell = textOption(args, 'shell') ?? SHELLS.find((each) => io.env['SHELL']?.endsWith(`/${each}`));
    const script = SHELLS.find((each) => each === shell);
    if (script === undefined)
      throw new UsageError([
        `completion: for which shell? Give ${SHELLS.slice(0, -1).join(', ')} or powershell`,
      ]);
    io.stdout.write(SCRIPT[script]);
    return EXIT.healthy;
  },
};

/** The program prints one word per line. If it prints none, the shell completes file names. */
const SCRIPT: Readonly<Record<(typeof SHELLS)[number], string>> = {
  bash: `# oauthbearer completion for bash
_oauthbearer() {
  local IFS=$'\\n'
  COMPREPLY=($(oauthbearer ${COMPLETE} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  [ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o filenames -F _oauthbearer oauthbearer
`,
  zsh: `#compdef oauthbearer
_oauthbearer() {
  local -a replies
  replies=("\${(@f)$(oauthbearer ${COMPLETE} "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${replies[1]}" ]]; then compadd -- "\${replies[@]}"; else _files; fi
}
compdef _oauthbearer oauthbearer
`,
  fish: `# oauthbearer completion for fish
function __oauthbearer_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  set -l replies (oauthbearer ${COMPLETE} $words[2..-1] "$current" 2>/dev/null)
  if test (count $replies) -gt 0
    printf '%s\\n' $replies
  else
    __fish_complete_path "$current"
  end
end
complete --command oauthbearer --no-files --arguments '(__oauthbearer_complete)'
`,
  // PowerShell completes file names by itself if the block returns nothing. Before 7.3 it drops an empty argument.
  powershell: `# oauthbearer completion for PowerShell 7.3 or later
Register-ArgumentCompleter -Native -CommandName oauthbearer -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $before = @($commandAst.CommandElements |
    Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
    ForEach-Object { $_.ToString() })
  oauthbearer ${COMPLETE} @before "$wordToComplete" 2>$null |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`,
};
