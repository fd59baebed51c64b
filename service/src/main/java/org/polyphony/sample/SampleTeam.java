package org.polyphony.sample;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.LEADER;
import static org.polyphony.web.Role.ORGANIZER;
import static org.polyphony.web.Role.TRANSLATOR;

import java.util.List;
import org.polyphony.accounts.UserLanguage;
import org.polyphony.web.Role;

/**
 * An invented user.
 *
 * @param speaks the languages that they speak and read, their own first
 */
record SampleTeam(String name, Role role, List<String> speaks) {

  /** Somebody of every role, with the languages that the sample lists need. */
  static final List<SampleTeam> TEAM =
      List.of(
          new SampleTeam("Mai See Yang", ADMINISTRATOR, List.of("hmn", "en")),
          new SampleTeam("Teresa Campos", COORDINATOR, List.of("es", "en")),
          new SampleTeam("Pa Houa Vang", ORGANIZER, List.of("hmn", "en")),
          new SampleTeam("Trần Minh", ORGANIZER, List.of("vi", "en")),
          new SampleTeam("Lucía Peña", ORGANIZER, List.of("es", "en")),
          new SampleTeam("Andre Coleman", ORGANIZER, List.of("en")),
          new SampleTeam("Kou Xiong", TRANSLATOR, List.of("hmn", "en")),
          new SampleTeam("Denise Brooks", LEADER, List.of("en")));

  /** Who decides what the public reads. */
  static String coordinator() {
    return TEAM.stream()
        .filter(member -> member.role() == COORDINATOR)
        .map(SampleTeam::name)
        .findFirst()
        .orElseThrow();
  }

  List<UserLanguage> languages() {
    return speaks.stream().map(tag -> new UserLanguage(tag, true, true)).toList();
  }
}
