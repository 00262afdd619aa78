package dev.leat.internal.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each function gives, on constants. An exclamation mark stands for the reason of an error.
 */
class FunctionMeaningTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          1 + 2; 3
          7 - 9; -2
          6 * 7; 42
          1 + 2.50; 3.50
          1.5 * 1.5; 2.25
          0.1 + 0.2; 0.3
          0.1e0 + 0.2e0; 0.30000000000000004
          1 + 1e0; 2.0
          7 / 2; 3.5
          6 / 3; 2.0
          7.0 / 2; 3.5
          1.00 / 3; 0.3333333333333333333333333333333333
          100. / 0.5; 200
          7 % 3; 1
          -7 % 3; -1
          7.5 % 2; 1.5
          7.5e0 % 2; 1.5
          mod(7, 4); 3
          -(3); -3
          '5' + 1; 6
          '1.5' * 2; 3.0
          9223372036854775807 + 1; ! 9223372036854775807 + 1 is more than a 64-bit integer holds
          -9223372036854775808 - 1; ! -9223372036854775808 - 1 is more than a 64-bit integer holds
          4294967296 * 4294967296; ! 4294967296 * 4294967296 is more than a 64-bit integer holds
          -(-9223372036854775808); ! -(-9223372036854775808) is more than a 64-bit integer holds
          1 / 0; ! division by zero
          1 % 0; ! division by zero
          1.0 / 0; ! division by zero
          1.0 % 0; ! division by zero
          1e0 / 0; ! division by zero
          1e0 % 0; ! division by zero
          1 + null; null
          null / 0; null
          abs(-3); 3
          abs(-3.5); 3.5
          abs(-3.5e0); 3.5
          abs(-9223372036854775808); ! -(-9223372036854775808) is more than a 64-bit integer holds
          sign(-3); -1
          sign(0.0); 0
          sign(2e0); 1
          round(2.5); 3
          round(-2.5); -3
          round(2.345, 2); 2.35
          round(2.345e0, 2); 2.35
          round(1234, -2); 1200
          round(1250, -2); 1300
          round(1250.5, -2); 1300
          round(9223372036854775807, -1); ! 9223372036854775807 rounded is more than a 64-bit integer holds
          round(1.5, 5000000000); 1.5
          floor(-1.5); -2
          floor(1.5e0); 1.0
          floor(7); 7
          ceil(1.2); 2
          ceiling(-1.5e0); -1.0
          sqrt(9); 3.0
          sqrt(-1); ! the square root of -1.0 is not a real number
          exp(0); 1.0
          ln(1); 0.0
          ln(0); ! the logarithm of 0.0 does not exist
          log10(1000); 3.0
          power(2, 10); 1024.0
          power(-8, 0.5); ! -8.0 to the power of 0.5 is not a real number
          greatest(1, 2.5, null); 2.5
          least('b', 'a', null); a
          greatest(null, null); null
          greatest('9', 10); 10
          least(date '2019-01-02', '2019-01-01'); 2019-01-01
          """)
  void numbers(String expression, String expected) {
    assertThat(Fixture.value(expression)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          lower('ÀBC straße'); àbc straße
          upper('àbc straße'); ÀBC STRASSE
          upper('abc'); ABC
          '[' || trim('  a b ') || ']'; [a b]
          '[' || ltrim('  a ') || ']'; [a ]
          '[' || rtrim('  a ') || ']'; [  a]
          trim('xyaxyx', 'xy'); a
          trim('ééaé', 'é'); a
          '[' || trim('   ') || ']'; []
          length('naïve 😀'); 7
          length(''); 0
          len(12345); 5
          substring('hello', 2); ello
          substring('hello', 2, 3); ell
          substring('hello', 0, 2); h
          substring('hello', -1, 4); he
          '[' || substring('hello', 9, 2) || ']'; []
          substring('hello', 1, 9223372036854775807); hello
          substring('hello', -9223372036854775808); hello
          substring('h😀llo' from 2 for 2); 😀l
          substring('hello', 2, -1); ! substring got a negative length: -1
          replace('banana', 'an', 'AN'); bANANa
          replace('banana', '', 'x'); banana
          replace('aaa', 'a', ''); ~~
          concat('a', null, 1, true); a1true
          '[' || concat(null, null) || ']'; []
          'a' || 1 || date '2019-01-31'; a12019-01-31
          'a' || null; null
          left('héllo', 2); hé
          left('héllo', -2); hél
          '[' || left('héllo', -9) || ']'; []
          right('héllo', 4); éllo
          right('héllo', -2); llo
          '[' || right('héllo', 0) || ']'; []
          lpad('7', 3, '0'); 007
          lpad('hello', 3); hel
          lpad('a', 6, 'é😀'); é😀é😀éa
          rpad('a', 3, 'xy'); axy
          '[' || rpad('a', 3) || ']'; [a  ]
          lpad('a', 3, ''); a
          lpad('a', 99999999999); ! the text would be longer than 16 MB
          starts_with('hello', 'he'); true
          starts_with('he', 'hello'); false
          ends_with('hello', 'llo'); true
          contains('hello', 'ell'); true
          contains('hello', 'xyz'); false
          contains('hello', ''); true
          strpos('naïve', 'v'); 4
          strpos('abc', 'x'); 0
          position('l' in 'hello'); 3
          position('hello', 'l'); 3
          split_part('a,b,,d', ',', 2); b
          '[' || split_part('a,b,,d', ',', 3) || ']'; []
          split_part('a,b,,d', ',', -1); d
          split_part('a,b,,d', ',', -3); b
          '[' || split_part('a,b', ',', 9) || ']'; []
          '[' || split_part('a,b', ',', -3) || ']'; []
          split_part('abc', '', 1); abc
          split_part('abc', ',', 0); ! split_part counts parts from 1, or from -1 at the end, not from 0
          reverse('héllo😀'); 😀olléh
          repeat('ab', 3); ababab
          '[' || repeat('ab', -1) || ']'; []
          repeat('ab', 99999999999); ! the text would be longer than 16 MB
          regexp_matches('abc123', '[0-9]+'); true
          regexp_matches('abc', '^[0-9]+$'); false
          regexp_replace('a1b22', '[0-9]+', '#'); a#b#
          regexp_replace('John Smith', '(\\w+) (\\w+)', '$2 $1'); Smith John
          regexp_extract('abc123', '[0-9]+'); 123
          regexp_extract('a=1, b=2', '(\\w)=(\\d)', 2); 1
          regexp_extract('abc', '[0-9]+'); null
          regexp_extract('abc', 'b', 3); ! there is no group 3 in a pattern of 0 groups
          regexp_replace('a', 'a', '$9'); ! the replacement "$9" is wrong: No group 9
          """)
  void texts(String expression, String expected) {
    assertThat(Fixture.value(expression)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          year(date '2019-02-03'); 2019
          quarter(date '2019-08-03'); 3
          month('2019-02-03'); 2
          day(timestamp '2019-02-03T23:59:59'); 3
          week(date '2021-01-03'); 53
          week(date '2021-01-04'); 1
          week(date '2018-12-31'); 1
          day_of_week(date '2019-02-03'); 7
          day_of_week(date '1969-12-29'); 1
          day_of_year(date '2020-12-31'); 366
          extract(year from date '1969-12-31'); 1969
          hour(timestamp '1969-12-31 23:58:57.5'); 23
          minute(timestamp '1969-12-31 23:58:57.5'); 58
          second(timestamp '1969-12-31 23:58:57.5'); 57
          hour(date '2019-01-01'); 0
          date_trunc('month', date '2019-02-03'); 2019-02-01
          date_trunc('quarter', date '2019-12-03'); 2019-10-01
          date_trunc('year', date '2019-12-03'); 2019-01-01
          date_trunc('week', date '2019-02-03'); 2019-01-28
          date_trunc('hour', date '2019-02-03'); 2019-02-03
          date_trunc('hour', timestamp '1969-02-03 10:59:01.25'); 1969-02-03T10:00:00
          date_trunc('minute', timestamp '1969-02-03 10:59:01.25'); 1969-02-03T10:59:00
          date_trunc('second', timestamp '1969-02-03 10:59:01.25'); 1969-02-03T10:59:01
          truncate('Days', timestamp '2019-02-03T10:00:00Z'); 2019-02-03T00:00:00Z
          date_add('month', 1, date '2019-01-31'); 2019-02-28
          date_add('day', -1, date '2019-01-01'); 2018-12-31
          date_add('week', 1, timestamp '2019-01-01 10:00'); 2019-01-08T10:00:00
          date_add('quarter', 1, date '2019-01-31'); 2019-04-30
          date_add('year', -1, date '2020-02-29'); 2019-02-28
          date_add('minute', 90, timestamp '2019-01-01 23:00'); 2019-01-02T00:30:00
          date_add('hour', 1, date '2019-01-01'); ! a DATE has no hours to add to (cast it to datetime first)
          date_add('year', 9000, date '2019-01-01'); ! the result is outside of the years 0000 to 9999
          date_add('day', 9223372036854775807, date '2019-01-01'); ! the result is outside of the years 0000 to 9999
          date_add('hour', 9223372036854775807, timestamp '2019-01-01'); ! the result is outside of the years 0000 to 9999
          date '2019-01-31' + 1; 2019-02-01
          1 + date '2019-01-31'; 2019-02-01
          date '2019-01-01' - 1; 2018-12-31
          date '2019-03-01' - date '2019-02-01'; 28
          date '9999-12-31' + 1; ! the result is outside of the years 0000 to 9999
          date_diff('day', date '2019-01-01', date '2019-03-01'); 59
          date_diff('month', date '2019-01-31', date '2019-02-28'); 0
          date_diff('month', date '2019-01-31', '2019-03-31'); 2
          date_diff('quarter', date '2019-01-01', date '2019-12-31'); 3
          date_diff('year', date '2019-06-01', date '2018-05-31'); -1
          date_diff('hour', timestamp '2019-01-01 00:30', date '2019-01-01'); 0
          date_diff('second', timestamp '2019-01-01 00:00:01.5', timestamp '2019-01-01 00:00:03'); 1
          to_date('3.2.2019', 'd.M.y'); 2019-02-03
          to_date('03 feb 2019', 'dd MMM yyyy'); 2019-02-03
          to_date('31.6.2019', 'd.M.y'); ! "31.6.2019" is not a DATE in the format "d.M.y"
          to_datetime('3.2.2019 14:05', 'd.M.y HH:mm'); 2019-02-03T14:05:00
          to_datetime('02/03/2019 2:05 PM', 'MM/dd/yyyy h:mm a'); 2019-02-03T14:05:00
          to_timestamp('3.2.2019', 'd.M.y'); 2019-02-03T00:00:00
          format_date(date '2019-02-03', 'EEE, d MMM yyyy'); Sun, 3 Feb 2019
          format_date(timestamp '2019-02-03T10:00:00Z', 'HH:mm X'); 10:00 Z
          format_date(date '2019-02-03', 'HH'); ! a DATE has no part that the format "HH" asks for
          epoch(timestamp '1970-01-02T00:00:00.5'); 86400.5
          epoch(date '1970-01-02'); 86400.0
          from_epoch(1.5); 1970-01-01T00:00:01.500Z
          from_epoch(1e300); ! 1.0E300 seconds since 1970 are beyond the year 9999
          at_zone(timestamp '2019-07-01 12:00', 'Europe/Oslo'); 2019-07-01T10:00:00Z
          at_zone(timestamp '2019-07-01 10:00:00Z', 'Europe/Oslo'); 2019-07-01T12:00:00
          at_zone(timestamp '2019-03-31 02:30', 'Europe/Oslo'); 2019-03-31T01:30:00Z
          at_zone(timestamp '2019-10-27 02:30', 'Europe/Oslo'); 2019-10-27T00:30:00Z
          year('2019'); ! "2019" is not a DATETIME (expected: such as 2019-01-31T10:00:00)
          year(null); null
          """)
  void dates(String expression, String expected) {
    assertThat(Fixture.value(expression)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          coalesce(null, 2, 1 / 0); 2.0
          coalesce(null, null); null
          coalesce(null, 1, 'x'); 1
          coalesce(1, 2.5); 1
          nullif(1, 1); null
          nullif(1, 2); 1
          nullif('', ''); null
          ifnull(null, 'a'); a
          if(1 > 2, 'a', 'b'); b
          iif(null, 'a', 'b'); b
          case when 1 > 2 then 'a' when 2 > 1 then 'b' else 'c' end; b
          case 3 when 1 then 'a' when 3 then 'c' end; c
          case 9 when 1 then 'a' end; null
          case when true then 1 else 2.50 end; 1
          case when true then date '2019-01-01' else timestamp '2019-01-01 10:00' end; 2019-01-01T00:00:00
          case when true then 1 else 'x' end; 1
          case when false then 1 / 0 else 2 end; 2.0
          """)
  void choices(String expression, String expected) {
    assertThat(Fixture.value(expression)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          1 = 1.0; true
          1 < 1.5; true
          '10' > 9; true
          '1.0' = 1; true
          2 > 1e0; true
          'B' < 'a'; true
          'a' < 'é'; true
          'ﬁ' < '😀'; true
          'a' < 'ab'; true
          date '2019-01-01' = timestamp '2019-01-01 00:00'; true
          date '2019-01-02' > '2019-01-01'; true
          'true' = true; true
          cast('NaN' as double) = cast('NaN' as double); true
          cast('NaN' as double) > 1e308; true
          cast('NaN' as double) > cast('Infinity' as double); true
          -0e0 = 0e0; true
          1 = null; null
          null <> null; null
          true and null; null
          false and null; false
          null and false; false
          true or null; true
          null or true; true
          false or null; null
          not null; null
          not true; false
          false and 1 / 0 = 1; false
          true or 1 / 0 = 1; true
          null is null; true
          1 is not null; true
          null is true; false
          false is not true; true
          false is false; true
          2 between 1 and 3; true
          2 not between 1 and 3; false
          null between 1 and 3; null
          2 in (1, 2, null); true
          3 in (1, 2, null); null
          3 in (1, 2); false
          3 not in (1, 2); true
          3 not in (1, null); null
          null in (1, 2); null
          2 in (1, 2.0); true
          '2' in (1, 2); true
          'a' in ('b', 'a'); true
          date '2019-01-01' in ('2019-01-01'); true
          'abc' like 'a%'; true
          'abc' like 'a_c'; true
          'a😀c' like 'a_c'; true
          'abc' like 'b%'; false
          'abc' not like 'b%'; true
          'a%c' like 'a\\%c'; true
          'abc' like 'a\\%c'; false
          'abc' like '%'; true
          '' like '%'; true
          '' like '_'; false
          'ABC' like 'abc'; false
          'ÀBC' ilike 'à%'; true
          'mississippi' like '%ss%pp%'; true
          'mississippi' like '%s_s%i'; true
          'mississippi' like 'm%s_s_'; false
          null like 'a'; null
          """)
  void conditions(String expression, String expected) {
    assertThat(Fixture.value(expression)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          cast('007' as integer); 7
          cast(' 7 ' as integer); 7
          cast('7.0' as integer); 7
          cast('1e3' as integer); 1000
          cast('-9223372036854775808' as integer); -9223372036854775808
          cast('9223372036854775808' as integer); ! "9223372036854775808" is not an INTEGER
          cast('7.5' as integer); ! "7.5" is not an INTEGER
          cast('abc' as integer); ! "abc" is not an INTEGER
          cast('' as integer); ! "" is not an INTEGER
          cast(7.0 as integer); 7
          cast(7.5 as integer); ! 7.5 is not an INTEGER (use round, floor or ceil first)
          cast(1e30 as integer); ! 1000000000000000000000000000000 is not an INTEGER (use round, floor or ceil first)
          cast(true as integer); 1
          cast(1 as boolean); true
          cast(2 as boolean); ! 2 is not a BOOLEAN (expected: 0 or 1)
          cast('yes' as boolean); ! "yes" is not a BOOLEAN (expected: true or false)
          cast('1.50' as decimal); 1.50
          cast('1e-2' as decimal); 0.01
          cast('1e99999' as decimal); ! "1e99999" is not a DECIMAL
          cast(0.1e0 as decimal); 0.1
          cast(cast('NaN' as double) as decimal); ! NaN is not a DECIMAL
          cast('1e400' as double); ! "1e400" is not a DOUBLE
          cast('1e5' as double); 100000.0
          cast(12345678 as double); 1.2345678E7
          cast(1.50 as text); 1.50
          cast(1e10 as text); 1.0E10
          cast(date '2019-01-31' as text); 2019-01-31
          cast(timestamp '2019-01-31 10:00' as text); 2019-01-31T10:00:00
          cast('2019-01-31' as date); 2019-01-31
          cast('2019-02-29' as date); ! "2019-02-29" is not a DATE (expected: such as 2019-01-31)
          cast(timestamp '1969-12-31 10:00' as date); 1969-12-31
          cast(date '2019-01-31' as datetime); 2019-01-31T00:00:00
          cast('2019-01-31 10:00:00.123456' as timestamp); 2019-01-31T10:00:00.123456
          cast('2019-01-31T10:00:00+02:00' as timestamptz); 2019-01-31T08:00:00Z
          '7'::int + 1; 8
          try_cast('abc' as integer); null
          try_cast('7' as integer); 7
          try_cast(7.5 as integer); null
          cast(null as date); null
          """)
  void casts(String expression, String expected) {
    assertThat(Fixture.value(expression)).isEqualTo(expected);
  }
}
