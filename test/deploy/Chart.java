import com.marcnuri.helm.Helm;
import java.nio.file.Path;

/** Lints a chart, and prints what it renders with a file of values: Helm itself, as a library. */
class Chart {
  public static void main(String[] args) {
    var chart = new Helm(Path.of(args[0]));
    var lint = chart.lint().strict().call();
    for (var message : lint.getMessages()) System.err.println(message);
    if (lint.isFailed()) System.exit(1);
    System.out.println(
        chart.template().withName("nightly").withKubeVersion(args[2]).withValuesFile(Path.of(args[1])).call());
  }
}
