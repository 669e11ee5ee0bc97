/**
 * The command that Keycloak 26's `bin/kc.sh` runs, without the shell, which would survive if this process is killed.
 */
export const keycloakCommand = (
  home: string,
  args: readonly string[],
): { readonly program: string; readonly args: readonly string[] } => ({
  program: 'java',
  args: [
    '-Xms64m',
    '-Xmx512m',
    '-XX:TieredStopAtLevel=1',
    '-Duser.language=en',
    '-Duser.country=US',
    ...['java.util', 'java.util.concurrent', 'java.security'].flatMap((each) => [
      '--add-opens',
      `java.base/${each}=ALL-UNNAMED`,
    ]),
    '-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory',
    `-Dkc.home.dir=${home}`,
    `-Djboss.server.config.dir=${home}/conf`,
    `-Djava.io.tmpdir=${home}`,
    '-Djava.util.logging.manager=org.jboss.logmanager.LogManager',
    '-Dpicocli.disable.closures=true',
    '-cp',
    `${home}/lib/quarkus-run.jar`,
    'io.quarkus.bootstrap.runner.QuarkusEntryPoint',
    ...args,
  ],
});
