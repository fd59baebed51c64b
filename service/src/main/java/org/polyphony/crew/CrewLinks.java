package org.polyphony.crew;

import java.util.Optional;
import java.util.UUID;
import org.polyphony.platform.SignedLinks;
import org.polyphony.platform.SigningKeys;

/** The links that only a partner, or only one of their people, has. */
final class CrewLinks {

  /** Whose link it is: one of a kind does not pass for one of the other. */
  enum Kind {
    INVITATION,
    VOLUNTEER
  }

  private final SignedLinks invitations;
  private final SignedLinks volunteers;

  CrewLinks(SigningKeys keys) {
    invitations = new SignedLinks(keys, "crew.invitation");
    volunteers = new SignedLinks(keys, "crew.volunteer");
  }

  /** Where people of a partner sign up. */
  String invitation(UUID invitation) {
    return "/crew/with/" + invitations.token(invitation);
  }

  /** Where somebody without an account sees what they have taken. */
  String volunteer(UUID volunteer) {
    return "/crew/own/" + volunteers.token(volunteer);
  }

  /** Whose it is; empty for anything that is not a token of ours of that kind. */
  Optional<UUID> read(Kind kind, String token) {
    return (kind == Kind.INVITATION ? invitations : volunteers).read(token);
  }
}
