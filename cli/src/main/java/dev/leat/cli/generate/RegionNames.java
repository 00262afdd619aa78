package dev.leat.cli.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * The names of up to 1000 regions: the territories of New Zealand, then made-up districts.
 *
 * <p>The 53 real districts come first, led by Whakatane, Rotorua and Otorohanga, then the cities
 * and the two territories that are neither. Names are plain ASCII, so none needs more than quotes.
 */
final class RegionNames {
  static final int MOST = 1000;
  static final int DISTRICTS = 53;

  private static final List<String> REAL =
      """
      Whakatane District
      Rotorua District
      Otorohanga District
      Ashburton District
      Buller District
      Carterton District
      Central Hawke's Bay District
      Central Otago District
      Clutha District
      Far North District
      Gisborne District
      Gore District
      Grey District
      Hastings District
      Hauraki District
      Horowhenua District
      Hurunui District
      Kaikoura District
      Kaipara District
      Kapiti Coast District
      Kawerau District
      Mackenzie District
      Manawatu District
      Marlborough District
      Masterton District
      Matamata-Piako District
      New Plymouth District
      Opotiki District
      Queenstown-Lakes District
      Rangitikei District
      Ruapehu District
      Selwyn District
      South Taranaki District
      South Waikato District
      South Wairarapa District
      Southland District
      Stratford District
      Tararua District
      Tasman District
      Taupo District
      Thames-Coromandel District
      Timaru District
      Waikato District
      Waimakariri District
      Waimate District
      Waipa District
      Wairoa District
      Waitaki District
      Waitomo District
      Western Bay of Plenty District
      Westland District
      Whangarei District
      Whanganui District
      Christchurch City
      Dunedin City
      Hamilton City
      Invercargill City
      Lower Hutt City
      Napier City
      Nelson City
      Palmerston North City
      Porirua City
      Tauranga City
      Upper Hutt City
      Wellington City
      Auckland
      Chatham Islands Territory
      """
          .lines()
          .toList();

  // 31 times 31 pairs are enough for the 933 regions that have no real name.
  private static final List<String> NATURE =
      words(
          """
          Kauri Rimu Totara Kowhai Rata Matai Miro Nikau Tawa Manuka Kanuka Puriri Rewarewa Karaka
          Titoki Hinau Fern Flax Tui Kea Kaka Weka Kiwi Takahe Kereru Ruru Bellbird Fantail Heron
          Gannet Penguin
          """);
  private static final List<String> LANDSCAPE =
      words(
          """
          Bay Beach Bridge Creek Downs Falls Flat Ford Forest Gap Glen Gorge Grove Harbour Head
          Heights Hill Island Junction Lake Moor Pass Plains Point Range Ridge Springs Terrace
          Valley Vale View
          """);

  private RegionNames() {}

  /** The name of the region with this id. */
  static String name(int regionId) {
    int index = regionId - 1;
    return index < REAL.size() ? REAL.get(index) : madeUp(index - REAL.size());
  }

  /** The whole of {@code region.csv} for the ids from 1 to {@code regions}. */
  static byte[] csv(int regions) {
    StringBuilder lines = new StringBuilder("\"region_id\",\"region_name\"\n");
    for (int id = 1; id <= regions; id++) {
      lines.append('"').append(id).append("\",\"").append(name(id)).append("\"\n");
    }
    return lines.toString().getBytes(UTF_8);
  }

  private static String madeUp(int index) {
    String nature = NATURE.get(index % NATURE.size());
    return nature + " " + LANDSCAPE.get(index / NATURE.size()) + " District";
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
