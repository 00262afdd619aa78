package dev.leat.conformance.imdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the merge of films and people must give, on files that can be checked by hand. */
class ExpectedDocumentsTest {
  @TempDir private Path directory;

  @BeforeEach
  void writeTitles() throws IOException {
    write(
        "title.basics.tsv.gz",
        """
        tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres
        tt0000002 movie One Eins 0 1999 2001 90 Drama
        tt0000010 movie "Two" Two 0 \\N 2002 \\N \\N
        tt10000000 movie \\N \\N 0 \\N \\N \\N \\N
        tt0000002 movie Once Eins 0 1998 \\N 90 Drama
        """);
  }

  private void write(String name, String rows) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve(name)))) {
      out.write(rows.replace(' ', '\t').replace('_', ' ').getBytes(UTF_8));
    }
  }

  private void credits(String rows) throws IOException {
    write("title.principals.tsv.gz", "tconst ordering nconst category job characters\n" + rows);
  }

  private void names(String rows) throws IOException {
    write(
        "name.basics.tsv.gz",
        "nconst primaryName birthYear deathYear primaryProfession knownForTitles\n" + rows);
  }

  private List<String> documents() {
    return ExpectedDocuments.of(directory);
  }

  @Test
  void aPersonHasTheTitlesThatThePersonIsCreditedInAndKnownFor() throws IOException {
    credits(
        """
        tt0000010 1 nm0000001 actor \\N ["Self"]
        tt10000000 2 nm0000001 writer \\N \\N
        """);
    names("nm0000001 Ann_Ångström 1900 1990 actor,writer tt0000010,tt0000002\n");

    assertThat(documents())
        .containsExactly(
            "{\"imdb_nconst\":\"nm0000001\",\"name\":\"Ann Ångström\",\"birth_year\":\"1900\","
                + "\"death_year\":\"1990\",\"professions\":[\"actor\",\"writer\"],"
                + "\"popular_titles\":[{\"imdb_tconst\":\"tt0000010\",\"title\":\"\\\"Two\\\"\","
                + "\"year\":\"2002\",\"category\":\"actor\"}]}");
  }

  @Test
  void whatIsAbsentIsLeftOutAndNoProfessionIsAnEmptyOne() throws IOException {
    credits("tt10000000 1 nm0000001 \\N \\N \\N\n");
    names("nm0000001 \\N \\N \\N \\N tt10000000\n");

    assertThat(documents())
        .containsExactly(
            "{\"imdb_nconst\":\"nm0000001\",\"professions\":[\"\"],"
                + "\"popular_titles\":[{\"imdb_tconst\":\"tt10000000\"}]}");
  }

  @Test
  void titlesAreInTheOrderOfTheirIdentifiersAndThenOfTheCredits() throws IOException {
    credits(
        """
        tt10000000 2 nm0000001 a \\N \\N
        tt0000002 9 nm0000001 b \\N \\N
        tt0000002 1 nm0000001 c \\N \\N
        tt0000010 1 nm0000001 d \\N \\N
        """);
    names("nm0000001 A \\N \\N \\N tt10000000,tt0000002,tt0000010,tt0000010\n");

    assertThat(documents()).hasSize(1);
    assertThat(documents().getFirst().replaceAll("\\{?\"[^\"]*\":|\"", ""))
        .isEqualTo(
            "nm0000001,A,[],[tt0000002,One,1999,b},tt0000002,Once,1998,b},tt0000002,One,1999,c},"
                + "tt0000002,Once,1998,c},tt0000010,\\Two\\,2002,d},tt10000000,a}]}");
  }

  @Test
  void peopleWithoutAKnownTitleAndCreditsOfNobodyAreLeftOut() throws IOException {
    credits(
        """
        tt0000002 1 nm0000002 actor \\N \\N
        tt0000003 1 nm0000002 actor \\N \\N
        tt0000002 2 nm0000009 actor \\N \\N
        """);
    names(
        """
        nm0000001 A \\N \\N \\N tt0000002
        nm0000002 B \\N \\N \\N tt0000003,tt0000010
        nm0000003 C \\N \\N \\N \\N
        """);

    assertThat(documents()).isEmpty();
  }

  @Test
  void peopleAreInTheOrderOfTheBytesOfTheirIdentifiers() throws IOException {
    credits(
        """
        tt0000002 1 nm9999999 actor \\N \\N
        tt0000002 2 nm10000000 actor \\N \\N
        """);
    names(
        """
        nm9999999 A \\N \\N \\N tt0000002
        nm10000000 B \\N \\N \\N tt0000002
        """);

    assertThat(documents()).hasSize(2);
    assertThat(documents().getFirst()).startsWith("{\"imdb_nconst\":\"nm10000000\"");
  }
}
