package dev.leat.conformance.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.Main;
import dev.leat.conformance.Lines;
import dev.leat.conformance.MemoryFolder;
import dev.leat.data.Field;
import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.expr.Typing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keeps the messages of errors as they were reviewed.
 *
 * <p>{@code -Dleat.update=true} writes the golden file anew; read the difference as you read code:
 * does each message name the value, what was expected, the place and a fix?
 */
class MessagesTest {

  private static final Path RESOURCES = Path.of("src", "test", "resources");
  private static final Path GOLDEN = RESOURCES.resolve("messages.golden");

  private static final Schema SCHEMA =
      Schema.of(
          new Field("id", Type.INTEGER),
          new Field("name", Type.TEXT),
          new Field("amount", Type.DECIMAL),
          new Field("day", Type.DATE),
          new Field("at", Type.INSTANT),
          new Field("flag", Type.BOOLEAN),
          new Field("tags", Type.LIST));

  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  @Test
  void messagesAreAsTheyWereReviewed() throws IOException {
    List<String> actual = new ArrayList<>();
    new MessageFiles(folder).write();
    for (String line : lines("commands.txt")) {
      actual.addAll(ofCommand(line));
    }
    for (String line : lines("expressions.txt")) {
      actual.addAll(ofExpression(line));
    }
    new ApiErrors(folder).all().forEach((name, action) -> actual.addAll(of(name, action)));
    assertThat(actual)
        .as("provocations that do not fail, or fail as no user should see")
        .doesNotContain("  [exit 0]", "  [exit 1]", "  [no error]", "  [not a LeatException]");
    if (Boolean.getBoolean("leat.update")) {
      Files.write(GOLDEN, actual);
    }
    assertThat(Lines.difference(Files.readAllLines(GOLDEN), actual))
        .as("messages.golden; run with -Dleat.update=true and review what changes")
        .isEmpty();
  }

  private static List<String> lines(String name) throws IOException {
    return Files.readAllLines(RESOURCES.resolve("messages").resolve(name)).stream()
        .filter(line -> !line.isEmpty() && !line.startsWith("# "))
        .toList();
  }

  /** What a command line prints; {@code @} stands for the folder, blanks part arguments. */
  private List<String> ofCommand(String line) throws IOException {
    Files.deleteIfExists(folder.resolve("out.csv"));
    String[] arguments = line.replace("@", folder + "/").split(" ");
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = arguments[i].replace('·', ' ');
    }
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    int code = Main.execute(arguments, nowhere, new PrintStream(err, true, StandardCharsets.UTF_8));
    return shown(
        "$ leat " + line.replace('·', ' '), "exit " + code, err.toString(StandardCharsets.UTF_8));
  }

  private List<String> ofExpression(String text) {
    return of("expression  " + text, () -> Typing.typeOf(Expr.parse(text), SCHEMA));
  }

  private List<String> of(String name, ApiErrors.Action action) {
    try {
      action.run();
      return shown(name, "no error", "");
    } catch (LeatException e) {
      return shown(name, e.kind().name().toLowerCase(Locale.ROOT), String.valueOf(e.getMessage()));
    } catch (Exception e) {
      return shown(name, "not a LeatException", e.toString());
    }
  }

  private List<String> shown(String name, String kind, String message) {
    List<String> lines = new ArrayList<>(List.of(name, "  [" + kind + "]"));
    message.replace(folder + "/", "").lines().map(line -> "  " + line).forEach(lines::add);
    lines.add("");
    return lines;
  }
}
