package dev.leat.internal.engine.file.http;

import dev.leat.io.Location;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What a web location asks for.
 *
 * @param shown the location without secrets, for messages
 * @param uri where to ask: without user and fragment
 * @param authorization the header that user and password of the location make
 * @param expected the checksum that the location demands by {@code #sha256=...}
 */
record WebAddress(
    String shown, URI uri, Optional<String> authorization, Optional<Checksum> expected) {

  private static final int MOST_PORT = 65_535;
  private static final String CHECKSUM = "sha256=";
  private static final String UNSAFE = "\"<>\\^`{|}[]";

  /** The address that a location stands for, or the failure that says what is wrong with it. */
  static WebAddress of(Location location) {
    String text = location.text();
    int hash = text.indexOf('#');
    URI uri = parsed(location, hash < 0 ? text : text.substring(0, hash));
    String fragment = hash < 0 ? "" : text.substring(hash + 1);
    return new WebAddress(
        location.shown(),
        without(uri),
        Optional.ofNullable(uri.getRawUserInfo()).map(WebAddress::basic),
        checksum(location, fragment));
  }

  private static URI parsed(Location location, String text) {
    try {
      URI uri = new URI(escaped(text));
      if (namesHost(uri)) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below: the text of the exception would show what is secret.
    }
    throw Refusal.noUrl(location.shown());
  }

  /** Whether it names a host, and a port that there is if any. */
  static boolean namesHost(URI uri) {
    return uri.getHost() != null && uri.getPort() <= MOST_PORT;
  }

  /** The same with what a URL cannot hold as it is written as bytes: blanks, umlauts, braces. */
  static String escaped(String url) {
    int scheme = url.indexOf("://");
    int path = scheme < 0 ? 0 : scheme + 3;
    while (scheme >= 0 && path < url.length() && "/?".indexOf(url.charAt(path)) < 0) {
      path++;
    }
    StringBuilder escaped = new StringBuilder(url.substring(0, path));
    for (byte single : url.substring(path).getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (single & 0xFF);
      if (character <= ' ' || character >= 0x7F || UNSAFE.indexOf(character) >= 0) {
        escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(single));
      } else {
        escaped.append(character);
      }
    }
    return escaped.toString();
  }

  private static URI without(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return URI.create(origin(uri) + path + query);
  }

  /** The part of a URL that says whom to ask, as far as secrets go: scheme, host and port. */
  static String origin(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return (uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT) + port;
  }

  private static String basic(String userInfo) {
    String decoded = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
    String pair = decoded.contains(":") ? decoded : decoded + ":";
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Checksum> checksum(Location location, String fragment) {
    if (!fragment.startsWith(CHECKSUM)) {
      return Optional.empty();
    }
    String hex = fragment.substring(CHECKSUM.length()).toLowerCase(Locale.ROOT);
    if (!hex.matches("[0-9a-f]{64}")) {
      throw Refusal.noChecksum(location.shown(), fragment);
    }
    return Optional.of(new Checksum(Checksum.Algorithm.SHA_256, hex));
  }
}
