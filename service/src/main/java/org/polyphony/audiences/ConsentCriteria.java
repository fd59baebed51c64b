package org.polyphony.audiences;

import java.util.List;

/**
 * What people have said about channels: yes, no longer, nothing. Who has said yes for one number
 * and no for another has said both.
 */
final class ConsentCriteria {

  private static final List<String> CHANNELS = List.of("text", "phone", "email", "door");

  private ConsentCriteria() {}

  static List<Criterion> all() {
    return List.of(
        criterion("allows", lastWord("s.given")),
        criterion("withdrew", lastWord("NOT s.given")),
        criterion(
            "unasked",
            """
            EXISTS (
              SELECT FROM unnest(CAST(:values AS text[])) AS asked (channel)
              WHERE NOT EXISTS (
                SELECT FROM consent.known_consents k
                WHERE k.contact = p.contact AND k.organization = :organization AND k.channel = asked.channel))
            """));
  }

  private static Criterion criterion(String key, String sql) {
    return SimpleCriterion.codes(
        key, "audiences.criterion." + key, CHANNELS, "profile.allows.", sql);
  }

  private static String lastWord(String said) {
    return """
        EXISTS (
          SELECT FROM consent.last_words s
          WHERE s.contact = p.contact AND s.organization = :organization
            AND s.channel = ANY (CAST(:values AS text[])) AND %s)
        """
        .formatted(said);
  }
}
