package dev.leat.cli.command;

import dev.leat.Cache;
import dev.leat.Pipeline;
import dev.leat.Table;
import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Operand;
import dev.leat.cli.argument.Option;
import dev.leat.cli.argument.Usage;
import dev.leat.cli.format.Words;
import dev.leat.cli.screen.Figures;
import dev.leat.cli.screen.Terminal.Device;
import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.spi.CacheKeeper;
import dev.leat.stage.CacheEntry;
import dev.leat.stage.CacheItem;
import dev.leat.stage.Retention;
import dev.leat.stage.StageStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code leat cache}: lists, explains, proves and clears out the results of stages. */
final class CacheCommand implements Command {

  private static final Option MAX_AGE =
      Option.value("--max-age", "TIME", "gc: remove what was made longer ago, such as 30d or 12h.");

  private static final Option UNUSED =
      Option.value("--unused", "TIME", "gc: remove what was not used for so long.");

  private static final Option MAX_SIZE =
      Option.value("--max-size", "SIZE", "gc: remove what was used longest ago, down to a size.");

  private static final Option ALL = Option.flag("--all", "rm: remove everything.");

  private static final Option DRY_RUN =
      Option.flag("--dry-run", "gc, rm: say what would be removed; remove nothing.");

  private static final Option LIMIT =
      Option.value(
          "--limit", "N", "ls: print so many results (default: 50 on a screen, 1000 elsewhere).");

  private static final Usage USAGE =
      new Usage(
          "leat cache",
          "Look at the results of stages that are kept, and clear them out.",
          List.of(
              "leat cache ls                          what is kept",
              "leat cache why monthly Sales.java      is it a hit, and if not, what has changed",
              "leat cache gc --max-size 10GB --dry-run",
              "leat cache rm monthly                  all results of a stage; or a key",
              "leat cache verify                      prove every byte",
              "leat cache pin monthly                 keep them when room is wanted"),
          List.of(
              new Operand(
                  "VERB", "What to do: ls, why, gc, rm, verify, pin or unpin.", Operand.Count.ONE),
              new Operand("STAGE|KEY", "A stage, or the start of a key.", Operand.Count.OPTIONAL),
              new Operand(
                  "FILE|name=value",
                  "why: the pipeline (default: where the result is from), and parameters.",
                  Operand.Count.MANY)),
          Options.of(
              List.of(MAX_AGE, UNUSED, MAX_SIZE, ALL, DRY_RUN, LIMIT, StagesCommand.CLASS_PATH),
              CacheOptions.ALL,
              MessageOptions.ALL));

  private static final int ON_SCREEN = 50;
  private static final int ELSEWHERE = 1000;
  private static final int KEY_SHOWN = 12;

