package dev.leat.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.s3.S3Server.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Machines that share results through a bucket; each run is a process of its own. */
@ExtendWith(S3Server.class)
class SharedCacheTest {

  private static final String BOTH = "READ_AND_WRITE";

  @TempDir Path folder;

  private Running server;
  private String bucket;
  private String location;
  private Machine a;
  private Machine b;

  @BeforeEach
  void startEmpty(Running running) throws Exception {
    server = running;
    bucket = server.newBucket();
    location = "s3://" + bucket + "/team/cache";
    a = Machine.in(folder, "a", server);
    b = Machine.in(folder, "b", server);
  }

  private static void assertHit(List<String> lines) {
    assertThat(lines.getFirst()).startsWith("HIT ");
  }

  @Test
  void aResultOfOneMachineIsThereOnAnother() throws Exception {
    List<String> made = a.run("small", BOTH, location);
    List<String> taken = b.run("small", BOTH, location);

    assertThat(made).first().isEqualTo("COMPUTE there is no earlier result");
    assertHit(taken);
    assertThat(taken.getLast()).isEqualTo(made.getLast()).startsWith("2 rows");
    assertThat(server.keys(bucket))
        .hasSize(2)
        .allMatch(key -> key.startsWith("team/cache/entries/small/"));
  }

  @Test
  void whatWasTakenOnceIsReadWithoutTheServerAndTheSdk() throws Exception {
    a.run("small", BOTH, location);
    b.run("small", BOTH, location);
    Machine alone = b.with("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + S3Server.freePort());
    List<String> lines = Machine.output(alone.start("small", BOTH, location, "-Xlog:class+load"));

    assertThat(lines).anyMatch(line -> line.startsWith("HIT "));
    assertThat(lines).anyMatch(line -> line.contains("dev.leat.s3.S3Bucket "));
    assertThat(lines).noneMatch(line -> line.contains("DefaultS3Client"));
  }

  @Test
  void damagedDataIsComputedAnewAndRepaired() throws Exception {
    List<String> made = a.run("small", BOTH, location);
    server.put(bucket, server.key(bucket, ".csv"), "id,name\n666,Eve\n");
    List<String> again = b.run("small", BOTH, location);

    assertThat(again)
        .containsExactly(
            "COMPUTE the data of the entry is damaged, and is made anew", made.getLast());
    assertThirdMachineTakes(made);
  }

  @Test
  void anEntryWithoutDataIsComputedAnewAndRepaired() throws Exception {
    List<String> made = a.run("small", BOTH, location);
    server.delete(bucket, server.key(bucket, ".csv"));
    List<String> again = b.run("small", BOTH, location);

    assertThat(again.getFirst()).startsWith("COMPUTE the data of the entry is damaged");
    assertThirdMachineTakes(made);
  }

  @Test
  void aDamagedEntryIsReplaced() throws Exception {
    List<String> made = a.run("small", BOTH, location);
    server.put(bucket, server.key(bucket, "entry.jsonl"), "{\"format\":1}\n");
    List<String> again = b.run("small", BOTH, location);

    assertThat(again.getFirst()).isEqualTo("COMPUTE the entry is damaged, and is made anew");
    assertThirdMachineTakes(made);
  }

  private void assertThirdMachineTakes(List<String> made) throws Exception {
    List<String> taken = Machine.in(folder, "c", server).run("small", BOTH, location);
    assertHit(taken);
    assertThat(taken.getLast()).isEqualTo(made.getLast());
    assertThat(server.keys(bucket)).hasSize(2);
  }

  @Test
  void machinesThatMissAtOncePutOneEntry() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("c", "d", "e")) {
      processes.add(Machine.in(folder, name, server).start("small", BOTH, location));
    }
    List<String> results = new ArrayList<>();
    for (Process process : processes) {
      results.add(Machine.output(process).getLast());
    }

