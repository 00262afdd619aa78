package dev.leat.io;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The text that names an input or an output: {@code -}, a path, a pattern of paths, or a URL.
 *
 * @param text the text as the user wrote it, with all its secrets
 */
public record Location(String text) {

  /** Whether it names something on a web server, by {@code http} or {@code https}. */
  public boolean isWeb() {
    return startsWith("http://") || startsWith("https://");
  }

  private boolean startsWith(String scheme) {
    return text.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  /** The location for messages, reports and columns: without passwords, keys and checksums. */
  public String shown() {
    return isWeb() ? withoutSecrets(until("#")) : text;
  }

  /** The last part of the location, whose ending tells a format; in lower case. */
  public String ending() {
    String path = isWeb() ? until("?#") : text;
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  private String until(String ends) {
    for (int i = 0; i < text.length(); i++) {
      if (ends.indexOf(text.charAt(i)) >= 0) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  /** A text without the secrets of the URLs in it. */
  public static String withoutSecrets(String text) {
    return Secrets.hidden(text);
  }

  /** What is secret in a URL; loaded when there is one. */
  private static final class Secrets {

    /** Whatever stands for a user and a password. */
    private static final Pattern USER = Pattern.compile("(?i)(https?://)[^/?#\\s\"']*@");

    /** The value of a parameter whose name says that it is a secret. */
    private static final Pattern PARAMETER =
        Pattern.compile(
            "(?i)([?&](?:[^=&#\\s\"']*(?:token|key|secret|signature|password|passwd|pwd|auth"
                + "|credential|session)[^=&#\\s\"']*|sig)=)[^&#\\s\"']+");

    static String hidden(String text) {
      String anonymous = USER.matcher(text).replaceAll("$1***@");
      return PARAMETER.matcher(anonymous).replaceAll("$1***");
    }
  }
}
