package dev.leat.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.LeatException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocationTest {

  @Test
  void onlyUrlsOfWebServersAreOfTheWeb() {
    for (String web : List.of("http://h/a", "HTTPS://h", "https://u:p@h:1/?q")) {
      assertThat(new Location(web).isWeb()).as(web).isTrue();
    }
    for (String other : List.of("-", "http", "http:/h/a", "file:///a", "s3://b/http://", "")) {
      assertThat(new Location(other).isWeb()).as(other).isFalse();
    }
  }

  @Test
  void secretsOfUrlsAreNotShown() {
    assertThat(shown("https://me:p@ss@host/a?x=1&Access_Token=s3&sig=%2B#sha256=00"))
        .isEqualTo("https://***@host/a?x=1&Access_Token=***&sig=***");
    assertThat(shown("http://h/?design=blue&X-Amz-Signature=0f"))
        .isEqualTo("http://h/?design=blue&X-Amz-Signature=***");
    assertThat(shown("http://token@host")).isEqualTo("http://***@host");
    assertThat(shown("http://h/a@b?c=d@e")).isEqualTo("http://h/a@b?c=d@e");
    assertThat(shown("data/me@home#1.csv?key=2")).isEqualTo("data/me@home#1.csv?key=2");
  }

  @Test
  void secretsWithinOtherTextAreHidden() {
    assertThat(Location.withoutSecrets("- read: [\"http://a:b@h/x?key=1\", 'https://c@h/']"))
        .isEqualTo("- read: [\"http://***@h/x?key=***\", 'https://***@h/']");
  }

  @Test
  void theEndingIsThatOfThePath() {
    assertThat(new Location("http://h/d/A.TSV.gz?name=b.csv#c.txt").ending()).isEqualTo("a.tsv.gz");
    assertThat(new Location("d/what?.Csv").ending()).isEqualTo("what?.csv");
  }

  @Test
  void anOutputIsNoUrl() {
    assertThatThrownBy(() -> new Sink("http://me:pass@h/a.csv", Csv.commas()))
        .isInstanceOf(LeatException.class)
        .hasMessage(
            "The output \"http://***@h/a.csv\" is a URL, and Leat writes files. Write to a file,"
                + " and upload it.");
  }

  private static String shown(String location) {
    return new Location(location).shown();
  }
}
