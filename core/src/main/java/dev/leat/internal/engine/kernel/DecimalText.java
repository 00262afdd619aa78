package dev.leat.internal.engine.kernel;

import dev.leat.internal.engine.batch.ByteBuilder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads and writes exact decimals as text; {@link ScaledDecimal} reads them without objects. */
public final class DecimalText {

  private DecimalText() {}

  /** The decimal of a slice, or null if it is none. */
  public static @Nullable BigDecimal parse(byte[] bytes, int start, int length) {
    ScaledDecimal decimal = new ScaledDecimal();
    return decimal.read(bytes, start, length) ? decimal.value() : null;
  }

  /** Appends a decimal without an exponent: {@code 1.50}. */
  public static void append(BigDecimal value, ByteBuilder out) {
    AsciiText.append(value.toPlainString(), out);
  }
}
