package org.polyphony.care;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller reports, in confidence.
 *
 * @param author the caller
 * @param key the client's, unique per author for ever
 * @param line that was called
 * @param contact whom it is about; null when it is not known which of several people
 * @param language in which they speak, as stored
 * @param account what was told, in a few words; may be empty
 * @param callBack whether they wish that staff call them
 * @param offered the keys of the resources that they were told of
 */
public record NewIncident(
    UUID author,
    UUID key,
    UUID campaign,
    UUID claim,
    UUID line,
    @Nullable UUID contact,
    String language,
    IncidentKind kind,
    String account,
    boolean callBack,
    List<String> offered) {

  /** The longest account, in characters. */
  public static final int LONGEST_ACCOUNT = 1000;

  /** That staff should look at a call, of which nothing is told yet. */
  public static NewIncident flagged(
      UUID author,
      UUID key,
      UUID campaign,
      UUID claim,
      UUID line,
      @Nullable UUID contact,
      String language) {
    return new NewIncident(
        author,
        key,
        campaign,
        claim,
        line,
        contact,
        language,
        IncidentKind.FLAGGED,
        "",
        false,
        List.of());
  }

  public NewIncident {
    offered = List.copyOf(offered);
  }

  /** Without a word of what was told, since this may reach a log. */
  @Override
  public String toString() {
    return "NewIncident[" + key + "]";
  }
}
