package dev.leat.internal.engine.format.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.file.Inputs;
import dev.leat.io.Csv;
import dev.leat.io.Header;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitsTest {

  private static final Csv OPTIONS =
      Csv.commas().quote('"').noEscape().comment('#').header(Header.ABSENT);

  private static final String[] RECORDS = {
    "a,b,c\n",
    "1,,3\n",
    "\n",
    "# no \" quote\n",
    "\"q\",\"w\"\"\",e\n",
    ",,\n",
    "\"x\ny,z,w\n1,2,3\n\",b,c\n",
    "\"\n\",\"\n\n\",\"a,b,c\n#\"\n",
    "\"\"\"\n\"\"\",\"\",x\n",
    "\"a\"x,b,c\n",
    "a,b\n",
    "a,b,c,d\n",
    "a\"b,\"c\n\",d\n",
    "\"# in\n# quotes\n\",\"\",\n",
  };

  @TempDir private Path directory;

  @Test
  void aFileInSplitsOfAnySizeIsTheFileReadSlowly() {
    for (long seed = 0; seed < 250; seed++) {
      Random random = new Random(seed);
      byte[] bytes = randomFile(random).getBytes(UTF_8);
      SplitRun found = SplitRun.of(file("x.csv", bytes), OPTIONS, randomCut(random));
      assertSame("seed " + seed, found, bytes);
    }
  }

  @Test
  void aCompressedFileInSplitsIsTheFileReadSlowly() {
    for (long seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      byte[] bytes = randomFile(random).getBytes(UTF_8);
      SplitRun found = SplitRun.of(file("x.csv.gz", gzip(bytes)), OPTIONS, randomCut(random));
      assertSame("seed " + seed, found, bytes);
    }
  }

  @Test
  void aStreamThatComesInDribletsIsTheFileReadSlowly() {
    for (long seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      byte[] bytes = randomFile(random).getBytes(UTF_8);
      SplitRun found = SplitRun.of(stdin(bytes, seed), OPTIONS, randomCut(random));
      assertSame("seed " + seed, found, bytes);
    }
  }

  @Test
  void quotedFieldsThatLookLikeRecordsDoNotMisleadAnySplit() {
    String inside = "1,2,3\n".repeat(50);
    assertSameEverywhere(("\"" + inside + "\",x,y\n").repeat(20));
    assertSameEverywhere(("a,\"" + inside + "\",\"" + inside + "\"\n").repeat(9) + "a,b,c");
  }

  @Test
  void textThatLooksLikeQuotedFieldsDoesNotMisleadAnySplit() {
    assertSameEverywhere("x\",y,z\",\n\"a\",b,\"c\nd\"\n".repeat(60));
    assertSameEverywhere(("\"" + "\"\"\n,\"\"".repeat(40) + "\",x,y\n").repeat(9));
  }

  @Test
  void recordsLongerThanManySplitsAreWhole() {
    String line = "long,".repeat(400);
    assertSameEverywhere("a,b,c\n\"" + line + "\",\"" + line + "\n\",x\nd,e,f\n");
    assertSameEverywhere("x".repeat(3_000) + ",b,c\n" + "a,b," + "y".repeat(5_000));
  }

  @Test
  void linesThatEndWithCarriageReturnsAreRecords() {
    assertSameEverywhere("a,b,c\r\"x\ry,z\",b,c\r\r#c\r1,2,3\r".repeat(30));
    assertSameEverywhere("a,b,c\r\n\"x\r\ny,z\",b,c\r\n\r\n1,2,3\r".repeat(30));
  }

  @Test
  void blankLinesAndCommentsMayFillSplits() {
    assertSameEverywhere("\n".repeat(500) + "a,b,c\n" + "#\"\n".repeat(300) + "d,e,f");
    assertSameEverywhere("\n".repeat(700));
    assertSameEverywhere("# only a comment");
    assertSameEverywhere("");
  }

  @Test
  void aQuoteThatIsNeverClosedRejectsItsLineOnly() {
    assertSameEverywhere("a,b,c\n".repeat(40) + "x,\"open,y\n" + "d,e,f\n".repeat(60));
    assertSameEverywhere("\"a\nb,c,d\n\"e,f,g\nh,i,j\n".repeat(20));
  }

  private void assertSameEverywhere(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    for (int splitBytes : new int[] {16, 17, 31, 64, 200, 100_000}) {
      SplitRun.Cut cut = new SplitRun.Cut(splitBytes, 3, splitBytes == 31 ? 1 : 3);
      assertSame("file, " + cut, SplitRun.of(file("y.csv", bytes), OPTIONS, cut), bytes);
      assertSame("gzip, " + cut, SplitRun.of(file("y.gz", gzip(bytes)), OPTIONS, cut), bytes);
      assertSame("stdin, " + cut, SplitRun.of(stdin(bytes, 1), OPTIONS, cut), bytes);
    }
  }

  private static void assertSame(String what, SplitRun found, byte[] bytes) {
    SplitRun expected = SplitRun.slowly(bytes, OPTIONS);
    assertThat(found.rows()).as(what).isEqualTo(expected.rows());
    assertThat(found.rejects()).as(what).isEqualTo(expected.rejects());
  }

  private static SplitRun.Cut randomCut(Random random) {
    return new SplitRun.Cut(16 + random.nextInt(185), 1 + random.nextInt(7), 1 + random.nextInt(3));
  }

  private static String randomFile(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(120); left > 0; left--) {
      text.append(RECORDS[random.nextInt(random.nextInt(RECORDS.length) + 1)]);
      if (random.nextInt(60) == 0) {
        text.append("\"" + "a,b,c\n".repeat(random.nextInt(60)) + "\",b,c\n");
      }
      if (random.nextInt(300) == 0) {
        text.append('"');
      }
    }
    String[] lineEnds = {"\n", "\n", "\r\n", "\r"};
    String file = text.toString().replace("\n", lineEnds[random.nextInt(4)]);
    return random.nextBoolean() ? file : file.stripTrailing();
  }

  private InputFile file(String name, byte[] bytes) {
    try {
      Path path = Files.write(directory.resolve(name), bytes);
      return Inputs.ofProcess().resolve(List.of(path.toString()), OPTIONS).getFirst();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Standard input that gives a few bytes at a time. */
  private static InputFile stdin(byte[] bytes, long seed) {
    Random random = new Random(seed);
    InputStream driblets =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] into, int at, int length) {
            return super.read(into, at, Math.min(length, 1 + random.nextInt(40)));
          }
        };
    return Inputs.withStdin(driblets).resolve(List.of("-"), OPTIONS).getFirst();
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return packed.toByteArray();
  }
}
