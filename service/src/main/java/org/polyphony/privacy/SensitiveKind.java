package org.polyphony.privacy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.polyphony.i18n.Folding;

/**
 * Kinds of facts that are kept only where an organization has said so, told by the name of their
 * column. What California's law calls sensitive (Civil Code 1798.140 (ae)), and the party.
 */
public enum SensitiveKind {
  /** Which party somebody is registered with. */
  PARTY(
      "party partycode partyname partyabbr partyaffiliation politicalparty partypreference"
          + " registeredparty partyregistration regparty ballotpartyabbr ballotpartyname partido"
          + " partidopolitico dangphai"),
  /** Race and ethnic origin. */
  ETHNICITY(
      "ethnicity ethnicgroup ethnicorigin race raceethnicity ethnicityrace raza etnia dantoc"),
  /** What somebody believes, and where. */
  RELIGION("religion religiousaffiliation faith denomination church iglesia tongiao"),
  /** Where somebody was born, and which papers they have. */
  ORIGIN(
      "placeofbirth birthplace countryofbirth birthcountry countryoforigin nationalorigin nationality"
          + " citizen citizenship citizenshipstatus uscitizen immigrationstatus visastatus visatype"
          + " ciudadania nacionalidad lugardenacimiento noisinh quoctich"),
  /** Illness, disability and help that somebody needs for it. */
  HEALTH(
      "disability disabilities disabled health healthstatus healthcondition medicalcondition"
          + " medicalinformation diagnosis vaccinated vaccinationstatus assistancerequest"
          + " assistancerequestflag discapacidad salud khuyettat suckhoe"),
  /** Whom somebody loves, and who they are. */
  ORIENTATION("sexualorientation genderidentity lgbt lgbtq orientacionsexual"),
  /** Numbers of papers. */
  DOCUMENTS(
      "ssn socialsecurity socialsecuritynumber driverslicense driverlicense driverslicensenumber"
          + " dlnumber passport passportnumber aliennumber stateid");

  private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}]+");

  private final Set<String> words;

  SensitiveKind(String words) {
    this.words = Set.of(words.split(" "));
  }

  /** The kind of a column, or of a fact that was named after one; empty for an ordinary one. */
  public static Optional<SensitiveKind> of(String header) {
    String folded = NOT_A_LETTER.matcher(Folding.fold(header)).replaceAll("");
    return Stream.of(values()).filter(kind -> kind.words.contains(folded)).findFirst();
  }

  /** As it is written in JSON, in the database and in the keys of messages: {@code party}. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of this name, or empty where there is none. */
  public static Optional<SensitiveKind> ofWire(String wire) {
    return Stream.of(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
  }
}
