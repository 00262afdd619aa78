package dev.leat.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Follows the links of all documents to files and headings of the project. */
class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    Path root = Document.root();
    List<String> dead = new ArrayList<>();
    for (Document document : Document.all(root)) {
      for (MatchResult link : LINK.matcher(document.prose()).results().toList()) {
        if (!leadsSomewhere(root, document, link.group(1))) {
          dead.add(document + ": " + link.group(1));
        }
      }
    }
    assertThat(dead).as("links to files or headings that are not there").isEmpty();
  }

  private static boolean leadsSomewhere(Path root, Document from, String link) throws IOException {
    if (link.startsWith("https://")) {
      return true;
    }
    String[] parts = link.split("#", 2);
    Path page = root.resolve(from.name());
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
    return Files.exists(target)
        && (parts.length == 1 || anchors(Files.readString(target)).contains(parts[1]));
  }

  private static List<String> anchors(String text) {
    return HEADING.matcher(text).results().map(heading -> anchor(heading.group(1))).toList();
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
