package org.polyphony.telephony.twilio;

import com.twilio.security.RequestValidator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.telephony.InboundText;
import org.polyphony.telephony.Receipt;
import org.polyphony.telephony.SignedForm;
import org.polyphony.telephony.TextNews;
import org.polyphony.telephony.Webhooks;

/**
 * What Twilio tells us, once its signature is seen to be true: over the address by which it knows
 * us, which behind a proxy is not the one that the request came to, and over every field.
 */
final class TwilioWebhooks implements Webhooks {
  static final String STATUS = "/webhooks/twilio/status";

  /** The part of the address that carries our own id. */
  static final String MESSAGE = "message";

  private final TwilioAccount account;
  private final RequestValidator validator;
  private final Jdbi jdbi;
  private final TextNews news;

  TwilioWebhooks(TwilioAccount account, Jdbi jdbi, TextNews news) {
    this.account = account;
    this.jdbi = jdbi;
    this.news = news;
    validator = new RequestValidator(account.token());
  }

  @Override
  public boolean receipt(SignedForm form) {
    return signed(
        form,
        handle -> {
          Optional<String> sid = form.field("MessageSid").or(() -> form.field("SmsSid"));
          Optional<String> status = form.field("MessageStatus").or(() -> form.field("SmsStatus"));
          if (sid.isPresent() && status.isPresent()) {
            news.receipt(
                handle,
                new Receipt(
                    sid.get(),
                    message(form.query()),
                    Statuses.progress(status.get()),
                    form.field("ErrorCode").map(TwilioWebhooks::number).orElse(0)));
          }
        });
  }

  @Override
  public boolean inbound(SignedForm form) {
    return signed(
        form,
        handle -> {
          Optional<String> sid = form.field("MessageSid").or(() -> form.field("SmsSid"));
          Optional<String> from = form.field("From");
          if (sid.isPresent() && from.isPresent()) {
            news.inbound(
                handle,
                new InboundText(
                    sid.get(),
                    from.get(),
                    form.field("To").orElse(""),
                    form.field("Body").orElse(""),
                    form.field("NumMedia").map(TwilioWebhooks::number).orElse(0),
                    form.field("OptOutType").filter("STOP"::equals).isPresent()));
          }
        });
  }

  private boolean signed(SignedForm form, Consumer<Handle> telling) {
    if (!isSigned(form)) {
      return false;
    }
    jdbi.useTransaction(telling::accept);
    return true;
  }

  private boolean isSigned(SignedForm form) {
    String signature = form.signature();
    Map<String, String> single = new TreeMap<>();
    for (Map.Entry<String, List<String>> field : form.fields().entrySet()) {
      // Twilio sends each field once; the library signs one value of each.
      if (field.getValue().size() != 1) {
        return false;
      }
      single.put(field.getKey(), field.getValue().get(0));
    }
    String query = form.query() == null || form.query().isEmpty() ? "" : "?" + form.query();
    return signature != null
        && validator.validate(base(account) + form.path() + query, single, signature);
  }

  static String base(TwilioAccount account) {
    return account.publicUrl().toString().replaceAll("/+$", "");
  }

  private static @Nullable UUID message(@Nullable String query) {
    if (query == null) {
      return null;
    }
    for (String part : query.split("&")) {
      if (part.matches(MESSAGE + "=[0-9a-fA-F-]{36}")) {
        try {
          return UUID.fromString(part.substring(MESSAGE.length() + 1));
        } catch (IllegalArgumentException e) {
          return null;
        }
      }
    }
    return null;
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }
}
