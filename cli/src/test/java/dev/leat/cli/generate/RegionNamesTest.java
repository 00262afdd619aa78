package dev.leat.cli.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The regions that events happen in. */
class RegionNamesTest {
  @Test
  void theExampleComesFirst() {
    assertThat(new String(RegionNames.csv(3), UTF_8))
        .isEqualTo(
            """
            "region_id","region_name"
            "1","Whakatane District"
            "2","Rotorua District"
            "3","Otorohanga District"
            """);
  }

  @Test
  void theDistrictsComeBeforeCities() {
    assertThat(names(RegionNames.DISTRICTS)).allMatch(name -> name.endsWith(" District"));
    assertThat(RegionNames.name(RegionNames.DISTRICTS + 1)).isEqualTo("Christchurch City");
    assertThat(RegionNames.name(67)).isEqualTo("Chatham Islands Territory");
  }

  @Test
  void furtherRegionsHaveMadeUpNames() {
    assertThat(RegionNames.name(68)).isEqualTo("Kauri Bay District");
    assertThat(RegionNames.name(69)).isEqualTo("Rimu Bay District");
  }

  @Test
  void allNamesDiffer() {
    assertThat(names(RegionNames.MOST)).hasSize(1000).doesNotHaveDuplicates();
  }

  @Test
  void noNameNeedsMoreThanQuotes() {
    assertThat(names(RegionNames.MOST)).allMatch(name -> name.matches("[A-Za-z' -]+"));
  }

  private static List<String> names(int regions) {
    return IntStream.rangeClosed(1, regions).mapToObj(RegionNames::name).toList();
  }
}
