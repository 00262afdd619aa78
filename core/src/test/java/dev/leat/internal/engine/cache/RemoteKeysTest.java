package dev.leat.internal.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.internal.engine.cache.RemoteKeys.Place;
import org.junit.jupiter.api.Test;

class RemoteKeysTest {

  private static final String KEY = "0123456789abcdef".repeat(4);

  private final RemoteKeys keys = new RemoteKeys("team/");

  @Test
  void anObjectBelongsToThePlaceThatMadeItsKey() {
    for (String stage : new String[] {"clean", "größe", "a$b", "..."}) {
      assertThat(keys.placeOf(keys.entry(stage, KEY))).contains(new Place(stage, KEY));
    }
  }

  @Test
  void whatWouldLeaveTheDirectoryOfCopiesBelongsToNone() {
    for (String stage : new String[] {"..", "../..", "a/../../b", ".", "", "/etc", "a//b"}) {
      assertThat(keys.placeOf(keys.entry(stage, KEY))).as(stage).isEmpty();
    }
    assertThat(keys.placeOf(keys.entry("clean", ".."))).isEmpty();
  }

  @Test
  void otherObjectsBelongToNone() {
    assertThat(keys.placeOf("team/pins/" + KEY)).isEmpty();
    assertThat(keys.placeOf("team/entries/readme.txt")).isEmpty();
    assertThat(keys.placeOf("other/entries/clean/" + KEY + "/entry.jsonl")).isEmpty();
  }
}
