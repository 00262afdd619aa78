package dev.leat.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Schema;
import dev.leat.internal.engine.cache.Entry;
import dev.leat.internal.engine.cache.LocalStore;
import dev.leat.internal.engine.cache.RemoteStore;
import dev.leat.internal.engine.cache.Store.Kept;
import dev.leat.internal.engine.stage.ContentDigest;
import dev.leat.s3.S3Server.Running;
import dev.leat.stage.CacheEntry;
import dev.leat.stage.CacheFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Stores of several machines in one bucket. */
@ExtendWith(S3Server.class)
class RemoteStoreTest {

  private static final String KEY = "0123456789abcdef".repeat(4);

  @TempDir Path folder;

  private Running server;
  private String bucket;

  @BeforeEach
  void startEmpty(Running running) {
    server = running;
    bucket = server.newBucket();
  }

  private RemoteStore store(String machine) {
    S3Bucket opened = new S3Bucket(bucket, new Endpoint(Optional.of(server.address())));
    LocalStore copies = new LocalStore(folder.resolve(machine).toString());
    return new RemoteStore("s3://" + bucket + "/p", opened, "p/", copies);
  }

  private static Entry published(RemoteStore store, String stage, String key, String text)
      throws IOException {
    Path file = Files.writeString(store.newFile("made"), text);
    CacheEntry facts =
        new CacheEntry(
            stage,
            "tests",
            key,
            CacheFormat.CSV,
            1,
            0,
            Files.size(file),
            ContentDigest.of(file),
            Instant.now(),
            0.5,
            Optional.empty(),
            "");
    Entry entry = new Entry(facts, Schema.ofText(List.of("id")), List.of("a = b"), Map.of());
    return store.publish(entry, file);
  }

  private static String text(RemoteStore store, Entry entry) throws IOException {
    return Files.readString(store.data(entry).orElseThrow());
  }

  @Test
  void ofTwoWritersOfDifferentDataTheFirstIsTakenByBoth() throws Exception {
    Entry first = published(store("a"), "stage", KEY, "id\n1\n");
    Entry second = published(store("b"), "stage", KEY, "id\n2\n");

    assertThat(second).isEqualTo(first);
    assertThat(text(store("b"), second)).isEqualTo("id\n1\n");
    assertThat(server.keys(bucket))
        .containsExactly(
            "p/entries/stage/" + KEY + "/data-" + first.facts().digest() + ".csv",
            "p/entries/stage/" + KEY + "/entry.jsonl");
  }

  @Test
  void writersAtOnceAllEndWithOneEntryAndItsData() throws Exception {
    List<Entry> entries =
        IntStream.range(0, 6)
            .parallel()
            .mapToObj(i -> publishedOrFail(store("m" + i), "id\n" + i + "\n"))
            .toList();
    RemoteStore late = store("late");
    Entry there = late.find("stage", KEY).orElseThrow();

    assertThat(entries).containsOnly(there);
    assertThat(late.data(there)).isPresent();
    assertThat(server.keys(bucket)).hasSize(2);
  }

  private static Entry publishedOrFail(RemoteStore store, String text) {
    try {
      return published(store, "stage", KEY, text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aCopyThatIsDamagedIsFetchedAgain() throws Exception {
    RemoteStore store = store("a");
    Entry entry = published(store, "stage", KEY, "id\n1\n");
    Files.writeString(store.data(entry).orElseThrow(), "id\n2\n");

    assertThat(text(store, entry)).isEqualTo("id\n1\n");
  }

  @Test
  void anEntryWithoutDataIsThereAndHasNoData() throws Exception {
    Entry entry = published(store("a"), "stage", KEY, "id\n1\n");
    server.delete(bucket, server.key(bucket, ".csv"));

    RemoteStore other = store("b");
    assertThat(other.find("stage", KEY)).contains(entry);
    assertThat(other.data(entry)).isEmpty();
  }

  @Test
  void aListGoesOnBeyondAThousand() throws Exception {
    Entry good = published(store("a"), "stage", KEY, "id\n1\n");
    IntStream.range(0, 1001)
        .parallel()
        .forEach(
            i -> server.put(bucket, "p/entries/many/%064x/entry.jsonl".formatted(i), "damaged"));
    List<Kept> kept = store("b").list();

    assertThat(kept).hasSize(1002);
    assertThat(kept.stream().flatMap(one -> one.facts().stream())).containsExactly(good.facts());
    assertThat(kept.stream().map(Kept::stage)).containsOnly("many", "stage");
  }

  @Test
  void whatNamesAnotherPlaceIsNoEntryOfIt() throws Exception {
    published(store("a"), "victim", KEY, "id\n1\n");
    String text = server.text(bucket, server.key(bucket, "entry.jsonl"));
    server.put(bucket, "p/entries/stage/" + KEY + "/entry.jsonl", text);

    assertThat(store("b").find("stage", KEY)).isEmpty();
  }

  @Test
  void whatIsOnItsWayIsNotListed() {
    server.put(bucket, "p/entries/stage/" + KEY + "/data-x.csv", "id\n1\n");

    assertThat(store("a").list()).isEmpty();
  }

  @Test
  void whatIsRemovedIsGoneHereAndThere() throws Exception {
    RemoteStore store = store("a");
    published(store, "stage", KEY, "id\n1\n");
    store.pin(KEY);
    store.list().forEach(store::remove);

    assertThat(server.keys(bucket)).isEmpty();
    assertThat(store.find("stage", KEY)).isEmpty();
    assertThat(store.list()).isEmpty();
  }

  @Test
  void aPinIsSeenByAllMachines() throws Exception {
    published(store("a"), "stage", KEY, "id\n1\n");
    store("a").pin(KEY);
    assertThat(store("b").list()).allMatch(Kept::pinned);

    store("b").unpin(KEY);
    assertThat(store("a").list()).noneMatch(Kept::pinned);
  }

  @Test
  void theNewestEntriesOfOtherMachinesAreKnown() throws Exception {
    Entry entry = published(store("a"), "stage", KEY, "id\n1\n");
    published(store("a"), "stage2", KEY.replace('0', 'f'), "id\n2\n");

    assertThat(store("b").newest("stage", 10)).containsExactly(entry);
    assertThat(store("b").newest("other", 10)).isEmpty();
  }
}
