package dev.leat.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is credited in which title, asked from both sides. */
class CastTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 10, 11, 1234})
  void personsHaveTheCreditsThatTheirTitlesHave(int titles) {
    Cast cast = new Cast(titles, 5);
    Map<Long, List<Long>> credited = new HashMap<>();
    for (long credit = 0; credit < 6L * titles; credit++) {
      credited
          .computeIfAbsent(cast.personOf(credit), person -> new ArrayList<>())
          .add(cast.titles().titleOf(credit));
    }

    for (long person = 0; person < cast.personCount(); person++) {
      List<Long> of = credited.getOrDefault(person, List.of());
      assertThat(cast.creditCount(person)).isEqualTo(of.size());
      assertThat(titles(cast, person)).containsExactlyInAnyOrderElementsOf(of);
    }
  }

  private static List<Long> titles(Cast cast, long person) {
    return IntStream.range(0, cast.creditCount(person))
        .mapToObj(index -> cast.titleOf(person, index))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10, 25, 5000})
  void titlesHaveSixCreditsOnAverage(int titles) {
    TitleCredits credits = new TitleCredits(titles, 1);
    long sum = 0;
    for (int title = 0; title < titles; title++) {
      sum += credits.counts(title / TitleCredits.BLOCK)[title % TitleCredits.BLOCK];
    }

    assertThat(sum).isEqualTo(6L * titles).isEqualTo(credits.credits());
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 60, 12_345, 600_000})
  void everyCreditIsOfOneRank(long credits) {
    CreditBands bands = new CreditBands(credits);
    long next = 0;
    for (long rank = 0; rank < bands.people(); rank++) {
      assertThat(bands.firstCredit(rank)).isEqualTo(next);
      assertThat(bands.rankOf(next)).isEqualTo(rank);
      next += bands.creditCount(rank);
      assertThat(bands.rankOf(next - 1)).isEqualTo(rank);
    }
    assertThat(next).isEqualTo(credits);
  }
}
