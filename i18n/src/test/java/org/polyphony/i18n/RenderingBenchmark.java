package org.polyphony.i18n;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How many messages a second one processor renders, beside ICU's own {@code format} with a pattern
 * that was prepared, in turns in the same run. {@code docs/guide/benchmarks.md} has the command.
 */
public final class RenderingBenchmark {

  private static final int ROUNDS = 7;
  private static final long ROUND = 1_000_000_000L;
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  private record Sample(String name, String tag, String pattern, Map<String, Object> values) {}

  private RenderingBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    System.out.printf(
        "%-28s %12s %12s %12s %8s%n", "messages a second", "ours", "from text", "ICU's", "ratio");
    samples().forEach(RenderingBenchmark::measure);
  }

  private static List<Sample> samples() {
    Map<String, Object> names =
        Map.of("first_name", "Mai", "organization", "Hmong Innovating Politics");
    Map<String, Object> session =
        Map.of("event", "Our neighborhood", "date", new Date(1_781_000_000_000L));
    Map<String, Object> count = Map.of("count", 1234, "list", "Spring");
    return List.of(
        new Sample(
            "a name, in English", "en", "Hello {first_name}, this is {organization}.", names),
        new Sample(
            "a day, in Vietnamese",
            "vi",
            "{event}: {date, date, ::EEEEMMMMd}, {date, time, short}.",
            session),
        new Sample(
            "a number, in Spanish",
            "es",
            "{count, plural, one {# persona en {list}} many {# de personas en {list}} other {# personas en {list}}}",
            count),
        new Sample(
            "a number, in Arabic",
            "ar",
            "{count, plural, zero {لا أحد} one {شخص} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}} {list}",
            count));
  }

  private static void measure(Sample sample) {
    Map<String, String> patterns = Map.of("key", sample.pattern());
    MessageBundle bundle =
        MessageBundle.of(sample.tag(), TranslationState.DRAFT, patterns, patterns).in(ZONE);
    MessageFormat icu = new MessageFormat(sample.pattern(), ULocale.forLanguageTag(sample.tag()));
    Map<String, Object> own = new HashMap<>(sample.values());
    own.computeIfPresent("date", (name, date) -> Instant.ofEpochMilli(((Date) date).getTime()));
    List<Supplier<String>> ways =
        List.of(
            () -> bundle.text("key", own),
            () -> MessageText.render(sample.tag(), sample.pattern(), own, ZONE).text(),
            () -> icu.format(sample.values()));
    double[][] rates = new double[ways.size()][ROUNDS];
    for (int round = -2; round < ROUNDS; round++) {
      for (int way = 0; way < ways.size(); way++) {
        double rate = rate(ways.get(way));
        if (round >= 0) {
          rates[way][round] = rate;
        }
      }
    }
    List<Double> middles = new ArrayList<>();
    for (double[] of : rates) {
      Arrays.sort(of);
      middles.add(of[ROUNDS / 2]);
    }
    System.out.printf(
        "%-28s %,12.0f %,12.0f %,12.0f %8.2f%n",
        sample.name(),
        middles.get(0),
        middles.get(1),
        middles.get(2),
        middles.get(0) / middles.get(2));
  }

  private static double rate(Supplier<String> way) {
    long begin = System.nanoTime();
    long end = begin + ROUND;
    long written = 0;
    long characters = 0;
    long now = begin;
    while (now < end) {
      for (int i = 0; i < 100; i++) {
        characters += way.get().length();
      }
      written += 100;
      now = System.nanoTime();
    }
    if (characters == 0) {
      throw new IllegalStateException("Nothing was written");
    }
    return written * 1e9 / (now - begin);
  }
}
