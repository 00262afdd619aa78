package dev.leat;

import static dev.leat.stage.CacheFormat.CSV;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.spi.CacheKeeper;
import dev.leat.stage.CacheItem;
import dev.leat.stage.Retention;
import dev.leat.stage.Stage;
import dev.leat.stage.StageStatus;
import dev.leat.stage.StageStatus.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results on the disk: damaged, cleared out, pinned, wanted by several threads at once. */
class CacheTest {

  @TempDir private Path folder;

  private static final List<Row> ROWS =
      List.of(Row.of("id", 1L, "name", "ä"), Row.of("id", 2L, "name", "b"));

  private Pipeline pipeline(String stage, int version) {
    return Pipeline.named("p")
        .param("version", version)
        .stage(stage, CSV, List.of("version"), in -> Dataset.ofRows(ROWS))
        .build()
        .cache(folder.resolve("cache"));
  }

  private Cache cache() {
    return Cache.of(pipeline("s", 0).cache());
  }

  private Path entry() throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("cache/entries/s"))) {
      return entries.findFirst().orElseThrow();
    }
  }

  @Test
  void damageOfAnyByteIsNoticedAndMended() throws IOException {
    Pipeline pipeline = pipeline("s", 0);
    pipeline.run("s");
    for (String name : List.of("entry.jsonl", "data.csv")) {
      byte[] good = Files.readAllBytes(entry().resolve(name));
      for (int at = 0; at < good.length; at++) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) (1 << at % 8);
        Files.write(entry().resolve(name), bad);

        assertThat(cache().damaged()).as("byte %d of %s", at, name).hasSize(1);
        StageStatus status = pipeline.plan("s").getFirst();
        assertThat(status.action()).isEqualTo(Action.COMPUTE);
        assertThat(status.reasons().getFirst()).contains("damaged, and is made anew");
        assertThat(pipeline.run("s").collect()).isEqualTo(ROWS);
        assertThat(cache().damaged()).isEmpty();
        good = Files.readAllBytes(entry().resolve(name));
      }
    }
  }

  @Test
  void filesThatAreCutLongerMissingOrAnothersAreMended() throws IOException {
    Pipeline pipeline = pipeline("s", 0);
    for (String name : List.of("entry.jsonl", "data.csv")) {
      pipeline.run("s");
      Files.write(entry().resolve(name), new byte[0]);
      assertThat(pipeline.execute("s").stages().getFirst().action()).isEqualTo(Action.COMPUTE);
      Files.writeString(entry().resolve(name), Files.readString(entry().resolve(name)) + "3,c\n");
      assertThat(pipeline.execute("s").stages().getFirst().action()).isEqualTo(Action.COMPUTE);
      Files.delete(entry().resolve(name));
      assertThat(pipeline.run("s").collect()).isEqualTo(ROWS);
    }
    pipeline("s", 1).run("s");
    List<CacheItem> two = cache().list();
    Path one = folder.resolve("cache/entries/s").resolve(two.getFirst().key());
    Path other = folder.resolve("cache/entries/s").resolve(two.getLast().key());
    Files.copy(
        one.resolve("entry.jsonl"),
        other.resolve("entry.jsonl"),
        StandardCopyOption.REPLACE_EXISTING);

    assertThat(cache().damaged()).extracting(CacheItem::key).containsExactly(two.getLast().key());
  }

  @Test
  void whatIsKeptIsListedNewestFirst() {
    pipeline("a", 0).run("a");
    pipeline("b", 1).run("b");
    pipeline("b", 2).run("b");
    List<CacheItem> items = cache().list();

    assertThat(items).extracting(CacheItem::stage).containsExactly("a", "b", "b");
    assertThat(items.get(1).entry().orElseThrow().created())
        .isAfterOrEqualTo(items.get(2).entry().orElseThrow().created());
    assertThat(items.getFirst().entry().orElseThrow().rows()).isEqualTo(2);
    assertThat(items.getFirst().bytes()).isEqualTo("id,name\n1,ä\n2,b\n".getBytes(UTF_8).length);
  }

  @Test
  void roomIsMadeByRemovingWhatWasUsedLongestAgoButNothingPinned() throws IOException {
    for (int version = 0; version < 4; version++) {
      pipeline("s", version).run("s");
    }
    List<CacheItem> items = new ArrayList<>(cache().list());
    for (int i = 0; i < 4; i++) {
      Path file = folder.resolve("cache/entries/s").resolve(items.get(i).key());
      Instant used = Instant.now().minus(Duration.ofDays(i + 1));
      Files.setLastModifiedTime(file.resolve("entry.jsonl"), FileTime.from(used));
    }
    cache().pin(List.of(items.get(3)));
    long bytes = items.getFirst().bytes();
    Retention two =
        new Retention(Optional.empty(), Optional.empty(), OptionalLong.of(2 * bytes + 1));

    List<CacheKeeper.Leaving> leaving = cache().leaving(two);
    assertThat(leaving)
        .extracting(one -> one.item().key())
        .containsExactly(items.get(2).key(), items.get(1).key());
    assertThat(cache().list()).hasSize(4);
    cache().remove(leaving.stream().map(CacheKeeper.Leaving::item).toList());
    assertThat(cache().list())
        .extracting(CacheItem::key)
        .containsExactlyInAnyOrder(items.getFirst().key(), items.get(3).key());
    Retention recent =
        new Retention(Optional.empty(), Optional.of(Duration.ofHours(1)), OptionalLong.empty());
    assertThat(cache().leaving(recent))
        .extracting(one -> one.item().key())
        .containsExactly(items.getFirst().key());
    cache().unpin(List.of(items.get(3)));
    assertThat(cache().leaving(recent)).hasSize(2);
  }

  @Test
  void whatIsUsedIsNoted() throws IOException {
    Pipeline pipeline = pipeline("s", 0);
    pipeline.run("s");
    Path file = entry().resolve("entry.jsonl");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    pipeline.plan("s");
    assertThat(cache().list().getFirst().used()).isEqualTo(Instant.EPOCH);
    pipeline.run("s");

    assertThat(cache().list().getFirst().used()).isAfter(Instant.now().minus(Duration.ofHours(1)));
  }

  static class Counted {
    static final AtomicInteger RUNS = new AtomicInteger();

    @Stage(cache = CSV, accepts = "Counted.RUNS")
    Dataset s() {
      RUNS.incrementAndGet();
      return Dataset.ofRows(ROWS);
    }
  }

  @Test
  void manyThreadsThatWantOneResultComputeItOnce() throws Exception {
    Pipeline pipeline = Pipeline.of(new Counted()).cache(folder.resolve("cache"));
    List<Callable<List<Row>>> tasks = Collections.nCopies(8, () -> pipeline.run("s").collect());
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<List<Row>> rows : threads.invokeAll(tasks)) {
        assertThat(rows.get()).isEqualTo(ROWS);
      }
    }

    assertThat(Counted.RUNS).hasValue(1);
    assertThat(cache().list()).hasSize(1);
  }

  @Test
  void aFileInThePlaceOfTheCacheIsAnError() throws IOException {
    Files.writeString(folder.resolve("cache"), "");

    assertThatThrownBy(() -> pipeline("s", 0).run("s"))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("is a file, and a cache is a directory");
  }
}