  private enum Verb {
    LS,
    WHY,
    GC,
    RM,
    VERIFY,
    PIN,
    UNPIN
  }

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Arguments arguments, Context context) {
    Cache cache = Cache.of(new CacheOptions(arguments, context.terminal()).settings());
    PrintStream out = context.terminal().out();
    int code = 0;
    switch (Words.choice(Verb.class, arguments.operands().getFirst())) {
      case LS -> list(selected(cache, arguments), arguments, context);
      case WHY -> why(cache, arguments, context);
      case GC -> collect(cache, arguments, out);
      case RM -> remove(cache, arguments, out);
      case VERIFY -> code = verify(cache, out);
      case PIN -> {
        List<CacheItem> items = named(cache, arguments);
        cache.pin(items);
        out.println("pinned " + Figures.count(items.size(), "result"));
      }
      case UNPIN -> {
        List<CacheItem> items = named(cache, arguments);
        cache.unpin(items);
        out.println("unpinned " + Figures.count(items.size(), "result"));
      }
    }
    out.flush();
    return code;
  }

  /** The results that an operand selects; all when there is none. */
  private static List<CacheItem> selected(Cache cache, Arguments arguments) {
    Optional<String> name = arguments.operand(1);
    return cache.list().stream()
        .filter(item ->
            name.isEmpty()
                || item.stage().equals(name.get())
                || name.get().length() >= 4 && item.key().startsWith(name.get()))
        .toList();
  }

  private static List<CacheItem> named(Cache cache, Arguments arguments) {
    if (arguments.operand(1).isEmpty()) {
      throw usage(
          "Which results? Name a stage, or the start of a key that \"leat cache ls\" prints.");
    }
    List<CacheItem> items = selected(cache, arguments);
    if (items.isEmpty()) {
      throw new LeatException(
          ErrorKind.INPUT,
          "There is no result of \"%s\" in \"%s\". See them with: leat cache ls"
              .formatted(arguments.operand(1).get(), cache.location()));
    }
    return items;
  }

  private static LeatException usage(String message) {
    return new LeatException(ErrorKind.USAGE, message);
  }

  private static void list(List<CacheItem> items, Arguments arguments, Context context) {
    PrintStream out = context.terminal().out();
    boolean screen = context.terminal().outDevice() == Device.SCREEN;
    int limit =
        arguments
            .parsed(LIMIT, text -> Words.number(text, 0))
            .orElse(screen ? ON_SCREEN : ELSEWHERE);
    List<CacheItem> shown = items.subList(0, Math.min(limit, items.size()));
    Schema schema =
        Schema.ofText(
            List.of("stage", "key", "format", "rows", "size", "made", "used", "took", "note"));
    if (!shown.isEmpty()) {
      Table table = Table.of(schema, shown.stream().map(CacheCommand::row).toList()).untyped();
      out.print(Tables.fitted(table, context.terminal()));
    }
    Tables.rest(items.size(), shown.size()).ifPresent(out::println);
    long bytes = items.stream().mapToLong(CacheItem::bytes).sum();
    out.println(Figures.count(items.size(), "result") + ", " + Figures.size(bytes));
  }

  private static Row row(CacheItem item) {
    Optional<CacheEntry> entry = item.entry();
    boolean pinned = item.pin() == CacheItem.Pin.PINNED;
    return Row.of(
        "stage", item.stage(),
        "key", item.key().substring(0, Math.min(KEY_SHOWN, item.key().length())),
        "format", entry.map(facts -> facts.format().word()).orElse("?"),
        "rows", entry.map(facts -> Figures.count(facts.rows())).orElse("?"),
        "size", entry.map(facts -> Figures.size(facts.bytes())).orElse("?"),
        "made", entry.map(facts -> seconds(facts.created())).orElse("?"),
        "used", entry.isEmpty() ? "?" : seconds(item.used()),
        "took", entry.map(facts -> Figures.duration((long) (facts.seconds() * 1e9))).orElse("?"),
        "note", entry.isEmpty() ? "damaged" : pinned ? "pinned" : "-");
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void why(Cache cache, Arguments arguments, Context context) {
    String stage =
        arguments
            .operand(1)
            .orElseThrow(() -> usage("Which stage? Say: leat cache why STAGE FILE"));
    List<String> rest = arguments.operands().subList(2, arguments.operands().size());
    Optional<String> file = rest.stream().filter(text -> text.indexOf('=') < 0).findFirst();
    String source = file.orElseGet(() -> source(cache, stage));
    Pipeline pipeline = StagesCommand.pipeline(source, arguments, context);
    for (String operand : rest) {
      int equals = operand.indexOf('=');
      if (equals > 0) {
        pipeline = pipeline.with(operand.substring(0, equals), operand.substring(equals + 1));
      }
    }
    List<StageStatus> stages = pipeline.why(stage);
    print(stages.getLast(), context.terminal().out());
  }

  /** The file that the newest result of a stage is from. */
  private static String source(Cache cache, String stage) {
    return cache.list().stream()
        .filter(item -> item.stage().equals(stage))
        .flatMap(item -> item.entry().stream())
        .map(CacheEntry::source)
        .filter(file -> !file.isEmpty())
        .findFirst()
        .orElseThrow(() ->
            usage(
                "It is not known where the stage \"%s\" is written. Say: leat cache why %s FILE"
                    .formatted(stage, stage)));
  }

  private static void print(StageStatus status, PrintStream out) {
    String verdict =
        switch (status.action()) {
          case HIT -> "a hit";
          case COMPUTE -> "a miss";
          case PASS, SKIP -> "not cached";
        };
    out.println("%s is %s:".formatted(status.stage(), verdict));
    status.reasons().forEach(reason -> out.println("  " + reason));
    if (!status.untracked().isEmpty()) {
      out.println("what Leat cannot track:");
      status.untracked().forEach(found -> out.println("  " + found));
    }
    out.println("key " + status.key());
  }

  private static void collect(Cache cache, Arguments arguments, PrintStream out) {
    Retention retention =
        new Retention(
            arguments.parsed(MAX_AGE, CacheCommand::duration),
            arguments.parsed(UNUSED, CacheCommand::duration),
            arguments
                .parsed(MAX_SIZE, DataSize::parse)
                .map(size -> OptionalLong.of(size.bytes()))
                .orElse(OptionalLong.empty()));
    List<CacheKeeper.Leaving> leaving = cache.leaving(retention);
    List<CacheItem> items = new ArrayList<>();
    for (CacheKeeper.Leaving one : leaving) {
      items.add(one.item());
      if (leaving.size() <= ON_SCREEN) {
        out.println("%s %s %s".formatted(one.item().stage(), shownKey(one.item()), one.reason()));
      }
    }
    removeOrSay(cache, items, arguments, out);
  }

  private static String shownKey(CacheItem item) {
    return item.key().substring(0, Math.min(KEY_SHOWN, item.key().length()));
  }

  private static void remove(Cache cache, Arguments arguments, PrintStream out) {
    List<CacheItem> items =
        arguments.has(ALL) ? selected(cache, arguments) : named(cache, arguments);
    removeOrSay(cache, items, arguments, out);
  }

  private static void removeOrSay(
      Cache cache, List<CacheItem> items, Arguments arguments, PrintStream out) {
    long bytes = items.stream().mapToLong(CacheItem::bytes).sum();
    String what = Figures.count(items.size(), "result") + ", " + Figures.size(bytes);
    if (arguments.has(DRY_RUN)) {
      out.println("would remove " + what);
      return;
    }
    cache.remove(items);
    out.println("removed " + what);
  }

  private static int verify(Cache cache, PrintStream out) {
    List<CacheItem> damaged = cache.damaged();
    for (CacheItem item : damaged) {
      out.println("%s %s is damaged".formatted(item.stage(), shownKey(item)));
    }
    out.println(
        damaged.isEmpty()
            ? "all results are as they were written"
            : Figures.count(damaged.size(), "result")
                + " damaged; they are made anew when they are wanted, or removed by: leat cache"
                + " gc");
    return damaged.isEmpty() ? 0 : 1;
  }

  private static Duration duration(String text) {
    try {
      String number = text.substring(0, text.length() - 1);
      return switch (text.charAt(text.length() - 1)) {
        case 's' -> Duration.ofSeconds(Long.parseLong(number));
        case 'm' -> Duration.ofMinutes(Long.parseLong(number));
        case 'h' -> Duration.ofHours(Long.parseLong(number));
        case 'd' -> Duration.ofDays(Long.parseLong(number));
        case 'w' -> Duration.ofDays(7 * Long.parseLong(number));
        default -> Duration.parse(text);
      };
    } catch (RuntimeException e) {
      throw usage("\"%s\" is no time (expected: such as 30d, 12h, 90m or P7D).".formatted(text));
    }
  }
}
