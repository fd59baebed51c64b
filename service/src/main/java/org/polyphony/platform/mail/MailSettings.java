package org.polyphony.platform.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The block {@code mail:} of config.yml.
 *
 * @param host where mail is handed in by SMTP; empty means that nothing is mailed
 * @param port of that server
 * @param user whom to sign in as there; empty where the server asks for nobody
 * @param password of that user; where config.yml has none, as it should, the environment variable
 *     {@code POLYPHONY_MAIL_PASSWORD}
 * @param from the address that mails come from
 * @param security how the way there is kept from strangers
 * @param perMinute how many mails are handed in a minute, at most
 */
public record MailSettings(
    @JsonProperty("host") String host,
    @JsonProperty("port") @Min(1) @Max(65_535) int port,
    @JsonProperty("user") String user,
    @JsonProperty("password") String password,
    @JsonProperty("from") String from,
    @JsonProperty("security") Security security,
    @JsonProperty("perMinute") @Min(1) @Max(6_000) int perMinute) {

  private static final int SUBMISSION = 587;
  private static final int USUAL_RATE = 60;

  /** How the way to the server is kept from strangers. */
  public enum Security {
    /** RFC 3207; where the server does not offer it, nothing is sent. */
    STARTTLS,
    /** From the first byte on: RFC 8314, 3.3. */
    TLS,
    /** Not at all: for a server on the same machine. */
    NONE
  }

  /** Fills in what config.yml leaves out. */
  public MailSettings(
      @JsonProperty("host") @Nullable String host,
      @JsonProperty("port") int port,
      @JsonProperty("user") @Nullable String user,
      @JsonProperty("password") @Nullable String password,
      @JsonProperty("from") @Nullable String from,
      @JsonProperty("security") @Nullable Security security,
      @JsonProperty("perMinute") int perMinute) {
    this.host = host == null ? "" : host.strip();
    this.port = port == 0 ? SUBMISSION : port;
    this.user = user == null ? "" : user.strip();
    this.password =
        password == null || password.isEmpty()
            ? Objects.requireNonNullElse(System.getenv("POLYPHONY_MAIL_PASSWORD"), "")
            : password;
    this.from = from == null ? "" : from.strip();
    this.security = security == null ? Security.STARTTLS : security;
    this.perMinute = perMinute == 0 ? USUAL_RATE : perMinute;
  }

  /** Nothing is mailed. */
  public static MailSettings off() {
    return new MailSettings(null, 0, null, null, null, null, 0);
  }

  /** Whether anything is mailed. */
  public boolean isOn() {
    return !host.isEmpty();
  }

  @Override
  public String toString() {
    return isOn() ? "mail by " + host + ":" + port + " with [REDACTED]" : "no mail";
  }
}
