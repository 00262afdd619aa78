package dev.leat.internal.engine.rows;

import dev.leat.data.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/** Makes values of each type, many of them near an edge or equal to one another. */
public final class RandomValues {

  private static final List<Type> SCALARS =
      EnumSet.range(Type.TEXT, Type.INSTANT).stream().toList();
  private static final String[] CHARACTERS = {"\0", "\1", "\2", "a", "b", "é", "😀", "\uFFFF"};
  private static final long[] LONGS = {0, 1, -1, 127, 128, 255, 256, -256, -257, 65_535, 65_536};
  private static final double[] DOUBLES = {
    0.0, -0.0, 1, -1, 0.1, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE
  };

  private final Random random;

  /** Values that follow from a seed. */
  public RandomValues(long seed) {
    random = new Random(seed);
  }

  /** A value of a type, null one time in ten. */
  public Object valueOrNull(Type type) {
    return random.nextInt(10) == 0 ? null : value(type);
  }

  /** Values of a type, some of them null. */
  public Object[] values(Type type, int count) {
    Object[] values = new Object[count];
    for (int i = 0; i < count; i++) {
      values[i] = valueOrNull(type);
    }
    return values;
  }

  /** A value of a type. */
  public Object value(Type type) {
    return switch (type) {
      case TEXT -> text();
      case BOOLEAN -> random.nextBoolean();
      case INTEGER -> integer();
      case DECIMAL -> decimal();
      case DOUBLE -> number();
      case DATE -> LocalDate.ofEpochDay(random.nextInt(2_000_000) - 1_000_000);
      case DATETIME -> LocalDateTime.ofInstant(instant(), ZoneOffset.UTC);
      case INSTANT -> instant();
      case LIST -> List.of(text(), integer(), List.of(decimal()));
      case ANY -> value(SCALARS.get(random.nextInt(SCALARS.size())));
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "a common start " : "");
    for (int left = random.nextInt(6); left > 0; left--) {
      text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return text.toString();
  }

  private Long integer() {
    return switch (random.nextInt(4)) {
      case 0 -> LONGS[random.nextInt(LONGS.length)];
      case 1 -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
      default -> random.nextLong() >> random.nextInt(64);
    };
  }

  private BigDecimal decimal() {
    return random.nextInt(3) == 0
        ? new BigDecimal(BigInteger.valueOf(random.nextInt(5) * 100L - 200), random.nextInt(4))
        : new BigDecimal(new BigInteger(random.nextInt(120), random), random.nextInt(40) - 20)
            .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
  }

  private Double number() {
    double value = Double.longBitsToDouble(random.nextLong());
    return random.nextBoolean() ? (Double) DOUBLES[random.nextInt(DOUBLES.length)] : (Double) value;
  }

  private Instant instant() {
    return Instant.EPOCH.plus(random.nextLong() >> (8 + random.nextInt(30)), ChronoUnit.MICROS);
  }
}
