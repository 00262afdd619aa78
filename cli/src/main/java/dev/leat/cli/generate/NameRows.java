package dev.leat.cli.generate;

import java.util.Arrays;
import java.util.List;

/**
 * The rows of {@code name.basics.tsv}: who a person is, and the titles the person is known for.
 *
 * <p>Of five titles that a person is known for, four are among the person's credits and one is any
 * title.
 */
final class NameRows implements ImdbRows {
  private static final int ROWS = 1 << 13;

  /** The most titles that a person is known for. */
  private static final int MOST_KNOWN = 4;

  private static final byte[][] PROFESSIONS =
      Phrases.encoded(
          List.of(
              "actor",
              "actress",
              "producer",
              "writer",
              "director",
              "editor",
              "composer",
              "cinematographer",
              "miscellaneous",
              "soundtrack",
              "music_department",
              "camera_department"));

  private final long seed;
  private final Cast cast;
  private final long titles;
  private final ImdbIds titleIds;
  private final ImdbIds personIds;

  NameRows(long titles, long seed, Cast cast, ImdbIds titleIds, ImdbIds personIds) {
    this.titles = titles;
    this.seed = seed;
    this.cast = cast;
    this.titleIds = titleIds;
    this.personIds = personIds;
  }

  @Override
  public String fileName() {
    return "name.basics.tsv";
  }

  @Override
  public String header() {
    return "nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles";
  }

  @Override
  public long parts() {
    return Math.ceilDiv(cast.personCount(), (long) ROWS);
  }

  @Override
  public int append(RowBytes rows, long part) {
    long first = part * ROWS;
    int count = (int) Math.min(ROWS, cast.personCount() - first);
    for (int row = 0; row < count; row++) {
      person(rows, first + row);
    }
    return count;
  }

  private void person(RowBytes row, long person) {
    SplitMix random = SplitMix.ofPart(seed, person);
    personIds.append(row, person);
    row.put('\t');
    Phrases.name(row, random);
    row.put('\t');
    years(row, random);
    Phrases.list(row, PROFESSIONS, random);
    row.put('\t');
    known(row, person, random);
    row.put('\n');
  }

  private static void years(RowBytes row, SplitMix random) {
    int birth = 1870 + random.below(140);
    year(row, birth, random.below(3));
    year(row, birth + 20 + random.below(80), random.below(12));
  }

  /** A year, or nothing unless the number drawn is 0. */
  private static void year(RowBytes row, int year, int drawn) {
    if (drawn == 0) {
      row.putNumber(year);
    } else {
      row.putAbsent();
    }
    row.put('\t');
  }

  private void known(RowBytes row, long person, SplitMix random) {
    int credits = cast.creditCount(person);
    int most = random.below(10) == 0 ? 0 : Math.min(MOST_KNOWN, 1 + random.below(credits + 2));
    long[] titlesSoFar = new long[most];
    int count = 0;
    for (int i = 0; i < most; i++) {
      long title = title(person, credits, random);
      if (isNew(titlesSoFar, count, title)) {
        if (count > 0) {
          row.put(',');
        }
        titleIds.append(row, title);
        titlesSoFar[count++] = title;
      }
    }
    if (count == 0) {
      row.putAbsent();
    }
  }

  private long title(long person, int credits, SplitMix random) {
    return credits > 0 && random.below(5) > 0
        ? cast.titleOf(person, random.below(credits))
        : random.below((int) titles);
  }

  private static boolean isNew(long[] titles, int count, long title) {
    return Arrays.stream(titles, 0, count).noneMatch(other -> other == title);
  }
}