    assertThat(results).hasSize(3).allMatch(results.getFirst()::equals);
    assertThat(results.getFirst()).startsWith("2 rows");
    assertThat(server.keys(bucket)).hasSize(2);
  }

  @Test
  void whoOnlyReadsPutsNothing() throws Exception {
    List<String> missed = b.run("small", "READ_ONLY", location);
    assertThat(missed.getFirst()).isEqualTo("PASS there is no earlier result");
    assertThat(server.keys(bucket)).isEmpty();

    a.run("small", BOTH, location);
    assertHit(b.run("small", "READ_ONLY", location));
  }

  @Test
  void whoUsesNoCacheNeedsNoBucket() throws Exception {
    List<String> lines = a.run("small", "NONE", "s3://no-such-bucket");

    assertThat(lines.getFirst()).isEqualTo("PASS no cache is used");
  }

  @Test
  void anExpiredResultIsReplaced() throws Exception {
    a.run("shortLived", BOTH, location);
    String first = server.text(bucket, server.key(bucket, "entry.jsonl"));
    List<String> again = b.run("shortLived", BOTH, location);

    assertThat(again.getFirst()).startsWith("COMPUTE it was good for PT0.001S");
    assertThat(server.text(bucket, server.key(bucket, "entry.jsonl"))).isNotEqualTo(first);
    assertThat(server.keys(bucket)).hasSize(2);
  }

  @Test
  void namesOfStagesMayHoldLettersOfAllLanguages() throws Exception {
    List<String> made = a.run("größe-$_50", BOTH, location);
    List<String> taken = b.run("größe-$_50", BOTH, location);

    assertHit(taken);
    assertThat(taken.getLast()).isEqualTo(made.getLast()).startsWith("1 rows");
  }

  @Test
  void largeResultsArrive() throws Exception {
    List<String> made = a.run("large", BOTH, location);
    List<String> taken = b.run("large", BOTH, location);

    assertHit(taken);
    assertThat(taken.getLast()).isEqualTo(made.getLast()).startsWith("100000 rows");
    assertThat(server.bytes(bucket, server.key(bucket, ".csv"))).isGreaterThan(19_000_000);
  }

  @Test
  void withoutTheServerAMachineUsesItsOwnResults() throws Exception {
    Machine alone = a.with("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + S3Server.freePort());
    List<String> made = alone.run("small", BOTH, location);

    assertThat(made.getFirst())
        .startsWith(
            "COMPUTE there is no earlier result; results of this machine alone are used, in \""
                + a.folder().resolve("copies")
                + "\": \"s3://"
                + bucket
                + "/team/cache/entries/small/")
        .contains("cannot be read: the server does not answer, Connect to http://")
        .contains("Check the network, AWS_ENDPOINT_URL_S3 and AWS_REGION (the server is http://");
    assertThat(made.getLast()).startsWith("2 rows");
    assertHit(alone.run("small", BOTH, location));
  }

  @Test
  void aWrongSecretIsAFailureThatSaysSo() throws Exception {
    List<String> lines = a.with("AWS_SECRET_ACCESS_KEY", "guessed").run("small", BOTH, location);

    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst())
        .startsWith("USAGE \"s3://" + bucket + "/team/cache/entries/small/")
        .endsWith(
            "cannot be read: the secret does not belong to the access key (SignatureDoesNotMatch)."
                + " Check AWS_SECRET_ACCESS_KEY, or the profile that AWS_PROFILE names.");
  }

  @Test
  void anUnknownAccessKeyIsAFailureThatSaysSo() throws Exception {
    List<String> lines = a.with("AWS_ACCESS_KEY_ID", "nobody").run("small", BOTH, location);

    assertThat(lines.getFirst())
        .endsWith(
            "cannot be read: the access key is unknown (InvalidAccessKeyId). Check"
                + " AWS_ACCESS_KEY_ID, or the profile that AWS_PROFILE names.");
  }

  @Test
  void anUnknownBucketIsAFailureThatSaysSo() throws Exception {
    List<String> lines = a.run("small", BOTH, "s3://no-such-bucket");

    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst())
        .startsWith("USAGE \"s3://no-such-bucket/entries/small/")
        .endsWith(
            "cannot be read: there is no such bucket. Create it, or check its name, AWS_REGION and"
                + " AWS_ENDPOINT_URL_S3.");
  }

  @Test
  void anEndpointThatIsNoUrlIsAFailureThatSaysSo() throws Exception {
    List<String> lines =
        a.with("AWS_ENDPOINT_URL_S3", "localhost:9000").run("small", BOTH, location);

    assertThat(lines)
        .containsExactly(
            "USAGE AWS_ENDPOINT_URL_S3 is \"localhost:9000\" (expected: a URL such as"
                + " https://s3.example.org:9000). Correct or unset it.");
  }

  @Test
  void nothingIsLeftInTheDirectoryOfWork() throws Exception {
    a.run("small", BOTH, location);

    try (var left = Files.list(a.folder().resolve("work"))) {
      assertThat(left).isEmpty();
    }
  }
}
