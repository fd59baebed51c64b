package org.polyphony.texting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.MessageText;
import org.polyphony.scripts.ScriptArguments;

/** The texts of one sending, for one person after the other. */
final class Wording {
  private final TextCampaign campaign;
  private final Map<String, String> patterns = new HashMap<>();
  private final Set<String> ready = new HashSet<>();
  private final ScriptArguments common;
  private final Map<String, List<String>> tags = new HashMap<>();

  /**
   * @param occasion null where the sending is about no event
   */
  Wording(
      TextCampaign campaign,
      List<TextCampaignsDao.Template> templates,
      String organization,
      AudienceDao.@Nullable Occasion occasion) {
    this.campaign = campaign;
    for (TextCampaignsDao.Template template : templates) {
      patterns.put(template.tag(), template.pattern());
      if (template.reviewedBy() != null
          || campaign.overrideBy() != null
          || template.tag().equals(campaign.sourceLanguage())) {
        ready.add(template.tag());
      }
    }
    ScriptArguments said = ScriptArguments.NONE.caller("", organization);
    common =
        occasion == null
            ? said
            : said.event(
                occasion.name(),
                occasion.startsAt().atZone(ZoneId.of(occasion.timeZone())),
                occasion.place());
  }

  /**
   * A text for somebody.
   *
   * @param held why it does not go out; null where it does
   * @param missing the names of values that nobody knows, separated by commas
   */
  record Worded(String tag, TextCount count, @Nullable String held, String missing) {}

  Worded of(AudienceDao.Recipient person) {
    Optional<String> tag =
        tags.computeIfAbsent(person.written() + " " + person.spoken(), key -> tags(person)).stream()
            .filter(patterns::containsKey)
            .findFirst();
    if (tag.isEmpty()) {
      return new Worded(
          person.spoken(), TextCount.of("", false), or(person, "language_unreviewed"), "");
    }
    MessageText.Rendered rendered =
        MessageText.render(
            tag.get(),
            patterns.getOrDefault(tag.get(), ""),
            arguments(person).values(),
            common.zone());
    TextCount count = TextCount.of(rendered.text(), campaign.smart());
    if (!rendered.complete()) {
      Set<String> missing = new LinkedHashSet<>();
      rendered.problems().forEach(p -> missing.add(p.arguments().getOrDefault("argument", "")));
      return new Worded(
          tag.get(), count, or(person, "argument_missing"), String.join(",", missing));
    }
    return new Worded(
        tag.get(),
        count,
        ready.contains(tag.get()) ? person.held() : or(person, "language_unreviewed"),
        "");
  }

  /** What a text for somebody is filled with. */
  ScriptArguments arguments(AudienceDao.Recipient person) {
    return common.person(
        person.fullName(),
        person.givenName(),
        person.familyName(),
        person.preferredName(),
        person.spoken(),
        person.addressForm());
  }

  /** What a text is filled with where nobody is there whom it could be for. */
  ScriptArguments example(String tag) {
    return common.person("Maria Lopez", "Maria", "Lopez", "", tag, "");
  }

  private static String or(AudienceDao.Recipient person, String why) {
    String held = person.held();
    return held == null ? why : held;
  }

  /**
   * What they read, then what they speak; where nobody knows, the language that was written first.
   */
  private List<String> tags(AudienceDao.Recipient person) {
    Set<String> tags = new LinkedHashSet<>();
    for (String language : List.of(person.written(), person.spoken())) {
      if (!language.isBlank() && !language.equals(Languages.UNKNOWN)) {
        tags.addAll(Languages.standard().bundlesFor(language));
      }
    }
    if (tags.isEmpty()) {
      tags.add(campaign.sourceLanguage());
    }
    return List.copyOf(tags);
  }

  /** When the texts of one lane are due; before its hours are looked at. */
  static Instant due(
      TextCampaign campaign,
      AudienceDao.@Nullable Occasion occasion,
      List<ZoneId> zones,
      Instant now) {
    if (campaign.localTime() != null) {
      return TextHours.everywhere(campaign.localTime(), zones);
    }
    Integer days = campaign.daysBefore();
    if (days != null && campaign.timeOfDay() != null && occasion != null) {
      return TextHours.everywhere(
          occasion
              .startsAt()
              .atZone(ZoneId.of(occasion.timeZone()))
              .toLocalDate()
              .minusDays(days)
              .atTime(campaign.timeOfDay()),
          zones);
    }
    return now;
  }
}
