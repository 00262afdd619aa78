package dev.leat.cli.generate;

import java.util.List;

/** The rows of {@code title.basics.tsv}: what a title is called and when it came out. */
final class TitleRows implements ImdbRows {
  private static final int ROWS = 1 << 13;

  private static final byte[][] TYPES =
      Phrases.encoded(
          List.of(
              "tvEpisode",
              "tvEpisode",
              "tvEpisode",
              "tvEpisode",
              "tvEpisode",
              "tvEpisode",
              "tvEpisode",
              "tvEpisode",
              "short",
              "short",
              "movie",
              "movie",
              "video",
              "tvSeries",
              "tvMovie",
              "tvMiniSeries",
              "tvSpecial",
              "videoGame"));

  private static final byte[][] GENRES =
      Phrases.encoded(
          List.of(
              "Action",
              "Animation",
              "Biography",
              "Comedy",
              "Crime",
              "Documentary",
              "Drama",
              "Family",
              "Film-Noir",
              "Music",
              "Reality-TV",
              "Sci-Fi",
              "Talk-Show",
              "Western"));

  private final long titles;
  private final long seed;
  private final ImdbIds ids;

  TitleRows(long titles, long seed, ImdbIds ids) {
    this.titles = titles;
    this.seed = seed;
    this.ids = ids;
  }

  @Override
  public String fileName() {
    return "title.basics.tsv";
  }

  @Override
  public String header() {
    return "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear"
        + "\truntimeMinutes\tgenres";
  }

  @Override
  public long parts() {
    return Math.ceilDiv(titles, ROWS);
  }

  @Override
  public int append(RowBytes rows, long part) {
    long first = part * ROWS;
    int count = (int) Math.min(ROWS, titles - first);
    for (int row = 0; row < count; row++) {
      title(rows, first + row);
    }
    return count;
  }

  private void title(RowBytes row, long title) {
    SplitMix random = SplitMix.ofPart(seed, title);
    ids.append(row, title);
    row.put('\t');
    Phrases.one(row, TYPES, random);
    row.put('\t');
    names(row, random);
    row.put(random.below(50) == 0 ? '1' : '0');
    row.put('\t');
    years(row, random);
    if (random.below(3) == 0) {
      row.putNumber(1 + random.below(240));
    } else {
      row.putAbsent();
    }
    row.put('\t');
    Phrases.list(row, GENRES, random);
    row.put('\n');
  }

  private static void names(RowBytes row, SplitMix random) {
    int start = row.length();
    if (random.below(4000) == 0) {
      row.putAbsent();
    } else {
      Phrases.title(row, random);
    }
    int end = row.length();
    row.put('\t');
    if (random.below(16) == 0) {
      Phrases.title(row, random);
    } else {
      row.repeat(start, end);
    }
    row.put('\t');
  }

  /** Mostly the first year only; of 32 titles, two have both, one the last only, one neither. */
  private static void years(RowBytes row, SplitMix random) {
    int form = random.below(32);
    int first = 2024 - random.below(1 + random.below(130));
    year(row, first, form >= 2);
    year(row, first + random.below(8), form > 0 && form < 4);
  }

  private static void year(RowBytes row, int year, boolean known) {
    if (known) {
      row.putNumber(year);
    } else {
      row.putAbsent();
    }
    row.put('\t');
  }
}
