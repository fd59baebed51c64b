package org.polyphony.i18n;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which callers can serve which contacts. The relation is directed: that A serves B does not say
 * that B serves A.
 *
 * <p>A contact whose tag names a group of languages ({@code hmn}) is served in full by a speaker of
 * any member whose speakers understand each other. {@code zh} is such a group only on paper:
 * Cantonese and Mandarin are not understood by each other's speakers, so a speaker of either serves
 * a {@code zh} contact as kin (told to ask first), while a caller who is entered as plain {@code
 * zh} serves neither {@code yue} nor {@code cmn}: which of them they speak must be entered.
 *
 * <p>Who serves whom stands in {@code languages.tsv}: {@code served by} in full, {@code kin}
 * nearly, {@code never} whatever a campaign says. Kin are White and Green Hmong; a caller of
 * unstated Hmong for either of them; Dari and Farsi, which ISO 639-3 counts as one macrolanguage
 * ({@code fas}: {@code pes}, {@code prs}); Hazaragi contacts by Dari speakers, the schooling
 * language of nearly all of them, not the other way. Never is Dari by Pashto, where the wrong one
 * can be more than a misunderstanding. Hindi and Urdu, Lao and Thai, Ukrainian and Russian are a
 * campaign's to allow.
 */
public final class Matching {

  private static final Languages LANGUAGES = Languages.standard();

  /** Contact's tag to the tags of callers who serve it as well as its own. */
  private static final Map<String, Set<String>> AS_WELL = table(LanguageTable.Row::servedBy);

  /** Contact's tag to the tags of callers who serve it as kin. */
  private static final Map<String, Set<String>> KIN = table(LanguageTable.Row::kin);

  /** Contact's tag to the tags of callers whom no campaign may allow. */
  private static final Map<String, Set<String>> NEVER = table(LanguageTable.Row::never);

  private Matching() {}

  private static Map<String, Set<String>> table(Function<LanguageTable.Row, List<String>> callers) {
    Map<String, Set<String>> table = new LinkedHashMap<>();
    for (LanguageTable.Row row : LANGUAGES.rows()) {
      table.put(row.language().tag(), new LinkedHashSet<>(callers.apply(row)));
    }
    return Collections.unmodifiableMap(table);
  }

  /**
   * The best match between a contact's spoken language and those of a caller.
   *
   * @param contactTag the contact's spoken language; {@code und} or empty where nobody knows it
   * @param callerTags the languages the caller speaks
   * @param allowedByCampaign what the campaign allows beyond the table
   */
  public static Match match(
      String contactTag, Collection<String> callerTags, Set<AllowedPair> allowedByCampaign) {
    String contact = spoken(contactTag);
    if (contact.isEmpty() || contact.equals(Languages.UNKNOWN)) {
      return Match.UNKNOWN;
    }
    return callerTags.stream()
        .map(caller -> match(contact, spoken(caller), allowedByCampaign))
        .min(Match::compareTo)
        .orElse(Match.NONE);
  }

  /**
   * Whether one of these languages is this one, or one that its speakers understand in full: the
   * question wherever people are shown what is theirs to speak. Nobody speaks {@code und}.
   */
  public static boolean speaks(String tag, Collection<String> callerTags) {
    return match(tag, callerTags, Set.of()) == Match.EXACT;
  }

  /**
   * Every pair of two languages of which the caller's serves the contact's whatever the campaign:
   * in full or as kin. For statements that count what was spoken.
   */
  public static List<AllowedPair> near() {
    List<AllowedPair> near = new ArrayList<>();
    Stream.of(AS_WELL, KIN)
        .forEach(
            table ->
                table.forEach(
                    (contact, callers) ->
                        callers.forEach(caller -> near.add(new AllowedPair(contact, caller)))));
    return List.copyOf(near);
  }

  private static Match match(String contact, String caller, Set<AllowedPair> allowed) {
    if (contact.equals(caller) || AS_WELL.getOrDefault(contact, Set.of()).contains(caller)) {
      return Match.EXACT;
    }
    if (KIN.getOrDefault(contact, Set.of()).contains(caller)) {
      return Match.KIN;
    }
    boolean permitted =
        allowed.stream()
            .anyMatch(
                p -> spoken(p.contact()).equals(contact) && spoken(p.caller()).equals(caller));
    return permitted && mayAllow(new AllowedPair(contact, caller)) ? Match.ALLOWED : Match.NONE;
  }

  /** False for a pair that no campaign may allow; {@link #match} ignores such a pair. */
  public static boolean mayAllow(AllowedPair pair) {
    return !NEVER.getOrDefault(spoken(pair.contact()), Set.of()).contains(spoken(pair.caller()));
  }

  /**
   * Every tag of a contact's language that such a caller may serve, in the order of {@link
   * Languages#all()}, {@code und} always among them.
   */
  public static Set<String> served(
      Collection<String> callerTags, Set<AllowedPair> allowedByCampaign) {
    Set<String> served = new LinkedHashSet<>();
    for (Language language : LANGUAGES.all()) {
      if (match(language.tag(), callerTags, allowedByCampaign).serves()) {
        served.add(language.tag());
      }
    }
    for (String caller : callerTags) {
      served.add(spoken(caller));
    }
    return served;
  }

  private static String spoken(String tag) {
    return LANGUAGES.find(tag).map(Language::spokenTag).orElse(tag);
  }
}
