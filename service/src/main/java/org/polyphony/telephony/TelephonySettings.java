package org.polyphony.telephony;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which carrier texts go by. What proves to the carrier who we are comes from the environment.
 *
 * @param type {@code sandbox} or {@code twilio}
 * @param account Twilio's id of the account, {@code AC...}; null or empty in the sandbox
 * @param token that proves it and signs what Twilio tells us; never written to a file
 * @param senders separated by commas: numbers in E.164, or one id of a messaging service ({@code
 *     MG...})
 * @param baseUrl where Twilio answers; null or empty for its own address
 * @param perSecond texts a second from each sender: what the carrier has registered for it
 * @param waitAtMost seconds for an answer
 */
public record TelephonySettings(
    @JsonProperty("type") @Pattern(regexp = "sandbox|twilio") String type,
    @JsonProperty("account") @Nullable String account,
    @JsonProperty("token") @Nullable String token,
    @JsonProperty("senders") @Nullable String senders,
    @JsonProperty("baseUrl") @Nullable String baseUrl,
    @JsonProperty("perSecond") @Min(1) @Max(1_000) Integer perSecond,
    @JsonProperty("waitAtMost") @Min(1) @Max(60) Integer waitAtMost) {

  public TelephonySettings(
      @Nullable String type,
      @Nullable String account,
      @Nullable String token,
      @Nullable String senders,
      @Nullable String baseUrl,
      @Nullable Integer perSecond,
      @Nullable Integer waitAtMost) {
    this.type = type == null || type.isBlank() ? "sandbox" : type;
    this.account = account;
    this.token = token;
    this.senders = senders;
    this.baseUrl = baseUrl;
    this.perSecond = perSecond == null ? 10 : perSecond;
    this.waitAtMost = waitAtMost == null ? 20 : waitAtMost;
  }

  /** The sandbox. */
  public static TelephonySettings sandbox() {
    return new TelephonySettings(null, null, null, null, null, null, null);
  }

  /** Whether texts reach nobody. */
  public boolean isSandbox() {
    return type.equals("sandbox");
  }

  /** Without the token, since this may reach a log. */
  @Override
  public String toString() {
    return "TelephonySettings[" + type + "]";
  }
}
