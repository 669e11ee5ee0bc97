// @module-tag hostile/commands
import { describe, expect, it } from 'vitest';
import { pwsh } from '../../src/commands/powershell.ts';
import { sh, type ShellCommand } from '../../src/commands/sh.ts';
import { Variable } from '../../src/commands/value.ts';

const of = (command: ShellCommand): string => command.in('pwsh');

/* The rules of about_Quoting_Rules and about_Special_Characters as texts, because PowerShell is not available. */
describe('a command for PowerShell', () => {
  it('has its values in single quotes, where only these quotes are special', () => {
    expect(of(sh`curl -sS ${'a $(b) `c` "d" | & ; # e'}`)).toBe(`curl.exe -sS 'a $(b) \`c\` "d" | & ; # e'`);
    expect(of(sh`curl ${"it's ‘quoted’"}`)).toBe(`curl.exe 'it''s ‘‘quoted’’'`);
    expect(of(sh`curl ${''}`)).toBe("curl.exe ''");
    expect(of(sh`curl ${'@x'}`)).toContain('curl.exe "${env:VALUE}"');
    expect(of(sh`confluent x --id=${'@(1,2)'}`)).toBe("confluent x '--id=@(1,2)'");
  });

  it('escapes invisible characters, and is one line', () => {
    expect(of(sh`curl x${'a\nb\t\u202e"$c“`'}`)).toBe('curl.exe "xa`nb`t`u{202e}`"`$c`“``"');
  });

  it('has environment variables in double quotes', () => {
    expect(of(sh`curl ${new Variable('URL')} -u "$A:$B" -o /dev/null`)).toBe(
      'curl.exe "${env:URL}" -u "${env:A}:${env:B}" -o NUL',
    );
    expect(of(sh`export HTTPS_PROXY="http://$HOST:1"`)).toBe('$env:HTTPS_PROXY = "http://${env:HOST}:1"');
    expect(of(sh`export A=b`)).toBe("$env:A = 'b'");
  });

  it('keeps an option with a dot in one word', () => {
    expect(of(sh`mvn dependency:tree -Dincludes=org.apache.kafka:kafka-clients`)).toBe(
      "mvn.cmd 'dependency:tree' '-Dincludes=org.apache.kafka:kafka-clients'",
    );
  });

  it("has PowerShell's pipes, comments and lines", () => {
    expect(of(sh`openssl s_client -connect ${'h:1'} </dev/null 2>/dev/null | openssl x509   # x`)).toBe(
      "$null | openssl s_client -connect 'h:1' 2>$null | openssl x509   # x",
    );
    expect(of(sh`curl -i ${'u'} | head -n 5`)).toBe('curl.exe -i u | Select-Object -First 5');
    expect(
      of(sh`curl a \
  b`),
    ).toBe('curl.exe a b');
    expect(of(sh`kcadm.sh get "x/$(kcadm.sh get y -q id=${'a b'})/z"`)).toBe(
      `kcadm.bat get "x/$(kcadm.bat get y -q 'id=a b')/z"`,
    );
  });

  it('passes nothing to a batch file that cmd.exe would parse again', () => {
    for (const hostile of ['a"&calc', '%PATH%', 'a|b', 'a^b', 'a>b', 'a\nb'])
      expect(of(sh`az ad app show --id=${hostile}`)).toMatch(/^# in bash/);
    expect(of(sh`az ad app show --id=${'a b'}`)).toBe("az.cmd ad app show '--id=a b'");
    expect(of(sh`az x --body '{"a":1}'`)).toBe(String.raw`az.cmd x --body '{\"a\":1}'`);
  });

  it('never turns a value into a parameter of a cmdlet', () => {
    expect(pwsh`Resolve-DnsName -Name ${'-Server'}`.in('pwsh')).toBe("Resolve-DnsName -Name '-Server'");
  });

  it('is left to bash when it needs programs that Windows lacks', () => {
    expect(of(sh`printf %s "$X" | sha256sum`)).toBe(
      '# in bash (Git Bash or WSL):\nprintf %s "$X" | sha256sum',
    );
    expect(of(sh`dig ${'h'}`.orPowerShell(pwsh`Resolve-DnsName -Name ${"h'i"}`))).toBe(
      "Resolve-DnsName -Name 'h''i'",
    );
  });
});
