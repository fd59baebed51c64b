package org.polyphony.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.NewCookie;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Our cookies: never read by scripts, never sent from other sites' forms, only over TLS where there
 * is TLS.
 */
final class Cookies {
  static final String LANGUAGE = "polyphony_language";
  static final String NOTICE = "polyphony_notice";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Cookies() {}

  static NewCookie of(String name, String value, Duration age, boolean secure) {
    return new NewCookie.Builder(name)
        .value(value)
        .path("/")
        .maxAge(Math.toIntExact(age.toSeconds()))
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }

  static NewCookie gone(String name, boolean secure) {
    return of(name, "", Duration.ZERO, secure);
  }

  /**
   * A notice with its arguments, to be worded on the page that shows it, in that page's language.
   */
  static NewCookie notice(String key, Map<String, ?> arguments, boolean secure) {
    Map<String, Object> content = new LinkedHashMap<>(arguments);
    content.put("", key);
    try {
      String value =
          Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(content));
      return of(NOTICE, value, Duration.ofMinutes(1), secure);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Optional<String> readNotice(String value, Wording wording) {
    try {
      Map<String, Object> content =
          JSON.readValue(Base64.getUrlDecoder().decode(value), new TypeReference<>() {});
      if (!(content.remove("") instanceof String key)) {
        return Optional.empty();
      }
      return Optional.of(wording.text(key, content));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
