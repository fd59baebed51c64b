package org.polyphony.queue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody behind a claimed line who is still to be reached.
 *
 * @param name in full, as given
 * @param addressForm how they are spoken to, as set at the greeting before; may be empty
 * @param spoken as stored; {@code und} where nobody knows or somebody guessed
 * @param written likewise
 * @param facts what the list says of them; never null
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record PersonBehind(
    UUID contact,
    String name,
    String givenName,
    String familyName,
    String preferredName,
    String addressForm,
    String spoken,
    String written,
    Map<String, Object> facts) {

  @Override
  public String toString() {
    return "PersonBehind[" + contact + "]";
  }
}
