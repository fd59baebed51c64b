package org.polyphony.audiences;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stands in the form of an audience, as it was typed.
 *
 * @param rules by the criterion's key
 */
record AudienceForm(String name, String purpose, Map<String, Rule> rules) {

  /** The field that leaves people out is the criterion's key and this; so are the others. */
  static final String OUT = ".out";

  static final String FROM = ".from";
  static final String TO = ".to";

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[,;\\n\\r]+");

  static AudienceForm empty() {
    return new AudienceForm("", "any", Map.of());
  }

  static AudienceForm of(Audience audience) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    audience.rules().forEach(rule -> rules.put(rule.criterion(), rule));
    return new AudienceForm(audience.name(), audience.purpose(), rules);
  }

  static AudienceForm of(MultivaluedMap<String, String> typed, List<Criterion> criteria) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (Criterion criterion : criteria) {
      List<String> values = values(typed, criterion);
      if (!values.isEmpty()) {
        boolean out = typed.containsKey(criterion.key() + OUT);
        rules.put(criterion.key(), new Rule(criterion.key(), values, out));
      }
    }
    return new AudienceForm(first(typed, "name"), first(typed, "purpose"), rules);
  }

  private static List<String> values(MultivaluedMap<String, String> typed, Criterion criterion) {
    String key = criterion.key();
    return switch (criterion.kind()) {
      case CHOICES -> List.copyOf(typed.getOrDefault(key, List.of()));
      case WORDS ->
          Stream.of(BETWEEN_WORDS.split(first(typed, key)))
              .map(String::strip)
              .filter(word -> !word.isEmpty())
              .distinct()
              .toList();
      case DAYS -> Stream.of(first(typed, key)).filter(days -> !days.isEmpty()).toList();
      case RANGE -> {
        String from = first(typed, key + FROM);
        String to = first(typed, key + TO);
        yield from.isEmpty() && to.isEmpty() ? List.of() : List.of(from + "-" + to);
      }
    };
  }

  private static String first(MultivaluedMap<String, String> typed, String field) {
    return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
  }

  NewAudience audience() {
    return new NewAudience(name, purpose, new ArrayList<>(rules.values()));
  }

  Optional<Rule> rule(String criterion) {
    return Optional.ofNullable(rules.get(criterion));
  }
}
