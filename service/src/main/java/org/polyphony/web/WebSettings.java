package org.polyphony.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code web} of config.yml.
 *
 * @param publicUrl where visitors reach this deployment, {@code https://calls.example.org}; null
 *     means wherever the request came to. Behind TLS it begins with {@code https}, which turns on
 *     {@code Secure} cookies
 * @param pseudoLocales whether {@code en-XA} and {@code ar-XB} can be chosen, to see that nothing
 *     is hard-coded
 */
public record WebSettings(
    @JsonProperty("publicUrl") @Nullable URI publicUrl,
    @JsonProperty("pseudoLocales") boolean pseudoLocales) {

  /** What is left empty in config.yml is not set. */
  public WebSettings {
    publicUrl = publicUrl == null || publicUrl.toString().isBlank() ? null : publicUrl;
  }

  /** Nothing set. */
  public WebSettings() {
    this(null, false);
  }

  boolean secure() {
    return publicUrl != null && "https".equals(publicUrl.getScheme());
  }
}
