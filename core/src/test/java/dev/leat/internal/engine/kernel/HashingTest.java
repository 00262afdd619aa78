package dev.leat.internal.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HashingTest {

  @Test
  void aHashDependsOnTheBytesAloneAndNotOnTheirPlace() {
    Random random = new Random(1);
    for (int length = 0; length < 40; length++) {
      byte[] slice = new byte[length];
      random.nextBytes(slice);
      byte[] around = new byte[length + 40];
      random.nextBytes(around);
      System.arraycopy(slice, 0, around, 17, length);

      assertThat(Hashing.mix(3, around, 17, length)).isEqualTo(Hashing.mix(3, slice, 0, length));
      assertThat(Hashing.equal(around, 17, slice, 0, length)).isTrue();
    }
  }

  @Test
  void slicesThatDifferInAnyByteAreNotEqual() {
    for (int length = 1; length < 30; length++) {
      for (int at = 0; at < length; at++) {
        byte[] one = new byte[length];
        byte[] other = Arrays.copyOf(one, length);
        other[at] = (byte) 0x80;
        assertThat(Hashing.equal(one, 0, other, 0, length)).isFalse();
        assertThat(Hashing.mix(0, one, 0, length)).isNotEqualTo(Hashing.mix(0, other, 0, length));
      }
    }
  }

  @Test
  void runsOfZerosOfDifferentLengthsHaveDifferentHashes() {
    Set<Long> hashes = new HashSet<>();
    for (int length = 0; length < 100; length++) {
      hashes.add(Hashing.mix(0, new byte[length], 0, length));
    }
    assertThat(hashes).hasSize(100);
  }

  @Test
  void hashesOfSmallNumbersSpreadOverHighAndLowBits() {
    Set<Long> high = new HashSet<>();
    Set<Long> low = new HashSet<>();
    for (long i = 0; i < 1_000; i++) {
      long hash = Hashing.mix(0, i);
      high.add(hash >>> 44);
      low.add(hash & 0xFFFFF);
    }
    assertThat(high).hasSizeGreaterThan(990);
    assertThat(low).hasSizeGreaterThan(990);
  }

  @Test
  void wordsFindTheFirstByteThatMatches() {
    Random random = new Random(2);
    byte[] bytes = new byte[8];
    for (int i = 0; i < 10_000; i++) {
      random.nextBytes(bytes);
      bytes[random.nextInt(8)] = 7;
      long word = Words.at(bytes, 0);
      int first = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(7);

      assertThat(Words.first(Words.equal(word, Words.repeat(7)))).isEqualTo(first);
      assertThat(Words.first(Words.below(word, Words.repeat(8)))).isEqualTo(below(bytes, 8));
    }
  }

  private static int below(byte[] bytes, int bound) {
    int at = 0;
    while ((bytes[at] & 0xFF) >= bound) {
      at++;
    }
    return at;
  }
}
