import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/**
 * What Java makes of texts: a line in, "properties" or "jaas" and the base64 of the bytes; a line out, "error" or names and values,
 * each in base64 of UTF-8, by name. Of a JAAS string the login module stands first.
 */
public class Grammar {
    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "US-ASCII"));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 2);
            byte[] bytes = Base64.getDecoder().decode(words[1]);
            System.out.println(words[0].equals("jaas") ? jaas(new String(bytes, "UTF-8")) : properties(bytes));
        }
    }

    private static String properties(byte[] bytes) throws Exception {
        Properties read = new Properties();
        try {
            read.load(new ByteArrayInputStream(bytes));
        } catch (IllegalArgumentException malformed) {
            return "error";
        }
        return told(read);
    }

    private static String jaas(String text) throws Exception {
        try {
            Map<String, Object> config = Map.of("sasl.jaas.config", new Password(text));
            AppConfigurationEntry entry = JaasContext.loadClientContext(config).configurationEntries().get(0);
            return base64(entry.getLoginModuleName()) + " " + told(entry.getOptions());
        } catch (RuntimeException refused) {
            return "error";
        }
    }

    private static String told(Map<?, ?> pairs) throws Exception {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<?, ?> pair : new TreeMap<Object, Object>(pairs).entrySet())
            out.append(base64(pair.getKey())).append('=').append(base64(pair.getValue())).append(' ');
        return out.toString();
    }

    /** A dot before it, so that nothing is something. */
    private static String base64(Object text) throws Exception {
        return "." + Base64.getUrlEncoder().withoutPadding().encodeToString(text.toString().getBytes("UTF-8"));
    }
}
