package dev.leat.internal.engine.kernel;

import static dev.leat.internal.engine.kernel.NumberTextTest.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and times as bytes, compared with those of {@code java.time}. */
class TimeTextTest {

  private static final String AROUND = "2#";

  @Test
  void everyDayOfFourHundredYearsIsTheSameAsInJavaTime() {
    long first = LocalDate.of(1799, 1, 1).toEpochDay();
    for (long day = first; day < first + 160_000; day++) {
      LocalDate date = LocalDate.ofEpochDay(day);
      assertThat(CalendarDay.year(day)).isEqualTo(date.getYear());
      assertThat(CalendarDay.month(day)).isEqualTo(date.getMonthValue());
      assertThat(CalendarDay.dayOfMonth(day)).isEqualTo(date.getDayOfMonth());
      assertThat(CalendarDay.dayOfWeek(day)).isEqualTo(date.getDayOfWeek().getValue());
      assertThat(CalendarDay.of(date.getYear(), date.getMonthValue(), date.getDayOfMonth()))
          .isEqualTo(day);
    }
  }

  @Test
  void datesAreReadAndWritten() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      long day = random.nextLong(CalendarDay.FIRST, CalendarDay.LAST + 1);
      String text = written(out -> DateText.append(day, out));
      assertThat(text).isEqualTo(LocalDate.ofEpochDay(day).toString());
      assertThat(date(text)).isEqualTo(day);
    }
    long late = LocalDate.of(12_345, 6, 7).toEpochDay();
    assertThat(written(out -> DateText.append(late, out))).isEqualTo("+12345-06-07");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2019",
        "2019-1-1",
        "2019-02-29",
        "2019-13-01",
        "2019-00-01",
        "2019-01-00",
        "2019-01-32",
        "2019/01/01",
        "20190101",
        "2019-01-01 ",
        "-019-01-01",
        "+019-01-01",
        "2019-01-1x",
        "1900-02-29",
        "31.01.2019",
        "2019-04-31",
        "201é-01-01"
      })
  void otherTextsAreNoDates(String text) {
    assertThat(date(text)).isEqualTo(DateText.MISFIT);
  }

  @Test
  void localTimesAreReadAndWritten() {
    Random random = new Random(2);
    for (int i = 0; i < 100_000; i++) {
      long micros = random.nextLong(-TimeText.DAY * 500_000, TimeText.DAY * 500_000);
      long value = random.nextBoolean() ? micros : micros / 1000 * 1000;
      LocalDateTime time = LocalDateTime.of(1970, 1, 1, 0, 0).plus(value, ChronoUnit.MICROS);
      String text = written(out -> TimeText.appendLocal(value, out));
      String expected = time.toString();
      assertThat(text).isEqualTo(expected.length() == 16 ? expected + ":00" : expected);
      assertThat(local(text)).isEqualTo(value);
      assertThat(local(text.replace('T', ' '))).isEqualTo(value);
      String instant = written(out -> TimeText.appendInstant(value, out));
      assertThat(instant).isEqualTo(text + "Z");
      assertThat(instant(instant)).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2019-01-31, 2019-01-31T00:00",
    "2019-01-31T10:00, 2019-01-31T10:00",
    "2019-01-31 10:00:01, 2019-01-31T10:00:01",
    "2019-01-31 10:00:01.5, 2019-01-31T10:00:01.5",
    "2019-01-31 10:00:01.123456000, 2019-01-31T10:00:01.123456"
  })
  void localTimesHaveSeveralForms(String text, String expected) {
    LocalDateTime time = LocalDateTime.parse(expected);
    assertThat(local(text))
        .isEqualTo(ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10:00",
        "2019-01-31T",
        "2019-01-31T10",
        "2019-01-31T1000",
        "2019-01-31T24:00",
        "2019-01-31T10:60",
        "2019-01-31T10:00:60",
        "2019-01-31T10:00:00.",
        "2019-01-31t10:00",
        "2019-01-31T10:00:00.1234567",
        "2019-01-31T10:00:00.1234560000",
        "2019-01-31T10:00:00Z",
        "2019-02-30T10:00",
        "2019-01-31T10:00:0",
        "2019-01-31T10:00:00,5",
        "2019-01-31T10:00:00.5x"
      })
  void otherTextsAreNoLocalTimes(String text) {
    assertThat(local(text)).isEqualTo(TimeText.MISFIT);
  }

  @ParameterizedTest
  @CsvSource({
    "2019-01-31T10:00Z, 2019-01-31T10:00Z",
    "2019-01-31T10:00:00+02:00, 2019-01-31T10:00+02:00",
    "2019-01-31 10:00:00-0530, 2019-01-31T10:00-05:30",
    "2019-01-31 10:00:00.25+01, 2019-01-31T10:00:00.25+01:00",
    "2019-01-01T00:00:00+18:00, 2019-01-01T00:00+18:00"
  })
  void instantsHaveSeveralForms(String text, String expected) {
    long millis =
        OffsetDateTime.parse(expected)
            .withOffsetSameInstant(ZoneOffset.UTC)
            .toInstant()
            .toEpochMilli();
    assertThat(instant(text)).isEqualTo(millis * 1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2019-01-31",
        "2019-01-31Z",
        "2019-01-31T10:00:00",
        "2019-01-31T10:00:00+19:00",
        "2019-01-31T10:00:00+2",
        "2019-01-31T10:00:00+02:60",
        "2019-01-31T10:00:00ZZ",
        "2019-01-31T10:00:00+02:00Z",
        "2019-01-31T10:00:00 Z",
        "2019-01-31+02:00"
      })
  void otherTextsAreNoInstants(String text) {
    assertThat(instant(text)).isEqualTo(TimeText.MISFIT);
  }

  @Test
  void bytesAtRandomNeverLeaveTheSlice() {
    Random random = new Random(4);
    byte[] alphabet = "0123456789-:T. Z+e".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 300_000; i++) {
      byte[] bytes = new byte[random.nextInt(32)];
      for (int j = 0; j < bytes.length; j++) {
        bytes[j] =
            random.nextInt(9) == 0
                ? (byte) random.nextInt()
                : alphabet[random.nextInt(alphabet.length)];
      }
      DateText.parse(bytes, 0, bytes.length);
      TimeText.parseLocal(bytes, 0, bytes.length);
      TimeText.parseInstant(bytes, 0, bytes.length);
      IntegerText.parse(bytes, 0, bytes.length);
      DecimalText.parse(bytes, 0, bytes.length);
      DoubleText.parse(bytes, 0, bytes.length);
      new TypeProposal().add(bytes, 0, bytes.length);
    }
  }

  private static byte[] bytes(String text) {
    return (AROUND + text + AROUND).getBytes(StandardCharsets.UTF_8);
  }

  private static long date(String text) {
    byte[] bytes = bytes(text);
    return DateText.parse(bytes, AROUND.length(), bytes.length - 2 * AROUND.length());
  }

  private static long local(String text) {
    byte[] bytes = bytes(text);
    return TimeText.parseLocal(bytes, AROUND.length(), bytes.length - 2 * AROUND.length());
  }

  private static long instant(String text) {
    byte[] bytes = bytes(text);
    return TimeText.parseInstant(bytes, AROUND.length(), bytes.length - 2 * AROUND.length());
  }
}
