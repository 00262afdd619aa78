package dev.leat.cli.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * The rows of {@code title.principals.tsv}: who did what in a title.
 *
 * <p>Of a hundred titles one has its last credits under an identifier that names no title. Of 128
 * credits one is of a person without a name, and 16 are of the person before them: actors who also
 * direct.
 */
final class CreditRows implements ImdbRows {
  private static final int BLOCKS = 1 << 8;

  private static final List<String> CATEGORIES =
      List.of(
          "actor",
          "actor",
          "actor",
          "actor",
          "actress",
          "actress",
          "actress",
          "self",
          "self",
          "writer",
          "writer",
          "director",
          "producer",
          "editor",
          "cinematographer",
          "composer",
          "production_designer",
          "casting_director",
          "archive_footage");

  /** How many of the categories, from the first, play a character. */
  private static final int ACTING = 9;

  private static final int SELF = 7;

  private static final byte[][] CATEGORY_BYTES = Phrases.encoded(CATEGORIES);

  private static final byte[][] JOBS =
      Phrases.encoded(
          List.of("producer", "written by", "creator", "screenplay \"as told\"", "co-director"));

  private static final byte[] SELF_CHARACTER = "[\"Self\"]".getBytes(UTF_8);
  private static final byte[] NEXT_CHARACTER = "\",\"".getBytes(UTF_8);
  private static final byte[] NICKNAME = " \\\"Doc\\\"".getBytes(UTF_8);

  private final long titles;
  private final long seed;
  private final Cast cast;
  private final ImdbIds titleIds;
  private final ImdbIds personIds;

  CreditRows(long titles, long seed, Cast cast, ImdbIds titleIds, ImdbIds personIds) {
    this.titles = titles;
    this.seed = seed;
    this.cast = cast;
    this.titleIds = titleIds;
    this.personIds = personIds;
  }

  @Override
  public String fileName() {
    return "title.principals.tsv";
  }

  @Override
  public String header() {
    return "tconst\tordering\tnconst\tcategory\tjob\tcharacters";
  }

  @Override
  public long parts() {
    return Math.ceilDiv(titles, (long) BLOCKS * TitleCredits.BLOCK);
  }

  @Override
  public int append(RowBytes rows, long part) {
    long blocks = Math.ceilDiv(titles, (long) TitleCredits.BLOCK);
    long end = Math.min(blocks, (part + 1) * BLOCKS);
    int count = 0;
    for (long block = part * BLOCKS; block < end; block++) {
      count += block(rows, block);
    }
    return count;
  }

  private int block(RowBytes rows, long block) {
    long title = block * TitleCredits.BLOCK;
    long first = title * TitleCredits.MEAN;
    long credit = first;
    for (int count : cast.titles().counts(block)) {
      if (title < titles) {
        title(rows, title++, credit, count);
        credit += count;
      }
    }
    return (int) (credit - first);
  }

  private void title(RowBytes rows, long title, long firstCredit, int count) {
    SplitMix random = SplitMix.ofPart(seed, title);
    int missing = random.below(100) == 0 ? Math.min(count, 2) : 0;
    long person = 0;
    for (int place = 0; place < count; place++) {
      boolean again = place > 0 && random.below(8) == 0;
      person = again ? person : cast.personOf(firstCredit + place);
      if (place < count - missing) {
        titleIds.append(rows, title);
        ordering(rows, place);
      } else {
        titleIds.appendMissing(rows, title);
        ordering(rows, place - count + missing);
      }
      person(rows, person, random);
      doing(rows, random);
    }
  }

  private static void ordering(RowBytes row, int place) {
    row.put('\t');
    row.putNumber(place + 1L);
    row.put('\t');
  }

  private void person(RowBytes row, long person, SplitMix random) {
    if (random.below(128) == 0) {
      personIds.appendMissing(row, person);
    } else {
      personIds.append(row, person);
    }
    row.put('\t');
  }

  private static void doing(RowBytes row, SplitMix random) {
    int category = random.below(CATEGORY_BYTES.length);
    if (random.below(1000) == 0) {
      row.putAbsent();
    } else {
      row.put(CATEGORY_BYTES[category]);
    }
    row.put('\t');
    if (category >= ACTING && random.below(3) == 0) {
      Phrases.one(row, JOBS, random);
    } else {
      row.putAbsent();
    }
    row.put('\t');
    characters(row, category, random);
    row.put('\n');
  }

  private static void characters(RowBytes row, int category, SplitMix random) {
    if (category >= ACTING || random.below(4) == 0) {
      row.putAbsent();
    } else if (category >= SELF) {
      row.put(SELF_CHARACTER);
    } else {
      row.put('[');
      row.put('"');
      Phrases.character(row, random);
      if (random.below(16) == 0) {
        row.put(NEXT_CHARACTER);
        Phrases.character(row, random);
      }
      if (random.below(200) == 0) {
        row.put(NICKNAME);
      }
      row.put('"');
      row.put(']');
    }
  }
}
