package org.polyphony.platform.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands mails in by SMTP (RFC 5321), and tells what surely was not taken from what may have been.
 */
final class MailServer {

  private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
  private static final String CONNECT_MILLIS = "15000";
  private static final String ANSWER_MILLIS = "120000";
  private static final int TEMPORARY = 400;
  private static final int PERMANENT = 500;
  private static final int NO_CODE = 600;

  private final MailSettings settings;
  private final Session session;

  MailServer(MailSettings settings) {
    this.settings = settings;
    Properties properties = new Properties();
    properties.put("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
    properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    properties.put("mail.smtp.timeout", ANSWER_MILLIS);
    properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.security()) {
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
      case NONE -> LOG.debug("Mail goes unencrypted, as the settings say");
    }
    session = Session.getInstance(properties);
  }

  /** One mail, over a connection of its own. */
  Outcome send(Mail mail, Instant at) {
    MimeMessage message;
    Address[] to;
    try {
      message = Letter.of(session, settings.from(), mail, at);
      to = message.getAllRecipients();
    } catch (MessagingException | IllegalArgumentException e) {
      return Outcome.refused("address");
    }
    Transport transport;
    try {
      transport = session.getTransport("smtp");
      transport.connect(
          settings.host(), settings.port(), orNull(settings.user()), orNull(settings.password()));
    } catch (AuthenticationFailedException e) {
      LOG.error("The mail server does not let us sign in; see the settings under mail");
      return Outcome.later("sign_in");
    } catch (MessagingException e) {
      LOG.warn("The mail server cannot be reached: {}", e.getClass().getSimpleName());
      return Outcome.later("unreachable");
    }
    try {
      transport.sendMessage(message, to);
      return Outcome.sent();
    } catch (MessagingException e) {
      return outcome(e);
    } finally {
      close(transport);
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /**
   * What a server's no means: a code of 4 is for now, one of 5 for good (RFC 5321, 4.2.1). Where
   * there is no code, the line broke, and the mail may have been taken.
   */
  static Outcome outcome(MessagingException problem) {
    for (Exception e = problem; e != null; e = next(e)) {
      int code = code(e);
      if (code >= TEMPORARY && code < PERMANENT) {
        return Outcome.later(Integer.toString(code));
      }
      if (code >= PERMANENT && code < NO_CODE) {
        return Outcome.refused(Integer.toString(code));
      }
    }
    return Outcome.unknown("no_answer");
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  private static int code(Exception e) {
    if (e instanceof SMTPAddressFailedException address) {
      return address.getReturnCode();
    }
    if (e instanceof SMTPSenderFailedException sender) {
      return sender.getReturnCode();
    }
    if (e instanceof SMTPSendFailedException send) {
      return send.getReturnCode();
    }
    return e instanceof SendFailedException ? 0 : -1;
  }

  /** What was said before stands, however the goodbye goes. */
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("The mail server did not say goodbye");
    }
  }
}
