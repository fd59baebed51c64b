package org.polyphony.telephony;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier has posted, before anybody has looked whether it was the carrier.
 *
 * @param path with a slash before it
 * @param query as it came, without the question mark; null where there was none
 * @param fields all of them, decoded
 * @param signature null where there was none
 */
public record SignedForm(
    String path,
    @Nullable String query,
    Map<String, List<String>> fields,
    @Nullable String signature) {

  /** A field's only value; empty where it is not there or empty. */
  public Optional<String> field(String name) {
    return fields.getOrDefault(name, List.of()).stream().findFirst().filter(v -> !v.isEmpty());
  }

  /** Without what is in it, since this may reach a log. */
  @Override
  public String toString() {
    return "SignedForm[" + path + "]";
  }
}
