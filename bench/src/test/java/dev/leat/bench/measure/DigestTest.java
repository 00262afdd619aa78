package dev.leat.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTest {

  private static final String PLAIN = "name,amount\na,1.5\nb,20\n";

  @TempDir private Path folder;

  @Test
  void countsRowsWithoutTheHeader() throws IOException {
    assertThat(digest(PLAIN).rows()).isEqualTo(2);
  }

  @Test
  void everyByteOfALineCountsAndSoDoesTheirOrder() throws IOException {
    Digest lines = lines("{\"a\":1}\n{}\n");

    assertThat(lines.rows()).isEqualTo(2);
    assertThat(lines("{\"a\":1}\n{}\n")).isEqualTo(lines);
    assertThat(lines("{}\n{\"a\":1}\n").content()).isEqualTo(lines.content());
    assertThat(lines("{}\n{\"a\":1}\n").order()).isNotEqualTo(lines.order());
    assertThat(lines("{\"a\": 1}\n{}\n")).isNotEqualTo(lines);
    assertThat(lines("{\"a\":1}\n{}")).isNotEqualTo(lines);
  }

  private Digest lines(String text) throws IOException {
    return Digest.ofLines(Files.writeString(folder.resolve("x.jsonl"), text));
  }

  @Test
  void quotesLineEndsAndOrderDoNotCount() throws IOException {
    assertThat(digest("\"name\",\"amount\"\r\n\"b\",\"20\"\r\n\"a\",\"1.5\""))
        .isEqualTo(digest(PLAIN));
  }

  @Test
  void zerosCountUnlessTheyEndADecimal() throws IOException {
    assertThat(digest("name,amount\na,1.500\nb,20.0\n")).isEqualTo(digest(PLAIN));
    assertThat(digest("name,amount\na,1.5\nb,2\n")).isNotEqualTo(digest(PLAIN));
    assertThat(digest("v\n1.2.30\n")).isNotEqualTo(digest("v\n1.2.3\n"));
  }

  @Test
  void doubledQuotesAreOne() throws IOException {
    assertThat(digest("v\n\"say \"\"a,b\"\"\"\n")).isNotEqualTo(digest("v\nsay \"a,b\"\n"));
    assertThat(digest("v\n\"a\"\"b\"\n")).isEqualTo(digest("v\na\"b\n"));
  }

  @Test
  void valuesDoNotMoveBetweenFieldsOrRows() throws IOException {
    assertThat(digest("a,b\nx,yz\n")).isNotEqualTo(digest("a,b\nxy,z\n"));
    assertThat(digest("a,b\n1,2\n3,4\n")).isNotEqualTo(digest("a,b\n1,4\n3,2\n"));
  }

  @Test
  void orderOfTheSortedColumnsCountsWhenAsked() throws IOException {
    assertThat(digest("k,v\n1,b\n1,a\n2,c\n", 0)).isEqualTo(digest("k,v\n1,a\n1,b\n2,c\n", 0));
    assertThat(digest("k,v\n2,c\n1,a\n1,b\n", 0)).isNotEqualTo(digest("k,v\n1,a\n1,b\n2,c\n", 0));
  }

  private Digest digest(String text, int... sortedBy) throws IOException {
    Path file = folder.resolve("rows.csv");
    Files.writeString(file, text);
    return Digest.of(file, sortedBy);
  }
}
