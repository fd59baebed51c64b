package org.polyphony.campaigns;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.scripts.Answer;

/**
 * What came of an attempt for one person behind the line.
 *
 * @param result null for the attempt's
 * @param spoken the language spoken with them; null for the attempt's
 * @param flags null for the attempt's
 * @param answers by the id of the question; may be empty
 * @param addressForm how they were addressed, by key or word of {@link
 *     org.polyphony.i18n.AddressForms}; null where nobody said
 */
public record PersonOutcome(
    UUID contact,
    @Nullable Result result,
    @Nullable String spoken,
    @Nullable Set<AttemptFlag> flags,
    Map<String, Answer> answers,
    @Nullable String addressForm) {

  public PersonOutcome {
    flags = flags == null ? null : Set.copyOf(flags);
    answers = Map.copyOf(answers);
  }

  /** One of whom nobody said how they were addressed. */
  public PersonOutcome(
      UUID contact,
      @Nullable Result result,
      @Nullable String spoken,
      @Nullable Set<AttemptFlag> flags,
      Map<String, Answer> answers) {
    this(contact, result, spoken, flags, answers, null);
  }

  /** Somebody for whom the attempt's own outcome holds. */
  public static PersonOutcome of(UUID contact) {
    return new PersonOutcome(contact, null, null, null, Map.of());
  }

  /** The same with these answers. */
  public PersonOutcome answering(Map<String, Answer> given) {
    return new PersonOutcome(contact, result, spoken, flags, given, addressForm);
  }
}
