package org.polyphony.telephony;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.CannotStart;
import org.polyphony.platform.Jobs;
import org.polyphony.telephony.sandbox.Sandbox;
import org.polyphony.telephony.twilio.Twilio;
import org.polyphony.telephony.twilio.TwilioAccount;

/** The text line of this deployment, at the carrier that {@code config.yml} names. */
public final class TelephonyModule {
  private final TextLine line;
  private final Webhooks webhooks;
  private final @Nullable Sandbox sandbox;
  private final int perSecond;
  private @Nullable TextNews listener;

  /**
   * @param publicUrl where the carrier reaches us; null in the sandbox
   * @throws CannotStart {@code carrier} where something is missing that the carrier needs
   */
  public TelephonyModule(
      Jdbi jdbi, Clock clock, TelephonySettings settings, @Nullable URI publicUrl) {
    perSecond = settings.perSecond();
    if (settings.isSandbox()) {
      sandbox = new Sandbox(jdbi, clock, new Told());
      line = sandbox;
      webhooks = new NoWebhooks();
    } else {
      sandbox = null;
      Twilio twilio = new Twilio(account(settings, publicUrl), jdbi, new Told());
      line = twilio;
      webhooks = twilio.webhooks();
    }
  }

  /** By which texts go out. */
  public TextLine line() {
    return line;
  }

  /** What the carrier tells us by calling. */
  public Webhooks webhooks() {
    return webhooks;
  }

  /** Texts a second from each sender, 1 to 1000. */
  public int perSecond() {
    return perSecond;
  }

  /** Who learns what comes in; before anything can. */
  public void listen(TextNews news) {
    listener = news;
  }

  /** Lets the sandbox tell what has come of its texts. */
  public void register(Jobs jobs) {
    Sandbox told = sandbox;
    if (told != null) {
      jobs.recurring(
          "telephony.sandbox", Schedules.fixedDelay(Duration.ofSeconds(1)), told::tellWhatIsDue);
    }
  }

  private static TwilioAccount account(TelephonySettings settings, @Nullable URI publicUrl) {
    String senders = needed(settings.senders(), "TWILIO_MESSAGING_SERVICE_SID");
    if (publicUrl == null) {
      throw missing("POLYPHONY_PUBLIC_URL");
    }
    String base = settings.baseUrl();
    return new TwilioAccount(
        needed(settings.account(), "TWILIO_ACCOUNT_SID"),
        needed(settings.token(), "TWILIO_AUTH_TOKEN"),
        Arrays.stream(senders.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList(),
        URI.create(base == null || base.isBlank() ? TwilioAccount.USUAL_BASE : base),
        publicUrl,
        Duration.ofSeconds(settings.waitAtMost()));
  }

  private static String needed(@Nullable String value, String name) {
    if (value == null || value.isBlank()) {
      throw missing(name);
    }
    return value.strip();
  }

  private static CannotStart missing(String name) {
    return new CannotStart(
        "carrier",
        "Texts are to go by Twilio, and " + name + " is not set. Set it, or use the sandbox.");
  }

  /** Nobody calls the sandbox. */
  private static final class NoWebhooks implements Webhooks {
    @Override
    public boolean receipt(SignedForm form) {
      return false;
    }

    @Override
    public boolean inbound(SignedForm form) {
      return false;
    }
  }

  /** Passes on to whoever listens. */
  private final class Told implements TextNews {
    @Override
    public void receipt(Handle handle, Receipt receipt) {
      listener().receipt(handle, receipt);
    }

    @Override
    public void inbound(Handle handle, InboundText text) {
      listener().inbound(handle, text);
    }

    private TextNews listener() {
      TextNews news = listener;
      if (news == null) {
        throw new IllegalStateException("Nobody listens to the text line");
      }
      return news;
    }
  }

  /** What the sandbox does with texts to which numbers, for the guide and for those who try. */
  public List<String> sandboxNumbers() {
    return sandbox == null ? List.of() : Sandbox.numbers();
  }
}
