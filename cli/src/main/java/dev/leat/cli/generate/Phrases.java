package dev.leat.cli.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;

/**
 * Made-up titles and names, with what makes real ones hard: scripts, quotes, apostrophes, length.
 */
final class Phrases {
  private static final byte[][] WORDS =
      words(
          """
          River Stone Winter Garden Harbour Silent Golden Last First Hidden Broken Lantern Mirror
          Shadow Summer Night Morning Train Island Letter Captain Daughter Sailor's Orchard Clock
          House Road Bridge Mountain Forest Ocean Desert Valley Tower Castle Window Door Key Song
          Dance Dream Storm Rain Snow Fire Water Wind Moon Sun Star Sky Bird Wolf Fox Horse Tiger
          Queen King Doctor Teacher Stranger Brother Sister Mother Father Children Friend Lover
          Secret Promise Journey Return Escape Legend Story Tale Diary Weather Market Kitchen
          Don't Won't Who's 1984 Seven Twelve Hundred Blue Red Green Black White Silver Paper Glass
          Iron Wooden Electric Midnight Yesterday Tomorrow Forever Never Always Almost Under Above
          """);

  private static final byte[][] FOREIGN_WORDS =
      words(
          """
          Übermut Straße Été Garçon Niño Señora Łódź Žluťoučký Ægir Smörgås Ørken İstanbul Đường
          Москва Весна Ветер Αθήνα Θάλασσα שלום مرحبا नमस्ते ฤดูฝน 東京 さくら 千と千尋 서울 봄날 🎬 👩‍🚀
          """);

  private static final byte[][] FIRST_NAMES =
      words(
          """
          Anna Ben Clara David Emma Felix Grace Henry Ida Jack Kate Leo Maria Noah Olivia Paul Rosa
          Sam Tessa Victor Wendy Adam Bella Carl Diana Erik Fiona George Hanna Ivan Julia Karl Lena
          Martin Nina Oscar Paula Robert Sara Thomas Ursula Walter Zoe José Zoë Søren Jürgen Chloé
          Björk Łukasz Ólafur Анна Иван Ελένη 太郎 지은 علي
          """);

  private static final byte[][] LAST_NAMES =
      words(
          """
          Arden Baker Carver Dalton Ellis Foster Graham Harper Irving Jensen Keller Lawson Mercer
          Norton Osborne Parker Quinn Reeves Sawyer Turner Underwood Vaughn Walker Young Zimmer
          Archer Bishop Cooper Draper Eaton Fisher Gardner Hunter Kingsley Lambert Miller Nash
          O'Hara D'Angelo Mac_Leod García Müller Håkansson Dvořák Nguyễn Şahin Петров
          Παπαδόπουλος 田中 김 de_la_Cruz Smith-Jones
          """);

  private static final byte[] NICKNAME = " \"The ".getBytes(UTF_8);
  private static final byte[] EPISODE = "Episode #".getBytes(UTF_8);

  private Phrases() {}

  private static byte[][] words(String text) {
    return encoded(Stream.of(text.strip().split("\\s+")).map(w -> w.replace('_', ' ')).toList());
  }

  static byte[][] encoded(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(UTF_8)).toArray(byte[][]::new);
  }

  /** Adds one of the texts. */
  static void one(RowBytes row, byte[][] texts, SplitMix random) {
    row.put(texts[random.below(texts.length)]);
  }

  /** Adds up to three different texts, separated by commas, or that there is none. */
  static void list(RowBytes row, byte[][] texts, SplitMix random) {
    int count = random.below(4);
    int first = random.below(texts.length);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        row.put(',');
      }
      row.put(texts[(first + 5 * i) % texts.length]);
    }
    if (count == 0) {
      row.putAbsent();
    }
  }

  /** Adds a title of one to five words, or a much longer one, or the number of an episode. */
  static void title(RowBytes row, SplitMix random) {
    int form = random.below(4096);
    if (form < 1024) {
      episode(row, random);
    } else if (form == 1024) {
      plain(row, 100 + random.below(300), random);
    } else if (form < 1060) {
      quoted(row, random);
      row.put(' ');
      plain(row, 1, random);
    } else if (form < 1120) {
      plain(row, 1, random);
      row.put(' ');
      quoted(row, random);
    } else if (form < 1140) {
      measured(row, random);
    } else {
      plain(row, 1 + random.below(5), random);
    }
  }

  private static void episode(RowBytes row, SplitMix random) {
    row.put(EPISODE);
    row.putNumber(1 + random.below(40));
    row.put('.');
    row.putNumber(1 + random.below(300));
  }

  private static void quoted(RowBytes row, SplitMix random) {
    row.put('"');
    plain(row, 1 + random.below(2), random);
    row.put('"');
  }

  /** A title with a quote that nothing closes, and with a backslash. */
  private static void measured(RowBytes row, SplitMix random) {
    row.putNumber(3 + random.below(20));
    row.put('"');
    row.put(' ');
    one(row, WORDS, random);
    row.put('\\');
    one(row, WORDS, random);
  }

  private static void plain(RowBytes row, int words, SplitMix random) {
    for (int word = 0; word < words; word++) {
      if (word > 0) {
        row.put(' ');
      }
      one(row, random.below(24) == 0 ? FOREIGN_WORDS : WORDS, random);
    }
  }

  /** Adds the name of someone in a story. */
  static void character(RowBytes row, SplitMix random) {
    one(row, FIRST_NAMES, random);
    if (random.below(3) == 0) {
      row.put(' ');
      one(row, LAST_NAMES, random);
    }
  }

  /** Adds the name of a person; one in fifty has a nickname in quotes. */
  static void name(RowBytes row, SplitMix random) {
    one(row, FIRST_NAMES, random);
    if (random.below(50) == 0) {
      row.put(NICKNAME);
      one(row, WORDS, random);
      row.put('"');
    }
    row.put(' ');
    one(row, LAST_NAMES, random);
    if (random.below(8) == 0) {
      row.put('-');
      one(row, LAST_NAMES, random);
    }
    if (random.below(4000) == 0) {
      row.put(' ');
      plain(row, 60, random);
    }
  }
}
