import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.utils.Utils;

/** Prints what Kafka's own classes read out of files of properties: a line a value, file, name and text in base64. */
class Reads {
  public static void main(String[] files) throws Exception {
    for (String file : files) {
      Properties properties = Utils.loadProps(file);
      AdminClientConfig config = new AdminClientConfig(properties);
      Map<String, Object> read = new TreeMap<>();
      config.values().forEach((name, value) -> {
        if (properties.containsKey(name) && !name.equals("sasl.jaas.config")) read.put(name, value);
      });
      JaasContext.loadClientContext(config.values()).configurationEntries().get(0).getOptions()
          .forEach((name, value) -> read.put("jaas:" + name, value));
      read.forEach((name, value) -> System.out.println(
          String.join(" ", encoded(file), encoded(name), encoded(textOf(value)))));
    }
  }

  private static String textOf(Object value) {
    if (value instanceof Password) return ((Password) value).value();
    if (value instanceof Class) return ((Class<?>) value).getName();
    if (value instanceof List) return String.join(",", ((List<?>) value).stream().map(String::valueOf).toArray(String[]::new));
    return String.valueOf(value);
  }

  private static String encoded(String text) {
    return "=" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
